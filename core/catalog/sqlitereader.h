// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace tokenrack {

//! A value to put in the place of a "?".
using SqliteValue = std::variant<qint64, QString, QByteArray>;

//! A row as SQLite has it; good until the next one is read. NULL reads as 0, as empty, or as nullopt.
class SqliteRow
{
public:
    explicit SqliteRow(sqlite3_stmt *statement)
        : m_statement(statement)
    { }

    bool isNull(int column) const;
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    //! Null where the text is no id.
    QUuid id(int column) const;
    //! Of milliseconds since 1970, UTC.
    Instant instant(int column) const { return instantFromMs(integer(column)); }
    std::optional<Instant> optionalInstant(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(instant(column));
    }

private:
    sqlite3_stmt *m_statement;
};

//! What SQLite says of a failure.
struct SqliteFailure
{
    int code = 0; //!< see https://www.sqlite.org/rescode.html
    QString text;
};

//! Reads rows through SQLite's own interface: QtSql makes a QVariant of each value of each row, which for a long list
//! takes several times as long as SQLite needs to find it. Each statement is prepared once.
class SqliteReader
{
public:
    using Take = std::function<void(const SqliteRow &)>;

    //! \a connection has to outlive the reader.
    explicit SqliteReader(sqlite3 *connection)
        : m_connection(connection)
    { }

    //! Runs a SELECT with \a values in the places of its "?" and hands each row to \a take, which may not run the same
    //! statement again.
    Result<Done, SqliteFailure> read(const QString &select, const QList<SqliteValue> &values, const Take &take);

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

    //! Nullptr when it cannot be prepared.
    sqlite3_stmt *prepared(const QString &select);
    SqliteFailure failure() const;

    sqlite3 *m_connection;
    std::unordered_map<QString, Statement> m_statements; //!< by their text
};

} // namespace tokenrack
