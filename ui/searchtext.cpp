// SPDX-License-Identifier: MIT
#include "ui/searchtext.h"

#include <QByteArrayMatcher>

#include <algorithm>

namespace tokenrack {

namespace {

//! Bytes: some hundreds of rows.
constexpr qsizetype pieceSize = 64 * 1024;

} // namespace

void SearchText::clear()
{
    m_pieces.clear();
    m_count = 0;
}

void SearchText::append(const QString &text)
{
    const QByteArray row = text.toUtf8() + '\n';
    if (m_pieces.empty() || m_pieces.back().text.size() + row.size() > pieceSize) {
        m_pieces.emplace_back().text.reserve(std::max(pieceSize, row.size()));
    }
    Piece &piece = m_pieces.back();
    piece.text += row;
    piece.ends.push_back(quint32(piece.text.size()));
    ++m_count;
}

std::vector<bool> SearchText::rowsWith(const QStringList &words) const
{
    std::vector<bool> all(m_count, true);
    for (const QString &word : words) {
        std::vector<bool> found(m_count);
        const QByteArrayMatcher matcher(word.toUtf8());
        std::size_t first = 0;
        for (const Piece &piece : m_pieces) {
            std::size_t row = 0;
            qsizetype at = matcher.indexIn(piece.text);
            while (at >= 0) {
                while (piece.ends[row] <= at) {
                    ++row;
                }
                found[first + row] = all[first + row];
                at = matcher.indexIn(piece.text, piece.ends[row]);
            }
            first += piece.ends.size();
        }
        all = std::move(found);
    }
    return all;
}

} // namespace tokenrack
