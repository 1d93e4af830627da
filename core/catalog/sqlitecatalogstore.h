// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"

namespace tokenrack {

class Clock;
class Database;

//! The catalogue in the profile's SQLite file. The only place that knows the tables "servers" and "tags".
class SqliteCatalogStore final : public CatalogStore
{
public:
    explicit SqliteCatalogStore(Database &database);

    Result<QList<Server>, StoreError> load() override;
    Result<QList<Server>, StoreError> loadRemoved() override;
    Result<QList<Server>, StoreError> find(const QList<QUuid> &ids) override;
    Result<Server, StoreError> change(const Server &before, const Server &after) override;
    Result<Done, StoreError> save(const QList<Server> &servers) override;
    Result<QList<Server>, StoreError> import(const QList<Server> &servers) override;
    Result<Done, StoreError> remove(const QList<QUuid> &ids) override;
    Result<Done, StoreError> purge(const QList<QUuid> &ids) override;
    Result<Done, StoreError> purgeRemoved(Instant before) override;

private:
    Database &m_database;
};

//! SqliteCatalogStore::import() with a connection of its own to the file at \a path, for another thread.
Result<QList<Server>, StoreError> importInto(const QString &path, const Clock &clock, const QList<Server> &servers);

} // namespace tokenrack
