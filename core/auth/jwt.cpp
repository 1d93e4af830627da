// SPDX-License-Identifier: MIT
#include "core/auth/jwt.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

#include <cmath>

namespace tokenrack {

namespace {

constexpr double firstSecondOfYear10000 = 253402300800.0;

std::optional<QJsonObject> decodedObject(const QByteArray &part)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(part, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        return std::nullopt;
    }
    const QJsonDocument document = QJsonDocument::fromJson(*decoded);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

//! A NumericDate: seconds since 1970, which may have a fraction (RFC 7519, section 2).
std::optional<Instant> numericDate(const QJsonValue &claim)
{
    const double seconds = claim.toDouble(-1);
    if (!(seconds > 0 && seconds < firstSecondOfYear10000)) { // 0 stands for none, as in all the systems
        return std::nullopt;
    }
    return instantFromMs(qint64(std::floor(seconds * 1000)));
}

} // namespace

std::optional<JwtTimes> jwtTimes(QByteArrayView token)
{
    const QList<QByteArray> parts = token.toByteArray().split('.');
    if (parts.size() != 3 || !decodedObject(parts[0])) {
        return std::nullopt;
    }
    const std::optional<QJsonObject> payload = decodedObject(parts[1]);
    if (!payload) {
        return std::nullopt;
    }
    JwtTimes times;
    times.issuedAt = numericDate(payload->value(QLatin1String("iat")));
    if (!times.issuedAt) {
        times.issuedAt = numericDate(payload->value(QLatin1String("nbf")));
    }
    times.expiresAt = numericDate(payload->value(QLatin1String("exp")));
    return times;
}

} // namespace tokenrack
