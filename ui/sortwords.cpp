// SPDX-License-Identifier: MIT
#include "ui/sortwords.h"

namespace tokenrack {

void SortWords::begin(const QCollator &collator)
{
    m_collator = collator;
    m_words.clear();
}

const SortWord *SortWords::word(const QString &text)
{
    auto known = m_words.find(text);
    if (known == m_words.end()) {
        known = m_words.emplace(text, SortWord{text, m_collator.sortKey(text)}).first;
    }
    return &known->second;
}

} // namespace tokenrack
