// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace tokenrack::sandbox {

//! Key of each running system of the sandbox; a demo server names the one that it is on.
namespace instance {
constexpr QLatin1StringView bioTime("biotime");
constexpr QLatin1StringView slowBioTime("biotime-slow");
constexpr QLatin1StringView assetsControls("assetscontrols");
constexpr QLatin1StringView maximTop("maximtop");
constexpr QLatin1StringView xswitch("xswitch");
constexpr QLatin1StringView openXSwitch("xswitch-open");
constexpr QLatin1StringView downXSwitch("xswitch-down");
constexpr QLatin1StringView hummingbird("hummingbird");
constexpr QLatin1StringView quickHummingbird("hummingbird-quick");
constexpr QLatin1StringView fastClockHummingbird("hummingbird-fast-clock");
constexpr QLatin1StringView unreachable("unreachable"); //!< A port on which nobody listens.
} // namespace instance

//! One entry of the demo catalogue, and what its user would have in the keychain.
struct DemoServer
{
    enum class Secret {
        Right,
        Wrong,
        NotStored, //!< The user has to be asked.
    };

    QString name;
    QString provider;
    QString instance;
    QString account; //!< As entered in the form: a log-in name, a user id, or empty with a dev key.
    QJsonObject options;
    QStringList tags;
    QString notes;
    Secret secret = Secret::Right;
    QString person; //!< What demoPassword() is made of, where it is not the account.

    //! The same for the same name, in every run.
    QUuid id() const;

    //! Secret fields by name, as stored; empty if nothing is stored.
    QMap<QString, QString> secretFields() const;
};

//! All entries of the demo catalogue.
QList<DemoServer> demoServers();

} // namespace tokenrack::sandbox
