// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>

#include <sys/types.h>

namespace tokenrack {

//! A program on a pseudo-terminal, with somebody who reads and types.
class TerminalRun
{
public:
    TerminalRun(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment);
    ~TerminalRun();
    TerminalRun(const TerminalRun &) = delete;
    TerminalRun &operator=(const TerminalRun &) = delete;

    //! Waits until \a text has come, behind what was found before.
    bool waitFor(const QByteArray &text);
    //! Types the line and Enter.
    void type(const QByteArray &line);
    void sendKey(char key);
    //! The window of the terminal is closed, or its line is cut.
    void hangUp();
    //! Waits for the end; the exit status, or 128 and the number of the signal that ended it, -1 when it goes on.
    int finish();

    //! All that was to be seen so far.
    QByteArray screen() const { return m_screen; }
    bool showsTyping() const;
    pid_t pid() const { return m_pid; }

private:
    void readMore();

    int m_terminal = -1;
    int m_keptOpen = -1;
    pid_t m_pid = -1;
    QByteArray m_screen;
    qsizetype m_found = 0;
};

} // namespace tokenrack
