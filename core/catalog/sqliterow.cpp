// SPDX-License-Identifier: MIT
#include "core/catalog/sqliterow.h"

#include <sqlite3.h>

namespace tokenrack {

namespace {

//! The bytes of a text as they lie in SQLite's page. sqlite3_column_text() would copy them to put a zero behind them.
QByteArrayView textBytes(sqlite3_stmt *statement, int column)
{
    // Asked for first: a number has to be converted, which decides how long it is.
    const void *bytes = sqlite3_column_blob(statement, column);
    return {static_cast<const char *>(bytes), sqlite3_column_bytes(statement, column)};
}

} // namespace

bool SqliteRow::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqliteRow::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString SqliteRow::text(int column) const
{
    return QString::fromUtf8(textBytes(m_statement, column));
}

QByteArray SqliteRow::bytes(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, sqlite3_column_bytes(m_statement, column)};
}

QUuid SqliteRow::id(int column) const
{
    return QUuid::fromString(QLatin1String(textBytes(m_statement, column)));
}

} // namespace tokenrack
