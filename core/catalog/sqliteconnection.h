// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"
#include "core/catalog/sqlitecursor.h"
#include "core/catalog/sqlitevalue.h"

#include <functional>
#include <memory>
#include <unordered_map>

struct sqlite3;

namespace tokenrack {

//! One connection to one SQLite file, closed when this object goes. Used by one thread at a time.
//! It waits up to five seconds for another process; whatever goes wrong comes as a typed error.
class SqliteConnection
{
public:
    enum class Mode {
        ReadWrite, //!< the file has to be there
        ReadOnly,
        Create, //!< makes the file when there is none
    };
    //! Is given each row of a statement, and may not run the same statement.
    using Take = std::function<void(const SqliteRow &)>;

    static Result<std::unique_ptr<SqliteConnection>, StoreError> open(const QString &path, Mode mode);

    ~SqliteConnection();
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    const QString &path() const { return m_path; }
    //! True when the file was moved or deleted since, so that another one, or none, stands at path(). Nothing more is
    //! written to it then: run() gives Replaced.
    bool hasMoved() const;
    //! What is still in the file's log of changes stays there when this object goes; else it comes into the file.
    void leaveLogAtClose() const;

    //! Runs one statement with \a values in the places of its "?", and hands each row that it gives to \a take.
    //! It is prepared once for all times, since that takes longer than to run it.
    Result<Done, StoreError> run(const QString &statement, const QList<SqliteValue> &values = {},
                                 const Take &take = {}) const;
    //! The same for who takes the rows one by one.
    SqliteCursor rows(const QString &statement, const QList<SqliteValue> &values = {}) const;
    //! The first column of the first row as text; empty when there is no row.
    Result<QString, StoreError> text(const QString &statement) const;
    //! Runs \a work inside BEGIN IMMEDIATE … COMMIT; rolls back when it returns an error. Not to be nested.
    Result<Done, StoreError> transaction(const std::function<Result<Done, StoreError>()> &work) const;
    //! Runs \a work, which only reads: all of it from one state, which is locked once and not for each statement. Not
    //! to be nested.
    Result<Done, StoreError> snapshot(const std::function<Result<Done, StoreError>()> &work) const;

private:
    friend class SqliteCursor;

    struct Close
    {
        void operator()(sqlite3 *handle) const;
    };
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };

    explicit SqliteConnection(QString path);
    Result<Done, StoreError> connect(Mode mode);
    Result<Done, StoreError> between(const QString &begin, const std::function<Result<Done, StoreError>()> &work) const;
    //! True for a statement that begins to write, by itself or as a transaction.
    bool beginsToWrite(sqlite3_stmt *statement) const;
    //! Nullptr when it cannot be prepared.
    sqlite3_stmt *prepared(const QString &statement) const;
    //! What SQLite says of a failure that has just happened.
    StoreError errorOf(int code) const;

    QString m_path;
    std::unique_ptr<sqlite3, Close> m_handle;
    mutable std::unordered_map<QString, std::unique_ptr<sqlite3_stmt, Finalize>> m_statements; //!< by their text
};

} // namespace tokenrack
