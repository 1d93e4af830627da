// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace tokenrack {

//! The texts of many rows one after the other: to read on in memory is many times quicker than to follow a pointer to
//! each.
class SearchText
{
public:
    void clear();
    //! The text of one more row. Its number is the count of those before.
    void append(const QString &text);
    quint32 count() const { return m_count; }

    //! For each row, whether its text has every one of the words. Words have no line breaks.
    std::vector<bool> rowsWith(const QStringList &words) const;

private:
    //! Some rows; one that is full never moves, and little of it is empty.
    struct Piece
    {
        QByteArray text; //!< UTF-8, each row with a line break at its end
        std::vector<quint32> ends; //!< of each row: where the next one begins
    };

    std::vector<Piece> m_pieces;
    quint32 m_count = 0;
};

} // namespace tokenrack
