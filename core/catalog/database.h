// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/catalog/catalogstore.h"
#include "core/catalog/sqliteconnection.h"

#include <functional>
#include <memory>

namespace tokenrack {

//! The profile's SQLite file: opened, checked, migrated and backed up in one place; the stores share it.
//! WAL with synchronous=FULL, foreign keys on, files 0600 in a 0700 folder.
class Database
{
public:
    //! Opens or makes the file at \a path. A damaged or newer file is never overwritten, and where backups say that
    //! there was one, none is made: it gives an error here, and the caller decides which way to go, see
    //! databaserestore.h. Makes a dated backup before a migration and once a day; 10 kept. \a clock must outlive the
    //! database.
    static Result<std::unique_ptr<Database>, StoreError> open(const QString &path, const Clock &clock);

    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    //! Never changes for one file: names the vault's key in the keychain, so that profiles do not share one.
    QUuid id() const { return m_id; }
    QString path() const;
    //! What the stores write into their rows.
    Instant now() const { return m_clock.now(); }
    //! True when another program has set the file aside. Nothing more can be written then, see SqliteConnection.
    bool isReplaced() const;

    //! As in SqliteConnection.
    Result<Done, StoreError> run(const QString &statement, const QList<SqliteValue> &values = {},
                                 const SqliteConnection::Take &take = {}) const;
    //! As in SqliteConnection. How it went is then to be given to noted().
    SqliteCursor rows(const QString &statement, const QList<SqliteValue> &values = {}) const;
    //! Passes it on. Damage that is met shall be looked for by the next start.
    Result<Done, StoreError> noted(Result<Done, StoreError> done) const;
    //! As in SqliteConnection.
    Result<Done, StoreError> transaction(const std::function<Result<Done, StoreError>()> &work);
    //! As in SqliteConnection.
    Result<Done, StoreError> snapshot(const std::function<Result<Done, StoreError>()> &work) const;

private:
    Database(std::unique_ptr<SqliteConnection> connection, QUuid id, const Clock &clock);

    std::unique_ptr<SqliteConnection> m_connection;
    QUuid m_id;
    const Clock &m_clock;
};

} // namespace tokenrack
