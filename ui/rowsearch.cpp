// SPDX-License-Identifier: MIT
#include "ui/rowsearch.h"

namespace tokenrack {

void RowSearch::begin(const ServerRows &rows)
{
    m_text.clear();
    m_waiting.clear();
    add(rows);
}

void RowSearch::remove(const RowSet &rows)
{
    std::erase_if(m_waiting, [&rows](const ServerRow *row) { return rows.contains(row); });
}

void RowSearch::prepare(std::size_t atMost)
{
    for (std::size_t i = 0; i < atMost && !isReady(); ++i) {
        ServerRow *row = m_waiting.back();
        row->searchNumber = m_text.count();
        m_text.append(m_textOf(*row));
        m_waiting.pop_back();
    }
    if (isReady()) {
        m_waiting.shrink_to_fit();
    }
}

} // namespace tokenrack
