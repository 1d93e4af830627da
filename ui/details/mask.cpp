// SPDX-License-Identifier: MIT
#include "ui/details/mask.h"

#include <algorithm>

namespace tokenrack {

namespace {

constexpr int dots = 12;
constexpr qsizetype shortestShown = 32; //!< of a shorter one more than a half would be shown

QString masked(const Secret &secret, qsizetype first, qsizetype last, int dotsBetween)
{
    const QByteArrayView bytes = secret.reveal();
    if (bytes.size() < shortestShown) {
        return maskedUnknown();
    }
    const QByteArrayView head = bytes.first(first);
    const QByteArrayView tail = bytes.last(last);
    const auto isPlain = [](char c) { return c > ' ' && c < 0x7f; };
    if (!std::all_of(head.begin(), head.end(), isPlain) || !std::all_of(tail.begin(), tail.end(), isPlain)) {
        return maskedUnknown();
    }
    return QString::fromLatin1(head) + QString(dotsBetween, QChar(0x2022)) + QString::fromLatin1(tail);
}

} // namespace

QString masked(const Secret &secret)
{
    return masked(secret, secret.size() >= 64 ? 12 : 5, 3, dots);
}

QString maskedShort(const Secret &secret)
{
    return masked(secret, secret.size() >= 64 ? 6 : 4, secret.size() >= 64 ? 4 : 2, dots / 2);
}

QString maskedUnknown()
{
    return QString(dots, QChar(0x2022));
}

} // namespace tokenrack
