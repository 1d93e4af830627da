// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/command.h"
#include "core/base/result.h"

#include <QByteArrayList>
#include <QHash>
#include <QStringList>

namespace tokenrack::ctl {

//! The command line, taken apart and checked against the table of commands.
class Invocation
{
public:
    //! \a words as main() gets them, with the program first. The error is a translated sentence.
    static Result<Invocation, QString> from(const QByteArrayList &words);

    //! Nullptr when only help or version is wanted.
    const Command *command() const { return m_command; }
    QStringList arguments() const { return m_arguments; }
    //! What stands behind "--" for a command that starts another program: byte for byte, since it need not be text.
    QByteArrayList commandLine() const { return m_commandLine; }

    bool isSet(const char *option) const { return m_values.contains(QLatin1String(option)); }
    //! The last one when it was given several times.
    QString value(const char *option) const;
    QStringList values(const char *option) const { return m_values.value(QLatin1String(option)); }

private:
    const Command *m_command = nullptr;
    QStringList m_arguments;
    QByteArrayList m_commandLine;
    QHash<QString, QStringList> m_values;

    friend class CommandLineReader;
};

//! The words of a command line as text.
QStringList textsOf(const QByteArrayList &words);

//! The value of --lang as far as it can be told before the whole command line is understood; empty when it is not
//! there.
QString languageIn(const QStringList &arguments);

//! True when --json is there, as far as it can be told then.
bool wantsJson(const QStringList &arguments);

} // namespace tokenrack::ctl
