// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/sandbox.h"
#include "tests/support/privatebus.h"

#include <QStringList>

#include <optional>

namespace tokenrack::bench {

//! One server with a good token, whose vault's key is in a real keyring on a bus of its own, and the same token as an
//! item of that keyring.
class TokenProfile
{
public:
    TokenProfile(QString folder, QString secretTool);

    //! Says what went wrong, or nothing.
    QString prepare();
    //! Milliseconds; nothing when it did not print the token.
    std::optional<double> timeOfToken() const;
    std::optional<double> timeOfSecretTool() const;

private:
    struct Run
    {
        double ms = 0;
        QByteArray out;
        bool isGood = false;
    };

    Run run(const QString &program, const QStringList &arguments, const QByteArray &input = {}) const;
    Run runBesideSandbox(const QStringList &arguments, const QByteArray &input = {}) const;
    std::optional<double> timeOf(const QString &program, const QStringList &arguments) const;

    QString m_folder;
    QString m_secretTool;
    PrivateBus m_bus;
    sandbox::Sandbox m_sandbox;
    QByteArray m_token;
};

} // namespace tokenrack::bench
