// SPDX-License-Identifier: MIT
#include "ui/sortedrows.h"

#include <algorithm>

namespace tokenrack {

void SortedRows::setOrder(const ServerOrder &order)
{
    m_order = order;
    arrange();
}

void SortedRows::assign(const ServerRows &rows)
{
    m_byName = sortedByName(rows);
    numberNames();
    arrange();
}

void SortedRows::merge(ServerRows rows)
{
    mergeByName(sortedByName(rows));
    numberNames();
    std::sort(rows.begin(), rows.end(), m_order);
    ServerRows all;
    all.reserve(m_byName.size());
    std::merge(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), std::back_inserter(all), m_order);
    m_rows = std::move(all);
}

void SortedRows::take(ServerRow *row)
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), row, m_order);
    if (at != m_rows.end() && *at == row) {
        m_rows.erase(at);
    }
}

void SortedRows::rename(ServerRow *row)
{
    m_byName.erase(m_byName.begin() + row->nameRank);
    mergeByName({row});
    numberNames();
}

void SortedRows::put(ServerRow *row)
{
    m_rows.insert(std::lower_bound(m_rows.begin(), m_rows.end(), row, m_order), row);
}

void SortedRows::remove(const RowSet &rows)
{
    const auto isGone = [&rows](const ServerRow *row) { return rows.contains(row); };
    std::erase_if(m_byName, isGone);
    std::erase_if(m_rows, isGone);
    numberNames();
}

bool SortedRows::isBefore(const ServerRow *left, const ServerRow *right) const
{
    const int byName = m_collator.compare(left->name, right->name);
    return byName == 0 ? left->id < right->id : byName < 0;
}

//! By keys that live no longer than this: to compare two names takes several times as long as two keys, but a key takes
//! more memory than its row.
ServerRows SortedRows::sortedByName(const ServerRows &rows) const
{
    using Keyed = std::pair<QCollatorSortKey, ServerRow *>;
    std::vector<Keyed> keyed;
    keyed.reserve(rows.size());
    for (ServerRow *row : rows) {
        keyed.emplace_back(m_collator.sortKey(row->name), row);
    }
    std::sort(keyed.begin(), keyed.end(), [](const Keyed &left, const Keyed &right) {
        const int byName = left.first.compare(right.first);
        return byName == 0 ? left.second->id < right.second->id : byName < 0;
    });
    ServerRows sorted;
    sorted.reserve(rows.size());
    std::transform(keyed.begin(), keyed.end(), std::back_inserter(sorted),
                   [](const Keyed &each) { return each.second; });
    return sorted;
}

//! Looks for the place of each, since mostly few come to many.
void SortedRows::mergeByName(const ServerRows &sorted)
{
    ServerRows all;
    all.reserve(m_byName.size() + sorted.size());
    auto rest = m_byName.cbegin();
    for (ServerRow *row : sorted) {
        const auto place =
            std::lower_bound(rest, m_byName.cend(), row,
                             [this](const ServerRow *left, const ServerRow *right) { return isBefore(left, right); });
        all.insert(all.end(), rest, place);
        all.push_back(row);
        rest = place;
    }
    all.insert(all.end(), rest, m_byName.cend());
    m_byName = std::move(all);
}

void SortedRows::numberNames()
{
    quint32 rank = 0;
    for (ServerRow *row : m_byName) {
        row->nameRank = rank++;
    }
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
