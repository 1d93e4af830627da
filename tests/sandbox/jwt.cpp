// SPDX-License-Identifier: MIT
#include "tests/sandbox/jwt.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QUuid>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64Url);
}

QByteArray signature(const QByteArray &signedPart, const QByteArray &key)
{
    return QMessageAuthenticationCode::hash(signedPart, key, QCryptographicHash::Sha256).toBase64(base64Url);
}

std::optional<QJsonObject> decoded(const QByteArray &part)
{
    const auto bytes = QByteArray::fromBase64Encoding(part, base64Url | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonDocument document = QJsonDocument::fromJson(bytes.decoded);
    if (!bytes || !document.isObject()) {
        return std::nullopt;
    }
    return document.object();
}

JwtFault timeFault(const QJsonObject &claims, const QDateTime &now)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    if (claims.value("nbf"_L1).toInteger() > seconds) {
        return JwtFault::NotYetValid;
    }
    return claims.value("exp"_L1).toInteger() <= seconds ? JwtFault::Expired : JwtFault::None;
}

} // namespace

QByteArray randomJwtKey()
{
    return QUuid::createUuid().toRfc4122() + QUuid::createUuid().toRfc4122();
}

QString signJwt(const QJsonObject &claims, const QByteArray &key)
{
    const QJsonObject header{{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}};
    const QByteArray signedPart = encoded(header) + '.' + encoded(claims);
    return QString::fromLatin1(signedPart + '.' + signature(signedPart, key));
}

JwtReading readJwt(const QString &token, const QByteArray &key, const QDateTime &now)
{
    const QList<QByteArray> parts = token.toLatin1().split('.');
    if (parts.size() != 3) {
        return {JwtFault::Malformed, {}};
    }
    const auto header = decoded(parts.at(0));
    const auto claims = decoded(parts.at(1));
    if (!header || !claims) {
        return {JwtFault::Malformed, {}};
    }
    const QByteArray expected = signature(parts.at(0) + '.' + parts.at(1), key);
    if (header->value("alg"_L1).toString() != "HS256"_L1 || parts.at(2) != expected) {
        return {JwtFault::BadSignature, {}};
    }
    return {timeFault(*claims, now), *claims};
}

} // namespace tokenrack::sandbox
