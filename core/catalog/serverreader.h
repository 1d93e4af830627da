// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/rowsbeside.h"
#include "core/catalog/sharedvalues.h"

namespace tokenrack {

//! Reads servers one after the other, by id. Until the last one, what is read beside them is of the same state of the
//! database.
class ServerReader
{
public:
    enum class Which { Standing, Removed };
    enum class Tags { Read, LeftOut };

    //! What is used here must outlive the reader.
    ServerReader(const Database &database, SharedValues &values, Which which, Tags tags = Tags::Read);
    //! That one alone, if it is standing.
    ServerReader(const Database &database, SharedValues &values, QUuid id);

    //! Nothing at the end, and once something went wrong.
    std::optional<Server> next();
    //! The id of the last one, as the tables have it.
    QByteArrayView id() const;
    Result<Done, StoreError> result() const;

private:
    QByteArrayView tagLines();

    const Database &m_database;
    SharedValues &m_values;
    SqliteCursor m_cursor;
    std::optional<SqliteRow> m_row;
    std::optional<RowsBeside> m_tags;
    QByteArray m_tagLines; //!< its memory serves one server after the other
};

} // namespace tokenrack
