// SPDX-License-Identifier: MIT
#include "tests/ctl/ctlworld.h"

#include "tests/sandbox/demoaccounts.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack {

namespace {

constexpr int patienceMs = 40'000;

} // namespace

QJsonObject CtlRun::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QString CtlWorld::start()
{
    if (const QString problem = m_bus.start(); !problem.isEmpty()) {
        return problem;
    }
    return renew();
}

//! The keyring begins anew too: what one test kept shall not be found by the next.
QString CtlWorld::renew()
{
    m_bus.stopKeyring();
    QDir(m_bus.keyringFolder()).removeRecursively();
    m_environment = m_bus.environment();
    m_folder = std::make_unique<QTemporaryDir>();
    m_sandbox = std::make_unique<sandbox::Sandbox>();
    if (!m_sandbox->start()) {
        return u"the sandbox does not start"_s;
    }
    return m_bus.startKeyring();
}

QString CtlWorld::program()
{
    return QString::fromUtf8(CTL_PROGRAM);
}

QStringList CtlWorld::withProfile(const QStringList &arguments) const
{
    return QStringList{u"--profile"_s, profile()} + arguments;
}

std::unique_ptr<QProcess> CtlWorld::launch(const QStringList &arguments, const QByteArray &input)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setWorkingDirectory(folder());
    process->start(program(), withProfile(arguments));
    process->waitForStarted();
    process->write(input);
    process->closeWriteChannel();
    return process;
}

CtlRun CtlWorld::finish(QProcess &process)
{
    // Waits in the event loop, in which the sandbox lives.
    const bool ended = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patienceMs);
    const bool isGood = ended && process.exitStatus() == QProcess::NormalExit;
    return {isGood ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

CtlRun CtlWorld::run(const QStringList &arguments, const QByteArray &input)
{
    return finish(*launch(arguments, input));
}

CtlRun CtlWorld::runWithoutKeychain(const QStringList &arguments, const QByteArray &input)
{
    m_environment = m_bus.environmentWithoutBus();
    const CtlRun result = run(arguments, input);
    m_environment = m_bus.environment();
    return result;
}

QString CtlWorld::add(const QString &name, const QString &provider, const QUrl &url, const QString &account,
                      const QString &password, const QStringList &more)
{
    QStringList arguments{u"add"_s,   u"--name"_s,    name,           u"--provider"_s, provider,
                          u"--url"_s, url.toString(), u"--account"_s, account};
    if (!password.isEmpty()) {
        arguments += {u"--secret"_s, u"password"_s};
    }
    const CtlRun added = run(arguments + more, password.toUtf8() + '\n');
    return added.status == 0 ? QString::fromUtf8(added.out).trimmed() : QString::fromUtf8(added.err);
}

QString CtlWorld::addGateway(const QString &name)
{
    return add(name, u"hummingbird"_s, m_sandbox->hummingbird().baseUrl(), u"admin"_s,
               sandbox::demoPassword(u"admin"_s));
}

bool CtlWorld::importDemo()
{
    return write(u"demo.json"_s, QJsonDocument(m_sandbox->importFile()).toJson())
        && run({u"import"_s, u"demo.json"_s}).status == 0;
}

bool CtlWorld::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray CtlWorld::read(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace tokenrack
