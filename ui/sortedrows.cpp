// SPDX-License-Identifier: MIT
#include "ui/sortedrows.h"

#include <algorithm>

namespace tokenrack {

namespace {

void insertInto(ServerRows *rows, ServerRow *row, const ServerOrder &order)
{
    rows->insert(std::lower_bound(rows->begin(), rows->end(), row, order), row);
}

void eraseFrom(ServerRows *rows, ServerRow *row, const ServerOrder &order)
{
    const auto at = std::lower_bound(rows->begin(), rows->end(), row, order);
    if (at != rows->end() && *at == row) {
        rows->erase(at);
    }
}

void mergeInto(ServerRows *rows, const ServerRows &sorted, const ServerOrder &order)
{
    ServerRows all;
    all.reserve(rows->size() + sorted.size());
    std::merge(rows->begin(), rows->end(), sorted.begin(), sorted.end(), std::back_inserter(all), order);
    *rows = std::move(all);
}

} // namespace

void SortedRows::setOrder(const ServerOrder &order)
{
    m_order = order;
    arrange();
}

void SortedRows::assign(ServerRows rows)
{
    m_byName = std::move(rows);
    std::sort(m_byName.begin(), m_byName.end(), ServerOrder());
    arrange();
}

void SortedRows::merge(ServerRows rows)
{
    std::sort(rows.begin(), rows.end(), ServerOrder());
    mergeInto(&m_byName, rows, ServerOrder());
    if (m_order != ServerOrder()) {
        std::sort(rows.begin(), rows.end(), m_order);
    }
    mergeInto(&m_rows, rows, m_order);
}

void SortedRows::put(ServerRow *row)
{
    insertInto(&m_byName, row, ServerOrder());
    insertInto(&m_rows, row, m_order);
}

void SortedRows::take(ServerRow *row)
{
    eraseFrom(&m_byName, row, ServerOrder());
    eraseFrom(&m_rows, row, m_order);
}

void SortedRows::remove(const RowSet &rows)
{
    const auto isGone = [&rows](const ServerRow *row) { return rows.contains(row); };
    std::erase_if(m_byName, isGone);
    std::erase_if(m_rows, isGone);
}

void SortedRows::arrange()
{
    m_rows = m_byName;
    if (m_order.by != SortBy::Name) {
        std::stable_sort(m_rows.begin(), m_rows.end(), [this](const ServerRow *left, const ServerRow *right) {
            return m_order.compareColumn(left, right) < 0;
        });
    } else if (m_order.direction == Qt::DescendingOrder) {
        std::reverse(m_rows.begin(), m_rows.end());
    }
}

} // namespace tokenrack
