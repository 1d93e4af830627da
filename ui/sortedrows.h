// SPDX-License-Identifier: MIT
#pragma once

#include "ui/serverrow.h"

#include <QCollator>

namespace tokenrack {

//! All rows in the order of the table. The order by name is kept beside it, since it costs most: each row has its place
//! there as a number, so that no comparison reads names, and any other order is that one with the column's words put
//! in order.
class SortedRows
{
public:
    //! How names are compared; equal ones are sorted by id. assign() has to follow where there are rows.
    void setCollator(const QCollator &collator) { m_collator = collator; }

    const ServerRows &rows() const { return m_rows; }
    const ServerOrder &order() const { return m_order; }

    void setOrder(const ServerOrder &order);
    //! To be called when what many rows are sorted by is another one now, though not their names.
    void arrange();
    //! These rows and no others.
    void assign(const ServerRows &rows);
    //! More rows.
    void merge(ServerRows rows);
    //! To be called before anything by which \a row is sorted changes, and then put(), after rename() where the name is
    //! another one.
    void take(ServerRow *row);
    void rename(ServerRow *row);
    void put(ServerRow *row);
    void remove(const RowSet &rows);

private:
    bool isBefore(const ServerRow *left, const ServerRow *right) const;
    ServerRows sortedByName(const ServerRows &rows) const;
    void mergeByName(const ServerRows &sorted);
    void numberNames();

    QCollator m_collator;
    ServerOrder m_order;
    ServerRows m_rows;
    ServerRows m_byName;
};

} // namespace tokenrack
