// SPDX-License-Identifier: MIT
#include "core/base/plaintext.h"

#include "core/base/redaction.h"

#include <QList>

#include <algorithm>

namespace tokenrack {

namespace {

//! How much more than is shown is looked at: white space is folded.
constexpr qsizetype lookAhead = 4;

bool isControl(char32_t code)
{
    return QChar::category(code) == QChar::Other_Control;
}

//! Marks that change the order or the look of what stands beside them without being seen, and halves of characters.
bool isInvisibleMark(char32_t code)
{
    const QChar::Category category = QChar::category(code);
    return category == QChar::Other_Format || category == QChar::Other_Surrogate || code == QChar::LineSeparator
        || code == QChar::ParagraphSeparator;
}

char32_t visible(char32_t code)
{
    if (code < 0x20) {
        return 0x2400 + code; // the "control pictures" block mirrors C0
    }
    if (code == 0x7f) {
        return 0x2421;
    }
    return isControl(code) || isInvisibleMark(code) ? char32_t(0xfffd) : code;
}

template <class Visible>
QString withVisible(const QString &text, Visible visibleCode)
{
    QList<uint> codes = text.toUcs4();
    std::transform(codes.begin(), codes.end(), codes.begin(), visibleCode);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(codes.constData()), codes.size());
}

//! True for most texts: nothing has to be done to show them.
bool isPlain(const QString &text)
{
    bool isAfterSpace = true; // at the beginning none may stand either
    for (const QChar character : text) {
        const char16_t code = character.unicode();
        const bool isSpace = code == u' ';
        const bool isSeen = (code > 0x20 && code < 0x7f) || (code >= 0x80 && character.isLetterOrNumber());
        if (!isSeen && (!isSpace || isAfterSpace)) {
            return false;
        }
        isAfterSpace = isSpace;
    }
    return !isAfterSpace;
}

} // namespace

QString visibleText(const QString &text, qsizetype maxLength)
{
    if (text.size() <= maxLength && isPlain(text)) {
        return text;
    }
    // simplified() is linear, but a reply may be a mebibyte and all but the start is thrown away.
    QString shown = text.left(maxLength * lookAhead).simplified();
    const bool cut = shown.size() > maxLength || text.size() > maxLength * lookAhead;
    const bool isInPair = maxLength > 0 && maxLength < shown.size() && shown.at(maxLength).isLowSurrogate();
    shown.truncate(isInPair ? maxLength - 1 : maxLength);
    shown = withVisible(shown, visible);
    return cut ? shown + QChar(char16_t(0x2026)) : shown;
}

QString visibleServerText(const QString &text, qsizetype maxLength)
{
    return visibleText(redactedStart(text, maxLength * lookAhead + 1), maxLength); // one more tells that there is more
}

QString withoutControls(const QString &text)
{
    return withVisible(text, [](char32_t code) { return code == U'\n' ? code : visible(code); });
}

bool hasControlCharacters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar character) { return isControl(character.unicode()); });
}

} // namespace tokenrack
