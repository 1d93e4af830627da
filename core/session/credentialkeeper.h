// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/leftovers.h"
#include "core/session/outcomes.h"
#include "core/session/refusedsecrets.h"

#include <QObject>

#include <functional>

namespace tokenrack {

//! Keeps what the person entered, where the person wants it. What the keychain refuses stays in memory, unless all is
//! locked: then it is lost.
class CredentialKeeper : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const Result<Done, SecretError> &)>;

    struct Parts
    {
        SecretKeeper &secrets;
        SessionStore &store;
        LiveStates &states;
        RefusedSecrets &refused;
        Leftovers &leftovers;
        Outcomes &outcomes;
    };

    explicit CredentialKeeper(const Parts &parts, QObject *parent = nullptr);

    //! As in Sessions.
    void keep(const Server &server, const Credential &credential, SecretPlace place, const Callback &done);
    void keepProxyPassword(const Proxy &proxy, const Secret &password, SecretPlace place, const Callback &done);
    void forget(QUuid id, const Callback &done);
    void setLocked(bool isLocked) { m_isLocked = isLocked; }

Q_SIGNALS:
    void secretsFailed(const tokenrack::SecretError &error);
    void storeFailed(const tokenrack::StoreError &error);

private:
    bool mayKeepIn(SecretPlace place) const;
    void keepInMemory(const Server &server, const Credential &credential);
    void forgetRefusal(const Server &server, SecretPlace place);

    Parts m_parts;
    bool m_isLocked = false;
};

} // namespace tokenrack
