// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/sqlitecursor.h"
#include "core/catalog/sqlitevalue.h"

namespace tokenrack {

class Database;

//! The rows of another table beside the servers. Both come in the order of the servers' ids, so that one pass through
//! them finds what belongs to each.
class RowsBeside
{
public:
    //! The first column of \a select is the id of a server, and it is ordered by that.
    RowsBeside(const Database &database, const QString &select, const QList<SqliteValue> &values = {});

    //! The next row of the server with that id, as the tables have it; nothing when there is none any more. Whoever has
    //! asked for a server cannot go back to one before.
    std::optional<SqliteRow> next(QByteArrayView id);
    Result<Done, StoreError> result() const;

private:
    const Database &m_database;
    SqliteCursor m_cursor;
    std::optional<SqliteRow> m_row;
    bool m_isTaken = true; //!< the row, if there is one
};

} // namespace tokenrack
