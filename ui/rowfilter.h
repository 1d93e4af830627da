// SPDX-License-Identifier: MIT
#pragma once

#include "ui/rowsearch.h"
#include "ui/serverfilter.h"

namespace tokenrack {

//! Lets through the rows that fit a ServerFilter.
class RowFilter
{
public:
    explicit RowFilter(RowSearch::TextOf textOf)
        : m_search(std::move(textOf))
    { }

    const ServerFilter &filter() const { return m_filter; }
    void setFilter(const ServerFilter &filter);

    //! What the words are looked for in, to be kept true to the rows.
    RowSearch &search() { return m_search; }
    const RowSearch &search() const { return m_search; }
    //! True when to filter all rows by \a filter would not have to wait for search().
    bool isReadyFor(const ServerFilter &filter) const;

    bool lets(const ServerRow &row) const;
    //! Those of \a rows that it lets through, in their order; quicker for many than lets().
    ServerRows filtered(const ServerRows &rows);

private:
    RowSearch m_search;
    ServerFilter m_filter;
    QStringList m_words; //!< of its text, case folded
};

} // namespace tokenrack
