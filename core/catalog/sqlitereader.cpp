// SPDX-License-Identifier: MIT
#include "core/catalog/sqlitereader.h"

#include <sqlite3.h>

namespace tokenrack {

namespace {

int bind(sqlite3_stmt *statement, int place, const SqliteValue &value)
{
    if (const auto *number = std::get_if<qint64>(&value)) {
        return sqlite3_bind_int64(statement, place, *number);
    }
    if (const auto *bytes = std::get_if<QByteArray>(&value)) {
        return sqlite3_bind_blob64(statement, place, bytes->constData(), sqlite3_uint64(bytes->size()),
                                   SQLITE_TRANSIENT);
    }
    const QByteArray text = std::get<QString>(value).toUtf8();
    return sqlite3_bind_text64(statement, place, text.constData(), sqlite3_uint64(text.size()), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
}

int bindAll(sqlite3_stmt *statement, const QList<SqliteValue> &values)
{
    int place = 0;
    for (const SqliteValue &value : values) {
        if (const int code = bind(statement, ++place, value); code != SQLITE_OK) {
            return code;
        }
    }
    return SQLITE_OK;
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

void SqliteReader::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<Done, SqliteFailure> SqliteReader::read(const QString &select, const QList<SqliteValue> &values,
                                               const Take &take)
{
    sqlite3_stmt *statement = prepared(select);
    if (!statement) {
        return failure();
    }
    int code = bindAll(statement, values);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW) {
            take(SqliteRow(statement));
        }
    }
    const Result<Done, SqliteFailure> result = code == SQLITE_DONE ? Result<Done, SqliteFailure>(Done()) : failure();
    sqlite3_reset(statement); // what it returns is the failure again
    sqlite3_clear_bindings(statement);
    return result;
}

sqlite3_stmt *SqliteReader::prepared(const QString &select)
{
    Statement &known = m_statements[select];
    if (!known) {
        const QByteArray text = select.toUtf8();
        sqlite3_stmt *made = nullptr;
        sqlite3_prepare_v3(m_connection, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT, &made, nullptr);
        known.reset(made);
    }
    return known.get();
}

SqliteFailure SqliteReader::failure() const
{
    return {sqlite3_extended_errcode(m_connection), QString::fromUtf8(sqlite3_errmsg(m_connection))};
}

} // namespace tokenrack
