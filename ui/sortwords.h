// SPDX-License-Identifier: MIT
#pragma once

#include <QCollator>
#include <QString>

#include <unordered_map>

namespace tokenrack {

//! A word of a column that has few different ones, with the key to sort it by.
struct SortWord
{
    QString text;
    QCollatorSortKey key;
};

//! Each word once, however many rows have it: a row holds a pointer, and equal words are told by it.
class SortWords
{
public:
    //! The words of another language begin here; all pointers of before are void.
    void begin(const QCollator &collator);
    //! Good until begin().
    const SortWord *word(const QString &text);

private:
    QCollator m_collator;
    std::unordered_map<QString, SortWord> m_words; //!< by their text; does not move what it holds
};

} // namespace tokenrack
