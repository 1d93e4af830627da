// SPDX-License-Identifier: MIT
#include "tests/bench/tokenprofile.h"

#include "tests/bench/processes.h"
#include "tests/sandbox/demoaccounts.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>

#include <utility>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

const QString serverName = u"Gateway"_s;
const QStringList itemAttributes{u"bench"_s, u"token"_s};

} // namespace

TokenProfile::TokenProfile(QString folder, QString secretTool)
    : m_folder(std::move(folder))
    , m_secretTool(std::move(secretTool))
{ }

QString TokenProfile::prepare()
{
    if (!m_bus.start().isEmpty() || !m_bus.startKeyring().isEmpty()) {
        return u"the private keyring did not start"_s;
    }
    if (!m_sandbox.start()) {
        return u"the sandbox did not start"_s;
    }
    const QString url = m_sandbox.hummingbird().baseUrl().toString();
    const QStringList add{u"add"_s, u"--provider"_s, u"hummingbird"_s, u"--name"_s,   serverName,   u"--url"_s,
                          url,      u"--account"_s,  u"admin"_s,       u"--secret"_s, u"password"_s};
    const QByteArray password = sandbox::demoPassword(u"admin"_s).toUtf8() + '\n';
    const bool isAdded = runBesideSandbox(add, password).isGood;
    const Run issued = runBesideSandbox({u"token"_s, serverName});
    m_token = issued.out;
    const Run stored = run(m_secretTool, QStringList{u"store"_s, u"--label=bench"_s} + itemAttributes, m_token);
    return isAdded && issued.isGood && stored.isGood ? QString() : u"no token was issued and stored"_s;
}

std::optional<double> TokenProfile::timeOfToken() const
{
    return timeOf(builtProgram(u"tokenrackctl"_s), {u"--profile"_s, m_folder, u"token"_s, serverName});
}

std::optional<double> TokenProfile::timeOfSecretTool() const
{
    return timeOf(m_secretTool, QStringList{u"lookup"_s} + itemAttributes);
}

std::optional<double> TokenProfile::timeOf(const QString &program, const QStringList &arguments) const
{
    const Run done = run(program, arguments);
    return done.isGood && done.out == m_token ? std::optional(done.ms) : std::nullopt;
}

TokenProfile::Run TokenProfile::run(const QString &program, const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(m_bus.environment());
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool isEnded = process.waitForFinished(patienceMs);
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    return {elapsed, process.readAllStandardOutput().trimmed(), isEnded && process.exitCode() == 0};
}

//! The sandbox, which lives in this process, can answer meanwhile. For what is not measured.
TokenProfile::Run TokenProfile::runBesideSandbox(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(m_bus.environment());
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    process.start(builtProgram(u"tokenrackctl"_s), QStringList{u"--profile"_s, m_folder} + arguments);
    process.write(input);
    process.closeWriteChannel();
    loop.exec();
    return {0, process.readAllStandardOutput().trimmed(), process.exitCode() == 0};
}

} // namespace tokenrack::bench
