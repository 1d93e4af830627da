// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/sandbox.h"
#include "tests/support/privatebus.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace tokenrack {

//! How one run of the program came out.
struct CtlRun
{
    int status = -1; //!< -1: it did not end by itself
    QByteArray out;
    QByteArray err;

    QJsonObject json() const;
};

//! tokenrackctl with a sandbox to talk to, a keychain of its own and a profile that goes away.
class CtlWorld
{
public:
    //! What went wrong, or nothing.
    QString start();
    //! An empty profile, and a sandbox that has seen nothing.
    QString renew();

    //! Runs the program to its end; the sandbox answers meanwhile.
    CtlRun run(const QStringList &arguments, const QByteArray &input = {});
    //! The same without a D-Bus session.
    CtlRun runWithoutKeychain(const QStringList &arguments, const QByteArray &input = {});
    //! Not waited for.
    std::unique_ptr<QProcess> launch(const QStringList &arguments, const QByteArray &input = {});
    CtlRun finish(QProcess &process);

    //! Adds a server of the sandbox and gives its id; the password is stored where one is given.
    QString add(const QString &name, const QString &provider, const QUrl &url, const QString &account,
                const QString &password = {}, const QStringList &more = {});
    //! A gateway with the right password.
    QString addGateway(const QString &name = QStringLiteral("Gateway"));
    //! Takes over the demo catalogue, without secrets.
    bool importDemo();

    QStringList withProfile(const QStringList &arguments) const;
    QProcessEnvironment environment() const { return m_environment; }
    PrivateBus &bus() { return m_bus; }
    sandbox::Sandbox &sandbox() { return *m_sandbox; }
    QString folder() const { return m_folder->path(); }
    QString profile() const { return m_folder->filePath(QStringLiteral("profile")); }
    static QString program();
    bool write(const QString &name, const QByteArray &content) const;
    QByteArray read(const QString &name) const;

private:
    PrivateBus m_bus;
    QProcessEnvironment m_environment;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
};

} // namespace tokenrack
