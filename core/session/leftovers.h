// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/sessionstore.h"

#include <QObject>

#include <optional>

namespace tokenrack {

//! What is left in the keychain of servers that are gone for good. It is remembered on disk until the keychain has let
//! go of it, so that a crash or a locked keychain leaves nothing behind for ever. What an earlier run left is removed
//! after the keychain has answered something else: nobody is asked to unlock it just for that.
class Leftovers : public QObject
{
    Q_OBJECT

public:
    Leftovers(Catalog &catalog, SecretKeeper &secrets, SessionStore &store, QObject *parent = nullptr);

    //! Removes what the keychain holds of a server that was purged.
    void remove(QUuid server);

Q_SIGNALS:
    //! The keychain did not remove it now; it is tried again later.
    void removalFailed(const tokenrack::SecretError &error);
    void storeFailed(const tokenrack::StoreError &error);

private:
    void removeEarlier();
    void removeNext();
    void drop(QUuid server);

    Catalog &m_catalog;
    SecretKeeper &m_secrets;
    SessionStore &m_store;
    std::optional<QList<QUuid>> m_earlier; //!< still to be removed; nothing until the keychain has answered once
    bool m_isRemoving = false;
};

} // namespace tokenrack
