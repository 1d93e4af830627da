// SPDX-License-Identifier: MIT
#include "app/ctl/completion/completionscript.h"
#include "app/ctl/completion/completionwords.h"

namespace tokenrack::ctl {

namespace {

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

QString actionOf(const Option &option)
{
    if (option.completes == Completes::Folders) {
        return QStringLiteral("compgen -d -- \"$current\"");
    }
    if (option.completes == Completes::Files) {
        return QStringLiteral("compgen -f -- \"$current\"");
    }
    const QString all = allWordsOf(optionName(option));
    const QString words = all.isEmpty() ? wordsOf(option.completes, option.words) : all;
    return words.isEmpty() ? QStringLiteral("true") : QStringLiteral("compgen -W '%1' -- \"$current\"").arg(words);
}

QStringList namesWithValue()
{
    QStringList names;
    for (const Option &option : everyOption()) {
        if (option.value) {
            names += optionName(option);
        }
    }
    return names;
}

//! What completes the value of each option that has one.
QString values()
{
    QString cases;
    for (const Option &option : everyOption()) {
        if (option.value) {
            cases += QStringLiteral("    %1) mapfile -t COMPREPLY < <(%2); return ;;\n")
                         .arg(optionName(option), actionOf(option));
        }
    }
    return cases;
}

//! The kind of each argument, for the script: "servers", "backups", "fields", "files" or "words", with "*" behind the
//! last one where there can be more.
QString kindOf(const Argument &argument)
{
    const bool goesOn = argument.count == Argument::Count::OneOrMore || argument.count == Argument::Count::Any;
    const QLatin1String more(goesOn ? "*" : "");
    switch (argument.completes) {
    case Completes::ServerNames:
        return QLatin1String("servers") + more;
    case Completes::Backups:
        return QLatin1String("backups") + more;
    case Completes::SecretFields:
        return QLatin1String("fields") + more;
    case Completes::Files:
    case Completes::Folders:
        return QLatin1String("files") + more;
    case Completes::Words:
    case Completes::Suggestions:
    case Completes::Providers:
        return QLatin1String("words") + more;
    case Completes::Nothing:
        break;
    }
    return QLatin1String("nothing") + more;
}

QString cases()
{
    const QString common = namesOf(commonOptions()).join(QLatin1Char(' '));
    QString lines;
    for (const Command &command : commands()) {
        QStringList kinds;
        QString words;
        for (const Argument &argument : command.arguments) {
            kinds += kindOf(argument);
            words += wordsOf(argument.completes, argument.words);
        }
        const QString options = (namesOf(command.options) + namesOf(commonOptions())).join(QLatin1Char(' '));
        lines += QStringLiteral("    %1) options='%2' kinds=(%3) words='%4' ;;\n")
                     .arg(QLatin1String(command.name), options, kinds.join(QLatin1Char(' ')), words);
    }
    return lines
        + QStringLiteral("    *) options='%1' kinds=(words) words='%2' ;;\n")
              .arg(common, commandNames().join(QLatin1Char(' ')));
}

} // namespace

QString bashScript()
{
    return QStringLiteral(R"sh(# bash completion for tokenrackctl, made by "tokenrackctl completion bash"

# What a word on the command line stands for, in $plain.
_tokenrackctl_plain() {
    plain=$1
    case $plain in
    [\'\"]*) plain=${plain:1}; plain=${plain%%[\'\"]} ;;
    *) plain=${plain//\\/} ;;
    esac
    plain=${plain/#\~\//$HOME/}
}

# Offers the lines of the input that begin with what is there, quoted where that has no quote of its own.
_tokenrackctl_offer() {
    local plain line
    _tokenrackctl_plain "$current"
    while IFS= read -r line; do
        case $line in
        "$plain"*)
            case $current in
            [\'\"]*) COMPREPLY+=("$line") ;;
            *) COMPREPLY+=("$(printf '%q' "$line")") ;;
            esac ;;
        esac
    done
}

_tokenrackctl() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command='' options='' words='' plain='' kind='' kinds=() arguments=() profile=() i
    COMPREPLY=()
    if [ "$current" = = ]; then
        current=''
    elif [ "$previous" = = ]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        _tokenrackctl_plain "${COMP_WORDS[i]}"
        case $plain in
        --) return ;;
        %1)
            [ "${COMP_WORDS[i + 1]}" = = ] && ((i++))
            ((i++))
            if [ "$plain" = --profile ]; then
                _tokenrackctl_plain "${COMP_WORDS[i]}"
                profile=(--profile "$plain")
            fi ;;
        -*) ;;
        *)
            if [ -z "$command" ]; then
                command=$plain
            else
                arguments+=("$plain")
            fi ;;
        esac
    done
    case $previous in
%2    esac
    case $command in
%3    esac
    case $current in
    -*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current"); return ;;
    esac
    kind=${kinds[${#arguments[@]}]}
    if [ -z "$kind" ] && [ ${#kinds[@]} -gt 0 ]; then
        case ${kinds[-1]} in
        *\*) kind=${kinds[-1]} ;;
        esac
    fi
    case $kind in
    servers*) _tokenrackctl_offer < <(tokenrackctl "${profile[@]}" --no-prompt list --names 2>/dev/null) ;;
    backups*) _tokenrackctl_offer < <(tokenrackctl "${profile[@]}" --no-prompt restore --names 2>/dev/null) ;;
    fields*) _tokenrackctl_offer < <(
        tokenrackctl "${profile[@]}" --no-prompt list --secret-fields "${arguments[0]}" 2>/dev/null) ;;
    files*) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    words*) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current") ;;
    esac
}
complete -F _tokenrackctl tokenrackctl
)sh")
        .arg(namesWithValue().join(QLatin1Char('|')), values(), cases());
}

} // namespace tokenrack::ctl
