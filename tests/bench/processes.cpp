// SPDX-License-Identifier: MIT
#include "tests/bench/processes.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

QString builtProgram(const QString &name)
{
    return QCoreApplication::applicationDirPath() + QLatin1Char('/') + name;
}

Program childOf(const QString &part, const QStringList &arguments)
{
    return {QCoreApplication::applicationFilePath(), QStringList{part} + arguments};
}

Program windowOf(const QString &part, const QStringList &arguments)
{
    return {builtProgram(u"bench-window"_s), QStringList{part} + arguments};
}

std::optional<QString> installedProgram(const QString &name)
{
    const QString path = QStandardPaths::findExecutable(name);
    return path.isEmpty() ? std::nullopt : std::optional(path);
}

std::optional<double> timeToEnd(const Program &program)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program.path, program.arguments);
    const bool ended = process.waitForFinished(patienceMs);
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    const bool isGood = ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return isGood ? std::optional(elapsed) : std::nullopt;
}

std::optional<QJsonObject> jsonFrom(const Program &program)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program.path, program.arguments);
    if (!process.waitForFinished(patienceMs) || process.exitCode() != 0) {
        return std::nullopt;
    }
    const QJsonDocument json = QJsonDocument::fromJson(process.readAllStandardOutput());
    return json.isObject() ? std::optional(json.object()) : std::nullopt;
}

Running::Running(const Program &program)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program.path, program.arguments);
    m_process.waitForStarted();
}

Running::~Running()
{
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QByteArray Running::waitForLine()
{
    while (!m_process.canReadLine() && m_process.waitForReadyRead(patienceMs)) { }
    return m_process.readLine().trimmed();
}

void rest(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace tokenrack::bench
