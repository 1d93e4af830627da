// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace tokenrack {

//! The texts of many rows in one piece: to read on in memory is many times quicker than to follow a pointer to each.
class SearchText
{
public:
    void clear();
    //! The text of one more row. Its number is the count of those before.
    void append(const QString &text);
    std::size_t count() const { return m_ends.size(); }

    //! For each row, whether its text has every one of the words. Words have no line breaks.
    std::vector<bool> rowsWith(const QStringList &words) const;

private:
    QByteArray m_text; //!< UTF-8, each row with a line break at its end
    std::vector<qsizetype> m_ends; //!< of each row: where the next one begins
};

} // namespace tokenrack
