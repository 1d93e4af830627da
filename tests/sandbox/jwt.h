// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace tokenrack::sandbox {

//! What is wrong with a JWT, in the order in which it is looked for.
enum class JwtFault { None, Malformed, BadSignature, NotYetValid, Expired };

//! A JWT that was read; the claims are filled as soon as the signature is right.
struct JwtReading
{
    JwtFault fault = JwtFault::None;
    QJsonObject claims;
};

//! A key of random bytes for signJwt().
QByteArray randomJwtKey();

//! Signs \a claims with HS256.
QString signJwt(const QJsonObject &claims, const QByteArray &key);

//! Verifies the signature, \c nbf and \c exp of \a token against \a now.
JwtReading readJwt(const QString &token, const QByteArray &key, const QDateTime &now);

} // namespace tokenrack::sandbox
