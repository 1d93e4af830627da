// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"
#include "core/catalog/sqlitereader.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

class QSqlError;

namespace tokenrack {

//! One connection to one SQLite file, closed when this object goes. Used in the thread that opened it.
//! It waits up to five seconds for another process; whatever goes wrong comes as a typed error.
class SqliteConnection
{
public:
    enum class Mode {
        ReadWrite, //!< makes the file when there is none
        ReadOnly,
    };

    static Result<std::unique_ptr<SqliteConnection>, StoreError> open(const QString &path, Mode mode);

    ~SqliteConnection();
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    const QString &path() const { return m_path; }

    //! A forward-only query on this connection.
    QSqlQuery query() const;
    //! The query that runs this statement, prepared once, since that takes longer than to run it. Its values are to be
    //! bound and its rows to be read to the end each time. Stays good as long as the connection.
    QSqlQuery &prepared(const QString &statement) const;
    //! Runs a SELECT with \a values in the places of its "?" and hands each row to \a take; see SqliteReader.
    Result<Done, StoreError> read(const QString &select, const QList<SqliteValue> &values,
                                  const SqliteReader::Take &take) const;
    //! Runs one statement that returns nothing of interest.
    Result<Done, StoreError> run(const QString &statement) const;
    //! The first column of the first row; an invalid variant when there is no row.
    Result<QVariant, StoreError> value(const QString &statement) const;
    //! Runs \a work inside BEGIN IMMEDIATE … COMMIT; rolls back when it returns an error. Not to be nested.
    Result<Done, StoreError> transaction(const std::function<Result<Done, StoreError>()> &work) const;

    StoreError errorOf(const QSqlQuery &query) const;

private:
    SqliteConnection(QString path, const QSqlDatabase &connection);
    //! Opens it, and the reader with it.
    Result<Done, StoreError> connect();
    //! As run(), for what comes again and again.
    Result<Done, StoreError> runAgain(const QString &statement) const;
    StoreError errorFrom(const QSqlError &error) const;

    QString m_path;
    QSqlDatabase m_connection;
    mutable std::optional<SqliteReader> m_reader; //!< set by connect()
    mutable std::unordered_map<QString, QSqlQuery> m_prepared; //!< by their statements
};

} // namespace tokenrack
