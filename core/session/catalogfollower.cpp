// SPDX-License-Identifier: MIT
#include "core/session/catalogfollower.h"

#include "core/catalog/connectionoptions.h"
#include "core/session/proxypassword.h"

#include <utility>

namespace tokenrack {

CatalogFollower::CatalogFollower(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.catalog, &Catalog::added, this, &CatalogFollower::onAdded);
    connect(&m_parts.catalog, &Catalog::changed, this, &CatalogFollower::onChanged);
    connect(&m_parts.catalog, &Catalog::removed, this, &CatalogFollower::onRemoved);
    connect(&m_parts.catalog, &Catalog::followFailed, this, &CatalogFollower::storeFailed);
}

void CatalogFollower::onAdded(const QList<QUuid> &ids, ChangedBy by)
{
    if (by == ChangedBy::Nobody) {
        m_parts.states.planAllRenewals();
        return;
    }
    for (const QUuid id : ids) {
        if (m_parts.states.knows(id)) {
            m_parts.states.planRenewal(id); // came back by an undo
        }
    }
}

//! Where another program made the change, it did in the store what belongs to it.
void CatalogFollower::onChanged(QUuid id, const Server &before, ChangedBy by)
{
    const Server *server = m_parts.catalog.find(id);
    if (server && by == ChangedBy::Us && proxyOf(before) != proxyOf(*server)) {
        m_parts.leftovers.removeUnused(proxyOf(before));
    }
    if (!server || !m_parts.states.knows(id)) {
        return;
    }
    const bool stillBelongs = SessionKeeper::stillBelongs(before, *server);
    if (!stillBelongs) {
        dropLive(id);
    }
    if (by == ChangedBy::Others) {
        stillBelongs ? m_parts.states.planRenewal(id) : m_parts.states.follow(id);
        return;
    }
    if (!stillBelongs) {
        dropStored(*server);
    }
    m_parts.outcomes.addLine(id, ActivityKind::Edited);
    m_parts.states.planRenewal(id);
}

void CatalogFollower::dropLive(QUuid id)
{
    m_parts.runner.cancel(id);
    m_parts.keeper.drop(id);
    m_parts.states.at(id) = {};
    m_parts.states.noteRenewed(id);
}

//! The wrong answers that its account gave before still count.
void CatalogFollower::dropStored(const Server &server)
{
    m_parts.keeper.forget(server.id);
    report(m_parts.store.saveError(server.id, std::nullopt, m_parts.clock.now()));
    const Provider *provider = m_parts.providers.find(server.provider);
    if (const auto attempts = m_parts.store.attempts(countedAccount(server, provider, m_parts.catalog))) {
        m_parts.states.at(server.id).attempts = asOf(*attempts, m_parts.clock.now());
    }
}

void CatalogFollower::onRemoved(const QList<Server> &servers)
{
    for (const Server &server : servers) {
        m_parts.runner.cancel(server.id);
        m_parts.states.silence(server.id);
    }
}

void CatalogFollower::forgetRemoved(const QList<Server> &servers)
{
    QList<QUuid> gone;
    for (const Server &server : servers) {
        if (!m_parts.catalog.find(server.id)) { // else it came back meanwhile
            gone.append(server.id);
        }
    }
    report(m_parts.catalog.purge(gone));
    QHash<QUuid, Proxy> proxies; // each once: to tell whether one is in use takes a look at every server
    for (const Server &server : servers) {
        if (gone.contains(server.id)) {
            m_parts.states.forget(server.id);
            m_parts.keeper.drop(server.id);
            m_parts.leftovers.remove(server.id);
            proxies.insert(proxyItem(proxyOf(server)), proxyOf(server));
        }
    }
    for (const Proxy &proxy : std::as_const(proxies)) {
        m_parts.leftovers.removeUnused(proxy);
    }
}

void CatalogFollower::report(const Result<Done, StoreError> &written)
{
    if (!written) {
        Q_EMIT storeFailed(written.error());
    }
}

} // namespace tokenrack
