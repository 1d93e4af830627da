// SPDX-License-Identifier: MIT
#include "app/ctl/helptext.h"

#include "app/ctl/exitstatus.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::Help)
};

//! The texts begin in this column.
constexpr qsizetype textColumn = 26;

QString row(const QString &left, const QString &text)
{
    const QString start = QLatin1String("  ") + left;
    const QString gap = start.size() + 2 > textColumn ? QLatin1Char('\n') + QString(textColumn, QLatin1Char(' '))
                                                      : QString(textColumn - start.size(), QLatin1Char(' '));
    return start + gap + text + QLatin1Char('\n');
}

QString leftOf(const Option &option)
{
    const QString name = optionName(option);
    return option.value ? name + QLatin1Char(' ') + QLatin1String(option.value) : name;
}

QString rowsOf(const std::vector<Option> &options)
{
    QString rows;
    for (const Option &option : options) {
        rows += row(leftOf(option), translated(option.text));
    }
    return rows;
}

QString argumentText(const Argument &argument)
{
    const QString name = QLatin1String(argument.name);
    switch (argument.count) {
    case Argument::Count::One:
        return name;
    case Argument::Count::Optional:
        return QLatin1Char('[') + name + QLatin1Char(']');
    case Argument::Count::OneOrMore:
        return name + QStringLiteral("…");
    case Argument::Count::Any:
        break;
    }
    return QLatin1Char('[') + name + QStringLiteral("…]");
}

QString section(const QString &title, const QString &rows)
{
    return QLatin1Char('\n') + title + QLatin1Char('\n') + rows;
}

QString programHelp()
{
    QString text = usageLine(nullptr) + QLatin1Char('\n')
        + Words::tr("Logs in to servers and prints their tokens, for scripts.") + QLatin1Char('\n');
    QString rows;
    for (const Command &command : commands()) {
        rows += row(QLatin1String(command.name), translated(command.summary));
    }
    text += section(Words::tr("Commands:"), rows);
    text += section(Words::tr("Options of every command:"), rowsOf(commonOptions()));
    rows.clear();
    for (const ExitStatusWords &status : exitStatuses()) {
        rows += row(QString::number(int(status.status)), status.text);
    }
    text += section(Words::tr("Exit status; of several servers the first of these that is not 0:"), rows);
    text += QLatin1Char('\n')
        + Words::tr("NAME is the name of a server, its id, or a beginning that fits one name only.\n"
                    "“tokenrackctl COMMAND --help” tells more of a command, and tokenrackctl(1) all.\n");
    return text;
}

QString commandHelp(const Command &command)
{
    QString text = usageLine(&command) + QLatin1Char('\n') + translated(command.summary) + QLatin1Char('\n');
    if (command.details) {
        text += translated(command.details) + QLatin1Char('\n');
    }
    if (!command.options.empty()) {
        text += section(Words::tr("Options:"), rowsOf(command.options));
    }
    return text + section(Words::tr("Options of every command:"), rowsOf(commonOptions()));
}

} // namespace

QString usageLine(const Command *command)
{
    if (!command) {
        return Words::tr("Usage: %1").arg(QStringLiteral("tokenrackctl [OPTION…] COMMAND [ARGUMENT…]"));
    }
    QStringList words{QStringLiteral("tokenrackctl"), QLatin1String(command->name), QStringLiteral("[OPTION…]")};
    for (const Argument &argument : command->arguments) {
        words += argumentText(argument);
    }
    if (command->takesCommandLine) {
        words += QStringLiteral("-- COMMAND [ARGUMENT…]");
    }
    return Words::tr("Usage: %1").arg(words.join(QLatin1Char(' ')));
}

QString helpText(const Command *command)
{
    return command ? commandHelp(*command) : programHelp();
}

} // namespace tokenrack::ctl
