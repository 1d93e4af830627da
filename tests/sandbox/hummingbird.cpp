// SPDX-License-Identifier: MIT
#include "tests/sandbox/hummingbird.h"

#include "tests/sandbox/jwt.h"
#include "tests/sandbox/requestrules.h"

#include <QJsonArray>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

constexpr auto logInPath = "/v1.0/openapi/auth/login"_L1;
constexpr auto refreshPrefix = "/v1.0/openapi/token/"_L1;
constexpr auto productsPath = "/v1.0/openapi/products"_L1;

enum Code {
    SystemError = 500,
    TokenExpired = 1010,
    TokenInvalid = 1011,
    ParamsIncorrect = 1104,
    UrlPathInvalid = 1108,
    NotSupported = 2003,
    CheckTokenInvalid = 10006,
    LogInRefused = 20101,
};

bool isRefreshPath(const QString &path)
{
    return path.startsWith(refreshPrefix) && path.size() > refreshPrefix.size();
}

bool isKnownPath(const QString &path)
{
    return path == logInPath || path == productsPath || isRefreshPath(path);
}

} // namespace

Hummingbird::Hummingbird()
    : System(u"hummingbird"_s)
    , m_key(randomJwtKey())
{ }

void Hummingbird::addAccount(const QString &userName, const QString &password)
{
    m_passwords.insert(userName, password);
}

void Hummingbird::setRefreshLife(std::chrono::seconds life)
{
    m_refreshLife = life;
}

void Hummingbird::restartGateway()
{
    m_accessTokens.clear();
}

void Hummingbird::revokeTokens()
{
    m_accessTokens.clear();
    m_key = randomJwtKey();
}

QString Hummingbird::maskedPath(const QString &path) const
{
    return isRefreshPath(path) ? refreshPrefix + u"***"_s : path;
}

Reply Hummingbird::respond(const Request &request)
{
    if (request.path.endsWith(u'/')) {
        noteViolation(request, u"path with a trailing slash"_s);
        return Reply::text(307, {}).with("Location"_ba, request.path.chopped(1).toUtf8());
    }
    if (!isKnownPath(request.path)) {
        noteViolation(request, u"unknown path"_s);
        return failure(UrlPathInvalid, u"url path is invalid"_s);
    }
    const QByteArray expected = request.path == productsPath ? "GET"_ba : "POST"_ba;
    if (request.method != expected) {
        noteViolation(request, u"method not allowed"_s);
        return failure(NotSupported, u"function not support"_s);
    }
    if (request.path == productsPath) {
        return listProducts(request);
    }
    if (const QString header = tokenHeader(request); !header.isEmpty()) {
        return refuse(request, u"log-in or refresh with header "_s + header);
    }
    return request.path == logInPath ? logIn(request) : refresh(request);
}

Reply Hummingbird::logIn(const Request &request)
{
    const auto fields = request.contentType() == "application/json" ? request.json() : std::nullopt;
    if (!fields) {
        return failure(ParamsIncorrect, u"params incorrect"_s);
    }
    const QString userName = fields->value("username"_L1).toString();
    const QString password = fields->value("password"_L1).toString();
    if (userName.isEmpty() || password.isEmpty()) {
        return failure(ParamsIncorrect, u"params incorrect"_s);
    }
    const auto known = m_passwords.constFind(userName);
    if (known == m_passwords.cend() || known.value() != password) {
        return failure(LogInRefused);
    }
    return tokenPair(userName);
}

Reply Hummingbird::refresh(const Request &request)
{
    if (!request.body.isEmpty()) {
        noteViolation(request, u"refresh with a body"_s);
    }
    const JwtReading reading = readJwt(request.path.sliced(refreshPrefix.size()), m_key, now());
    switch (reading.fault) {
    case JwtFault::Malformed:
    case JwtFault::NotYetValid:
        return failure(SystemError, u"system error,please contact the admin"_s);
    case JwtFault::BadSignature:
        return failure(TokenInvalid, u"token invalid"_s);
    case JwtFault::Expired:
        return failure(TokenExpired, u"token expired"_s);
    case JwtFault::None:
        break;
    }
    return tokenPair(reading.claims.value("Username"_L1).toString());
}

Reply Hummingbird::listProducts(const Request &request) const
{
    const QString accessToken = QString::fromLatin1(request.header("x-token"));
    const JwtReading reading = readJwt(accessToken, m_key, now());
    if (!m_accessTokens.contains(accessToken) || reading.fault != JwtFault::None) {
        const bool wantsEnglish = request.header("accept-language").toLower().startsWith("en");
        return Reply::json({{u"success"_s, false},
                            {u"errorCode"_s, static_cast<int>(CheckTokenInvalid)},
                            {u"errorMsg"_s, wantsEnglish ? u"Request token is invalid."_s : u"token错误"_s},
                            {u"result"_s, QJsonArray()}});
    }
    const QJsonObject page{{u"list"_s, QJsonArray()},
                           {u"total"_s, 0},
                           {u"page"_s, request.query.queryItemValue(u"page"_s).toInt()},
                           {u"pageSize"_s, request.query.queryItemValue(u"pageSize"_s).toInt()}};
    return Reply::json({{u"success"_s, true}, {u"errorCode"_s, 0}, {u"errorMsg"_s, u"success"_s}, {u"result"_s, page}});
}

Reply Hummingbird::tokenPair(const QString &userName)
{
    const QString accessToken = token(userName, tokenLife());
    m_accessTokens.insert(accessToken);
    const QJsonObject result{{u"access_token"_s, accessToken},
                             {u"expire"_s, now().toSecsSinceEpoch() + tokenLife().count()},
                             {u"refresh_token"_s, token(userName, m_refreshLife)}};
    return Reply::json(
        {{u"code"_s, 0}, {u"success"_s, true}, {u"t"_s, now().toMSecsSinceEpoch()}, {u"result"_s, result}});
}

Reply Hummingbird::failure(int code, const QString &message) const
{
    QJsonObject envelope{{u"code"_s, code}, {u"success"_s, false}, {u"t"_s, now().toMSecsSinceEpoch()}};
    if (!message.isEmpty()) {
        envelope.insert(u"msg"_s, message);
    }
    return Reply::json(envelope);
}

QString Hummingbird::token(const QString &userName, std::chrono::seconds life) const
{
    const qint64 issued = now().toSecsSinceEpoch();
    const QJsonObject claims{{u"ID"_s, 1},
                             {u"Username"_s, userName},
                             {u"iss"_s, u"edge-gateway"_s},
                             {u"iat"_s, issued},
                             {u"nbf"_s, issued},
                             {u"exp"_s, issued + life.count()},
                             {u"jti"_s, QUuid::createUuid().toString(QUuid::Id128)}};
    return signJwt(claims, m_key);
}

} // namespace tokenrack::sandbox
