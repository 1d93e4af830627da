// SPDX-License-Identifier: MIT
#include "core/catalog/sqliterow.h"

#include <sqlite3.h>

namespace tokenrack {

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
    // The text first: it may have to be converted, which decides how long it is.
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

QByteArray SqliteRow::bytes(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, sqlite3_column_bytes(m_statement, column)};
}

QUuid SqliteRow::id(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QUuid::fromString(QLatin1String(text, sqlite3_column_bytes(m_statement, column)));
}

} // namespace tokenrack
