// SPDX-License-Identifier: MIT
#include "core/catalog/catalog.h"

#include <QCollator>
#include <QTimer>

#include <algorithm>

namespace tokenrack {

namespace {

//! As many servers as are read one by one in a few milliseconds.
constexpr qsizetype serversAtATime = 200;

} // namespace

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
    m_isWhole = true;
    m_servers.squeeze();
    indexRows();
    if (!before.isEmpty()) {
        Q_EMIT removed(before, ChangedBy::Us);
    }
    if (!m_servers.isEmpty()) {
        Q_EMIT added(m_rows.keys(), ChangedBy::Us);
    }
    return Done();
}

Result<Done, StoreError> Catalog::loadOnly(const QList<QUuid> &ids)
{
    const auto found = m_store.find(ids);
    if (!found) {
        return found.error();
    }
    m_isWhole = false;
    put(*found, ChangedBy::Nobody);
    return Done();
}

Result<Done, StoreError> Catalog::loadRest()
{
    return m_isWhole ? Done() : readAll(ChangedBy::Nobody);
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
    put(servers, ChangedBy::Us);
    return Done();
}

Result<Done, StoreError> Catalog::change(const Server &before, const Server &after)
{
    const auto saved = m_store.change(before, after);
    if (!saved) {
        return saved.error();
    }
    put({*saved}, ChangedBy::Us);
    return Done();
}

Result<Done, StoreError> Catalog::import(const QList<Server> &servers)
{
    if (auto whole = loadRest(); !whole) {
        return whole; // a server that is here is to be told as changed, not as added
    }
    const auto saved = m_store.import(servers);
    if (!saved) {
        return saved.error();
    }
    put(*saved, ChangedBy::Us);
    return Done();
}

Result<Done, StoreError> Catalog::remove(const QList<QUuid> &ids)
{
    const QSet<QUuid> leaving(ids.begin(), ids.end());
    if (auto done = m_store.remove(leaving.values()); !done) {
        return done;
    }
    takeOut(leaving, ChangedBy::Us);
    return Done();
}

Result<Done, StoreError> Catalog::follow(const Changes &changes)
{
    if (m_imports > 0) {
        m_putOff.isEverything |= changes.isEverything;
        m_putOff.servers += changes.servers;
        return Done();
    }
    if (changes.isEverything) {
        return readAll(ChangedBy::Others);
    }
    if (changes.servers.size() <= serversAtATime && m_toFollow.isEmpty()) {
        return readAgain(changes.servers);
    }
    m_toFollow += changes.servers;
    QTimer::singleShot(0, this, &Catalog::followSome);
    return Done();
}

void Catalog::followSome()
{
    const QList<QUuid> some = m_toFollow.mid(0, serversAtATime);
    if (some.isEmpty()) {
        return;
    }
    m_toFollow.remove(0, some.size());
    if (const auto read = readAgain(some); !read) {
        m_toFollow.clear();
        Q_EMIT followFailed(read.error());
        return;
    }
    QTimer::singleShot(0, this, &Catalog::followSome);
}

void Catalog::endImport()
{
    if (--m_imports > 0 || m_putOff.isEmpty()) {
        return;
    }
    if (const auto followed = follow(std::exchange(m_putOff, {})); !followed) {
        Q_EMIT followFailed(followed.error());
    }
}

//! What another program may have made of them.
Result<Done, StoreError> Catalog::readAgain(const QList<QUuid> &ids)
{
    const auto standing = m_store.find(ids);
    if (!standing) {
        return standing.error();
    }
    replace(QSet<QUuid>(ids.begin(), ids.end()), *standing, ChangedBy::Others);
    return Done();
}

Result<Done, StoreError> Catalog::readAll(ChangedBy by)
{
    const auto standing = m_store.load();
    if (!standing) {
        return standing.error();
    }
    m_isWhole = true;
    m_servers.reserve(standing->size());
    replace(QSet<QUuid>(m_rows.keyBegin(), m_rows.keyEnd()), *standing, by);
    return Done();
}

//! What of \a before does not stand any more goes; what stands is put.
void Catalog::replace(const QSet<QUuid> &before, const QList<Server> &standing, ChangedBy by)
{
    QSet<QUuid> gone = before;
    for (const Server &server : standing) {
        gone.remove(server.id);
    }
    takeOut(gone, by);
    put(standing, by);
}

void Catalog::indexRows()
{
    m_rows.clear();
    m_rows.reserve(m_servers.size());
    for (qsizetype row = 0; row < m_servers.size(); ++row) {
        m_rows.insert(m_servers.at(row).id, row);
    }
}

//! Adds and overwrites, and tells of what is another one now.
void Catalog::put(const QList<Server> &servers, ChangedBy by)
{
    QList<QUuid> addedIds;
    QList<Server> overwritten;
    for (const Server &server : servers) {
        const auto row = m_rows.constFind(server.id);
        if (row == m_rows.constEnd()) {
            m_rows.insert(server.id, m_servers.size());
            m_servers.append(server);
            addedIds.append(server.id);
        } else if (Server &held = m_servers[*row]; held != server) {
            overwritten.append(std::exchange(held, server));
        }
    }
    if (!addedIds.isEmpty()) {
        Q_EMIT added(addedIds, by);
    }
    for (const Server &before : std::as_const(overwritten)) {
        Q_EMIT changed(before.id, before, by);
    }
}

void Catalog::takeOut(const QSet<QUuid> &ids, ChangedBy by)
{
    const auto leaves = [&ids](const Server &server) { return ids.contains(server.id); };
    QList<Server> gone;
    std::copy_if(m_servers.cbegin(), m_servers.cend(), std::back_inserter(gone), leaves);
    if (gone.isEmpty()) {
        return;
    }
    m_servers.removeIf(leaves);
    indexRows();
    Q_EMIT removed(gone, by);
}

} // namespace tokenrack
