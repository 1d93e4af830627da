// SPDX-License-Identifier: MIT
#include "app/ctl/completionscript.h"

#include "app/ctl/command.h"

#include <QStringList>

namespace tokenrack::ctl {

namespace {

const QLatin1String providerIds("biotime assetscontrols maximtop xswitch hummingbird");

QString optionName(const Option &option)
{
    return QLatin1String("--") + QLatin1String(option.name);
}

QStringList namesOf(const std::vector<Option> &options)
{
    QStringList names;
    for (const Option &option : options) {
        names += optionName(option);
    }
    return names;
}

QStringList commandNames()
{
    QStringList names;
    for (const Command &command : commands()) {
        names += QLatin1String(command.name);
    }
    return names;
}

//! Words that are known beforehand.
QString wordsOf(Completes completes, const char *words)
{
    switch (completes) {
    case Completes::Words:
        return QString::fromLatin1(words);
    case Completes::Providers:
        return providerIds;
    default:
        return {};
    }
}

bool takesServers(const Command &command)
{
    return !command.arguments.empty() && command.arguments.front().completes == Completes::ServerNames;
}

//! Options of all commands, each once.
std::vector<Option> everyOption()
{
    std::vector<Option> all = commonOptions();
    QStringList known = namesOf(all);
    for (const Command &command : commands()) {
        for (const Option &option : command.options) {
            if (!known.contains(optionName(option))) {
                known += optionName(option);
                all.push_back(option);
            }
        }
    }
    return all;
}

//! Within single quotes of a shell.
QString quoted(const char *text)
{
    return QLatin1Char('\'') + QString::fromUtf8(text).replace(QLatin1Char('\''), QLatin1String("'\\''"))
        + QLatin1Char('\'');
}

// bash

//! The words that an option of that name takes in any command.
QString allWordsOf(const QString &name)
{
    QStringList words;
    for (const Command &command : commands()) {
        for (const Option &option : command.options) {
            if (optionName(option) == name) {
                words += wordsOf(option.completes, option.words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
            }
        }
    }
    words.removeDuplicates();
    return words.join(QLatin1Char(' '));
}

//! What completes the value of each option that has one.
QString bashValues()
{
    QString cases;
    for (const Option &option : everyOption()) {
        QString action;
        if (option.completes == Completes::Files) {
            action = QStringLiteral("compgen -f -- \"$current\"");
        } else if (option.completes == Completes::Folders) {
            action = QStringLiteral("compgen -d -- \"$current\"");
        } else if (const QString words = wordsOf(option.completes, option.words); !words.isEmpty()) {
            const QString all = allWordsOf(optionName(option));
            action = QStringLiteral("compgen -W '%1' -- \"$current\"").arg(all.isEmpty() ? words : all);
        } else if (option.value) {
            action = QStringLiteral("true");
        } else {
            continue;
        }
        cases += QStringLiteral("    %1) mapfile -t COMPREPLY < <(%2); return ;;\n").arg(optionName(option), action);
    }
    return cases;
}

QString bashCommands()
{
    const QString common = namesOf(commonOptions()).join(QLatin1Char(' '));
    QString cases;
    for (const Command &command : commands()) {
        const QString own = namesOf(command.options).join(QLatin1Char(' '));
        QString places;
        if (takesServers(command)) {
            places = QStringLiteral(" servers=yes");
        } else if (!command.arguments.empty() && command.arguments.front().completes == Completes::Files) {
            places = QStringLiteral(" files=yes");
        } else if (!command.arguments.empty() && command.arguments.front().words) {
            places = QStringLiteral(" words='%1'").arg(QLatin1String(command.arguments.front().words));
        }
        cases += QStringLiteral("    %1) options='%2'%3 ;;\n")
                     .arg(QLatin1String(command.name), (own + QLatin1Char(' ') + common).trimmed(), places);
    }
    cases += QStringLiteral("    *) options='%1' words='%2' ;;\n").arg(common, commandNames().join(QLatin1Char(' ')));
    return cases;
}

QString bashScript()
{
    return QStringLiteral(R"sh(# bash completion for tokenrackctl, made by "tokenrackctl completion bash"
_tokenrackctl() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command='' options='' words='' servers='' files='' profile=() i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --profile) profile=(--profile "${COMP_WORDS[i + 1]}") ;;
        --) return ;;
        %1) [ -n "$command" ] || command=${COMP_WORDS[i]} ;;
        esac
    done
    case $previous in
%2    esac
    case $command in
%3    esac
    case $current in
    -*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current"); return ;;
    esac
    if [ -n "$servers" ]; then
        local name
        while IFS= read -r name; do
            case $name in
            "$current"*) COMPREPLY+=("$(printf '%q' "$name")") ;;
            esac
        done < <(tokenrackctl "${profile[@]}" --no-prompt list --names 2>/dev/null)
    elif [ -n "$files" ]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    fi
}
complete -F _tokenrackctl tokenrackctl
)sh")
        .arg(commandNames().join(QLatin1Char('|')), bashValues(), bashCommands());
}

// zsh

