// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/sessionstore.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace tokenrack {

//! What is left in the keychain of servers that are gone for good, and of proxies that no server goes through any more.
//! It is remembered on disk until the keychain has let go of it, so that a crash or a locked keychain leaves nothing
//! behind for ever. What an earlier run left is removed
//! after the keychain has answered something else: nobody is asked to unlock it just for that.
class Leftovers : public QObject
{
    Q_OBJECT

public:
    Leftovers(Catalog &catalog, SecretKeeper &secrets, SessionStore &store, QObject *parent = nullptr);

    //! Removes what the keychain holds of a server that was purged.
    void remove(QUuid server);
    //! Before a password of that proxy is kept: from then on it is looked after, whatever happens to the servers.
    void watch(const Proxy &proxy);
    //! Removes the password of that proxy, unless a server still goes through it or may come back.
    void removeUnused(const Proxy &proxy);

Q_SIGNALS:
    //! The keychain did not remove it now; it is tried again later.
    void removalFailed(const tokenrack::SecretError &error);
    void storeFailed(const tokenrack::StoreError &error);

private:
    void removeEarlier();
    void removeNext();
    void drop(QUuid server);
    bool isProxyInUse(QUuid item) const;

    Catalog &m_catalog;
    SecretKeeper &m_secrets;
    SessionStore &m_store;
    std::optional<QList<QUuid>> m_earlier; //!< still to be removed; nothing until the keychain has answered once
    QSet<QUuid> m_watched; //!< in this run; their servers may not have been saved yet
    bool m_isRemoving = false;
};

} // namespace tokenrack
