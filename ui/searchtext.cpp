// SPDX-License-Identifier: MIT
#include "ui/searchtext.h"

#include <QByteArrayMatcher>

namespace tokenrack {

void SearchText::clear()
{
    m_text.clear();
    m_ends.clear();
}

void SearchText::append(const QString &text)
{
    m_text += text.toUtf8();
    m_text += '\n';
    m_ends.push_back(m_text.size());
}

std::vector<bool> SearchText::rowsWith(const QStringList &words) const
{
    std::vector<bool> all(m_ends.size(), true);
    for (const QString &word : words) {
        std::vector<bool> found(m_ends.size());
        const QByteArrayMatcher matcher(word.toUtf8());
        std::size_t row = 0;
        qsizetype at = matcher.indexIn(m_text);
        while (at >= 0) {
            while (m_ends[row] <= at) {
                ++row;
            }
            found[row] = all[row];
            at = matcher.indexIn(m_text, m_ends[row]);
        }
        all = std::move(found);
    }
    return all;
}

} // namespace tokenrack
