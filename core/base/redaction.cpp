// SPDX-License-Identifier: MIT
#include "core/base/redaction.h"

#include <QByteArray>
#include <QMutex>

#include <algorithm>
#include <cctype>
#include <optional>
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

//! From the first byte of a text to the one behind the last.
struct Span
{
    qsizetype from;
    qsizetype to;
};

//! How a secret may be written into a text.
enum class Coding { None, Percent, Form };

//! A text as its reader would decode it, and where in the text each byte of that came from, with its end as the last.
struct Decoded
{
    QByteArray bytes;
    std::vector<qsizetype> places;
};

std::optional<char> percentEncodedAt(QByteArrayView text, qsizetype place)
{
    if (text[place] != '%' || place + 2 >= text.size()) {
        return std::nullopt;
    }
    bool isHex = false;
    const ushort value = text.sliced(place + 1, 2).toByteArray().toUShort(&isHex, 16);
    return isHex ? std::optional(char(value)) : std::nullopt;
}

Decoded decoded(QByteArrayView text, Coding coding)
{
    Decoded result;
    qsizetype place = 0;
    while (place < text.size()) {
        result.places.push_back(place);
        const auto encoded = coding == Coding::None ? std::nullopt : percentEncodedAt(text, place);
        const bool isSpace = coding == Coding::Form && text[place] == '+';
        result.bytes += encoded.value_or(isSpace ? ' ' : text[place]);
        place += encoded ? 3 : 1;
    }
    result.places.push_back(place);
    return result;
}

bool holdsAny(QByteArrayView bytes, const SecretValues &values)
{
    return std::any_of(values.begin(), values.end(), [&](QByteArrayView value) { return bytes.contains(value); });
}

bool isOfBase64(char character)
{
    return std::isalnum(static_cast<unsigned char>(character)) || QByteArrayView("+/-_").contains(character);
}

//! What stands before the secret need not be a multiple of three bytes, but it was encoded from the part's beginning. A
//! part can also begin within other text of the same alphabet, which shifts it.
bool holdsInBase64(QByteArray part, const SecretValues &values)
{
    part.replace('-', '+').replace('_', '/'); // the alphabet for URLs
    for (qsizetype shift = 0; shift < 4 && shift < part.size(); ++shift) {
        if (holdsAny(QByteArray::fromBase64(part.sliced(shift)), values)) {
            return true;
        }
    }
    return false;
}

void addAsTheyAre(std::vector<Span> *spans, const Decoded &text, const SecretValues &values)
{
    for (const QByteArrayView value : values) {
        qsizetype at = text.bytes.indexOf(value);
        while (at >= 0) {
            spans->push_back({text.places[std::size_t(at)], text.places[std::size_t(at + value.size())]});
            at = text.bytes.indexOf(value, at + value.size());
        }
    }
}

void addInBase64(std::vector<Span> *spans, const Decoded &text, const SecretValues &values)
{
    constexpr qsizetype shortest = 6; // as long as shortestRedacted becomes
    const auto &bytes = text.bytes;
    for (auto from = bytes.begin(); from != bytes.end();) {
        from = std::find_if(from, bytes.end(), isOfBase64);
        const auto to = std::find_if_not(from, bytes.end(), isOfBase64);
        if (to - from >= shortest && holdsInBase64(QByteArray(from, to - from), values)) {
            spans->push_back(
                {text.places[std::size_t(from - bytes.begin())], text.places[std::size_t(to - bytes.begin())]});
        }
        from = to;
    }
}

//! Where the secrets stand in \a text, in the order of their first bytes. They may overlap.
std::vector<Span> secretSpans(QByteArrayView text, const SecretValues &values)
{
    std::vector<Span> spans;
    for (const Coding coding : {Coding::None, Coding::Percent, Coding::Form}) {
        const bool isUsed = coding == Coding::None || text.contains(coding == Coding::Percent ? '%' : '+');
        if (isUsed) {
            const Decoded readable = decoded(text, coding);
            addAsTheyAre(&spans, readable, values);
            addInBase64(&spans, readable, values);
        }
    }
    std::sort(spans.begin(), spans.end(), [](const Span &left, const Span &right) { return left.from < right.from; });
    return spans;
}

//! The first \a length bytes of \a text. A span that begins among them is put out as a whole.
QByteArray withoutSpans(const QByteArray &text, const std::vector<Span> &spans, qsizetype length)
{
    QByteArray result;
    qsizetype done = 0;
    for (const Span &span : spans) {
        if (span.from >= length) {
            break;
        }
        if (span.from >= done) {
            result += text.sliced(done, span.from - done) + mark;
        }
        done = std::max(done, span.to);
    }
    return done < length ? result + text.sliced(done, length - done) : result;
}

} // namespace

QString redacted(const QString &text)
{
    return redactedStart(text, text.size());
}

QString redactedStart(const QString &text, qsizetype length)
{
    Watched &all = watched();
    const QMutexLocker locker(&all.mutex);
    const QString start = text.left(length);
    if (all.places.empty()) {
        return start;
    }
    SecretValues values;
    qsizetype longest = 0;
    for (const auto &[place, size] : all.places) {
        values.emplace_back(place, size);
        longest = std::max(longest, size);
    }
    const qsizetype reach = 3 * longest; // percent-encoded, every byte stands as three
    const QByteArray looked = text.left(length + reach).toUtf8();
    return QString::fromUtf8(withoutSpans(looked, secretSpans(looked, values), start.toUtf8().size()));
}

bool holdsAnyForm(const QString &text, const SecretValues &values)
{
    SecretValues looked;
    std::copy_if(values.begin(), values.end(), std::back_inserter(looked),
                 [](QByteArrayView value) { return value.size() >= shortestRedacted; });
    return !secretSpans(text.toUtf8(), looked).empty();
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
