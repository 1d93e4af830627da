// SPDX-License-Identifier: MIT
#include "app/ctl/completion/completionscript.h"
#include "app/ctl/completion/completionwords.h"
#include "core/providers/snippet.h"

namespace tokenrack::ctl {

namespace {

QString completeLine(const QString &rest)
{
    return QLatin1String("complete -c tokenrackctl") + rest + QLatin1Char('\n');
}

QString optionLine(const Option &option, const QString &condition)
{
    QString rest = condition + QLatin1String(" -l ") + QLatin1String(option.name) + QLatin1String(" -d ")
        + shellQuoted(QString::fromUtf8(option.text));
    if (option.value) {
        const QString words = wordsOf(option.completes, option.words);
        rest += completesFiles(option.completes) ? QLatin1String(" -r -F") : QLatin1String(" -x");
        rest += words.isEmpty() ? QString() : QLatin1String(" -a ") + shellQuoted(words);
    }
    return completeLine(rest);
}

QString argumentLine(const Argument &argument, const QString &condition)
{
    switch (argument.completes) {
    case Completes::ServerNames:
        return completeLine(condition + QLatin1String(" -a '(__tokenrackctl_lines list --names)'"));
    case Completes::Backups:
        return completeLine(condition + QLatin1String(" -a '(__tokenrackctl_lines restore --names)'"));
    case Completes::SecretFields:
        return completeLine(condition
                            + QLatin1String(" -a '(__tokenrackctl_lines list --secret-fields (__tokenrackctl_name))'"));
    case Completes::Files:
    case Completes::Folders:
        return completeLine(condition + QLatin1String(" -F"));
    case Completes::Words:
    case Completes::Suggestions:
    case Completes::Providers:
        return completeLine(condition + QLatin1String(" -a ")
                            + shellQuoted(wordsOf(argument.completes, argument.words)));
    case Completes::Nothing:
        break;
    }
    return {};
}

} // namespace

QString fishScript()
{
    QString script = QStringLiteral(R"sh(# fish completion for tokenrackctl, made by "tokenrackctl completion fish"
function __tokenrackctl_lines
    set -l profile
    set -l words (commandline -opc)
    for i in (seq (count $words))
        switch $words[$i]
            case --profile
                set profile --profile $words[(math $i + 1)]
            case '--profile=*'
                set profile $words[$i]
        end
    end
    tokenrackctl $profile --no-prompt $argv 2>/dev/null
end
function __tokenrackctl_name
    set -l words (commandline -opc)
    set -l at (contains -i set-secret $words)
    and echo $words[(math $at + 1)]
end
)sh") + completeLine(QStringLiteral(" -f"));
    const QString all = commandNames().join(QLatin1Char(' '));
    for (const Option &option : commonOptions()) {
        script += optionLine(option, {});
    }
    for (const Command &command : commands()) {
        const QLatin1String name(command.name);
        script += completeLine(QStringLiteral(" -n 'not __fish_seen_subcommand_from %1' -a %2 -d %3")
                                   .arg(all, name, shellQuoted(QString::fromUtf8(command.summary))));
        const QString condition = QStringLiteral(" -n '__fish_seen_subcommand_from %1'").arg(name);
        for (const Option &option : command.options) {
            script += optionLine(option, condition);
        }
        for (const Argument &argument : command.arguments) {
            script += argumentLine(argument, condition);
        }
    }
    return script;
}

} // namespace tokenrack::ctl
