// SPDX-License-Identifier: MIT
#include "core/catalog/sqlitecursor.h"

#include "core/catalog/sqliteconnection.h"

#include <sqlite3.h>

#include <utility>

namespace tokenrack {

void SqliteCursor::Reset::operator()(sqlite3_stmt *statement) const
{
    sqlite3_reset(statement); // what it returns is the failure again
    sqlite3_clear_bindings(statement);
}

SqliteCursor::SqliteCursor(const SqliteConnection &connection, sqlite3_stmt *statement)
    : m_connection(connection)
    , m_statement(statement)
{ }

SqliteCursor::SqliteCursor(const SqliteConnection &connection, StoreError error)
    : m_connection(connection)
    , m_error(std::move(error))
{ }

std::optional<SqliteRow> SqliteCursor::next()
{
    if (!m_statement) {
        return std::nullopt;
    }
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) {
        return SqliteRow(m_statement.get());
    }
    if (code != SQLITE_DONE) {
        m_error = m_connection.errorOf(code);
    }
    m_statement.reset();
    return std::nullopt;
}

Result<Done, StoreError> SqliteCursor::result() const
{
    if (m_error) {
        return *m_error;
    }
    return Done();
}

} // namespace tokenrack
