// SPDX-License-Identifier: MIT
#include "core/providers/json.h"

#include "core/base/plaintext.h"
#include "core/base/redaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QVariant>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

namespace {

constexpr qint64 firstMillisecondCount = 100'000'000'000;
constexpr qint64 firstMsOfYear10000 = 253'402'300'800'000;
constexpr int maxDepth = 16;
constexpr qsizetype maxFields = 500;
constexpr qsizetype shownBodyLength = 120;
constexpr qsizetype maxCodeLength = 100;

QJsonValue child(const QJsonValue &parent, const QString &name)
{
    if (parent.isObject()) {
        return parent.toObject().value(name);
    }
    bool isNumber = false;
    const int index = name.toInt(&isNumber);
    return parent.isArray() && isNumber ? parent.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
}

QString textFrom(const QJsonValue &value)
{
    if (!value.isArray()) {
        return value.toString();
    }
    QStringList texts;
    for (const QJsonValue element : value.toArray()) {
        texts.append(element.toString());
    }
    texts.removeAll(QString());
    return texts.join(u' ');
}

QString compactJson(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

//! A single value as text. A number keeps all its digits.
QString scalarText(const QJsonValue &value)
{
    return value.isNull() ? u"null"_s : value.toVariant().toString();
}

//! Turns nested objects and arrays into one list. Servers are not trusted to stay small.
class Flattening
{
public:
    void add(const QString &name, const QJsonValue &value, bool secret, int depth)
    {
        if (m_fields.size() >= maxFields) {
            return;
        }
        if (depth < maxDepth && value.isObject() && !value.toObject().isEmpty()) {
            addObject(name, value.toObject(), secret, depth);
        } else if (depth < maxDepth && value.isArray() && !value.toArray().isEmpty()) {
            addArray(name, value.toArray(), secret, depth);
        } else {
            addLeaf(name, value, secret);
        }
    }

    const QList<ReplyField> &fields() const { return m_fields; }

private:
    //! What is nested too deep is one text, and nobody knows what is in it.
    void addLeaf(const QString &name, const QJsonValue &value, bool secret)
    {
        const bool isNested = value.isObject() || value.isArray();
        const QString text = isNested ? compactJson(value) : scalarText(value);
        const bool mayHoldSecret = isNested && text.size() > 2;
        m_fields.append(
            {.name = visibleText(name), .value = Secret::fromText(text), .secret = secret || mayHoldSecret});
    }

    void addObject(const QString &name, const QJsonObject &object, bool secret, int depth)
    {
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            add(joined(name, entry.key()), entry.value(), secret || isSecretName(entry.key()), depth + 1);
        }
    }

    void addArray(const QString &name, const QJsonArray &array, bool secret, int depth)
    {
        for (qsizetype index = 0; index < array.size(); ++index) {
            add(joined(name, QString::number(index)), array.at(index), secret, depth + 1);
        }
    }

    static QString joined(const QString &parent, const QString &name)
    {
        return parent.isEmpty() ? name : parent + u'.' + name;
    }

    QList<ReplyField> m_fields;
};

QString withoutTexts(const QString &brokenJson)
{
    // A text that a colon follows is a name and stays. The last text may be cut off anywhere.
    static const QRegularExpression name(uR"("(?:[^"\\]|\\.)*+"\s*+:)"_s);
    static const QRegularExpression text(name.pattern() + uR"((*SKIP)(*FAIL)|"(?:[^"\\]|\\.)*+(?:"|\\?$))"_s);
    return QString(brokenJson).replace(text, u"\"…\""_s);
}

AuthErrorKind kindOfNonsense(int status)
{
    return status >= 500 ? AuthErrorKind::ServerFault : AuthErrorKind::UnexpectedReply;
}

} // namespace

Result<JsonReply, AuthError> JsonReply::from(const HttpResponse &response)
{
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (document.isNull()) {
        return AuthError{
            .kind = kindOfNonsense(response.status), .httpStatus = response.status, .detail = describedBody(response)};
    }
    return JsonReply(response, document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
}

JsonReply::JsonReply(HttpResponse response, QJsonValue root)
    : m_response(std::move(response))
    , m_root(std::move(root))
{ }

QJsonValue JsonReply::value(const QString &path) const
{
    QJsonValue found = m_root;
    for (const QString &name : path.split(u'.')) {
        found = child(found, name);
    }
    return found;
}

std::optional<qint64> JsonReply::integer(const QString &path) const
{
    return integerFrom(value(path));
}

std::optional<bool> JsonReply::boolean(const QString &path) const
{
    const QJsonValue found = value(path);
    return found.isBool() ? std::optional(found.toBool()) : std::nullopt;
}

QString JsonReply::code(const QString &path) const
{
    const QJsonValue found = value(path);
    const QString text = found.isDouble() || found.isString() ? scalarText(found).trimmed() : QString();
    return text.size() > maxCodeLength ? QString() : text;
}

QString JsonReply::words(const QStringList &paths) const
{
    for (const QString &path : paths) {
        const QString found = textFrom(value(path)).trimmed();
        if (!found.isEmpty()) {
            return found;
        }
    }
    return {};
}

QString JsonReply::text(const QStringList &paths) const
{
    return visibleServerText(words(paths));
}

std::optional<Instant> JsonReply::time(const QString &path) const
{
    const std::optional<qint64> count = integer(path);
    return count ? instantFromUnix(*count) : std::nullopt;
}

Result<Secret, AuthError> JsonReply::token(const QString &path) const
{
    const QString found = value(path).toString();
    if (found.isEmpty()) {
        return missing(path);
    }
    if (hasControlCharacters(found) || !found.isValidUtf16()) {
        return unexpected(u"\"%1\" has control characters"_s.arg(path));
    }
    return Secret::fromText(found);
}

QList<ReplyField> JsonReply::fields() const
{
    Flattening flattening;
    flattening.add({}, m_root, false, 0);
    return flattening.fields();
}

std::optional<Milliseconds> JsonReply::clockDifference(std::optional<Instant> serverTime) const
{
    const std::optional<Instant> known = serverTime ? serverTime : m_response.date();
    return known ? std::optional(*known - m_response.receivedAt) : std::nullopt;
}

AuthError JsonReply::error(AuthErrorKind kind, const QString &serverText, const QString &serverCode) const
{
    return {
        .kind = kind, .serverText = serverText, .serverCode = visibleServerText(serverCode), .httpStatus = status()};
}

AuthError JsonReply::unexpected(const QString &detail, const QString &serverText, const QString &serverCode) const
{
    AuthError nonsense = error(kindOfNonsense(status()), serverText, serverCode);
    nonsense.detail = u"HTTP %1, %2"_s.arg(QString::number(status()), detail);
    return nonsense;
}

AuthError JsonReply::missing(const QString &path) const
{
    return unexpected(u"no \"%1\" in the reply"_s.arg(path));
}

std::optional<qint64> integerFrom(const QJsonValue &value)
{
    if (value.isString()) {
        bool isNumber = false;
        const qint64 number = value.toString().trimmed().toLongLong(&isNumber);
        return isNumber ? std::optional(number) : std::nullopt;
    }
    // toInteger() never goes through a double for a number that was written as a whole one. It returns its argument for
    // anything that is no whole number, so two arguments tell such a value from a number that happens to be equal.
    const qint64 number = value.toInteger(0);
    return value.toInteger(1) == number ? std::optional(number) : std::nullopt;
}

std::optional<Instant> instantFromUnix(qint64 count)
{
    const bool isSeconds = count > 0 && count < firstMillisecondCount;
    return instantFromUnixMs(isSeconds ? count * 1000 : count);
}

std::optional<Instant> instantFromUnixMs(qint64 ms)
{
    const bool isUsable = ms > 0 && ms < firstMsOfYear10000;
    return isUsable ? std::optional(instantFromMs(ms)) : std::nullopt;
}

Instant byOurClock(Instant serverTime, std::optional<Milliseconds> clockDifference)
{
    const Instant ours = serverTime - clockDifference.value_or(Milliseconds::zero());
    return std::clamp(ours, instantFromMs(0), instantFromMs(firstMsOfYear10000 - 1));
}

SessionTimes statedTimes(const JsonReply &reply, const QString &field)
{
    SessionTimes times;
    times.issuedAt = reply.receivedAt();
    times.clockDifference = reply.clockDifference();
    if (const std::optional<Instant> end = reply.time(field)) {
        times.source = ExpirySource::Stated;
        times.expiresAt = byOurClock(*end, times.clockDifference);
        times.expiryField = field;
    }
    return times;
}

bool isSecretName(const QString &name)
{
    static const std::initializer_list<QLatin1StringView> signs{"token"_L1, "secret"_L1, "passw"_L1, "pwd"_L1,
                                                                "key"_L1};
    const auto isIn = [&](QLatin1StringView sign) { return name.contains(sign, Qt::CaseInsensitive); };
    return name != "public_key"_L1 && std::any_of(signs.begin(), signs.end(), isIn);
}

bool isHtml(const HttpResponse &response)
{
    const QByteArray start = response.body.left(shownBodyLength).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}

QString describedBody(const HttpResponse &response)
{
    const QString prefix = u"HTTP %1, "_s.arg(response.status);
    if (response.body.trimmed().isEmpty()) {
        return prefix + u"empty body"_s;
    }
    const QString start = redactedStart(QString::fromUtf8(response.body), shownBodyLength * 4);
    if (isHtml(response)) {
        return prefix + u"HTML: "_s + visibleText(start, shownBodyLength);
    }
    const bool isJson = !QJsonDocument::fromJson(response.body).isNull();
    return prefix + (isJson ? u"JSON: "_s : u"not JSON: "_s) + visibleText(withoutTexts(start), shownBodyLength);
}

} // namespace tokenrack
