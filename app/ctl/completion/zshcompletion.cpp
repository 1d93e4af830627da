// SPDX-License-Identifier: MIT
#include "app/ctl/completion/completionscript.h"
#include "app/ctl/completion/completionwords.h"
#include "core/providers/snippet.h"

namespace tokenrack::ctl {

namespace {

QString actionFor(Completes completes, const char *words)
{
    switch (completes) {
    case Completes::ServerNames:
        return QStringLiteral("_tokenrackctl_servers");
    case Completes::Backups:
        return QStringLiteral("_tokenrackctl_backups");
    case Completes::Files:
        return QStringLiteral("_files");
    case Completes::Folders:
        return QStringLiteral("_files -/");
    case Completes::Words:
    case Completes::Suggestions:
    case Completes::Providers:
    case Completes::SecretFields:
        return QLatin1Char('(') + wordsOf(completes, words).replace(QLatin1Char(':'), QLatin1String("\\:"))
            + QLatin1Char(')');
    case Completes::Nothing:
        break;
    }
    return QStringLiteral(" ");
}

QString optionSpecs(const std::vector<Option> &options)
{
    QString lines;
    for (const Option &option : options) {
        QString spec = QLatin1String(option.repeats ? "*" : "") + optionName(option)
            + QLatin1String(option.value ? "=[" : "[")
            + QString::fromUtf8(option.text).replace(QLatin1Char(':'), QLatin1Char(';')) + QLatin1Char(']');
        if (option.value) {
            spec += QLatin1Char(':') + QLatin1String(option.value) + QLatin1Char(':')
                + actionFor(option.completes, option.words);
        }
        lines += QLatin1String(" \\\n            ") + shellQuoted(spec);
    }
    return lines;
}

QString argumentSpecs(const Command &command)
{
    QString lines;
    for (const Argument &argument : command.arguments) {
        const bool isMany = argument.count == Argument::Count::Any || argument.count == Argument::Count::OneOrMore;
        const QString action = argument.completes == Completes::SecretFields
            ? QStringLiteral("_tokenrackctl_fields")
            : actionFor(argument.completes, argument.words);
        const QString spec =
            QLatin1String(isMany ? "*:" : ":") + QLatin1String(argument.name) + QLatin1Char(':') + action;
        lines += QLatin1String(" \\\n            ") + shellQuoted(spec);
    }
    return lines;
}

} // namespace

QString zshScript()
{
    QString names;
    QString cases;
    for (const Command &command : commands()) {
        names += QLatin1String("        ")
            + shellQuoted(QLatin1String(command.name) + QLatin1Char(':') + QString::fromUtf8(command.summary))
            + QLatin1Char('\n');
        cases += QStringLiteral("    %1)\n        _arguments -S%2%3\n        ;;\n")
                     .arg(QLatin1String(command.name), optionSpecs(command.options) + optionSpecs(commonOptions()),
                          argumentSpecs(command));
    }
    return QStringLiteral(R"sh(#compdef tokenrackctl
# zsh completion for tokenrackctl, made by "tokenrackctl completion zsh"
_tokenrackctl_lines() {
    local folder=${opt_args[--profile]:-$tokenrackctl_profile}
    local -a lines
    lines=(${(f)"$(tokenrackctl ${folder:+--profile} ${folder:+${~${(Q)folder}}} --no-prompt "$@" 2>/dev/null)"})
    compadd -a lines
}
_tokenrackctl_servers() {
    _tokenrackctl_lines list --names
}
_tokenrackctl_backups() {
    _tokenrackctl_lines restore --names
}
_tokenrackctl_fields() {
    _tokenrackctl_lines list --secret-fields ${(Q)line[1]}
}
_tokenrackctl() {
    local context state state_descr line tokenrackctl_profile
    typeset -A opt_args
    local -a commands
    commands=(
%1    )
    _arguments -C -A '-*'%2 \
        '1:COMMAND:->command' '*::ARGUMENT:->argument'
    tokenrackctl_profile=${opt_args[--profile]}
    case $state in
    command) _describe command commands; return ;;
    esac
    case $words[1] in
%3    esac
}
_tokenrackctl "$@"
)sh")
        .arg(names, optionSpecs(commonOptions()), cases);
}

} // namespace tokenrack::ctl
