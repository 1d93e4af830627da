// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <memory>
#include <optional>

namespace tokenrack::bench {

struct Program
{
    QString path;
    QStringList arguments;
};

//! The programs of the same build, and the reference programs beside this one.
QString builtProgram(const QString &name);
//! This program in one of its parts as a child, see children.h.
Program childOf(const QString &part, const QStringList &arguments);
//! The real window, see windowmain.cpp.
Program windowOf(const QString &part, const QStringList &arguments);
//! Nothing when it is not installed.
std::optional<QString> installedProgram(const QString &name);

//! Milliseconds from start to end; nothing when it did not end well.
std::optional<double> timeToEnd(const Program &program);
//! What it printed at its end, as JSON; nothing when it did not end well.
std::optional<QJsonObject> jsonFrom(const Program &program);

//! A program with a window, ended with its object.
class Running
{
public:
    explicit Running(const Program &program);
    ~Running();

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint64 pid() const { return m_process.processId(); }
    //! Waits for a line on its standard output; empty when none came.
    QByteArray waitForLine();

private:
    QProcess m_process;
};

//! Lets the event loop run for that long.
void rest(int ms);

//! How long anybody is waited for.
inline constexpr int patienceMs = 120'000;

} // namespace tokenrack::bench
