// SPDX-License-Identifier: MIT
#include "app/ctl/invocation.h"

#include "core/base/languages.h"
#include "core/base/plaintext.h"

#include <QCoreApplication>

#include <algorithm>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::Invocation)
};

const Option *find(const std::vector<Option> &options, const QString &name)
{
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&name](const Option &option) { return name == QLatin1String(option.name); });
    return found == options.end() ? nullptr : &*found;
}

bool takesMany(const Argument &argument)
{
    return argument.count == Argument::Count::OneOrMore || argument.count == Argument::Count::Any;
}

bool isNeeded(const Argument &argument)
{
    return argument.count == Argument::Count::One || argument.count == Argument::Count::OneOrMore;
}

} // namespace

//! Goes through the words of a command line once.
class CommandLineReader
{
public:
    explicit CommandLineReader(const QByteArrayList &words)
        : m_bytes(words)
        , m_words(textsOf(words))
    { }

    Result<Invocation, QString> read()
    {
        while (m_problem.isEmpty() && !m_words.isEmpty()) {
            take(m_words.takeFirst());
        }
        if (m_problem.isEmpty()) {
            check();
        }
        if (!m_problem.isEmpty()) {
            return m_problem;
        }
        return m_invocation;
    }

private:
    void take(const QString &word)
    {
        if (word == QLatin1String("--")) {
            takeRest();
        } else if (word == QLatin1String("-h")) {
            takeOption(QStringLiteral("--help"));
        } else if (word == QLatin1String("-v")) {
            takeOption(QStringLiteral("--version"));
        } else if (word.size() > 1 && word.startsWith(QLatin1Char('-'))) {
            takeOption(word);
        } else if (!m_invocation.m_command) {
            takeCommand(word);
        } else {
            m_invocation.m_arguments.append(word);
        }
    }

    void takeRest()
    {
        const QStringList rest = std::exchange(m_words, {});
        if (m_invocation.m_command && m_invocation.m_command->takesCommandLine) {
            m_invocation.m_commandLine = m_bytes.last(rest.size());
        } else {
            m_invocation.m_arguments += rest;
        }
    }

    void takeCommand(const QString &word)
    {
        m_invocation.m_command = findCommand(word);
        if (!m_invocation.m_command) {
            m_problem = Words::tr("There is no command “%1”.").arg(visibleText(word));
        }
    }

    void takeOption(const QString &word)
    {
        const QString name = word.section(QLatin1Char('='), 0, 0);
        const bool hasValue = word.size() > name.size();
        const Option *option = word.startsWith(QLatin1String("--")) ? findOption(name.mid(2)) : nullptr;
        if (!option) {
            m_problem = Words::tr("There is no option “%1” here.").arg(visibleText(name));
        } else if (option->value && !hasValue && m_words.isEmpty()) {
            m_problem = Words::tr("%1 needs a value: %2.").arg(name, QLatin1String(option->value));
        } else if (!option->value && hasValue) {
            m_problem = Words::tr("%1 takes no value.").arg(name);
        } else if (option->value) {
            setValue(*option, hasValue ? word.mid(name.size() + 1) : m_words.takeFirst());
        } else {
            setValue(*option, {});
        }
    }

    const Option *findOption(const QString &name) const
    {
        const Option *common = find(commonOptions(), name);
        return common || !m_invocation.m_command ? common : find(m_invocation.m_command->options, name);
    }

    void setValue(const Option &option, const QString &value)
    {
        QStringList &values = m_invocation.m_values[QLatin1String(option.name)];
        if (option.value && !option.repeats && !values.isEmpty()) {
            m_problem = Words::tr("--%1 can be given once only.").arg(QLatin1String(option.name));
            return;
        }
        const QLatin1String words(option.completes == Completes::Words ? option.words : "");
        const QStringList allowed = QString(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            m_problem =
                Words::tr("--%1 takes one of: %2.").arg(QLatin1String(option.name), allowed.join(QLatin1String(", ")));
            return;
        }
        values.append(value);
    }

    void check()
    {
        if (m_invocation.isSet("help") || m_invocation.isSet("version")) {
            return;
        }
        if (!m_invocation.m_command) {
            m_problem = Words::tr("Which command?");
            return;
        }
        if (m_invocation.isSet("profile") && m_invocation.value("profile").isEmpty()) {
            m_problem = Words::tr("--profile takes a folder."); // not the person's own files, which nobody asked for
            return;
        }
        checkArguments(*m_invocation.m_command);
    }

    void checkArguments(const Command &command)
    {
        const auto &arguments = command.arguments;
        const auto given = m_invocation.m_arguments.size();
        const auto needed = std::count_if(arguments.begin(), arguments.end(), isNeeded);
        const bool isOpen = std::any_of(arguments.begin(), arguments.end(), takesMany);
        if (given < needed) {
            m_problem = Words::tr("%1 is missing.").arg(QLatin1String(arguments.at(std::size_t(given)).name));
        } else if (!isOpen && given > qsizetype(arguments.size())) {
            const QString &word = m_invocation.m_arguments.at(qsizetype(arguments.size()));
            m_problem = Words::tr("Nothing is known to do with “%1”.").arg(visibleText(word));
        } else if (command.takesCommandLine && m_invocation.m_commandLine.isEmpty()) {
            m_problem = Words::tr("The command to run is missing: put it after “--”.");
        }
    }

    QByteArrayList m_bytes;
    QStringList m_words; //!< those of them that are still to be read
    Invocation m_invocation;
    QString m_problem;
};

Result<Invocation, QString> Invocation::from(const QByteArrayList &words)
{
    return CommandLineReader(words.mid(1)).read();
}

QString Invocation::value(const char *option) const
{
    const QStringList all = values(option);
    return all.isEmpty() ? QString() : all.constLast();
}

QStringList textsOf(const QByteArrayList &words)
{
    QStringList texts;
    for (const QByteArray &word : words) {
        texts.append(QString::fromLocal8Bit(word));
    }
    return texts;
}

QString languageIn(const QStringList &arguments)
{
    for (qsizetype i = 1; i < arguments.size() && arguments[i] != QLatin1String("--"); ++i) {
        if (arguments[i] == QLatin1String("--lang")) {
            return arguments.value(i + 1);
        }
        if (arguments[i].startsWith(QLatin1String("--lang="))) {
            return arguments[i].mid(7);
        }
    }
    return {};
}

bool wantsJson(const QStringList &arguments)
{
    return arguments.mid(0, arguments.indexOf(QLatin1String("--"))).contains(QLatin1String("--json"));
}

} // namespace tokenrack::ctl
