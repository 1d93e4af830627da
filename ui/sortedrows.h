// SPDX-License-Identifier: MIT
#pragma once

#include "ui/serverrow.h"

namespace tokenrack {

//! All rows in the order of the table. The order by name is kept beside it, since it costs most: any other is that one
//! with the column's words put in order.
class SortedRows
{
public:
    const ServerRows &rows() const { return m_rows; }
    const ServerOrder &order() const { return m_order; }

    void setOrder(const ServerOrder &order);
    //! These rows and no others.
    void assign(ServerRows rows);
    //! More rows; quicker for many than put().
    void merge(ServerRows rows);
    //! One more row.
    void put(ServerRow *row);
    //! To be called before anything by which \a row is sorted changes, and then put().
    void take(ServerRow *row);
    void remove(const RowSet &rows);

private:
    void arrange();

    ServerOrder m_order;
    ServerRows m_rows;
    ServerRows m_byName;
};

} // namespace tokenrack
