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
    return QString::fromUtf8(view(column));
}

QByteArray SqliteRow::bytes(int column) const
{
    return view(column).toByteArray();
}

//! sqlite3_column_text() would copy a text to put a zero behind it.
QByteArrayView SqliteRow::view(int column) const
{
    // One look at the row for both; such a value may be read by the thread alone that the connection is for.
    sqlite3_value *value = sqlite3_column_value(m_statement, column);
    // Asked for first: a number has to be converted, which decides how long it is.
    const void *bytes = sqlite3_value_blob(value);
    return {static_cast<const char *>(bytes), sqlite3_value_bytes(value)};
}

QUuid SqliteRow::id(int column) const
{
    return QUuid::fromString(QLatin1String(view(column)));
}

} // namespace tokenrack
