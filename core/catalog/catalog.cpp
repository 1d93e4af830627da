// SPDX-License-Identifier: MIT
#include "core/catalog/catalog.h"

#include "core/catalog/connectionoptions.h"

#include <QCollator>
#include <QSet>

#include <algorithm>

namespace tokenrack {

Catalog::Catalog(CatalogStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{ }

Result<Done, StoreError> Catalog::load()
{
    auto loaded = m_store.load();
    if (!loaded) {
        return loaded.error();
    }
    const QList<Server> before = std::exchange(m_servers, std::move(loaded).value());
    indexRows();
    if (!before.isEmpty()) {
        Q_EMIT removed(before);
    }
    if (!m_servers.isEmpty()) {
        Q_EMIT added(m_rows.keys());
    }
    return Done();
}

const Server *Catalog::find(QUuid id) const
{
    const auto row = m_rows.constFind(id);
    return row == m_rows.constEnd() ? nullptr : &m_servers.at(*row);
}

QStringList Catalog::tags() const
{
    QSet<QString> used;
    for (const Server &server : m_servers) {
        used.unite(QSet<QString>(server.tags.begin(), server.tags.end()));
    }
    QStringList sorted(used.begin(), used.end());
    std::sort(sorted.begin(), sorted.end(), QCollator());
    return sorted;
}

Result<Done, StoreError> Catalog::save(const QList<Server> &servers)
{
    if (auto saved = m_store.save(servers); !saved) {
        return saved;
    }
    QList<QUuid> addedIds;
    QList<Server> overwritten;
    for (const Server &server : servers) {
        put(server, &addedIds, &overwritten);
    }
    if (!addedIds.isEmpty()) {
        Q_EMIT added(addedIds);
    }
    for (const Server &before : std::as_const(overwritten)) {
        Q_EMIT changed(before.id, before);
    }
    return Done();
}

Result<Done, StoreError> Catalog::import(const QList<Server> &servers)
{
    QList<Server> taken;
    taken.reserve(servers.size());
    for (const Server &server : servers) {
        const Server *present = find(server.id);
        taken.append(present ? withConnectionOf(*present, server) : server);
    }
    return save(taken);
}

Result<Done, StoreError> Catalog::remove(const QList<QUuid> &ids)
{
    const QSet<QUuid> leaving(ids.begin(), ids.end());
    if (auto done = m_store.remove(leaving.values()); !done) {
        return done;
    }
    const auto leaves = [&leaving](const Server &server) { return leaving.contains(server.id); };
    QList<Server> gone;
    std::copy_if(m_servers.cbegin(), m_servers.cend(), std::back_inserter(gone), leaves);
    if (gone.isEmpty()) {
        return Done();
    }
    m_servers.removeIf(leaves);
    indexRows();
    Q_EMIT removed(gone);
    return Done();
}

void Catalog::indexRows()
{
    m_rows.clear();
    m_rows.reserve(m_servers.size());
    for (qsizetype row = 0; row < m_servers.size(); ++row) {
        m_rows.insert(m_servers.at(row).id, row);
    }
}

void Catalog::put(const Server &server, QList<QUuid> *addedIds, QList<Server> *overwritten)
{
    const auto row = m_rows.constFind(server.id);
    if (row == m_rows.constEnd()) {
        m_rows.insert(server.id, m_servers.size());
        m_servers.append(server);
        addedIds->append(server.id);
        return;
    }
    Server &held = m_servers[*row];
    if (held != server) {
        overwritten->append(std::exchange(held, server));
    }
}

} // namespace tokenrack
