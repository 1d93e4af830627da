// SPDX-License-Identifier: MIT
#include "tests/support/needle.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <cstring>

namespace tokenrack {

Needle::Needle()
{
    for (char &character : m_hidden) {
        character = char(char('a' + QRandomGenerator::global()->bounded(26)) ^ mask);
    }
}

QByteArray Needle::value() const
{
    QByteArray value(qsizetype(size), Qt::Uninitialized);
    std::transform(m_hidden.begin(), m_hidden.end(), value.begin(), [](char hidden) { return char(hidden ^ mask); });
    return value;
}

//! Each character takes \a step bytes, of which all but the first are zero.
bool Needle::isAt(const char *place, std::size_t step) const
{
    for (std::size_t i = 0; i < size; ++i) {
        if (char(place[i * step] ^ mask) != m_hidden[i] || (step == 2 && place[i * step + 1] != 0)) {
            return false;
        }
    }
    return true;
}

int Needle::count(std::size_t step) const
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    QFile memory(QStringLiteral("/proc/self/mem"));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return -1;
    }
    const auto length = qint64(size * step);
    const QList<QByteArray> lines = maps.readAll().split('\n');
    static std::array<char, 1 << 16> window; // not on the heap, and looked through itself no more than once
    int count = 0;
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.split(' ');
        if (fields.size() < 2 || !fields[1].startsWith("rw")) {
            continue;
        }
        const QList<QByteArray> range = fields[0].split('-');
        const qint64 end = range[1].toLongLong(nullptr, 16);
        for (qint64 at = range[0].toLongLong(nullptr, 16); at < end;) {
            const qint64 wanted = std::min<qint64>(qint64(window.size()), end - at);
            if (!memory.seek(at)) {
                break;
            }
            const qint64 got = memory.read(window.data(), wanted);
            const char *const last = window.data() + got - length;
            for (const char *place = window.data(); place <= last; ++place) {
                place =
                    static_cast<const char *>(std::memchr(place, m_hidden[0] ^ mask, std::size_t(last - place + 1)));
                if (!place) {
                    break;
                }
                const auto origin = quintptr(at + (place - window.data()));
                const auto own = quintptr(window.data());
                count += (origin < own || origin >= own + window.size()) && isAt(place, step) ? 1 : 0;
            }
            if (got < wanted || at + got >= end) {
                break;
            }
            at += got - length; // one that lies across two windows
        }
    }
    window.fill(0);
    return count;
}

} // namespace tokenrack
