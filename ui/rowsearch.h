// SPDX-License-Identifier: MIT
#pragma once

#include "ui/searchtext.h"
#include "ui/serverrow.h"

#include <functional>

namespace tokenrack {

//! Finds rows by the words of the filter. What it looks through is made little by little: for a long list that takes
//! far longer than the search itself.
class RowSearch
{
public:
    //! All that may be found of a row, case folded.
    using TextOf = std::function<QString(const ServerRow &)>;

    explicit RowSearch(TextOf textOf)
        : m_textOf(std::move(textOf))
    { }

    //! These rows and no others.
    void begin(const ServerRows &rows);
    //! More rows, or such whose text is another one now.
    void add(const ServerRows &rows) { m_waiting.insert(m_waiting.end(), rows.rbegin(), rows.rend()); }
    void remove(const RowSet &rows);

    //! All that may be found of that row as it is now.
    QString textOf(const ServerRow &row) const { return m_textOf(row); }

    //! True when the text of every row is made.
    bool isReady() const { return m_waiting.empty(); }
    void prepare(std::size_t atMost);

    //! By ServerRow::searchNumber, whether it has every one of the words, case folded. For rows whose text is made.
    std::vector<bool> rowsWith(const QStringList &words) const { return m_text.rowsWith(words); }

private:
    TextOf m_textOf;
    SearchText m_text; //!< what a row had before it changed stays in it, under a number that no row has
    ServerRows m_waiting; //!< for their text, the next one last
};

} // namespace tokenrack
