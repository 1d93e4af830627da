// SPDX-License-Identifier: MIT
#include "core/base/redaction.h"

#include <QByteArray>
#include <QMutex>
#include <QRegularExpression>

#include <unordered_map>

namespace tokenrack {

namespace {

const QByteArray mark = QByteArrayLiteral("[redacted]");

//! Every secret can be made and end in any thread, also while the program ends: so the list is never destroyed.
struct Watched
{
    QMutex mutex;
    std::unordered_map<const char *, qsizetype> places;
};

Watched &watched()
{
    static auto *const all = new Watched;
    return *all;
}

bool holdsAny(QByteArrayView text, const Watched &all)
{
    for (const auto &[place, size] : all.places) {
        if (text.contains(QByteArrayView(place, size))) {
            return true;
        }
    }
    return false;
}

QByteArray withoutPlain(QByteArray text, const Watched &all)
{
    for (const auto &[place, size] : all.places) {
        if (QByteArrayView(text).contains(QByteArrayView(place, size))) {
            text.replace(QByteArrayView(place, size), mark);
        }
    }
    return text;
}

//! Puts out each part of \a text that fits \a pattern and holds a secret once it is decoded.
template <class Decode>
QByteArray withoutEncoded(const QByteArray &text, const QRegularExpression &pattern, Decode holdsSecret)
{
    const QString latin = QString::fromLatin1(text);
    QByteArray result;
    qsizetype done = 0;
    for (auto part = pattern.globalMatch(latin); part.hasNext();) {
        const QRegularExpressionMatch match = part.next();
        if (holdsSecret(text.sliced(match.capturedStart(), match.capturedLength()))) {
            result += text.sliced(done, match.capturedStart() - done) + mark;
            done = match.capturedEnd();
        }
    }
    return result + text.sliced(done);
}

bool holdsInBase64(const QByteArray &part, const Watched &all)
{
    // What stands before the secret need not be a multiple of three bytes, but it was encoded from the part's
    // beginning. A part can also begin within other text of the same alphabet, which shifts it.
    for (qsizetype shift = 0; shift < 4 && shift < part.size(); ++shift) {
        QByteArray decoded = QByteArray::fromBase64(part.sliced(shift));
        const bool found = holdsAny(decoded, all);
        decoded = QByteArray::fromBase64(part.sliced(shift), QByteArray::Base64UrlEncoding);
        if (found || holdsAny(decoded, all)) {
            return true;
        }
    }
    return false;
}

} // namespace

QString redacted(const QString &text)
{
    static const QRegularExpression percentEncoded(QStringLiteral("[^\\s\"'<>&=/?]*%[0-9A-Fa-f]{2}[^\\s\"'<>&=/?]*"));
    static const QRegularExpression base64(QStringLiteral("[A-Za-z0-9+/_-]{6,}"));
    Watched &all = watched();
    const QMutexLocker locker(&all.mutex);
    if (all.places.empty()) {
        return text;
    }
    QByteArray utf8 = withoutPlain(text.toUtf8(), all);
    utf8 = withoutEncoded(utf8, percentEncoded, [&all](const QByteArray &part) {
        return holdsAny(QByteArray::fromPercentEncoding(part), all);
    });
    utf8 = withoutEncoded(utf8, base64, [&all](const QByteArray &part) { return holdsInBase64(part, all); });
    return QString::fromUtf8(utf8);
}

void watchSecret(QByteArrayView bytes) noexcept
{
    if (bytes.size() < shortestRedacted) {
        return;
    }
    Watched &all = watched();
    const QMutexLocker locker(&all.mutex);
    all.places.insert_or_assign(bytes.data(), bytes.size());
}

void unwatchSecret(QByteArrayView bytes) noexcept
{
    if (bytes.size() < shortestRedacted) {
        return;
    }
    Watched &all = watched();
    const QMutexLocker locker(&all.mutex);
    all.places.erase(bytes.data());
}

} // namespace tokenrack
