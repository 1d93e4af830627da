// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace tokenrack {

class ClipboardGuard;
class MessageStrip;

//! Puts into the strip what the person should act on: a log-in that failed, a keychain that cannot be read, a clock
//! that is off, a disk that does not take what happened.
class Notices : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Catalog &catalog;
        Sessions &sessions;
        const ProviderRegistry &providers;
        SecretKeeper &secrets;
        ClipboardGuard &clipboard;
        MessageStrip &strip;
    };

    explicit Notices(const Parts &parts, QObject *parent = nullptr);

    void storeFailed(const StoreError &error);

Q_SIGNALS:
    void showRequested(QUuid id);

private:
    void lookAt(QUuid id);
    void lookAtFailure(const Server &server, const ServerState &state);
    void lookAtClock(const Server &server, const ServerState &state);
    void lookAtKeychain(QUuid id, const ServerState &state);
    void lookAtWaiting(bool isWaiting);
    void showKeychain(const AuthError &error);
    void forgetServers(const QList<Server> &servers);
    void tellOf(const QString &key, const SecretError &error, const std::function<QString()> &consequence);
    QString systemName(const Server &server) const;

    Parts m_parts;
    QHash<QUuid, Instant> m_toldFailures;
    QUuid m_shownFailure;
    QSet<QUuid> m_toldClocks;
    QSet<QUuid> m_withoutKeychain;
    std::optional<SecretErrorKind> m_shownTrouble; //!< what the strip says of the keychain
};

} // namespace tokenrack
