// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/command.h"
#include "core/base/result.h"

#include <QHash>
#include <QStringList>

namespace tokenrack::ctl {

//! The command line, taken apart and checked against the table of commands.
class Invocation
{
public:
    //! \a arguments as of QCoreApplication::arguments(), with the program first. The error is a translated sentence.
    static Result<Invocation, QString> from(const QStringList &arguments);

    //! Nullptr when only help or version is wanted.
    const Command *command() const { return m_command; }
    QStringList arguments() const { return m_arguments; }
    //! What stands behind "--" for a command that starts another program.
    QStringList commandLine() const { return m_commandLine; }

    bool isSet(const char *option) const { return m_values.contains(QLatin1String(option)); }
    //! The last one when it was given several times.
    QString value(const char *option) const;
    QStringList values(const char *option) const { return m_values.value(QLatin1String(option)); }

private:
    const Command *m_command = nullptr;
    QStringList m_arguments;
    QStringList m_commandLine;
    QHash<QString, QStringList> m_values;

    friend class CommandLineReader;
};

//! The value of --lang as far as it can be told before the whole command line is understood; empty when it is not
//! there.
QString languageIn(const QStringList &arguments);

//! True when --json is there, as far as it can be told then.
bool wantsJson(const QStringList &arguments);

} // namespace tokenrack::ctl
