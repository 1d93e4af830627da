// SPDX-License-Identifier: MIT
#include "core/base/plaintext.h"

#include <algorithm>

namespace tokenrack {

namespace {

bool isControl(QChar character)
{
    return character.category() == QChar::Other_Control;
}

//! Marks that change the order or the look of what stands beside them without being seen.
bool isInvisibleMark(QChar character)
{
    return character.category() == QChar::Other_Format || character == QChar::LineSeparator
        || character == QChar::ParagraphSeparator;
}

QChar visible(QChar character)
{
    const char16_t code = character.unicode();
    if (code < 0x20) {
        return QChar(char16_t(0x2400 + code)); // the "control pictures" block mirrors C0
    }
    if (code == 0x7f) {
        return QChar(char16_t(0x2421));
    }
    if (isControl(character) || isInvisibleMark(character)) {
        return QChar(char16_t(0xfffd));
    }
    return character;
}

} // namespace

QString visibleText(const QString &text, qsizetype maxLength)
{
    // simplified() is linear, but a reply may be a mebibyte and all but the start is thrown away.
    QString shown = text.left(maxLength * 4).simplified();
    const bool cut = shown.size() > maxLength || text.size() > maxLength * 4;
    shown.truncate(maxLength);
    std::transform(shown.begin(), shown.end(), shown.begin(), visible);
    return cut ? shown + QChar(char16_t(0x2026)) : shown;
}

bool hasControlCharacters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), isControl);
}

} // namespace tokenrack
