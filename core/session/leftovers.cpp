// SPDX-License-Identifier: MIT
#include "core/session/leftovers.h"

#include "core/session/proxypassword.h"

#include <QPointer>

namespace tokenrack {

namespace {

//! Of servers that may come back, too. Nothing when that cannot be told.
std::optional<QSet<QUuid>> proxiesInUse(const Catalog &catalog)
{
    const auto removed = catalog.removedServers();
    if (!removed || !catalog.isWhole()) {
        return std::nullopt;
    }
    QSet<QUuid> items;
    for (const Server &server : catalog.servers() + *removed) {
        items.insert(proxyItem(proxyOf(server)));
    }
    return items;
}

} // namespace

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

void Leftovers::watch(const Proxy &proxy)
{
    const QUuid item = proxyItem(proxy);
    m_watched.insert(item);
    if (const auto remembered = m_store.rememberLeftover(item); !remembered) {
        Q_EMIT storeFailed(remembered.error());
    }
}

void Leftovers::removeUnused(const Proxy &proxy)
{
    const QUuid item = proxyItem(proxy);
    if (!item.isNull() && !isProxyInUse(item)) {
        remove(item);
    }
}

//! In doubt it is.
bool Leftovers::isProxyInUse(QUuid item) const
{
    const auto used = proxiesInUse(m_catalog);
    return !used || used->contains(item);
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
        const auto used = proxiesInUse(m_catalog);
        m_earlier = used ? *stored : QList<QUuid>();
        m_earlier->removeIf([&](QUuid item) { return m_watched.contains(item) || used->contains(item); });
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
