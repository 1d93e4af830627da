// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <optional>

struct sqlite3_stmt;

namespace tokenrack {

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
    //! The bytes, or the text as UTF-8, without a copy: good as long as the row.
    QByteArrayView view(int column) const;
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

} // namespace tokenrack
