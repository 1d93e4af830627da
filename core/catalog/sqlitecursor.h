// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"
#include "core/catalog/sqliterow.h"

#include <memory>
#include <optional>

namespace tokenrack {

class SqliteConnection;

//! The rows of one statement, one after the other. Whoever goes through several at once sees one state of the database
//! in all of them. The connection must outlive it, and the same statement may not run again while it is there.
class SqliteCursor
{
public:
    //! The next row, good until the one after it is asked for. Nothing at the end, and once something went wrong.
    std::optional<SqliteRow> next();
    //! Done as long as nothing went wrong.
    Result<Done, StoreError> result() const;

private:
    friend class SqliteConnection;

    struct Reset
    {
        void operator()(sqlite3_stmt *statement) const;
    };

    SqliteCursor(const SqliteConnection &connection, sqlite3_stmt *statement);
    SqliteCursor(const SqliteConnection &connection, StoreError error);

    const SqliteConnection &m_connection;
    std::unique_ptr<sqlite3_stmt, Reset> m_statement; //!< nullptr at the end
    std::optional<StoreError> m_error;
};

} // namespace tokenrack
