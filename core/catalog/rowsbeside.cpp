// SPDX-License-Identifier: MIT
#include "core/catalog/rowsbeside.h"

#include "core/catalog/database.h"

#include <utility>

namespace tokenrack {

RowsBeside::RowsBeside(const Database &database, const QString &select, const QList<SqliteValue> &values)
    : m_database(database)
    , m_cursor(database.rows(select, values))
{ }

std::optional<SqliteRow> RowsBeside::next(QByteArrayView id)
{
    if (std::exchange(m_isTaken, false)) {
        m_row = m_cursor.next();
    }
    for (; m_row; m_row = m_cursor.next()) {
        const auto order = m_row->view(0).compare(id);
        if (order > 0) {
            return std::nullopt;
        }
        if (order == 0) {
            m_isTaken = true;
            return m_row;
        }
    }
    return std::nullopt;
}

Result<Done, StoreError> RowsBeside::result() const
{
    return m_database.noted(m_cursor.result());
}

} // namespace tokenrack
