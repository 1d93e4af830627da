// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"
#include "core/catalog/server.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/sessionstore.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace tokenrack {

//! Remembers which secrets a server refused, as keyed hashes, so that nothing automatic sends one of them again, in any
//! process. The key comes from the vault; what is refused before the vault was opened is remembered for this run.
class RefusedSecrets : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(std::optional<Instant>)>;

    //! Each must outlive it.
    RefusedSecrets(SecretKeeper &secrets, SessionStore &store, QObject *parent = nullptr);

    //! \a mayOpenVault says that the keychain is used for this secret anyway.
    void note(const Server &server, const Credential &refused, Instant at, bool mayOpenVault);
    //! It was taken after all.
    void forget(const Server &server, const Credential &accepted);
    //! It goes into the keychain: what this run knows of it is written down for every other.
    void writeDown(const Server &server, const Credential &kept);

    //! When it was refused, as far as that can be told without the keychain.
    std::optional<Instant> knownAt(const Server &server, const Credential &credential) const;
    //! The same after opening the vault, whose key the keychain has. The callback may come from inside this call, and
    //! says nothing where the vault cannot be opened.
    void find(const Server &server, const Credential &credential, Callback callback);

Q_SIGNALS:
    void storeFailed(const tokenrack::StoreError &error);

private:
    QByteArray fingerprint(const TokenVault &vault, const Server &server, const Credential &credential) const;
    std::optional<Instant> ownAt(const Server &server, const Credential &credential) const;
    bool mayBeStored() const;
    std::optional<Instant> storedAt(const TokenVault &vault, const Server &server, const Credential &credential) const;
    void write(const TokenVault &vault, const Server &server, const Credential &credential, Instant at);

    SecretKeeper &m_secrets;
    SessionStore &m_store;
    TokenVault m_own; //!< with a key that ends with this run
    QHash<QByteArray, Instant> m_ofThisRun; //!< by fingerprints of m_own
};

} // namespace tokenrack