QString zshAction(Completes completes, const char *words)
{
    switch (completes) {
    case Completes::ServerNames:
        return QStringLiteral("_tokenrackctl_servers");
    case Completes::Files:
        return QStringLiteral("_files");
    case Completes::Folders:
        return QStringLiteral("_files -/");
    case Completes::Words:
    case Completes::Providers:
        return QLatin1Char('(') + wordsOf(completes, words) + QLatin1Char(')');
    case Completes::Nothing:
        break;
    }
    return QStringLiteral(" ");
}

QString zshOptions(const std::vector<Option> &options)
{
    QString lines;
    for (const Option &option : options) {
        QString spec = (option.repeats ? QLatin1String("*") : QLatin1String("")) + optionName(option) + QLatin1Char('[')
            + QString::fromUtf8(option.text).replace(QLatin1Char(':'), QLatin1Char(';')) + QLatin1Char(']');
        if (option.value) {
            spec += QLatin1Char(':') + QLatin1String(option.value) + QLatin1Char(':')
                + zshAction(option.completes, option.words);
        }
        lines += QLatin1String(" \\\n            ") + quoted(spec.toUtf8().constData());
    }
    return lines;
}

QString zshArguments(const Command &command)
{
    QString lines;
    for (const Argument &argument : command.arguments) {
        const bool isMany = argument.count == Argument::Count::Any || argument.count == Argument::Count::OneOrMore;
        const QString spec = (isMany ? QLatin1String("*:") : QLatin1String(":")) + QLatin1String(argument.name)
            + QLatin1Char(':') + zshAction(argument.completes, argument.words);
        lines += QLatin1String(" \\\n            ") + quoted(spec.toUtf8().constData());
    }
    return lines;
}

QString zshScript()
{
    QString names;
    QString cases;
    for (const Command &command : commands()) {
        const QString described = QLatin1String(command.name) + QLatin1Char(':') + QString::fromUtf8(command.summary);
        names += QLatin1String("        ") + quoted(described.toUtf8().constData()) + QLatin1Char('\n');
        cases += QStringLiteral("    %1)\n        _arguments -S%2%3\n        ;;\n")
                     .arg(QLatin1String(command.name), zshOptions(command.options) + zshOptions(commonOptions()),
                          zshArguments(command));
    }
    return QStringLiteral(R"sh(#compdef tokenrackctl
# zsh completion for tokenrackctl, made by "tokenrackctl completion zsh"
_tokenrackctl_servers() {
    local -a names
    names=(${(f)"$(tokenrackctl --no-prompt list --names 2>/dev/null)"})
    compadd -a names
}
_tokenrackctl() {
    local context state state_descr line
    typeset -A opt_args
    local -a commands
    commands=(
%1    )
    _arguments -C%2 \
        '1:COMMAND:->command' '*::ARGUMENT:->argument'
    case $state in
    command) _describe command commands; return ;;
    esac
    case $words[1] in
%3    esac
}
_tokenrackctl "$@"
)sh")
        .arg(names, zshOptions(commonOptions()), cases);
}

// fish

QString fishOption(const Option &option, const QString &condition)
{
    QString line = QLatin1String("complete -c tokenrackctl") + condition + QLatin1String(" -l ")
        + QLatin1String(option.name) + QLatin1String(" -d ") + quoted(option.text);
    if (!option.value) {
        return line + QLatin1Char('\n');
    }
    if (option.completes == Completes::Files || option.completes == Completes::Folders) {
        return line + QLatin1String(" -r -F\n");
    }
    const QString words = wordsOf(option.completes, option.words);
    return line + QLatin1String(" -x")
        + (words.isEmpty() ? QString() : QLatin1String(" -a '") + words + QLatin1Char('\'')) + QLatin1Char('\n');
}

QString fishScript()
{
    const QString all = commandNames().join(QLatin1Char(' '));
    QString script = QStringLiteral("# fish completion for tokenrackctl, made by \"tokenrackctl completion fish\"\n"
                                    "complete -c tokenrackctl -f\n");
    for (const Option &option : commonOptions()) {
        script += fishOption(option, {});
    }
    for (const Command &command : commands()) {
        script += QStringLiteral("complete -c tokenrackctl -n 'not __fish_seen_subcommand_from %1' -a %2 -d %3\n")
                      .arg(all, QLatin1String(command.name), quoted(command.summary));
        const QString condition =
            QStringLiteral(" -n '__fish_seen_subcommand_from %1'").arg(QLatin1String(command.name));
        for (const Option &option : command.options) {
            script += fishOption(option, condition);
        }
        if (takesServers(command)) {
            script += QStringLiteral("complete -c tokenrackctl%1 -a '(tokenrackctl --no-prompt list --names "
                                     "2>/dev/null)'\n")
                          .arg(condition);
        } else if (!command.arguments.empty() && command.arguments.front().completes == Completes::Files) {
            script += QStringLiteral("complete -c tokenrackctl%1 -F\n").arg(condition);
        } else if (!command.arguments.empty() && command.arguments.front().words) {
            script += QStringLiteral("complete -c tokenrackctl%1 -a '%2'\n")
                          .arg(condition, QLatin1String(command.arguments.front().words));
        }
    }
    return script;
}

} // namespace

QString completionScript(const QString &shell)
{
    if (shell == QLatin1String("bash")) {
        return bashScript();
    }
    if (shell == QLatin1String("zsh")) {
        return zshScript();
    }
    return shell == QLatin1String("fish") ? fishScript() : QString();
}

} // namespace tokenrack::ctl
