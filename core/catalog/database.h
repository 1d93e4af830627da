// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/catalog/catalogstore.h"
#include "core/catalog/sqliteconnection.h"

#include <functional>
#include <memory>
#include <optional>

namespace tokenrack {

//! The profile's SQLite file: opened, checked, migrated and backed up in one place; the stores share it.
//! WAL with synchronous=FULL, foreign keys on, files 0600 in a 0700 folder.
class Database
{
public:
    //! Opens or makes the file at \a path. A damaged or newer file is never overwritten: it gives an error here, and
    //! the caller decides whether to setAside() and open again. Makes a dated backup before a migration and once a day;
    //! 10 kept. \a clock must outlive the database.
    static Result<std::unique_ptr<Database>, StoreError> open(const QString &path, const Clock &clock);
    //! Moves the file (with its -wal and -shm) to a dated name beside it and returns that name.
    static Result<QString, StoreError> setAside(const QString &path, const Clock &clock);
    //! The newest backup of \a path that opens and passes its integrity check.
    static std::optional<QString> lastGoodBackup(const QString &path);
    //! Puts a backup in the place of \a path, which must not exist.
    static Result<Done, StoreError> restore(const QString &backup, const QString &path);

    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    //! Never changes for one file: names the vault's key in the keychain, so that profiles do not share one.
    QUuid id() const { return m_id; }
    QString path() const;
    //! What the stores write into their rows.
    Instant now() const { return m_clock.now(); }

    //! As in SqliteConnection.
    Result<Done, StoreError> run(const QString &statement, const QList<SqliteValue> &values = {},
                                 const SqliteConnection::Take &take = {}) const;
    //! As in SqliteConnection.
    Result<Done, StoreError> transaction(const std::function<Result<Done, StoreError>()> &work);

private:
    Database(std::unique_ptr<SqliteConnection> connection, QUuid id, const Clock &clock);

    std::unique_ptr<SqliteConnection> m_connection;
    QUuid m_id;
    const Clock &m_clock;
};

} // namespace tokenrack
