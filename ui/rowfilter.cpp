// SPDX-License-Identifier: MIT
#include "ui/rowfilter.h"

#include <algorithm>

namespace tokenrack {

namespace {

QStringList wordsOf(const ServerFilter &filter)
{
    return filter.text.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

void RowFilter::setFilter(const ServerFilter &filter)
{
    m_filter = filter;
    m_words = wordsOf(filter);
}

bool RowFilter::isReadyFor(const ServerFilter &filter) const
{
    return m_search.isReady() || wordsOf(filter).isEmpty();
}

bool RowFilter::lets(const ServerRow &row) const
{
    if (m_words.isEmpty() || !row.isIn(m_filter.scope)) {
        return row.isIn(m_filter.scope);
    }
    const QString text = m_search.textOf(row);
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word); });
}

ServerRows RowFilter::filtered(const ServerRows &rows)
{
    if (m_filter.isOff()) {
        return rows;
    }
    std::vector<bool> found;
    if (!m_words.isEmpty()) {
        m_search.prepare(rows.size()); // what came since the filter was set
        found = m_search.rowsWith(m_words);
    }
    ServerRows fitting;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(fitting), [&](const ServerRow *row) {
        return (found.empty() || found[row->searchNumber]) && row->isIn(m_filter.scope);
    });
    return fitting;
}

} // namespace tokenrack
