// SPDX-License-Identifier: MIT
#include "core/catalog/sqlitecatalogstore.h"

#include "core/catalog/connectionoptions.h"
#include "core/catalog/database.h"
#include "core/catalog/recognition.h"
#include "core/catalog/serverreader.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace tokenrack {

namespace {

QString toJson(const Options &options)
{
    if (options.isEmpty()) {
        return QLatin1String("");
    }
    QJsonObject object;
    for (auto option = options.begin(); option != options.end(); ++option) {
        object.insert(option.key(), option.value());
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

//! Also of a server that is marked as removed.
Result<bool, StoreError> hasRow(const Database &database, const QString &id)
{
    bool isThere = false;
    const auto looked = database.run(QStringLiteral("SELECT 1 FROM servers WHERE id = ?"), {id},
                                     [&isThere](const SqliteRow &) { isThere = true; });
    if (!looked) {
        return looked.error();
    }
    return isThere;
}

// OR ROLLBACK spares SQLite a journal of what these statements and their triggers do, by which it could undo them
// alone. Where one fails, the transaction is undone anyway.

Result<Done, StoreError> insertRow(const Database &database, const Server &server, const QString &id, qint64 now)
{
    return database.run(QStringLiteral("INSERT OR ROLLBACK INTO servers"
                                       " (id, name, provider, url, account, options, notes, created_at, changed_at)"
                                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                        {id, server.name, server.provider, server.url.toText(), server.account, toJson(server.options),
                         server.notes, now, now});
}

Result<Done, StoreError> updateRow(const Database &database, const Server &server, const QString &id, qint64 now)
{
    return database.run(
        QStringLiteral("UPDATE OR ROLLBACK servers SET name = ?, provider = ?, url = ?, account = ?, options = ?,"
                       " notes = ?, changed_at = ?, row_version = row_version + 1, removed_at = NULL WHERE id = ?"),
        {server.name, server.provider, server.url.toText(), server.account, toJson(server.options), server.notes, now,
         id});
}

Result<Done, StoreError> insertTags(const Database &database, const QStringList &tags, const QString &id)
{
    const QString statement = QStringLiteral("INSERT INTO tags (server, position, tag) VALUES (?, ?, ?)");
    for (qsizetype position = 0; position < tags.size(); ++position) {
        if (auto saved = database.run(statement, {id, position, tags.at(position)}); !saved) {
            return saved;
        }
    }
    return Done();
}

//! Only where they are other ones: SQLite makes a table of its own for what it deletes here.
Result<Done, StoreError> replaceTags(const Database &database, const QStringList &tags, const QString &id)
{
    QStringList before;
    if (auto read = database.run(QStringLiteral("SELECT tag FROM tags WHERE server = ? ORDER BY position"), {id},
                                 [&before](const SqliteRow &row) { before.append(row.text(0)); });
        !read || before == tags) {
        return read;
    }
    if (auto dropped = database.run(QStringLiteral("DELETE FROM tags WHERE server = ?"), {id}); !dropped) {
        return dropped;
    }
    return insertTags(database, tags, id);
}

Result<Done, StoreError> saveOne(const Database &database, const Server &server, qint64 now)
{
    const QString id = idText(server.id);
    const auto isThere = hasRow(database, id);
    if (!isThere) {
        return isThere.error();
    }
    if (*isThere) {
        const auto updated = updateRow(database, server, id, now);
        return updated ? replaceTags(database, server.tags, id) : updated;
    }
    const auto inserted = insertRow(database, server, id, now);
    return inserted ? insertTags(database, server.tags, id) : inserted;
}

Result<Done, StoreError> saveAll(const Database &database, const QList<Server> &servers)
{
    const qint64 now = toMs(database.now());
    for (const Server &server : servers) {
        if (auto saved = saveOne(database, server, now); !saved) {
            return saved;
        }
    }
    return Done();
}

QList<Server> withConnectionsOf(const QList<Server> &standing, QList<Server> imported)
{
    QHash<QUuid, const Server *> byId;
    for (const Server &server : standing) {
        byId.insert(server.id, &server);
    }
    for (Server &server : imported) {
        if (const Server *present = byId.value(server.id)) {
            server = withConnectionOf(*present, server);
        }
    }
    return imported;
}

//! Drops the traces of changes to what is not there any more, once there are many. Who has not seen them yet finds here
//! that it has to read everything.
Result<Done, StoreError> forgetChanges(const Database &database)
{
    constexpr int enough = 1000;
    qint64 forgettable = 0;
    if (auto counted =
            database.run(QStringLiteral("SELECT count(*) FROM changes WHERE server NOT IN (SELECT id FROM servers)"),
                         {}, [&forgettable](const SqliteRow &row) { forgettable = row.integer(0); });
        !counted || forgettable < enough) {
        return counted;
    }
    for (const char *statement : {"DELETE FROM changes WHERE server NOT IN (SELECT id FROM servers)",
                                  "REPLACE INTO meta (key, value) SELECT 'changes_forgotten', seq FROM sqlite_sequence "
                                  "WHERE name = 'changes'"}) {
        if (auto done = database.run(QLatin1String(statement)); !done) {
            return done;
        }
    }
    return Done();
}

//! All that are left to read.
Result<Done, StoreError> readInto(QList<Server> *servers, ServerReader reader)
{
    while (auto server = reader.next()) {
        servers->append(*std::move(server));
    }
    return reader.result();
}

Result<QList<Server>, StoreError> readAll(const Database &database, ServerReader::Which which)
{
    SharedValues values;
    QList<Server> servers;
    if (const auto read = readInto(&servers, ServerReader(database, values, which)); !read) {
        return read.error();
    }
    return servers;
}

} // namespace

SqliteCatalogStore::SqliteCatalogStore(Database &database)
    : m_database(database)
{ }

Result<QList<Server>, StoreError> SqliteCatalogStore::load()
{
    return readAll(m_database, ServerReader::Which::Standing);
}

Result<QList<Server>, StoreError> SqliteCatalogStore::loadRemoved()
{
    return readAll(m_database, ServerReader::Which::Removed);
}

Result<QList<Server>, StoreError> SqliteCatalogStore::find(const QList<QUuid> &ids)
{
    SharedValues values;
    QList<Server> servers;
    for (const QUuid &id : ids) {
        if (const auto read = readInto(&servers, ServerReader(m_database, values, id)); !read) {
            return read.error();
        }
    }
    return servers;
}

Result<Done, StoreError> SqliteCatalogStore::save(const QList<Server> &servers)
{
    return m_database.transaction([&]() -> Result<Done, StoreError> { return saveAll(m_database, servers); });
}

Result<QList<Server>, StoreError> SqliteCatalogStore::import(const QList<Server> &servers)
{
    QList<Server> saved;
    const auto done = m_database.transaction([&]() -> Result<Done, StoreError> {
        const auto standing = load();
        if (!standing) {
            return standing.error();
        }
        saved = withConnectionsOf(*standing, recognised(*standing, servers));
        return saveAll(m_database, saved);
    });
    if (!done) {
        return done.error();
    }
    return saved;
}

Result<Server, StoreError> SqliteCatalogStore::change(const Server &before, const Server &after)
{
    Server saved = after;
    const auto done = m_database.transaction([&]() -> Result<Done, StoreError> {
        const auto standing = find({after.id});
        if (!standing) {
            return standing.error();
        }
        if (!standing->isEmpty()) {
            saved = merged(before, after, standing->first());
        }
        return saveAll(m_database, {saved});
    });
    if (!done) {
        return done.error();
    }
    return saved;
}

Result<Done, StoreError> SqliteCatalogStore::remove(const QList<QUuid> &ids)
{
    return m_database.transaction([&]() -> Result<Done, StoreError> {
        const qint64 now = toMs(m_database.now());
        const QString mark =
            QStringLiteral("UPDATE servers SET removed_at = ?, changed_at = ?, row_version = row_version + 1"
                           " WHERE id = ? AND removed_at IS NULL");
        for (const QUuid &id : ids) {
            if (auto marked = m_database.run(mark, {now, now, idText(id)}); !marked) {
                return marked;
            }
        }
        return Done();
    });
}

Result<Done, StoreError> SqliteCatalogStore::purge(const QList<QUuid> &ids)
{
    return m_database.transaction([&]() -> Result<Done, StoreError> {
        const QString forget = QStringLiteral("DELETE FROM servers WHERE id = ? AND removed_at IS NOT NULL");
        for (const QUuid &id : ids) {
            if (auto forgotten = m_database.run(forget, {idText(id)}); !forgotten) {
                return forgotten;
            }
        }
        return Done();
    });
}

Result<Done, StoreError> SqliteCatalogStore::purgeRemoved(Instant before)
{
    return m_database.transaction([&]() -> Result<Done, StoreError> {
        const QString forget = QStringLiteral("DELETE FROM servers WHERE removed_at < ?");
        if (auto forgotten = m_database.run(forget, {toMs(before)}); !forgotten) {
            return forgotten;
        }
        return forgetChanges(m_database);
    });
}

Result<QList<Server>, StoreError> importInto(const QString &path, const Clock &clock, const QList<Server> &servers)
{
    const auto database = Database::open(path, clock);
    if (!database) {
        return database.error();
    }
    return SqliteCatalogStore(**database).import(servers);
}

} // namespace tokenrack
