// SPDX-License-Identifier: MIT
#include "core/session/leftovers.h"

#include <QPointer>

namespace tokenrack {

Leftovers::Leftovers(Catalog &catalog, SecretKeeper &secrets, SessionStore &store, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_secrets(secrets)
    , m_store(store)
{
    connect(&m_secrets, &SecretKeeper::keychainAnswered, this, &Leftovers::removeEarlier);
}

void Leftovers::remove(QUuid server)
{
    const bool wasKeychain = m_secrets.place() == SecretPlace::Keychain;
    m_secrets.forget(server, [self = QPointer(this), server, wasKeychain](const Result<Done, SecretError> &removed) {
        if (!self) {
            return;
        }
        if (!removed) {
            Q_EMIT self->removalFailed(removed.error());
        } else if (wasKeychain) { // else the keychain was not even asked
            self->drop(server);
        }
    });
}

void Leftovers::removeEarlier()
{
    if (m_isRemoving || m_secrets.place() != SecretPlace::Keychain) {
        return;
    }
    if (!m_earlier) {
        const auto stored = m_store.leftovers();
        if (!stored) {
            Q_EMIT storeFailed(stored.error());
            return;
        }
        m_earlier = *stored;
    }
    removeNext();
}

//! One after the other, so that what a person waits for comes in between.
void Leftovers::removeNext()
{
    if (m_earlier->isEmpty()) {
        return;
    }
    const QUuid server = m_earlier->takeFirst();
    if (m_catalog.find(server)) {
        drop(server); // it came back, and needs its secret
        removeNext();
        return;
    }
    m_isRemoving = true;
    m_secrets.forget(server, [self = QPointer(this), server](const Result<Done, SecretError> &removed) {
        if (!self) {
            return;
        }
        self->m_isRemoving = false;
        if (removed) {
            self->drop(server);
            self->removeNext();
        } else {
            self->m_earlier->clear(); // the next run tries again
        }
    });
}

void Leftovers::drop(QUuid server)
{
    if (const auto dropped = m_store.dropLeftover(server); !dropped) {
        Q_EMIT storeFailed(dropped.error());
    }
}

} // namespace tokenrack
