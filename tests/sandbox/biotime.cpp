// SPDX-License-Identifier: MIT
#include "tests/sandbox/biotime.h"

#include "tests/sandbox/jwt.h"
#include "tests/sandbox/requestrules.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

constexpr qint64 refreshWindowSeconds = 7 * 24 * 3600;

constexpr auto logInPath = "/api-token-auth/"_L1;
constexpr auto jwtLogInPath = "/jwt-api-token-auth/"_L1;
constexpr auto jwtRefreshPath = "/jwt-api-token-refresh/"_L1;
constexpr auto areasPath = "/personnel/api/areas/"_L1;

bool isKnownPath(const QString &path)
{
    return path == logInPath || path == jwtLogInPath || path == jwtRefreshPath || path == areasPath;
}

//! Django answers only for the host names in its ALLOWED_HOSTS.
bool isServedHost(const QByteArray &host)
{
    const QByteArray name = host.split(':').constFirst();
    return name == "127.0.0.1" || name == "localhost";
}

Reply detail(const QString &text, int status)
{
    return Reply::json({{u"detail"_s, text}}, status);
}

Reply fieldErrors(const QString &text)
{
    return Reply::json({{u"non_field_errors"_s, QJsonArray{text}}}, 400);
}

Reply methodNotAllowed(const Request &request)
{
    const QString method = QString::fromLatin1(request.method);
    const QString text = request.inLanguage(u"Method \"%1\" not allowed."_s, u"方法 “%1” 不被允许。"_s);
    return detail(text.arg(method), 405);
}

Reply unauthorized(const QString &text)
{
    return detail(text, 401).with("WWW-Authenticate"_ba, "Token"_ba);
}

//! The fields of a body, or the reply that Django REST Framework's parsers give to a bad one.
struct Fields
{
    std::optional<QJsonObject> values;
    Reply refusal;
};

Fields readFields(const Request &request)
{
    if (request.contentType() == "application/x-www-form-urlencoded") {
        return {request.form(), {}};
    }
    if (request.contentType() != "application/json") {
        const QString text =
            request.inLanguage(u"Unsupported media type \"%1\" in request."_s, u"不支持请求中的媒体类型 “%1”。"_s);
        return {std::nullopt, detail(text.arg(QString::fromLatin1(request.header("content-type"))), 415)};
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError) {
        const QString text = u"JSON parse error - Expecting value: line 1 column %1 (char %2)"_s;
        return {std::nullopt, detail(text.arg(error.offset + 1).arg(error.offset), 400)};
    }
    if (!document.isObject()) {
        return {std::nullopt, fieldErrors(u"Invalid data. Expected a dictionary, but got list."_s)};
    }
    return {document.object(), {}};
}

//! What is wrong with each of the \a names that has to be there, as Django REST Framework says it.
QJsonObject missingFields(const QJsonObject &values, const QStringList &names, const Request &request)
{
    QJsonObject errors;
    for (const QString &name : names) {
        if (!values.contains(name)) {
            const QString text = request.inLanguage(u"This field is required."_s, u"该字段是必填项。"_s);
            errors.insert(name, QJsonArray{text});
        } else if (values.value(name).toString().isEmpty()) {
            const QString text = request.inLanguage(u"This field may not be blank."_s, u"该字段不能为空。"_s);
            errors.insert(name, QJsonArray{text});
        }
    }
    return errors;
}

QString jwtFaultText(JwtFault fault)
{
    return fault == JwtFault::Expired ? u"Signature has expired."_s : u"Error decoding signature."_s;
}

QString newGeneralToken()
{
    const QByteArray random = QUuid::createUuid().toRfc4122();
    return QString::fromLatin1(QCryptographicHash::hash(random, QCryptographicHash::Sha1).toHex());
}

} // namespace

BioTime::BioTime()
    : System(u"biotime"_s)
    , m_jwtKey(randomJwtKey())
{ }

void BioTime::addAccount(const Account &account)
{
    m_accounts.insert(account.userName, account);
}

void BioTime::setRedirectsToSlash(bool redirects)
{
    m_redirectsToSlash = redirects;
}

void BioTime::revokeTokens()
{
    m_tokens.clear();
    m_jwtKey = randomJwtKey();
}

Reply BioTime::respond(const Request &request)
{
    if (!isServedHost(request.header("host"))) {
        return Reply::html(400, u"Bad Request (400)"_s);
    }
    if (!isKnownPath(request.path)) {
        return notFound(request);
    }
    const QByteArray expected = request.path == areasPath ? "GET"_ba : "POST"_ba;
    if (request.method != expected) {
        noteViolation(request, u"method not allowed"_s);
        return methodNotAllowed(request);
    }
    if (request.path == areasPath) {
        return listAreas(request);
    }
    if (const QString header = tokenHeader(request); !header.isEmpty()) {
        return refuse(request, u"log-in or refresh with header "_s + header);
    }
    return request.path == jwtRefreshPath ? refreshJwt(request) : logIn(request);
}

Reply BioTime::notFound(const Request &request)
{
    const QString withSlash = request.path + u'/';
    if (!isKnownPath(withSlash)) {
        noteViolation(request, u"unknown path"_s);
        return Reply::html(404, u"Not Found"_s);
    }
    noteViolation(request, u"path without its trailing slash"_s);
    if (!m_redirectsToSlash) {
        return Reply::html(404, u"Not Found"_s);
    }
    return Reply::html(301, u"Moved Permanently"_s).with("Location"_ba, withSlash.toLatin1());
}

Reply BioTime::logIn(const Request &request)
{
    const Fields fields = readFields(request);
    if (!fields.values) {
        return fields.refusal;
    }
    const QJsonObject missing = missingFields(*fields.values, {u"username"_s, u"password"_s}, request);
    if (!missing.isEmpty()) {
        return Reply::json(missing, 400);
    }
    const QString userName = fields.values->value("username"_L1).toString();
    const Account *account = accountFor(userName, fields.values->value("password"_L1).toString());
    if (!account) {
        return fieldErrors(
            request.inLanguage(u"Unable to log in with provided credentials."_s, u"无法使用提供的认证信息登录。"_s));
    }
    const bool wantsJwt = request.path == jwtLogInPath;
    const QString token = wantsJwt ? jwt(*account, now().toSecsSinceEpoch()) : generalToken(*account);
    return Reply::json({{u"token"_s, token}});
}

Reply BioTime::refreshJwt(const Request &request) const
{
    const Fields fields = readFields(request);
    if (!fields.values) {
        return fields.refusal;
    }
    const QJsonObject missing = missingFields(*fields.values, {u"token"_s}, request);
    if (!missing.isEmpty()) {
        return Reply::json(missing, 400);
    }
    const JwtReading reading = readJwt(fields.values->value("token"_L1).toString(), m_jwtKey, now());
    if (reading.fault != JwtFault::None) {
        return fieldErrors(jwtFaultText(reading.fault));
    }
    const qint64 firstIssued = reading.claims.value("orig_iat"_L1).toInteger();
    if (firstIssued + refreshWindowSeconds <= now().toSecsSinceEpoch()) {
        return fieldErrors(u"Refresh has expired."_s);
    }
    const auto account = m_accounts.constFind(reading.claims.value("username"_L1).toString());
    if (account == m_accounts.cend()) {
        return fieldErrors(u"User doesn't exist."_s);
    }
    return Reply::json({{u"token"_s, jwt(*account, firstIssued)}});
}

Reply BioTime::listAreas(const Request &request) const
{
    const Authentication authentication = authenticate(request);
    if (!authentication.account) {
        return authentication.refusal;
    }
    if (authentication.account->api == Api::Forbidden) {
        return detail(
            request.inLanguage(u"You do not have permission to perform this action."_s, u"您没有执行该操作的权限。"_s),
            403);
    }
    if (authentication.account->api == Api::ErrorCode) {
        return Reply::json({{u"code"_s, 1}, {u"msg"_s, u"The API is not activated."_s}, {u"data"_s, QJsonArray()}});
    }
    const QJsonObject area{{u"id"_s, 1}, {u"area_code"_s, u"1"_s}, {u"area_name"_s, u"Terminal 1"_s}};
    return Reply::json({{u"count"_s, 3},
                        {u"next"_s, QJsonValue()},
                        {u"previous"_s, QJsonValue()},
                        {u"msg"_s, QString()},
                        {u"code"_s, 0},
                        {u"data"_s, QJsonArray{area}}});
}

QString BioTime::generalToken(const Account &account)
{
    QString &token = m_tokens[account.userName];
    if (token.isEmpty()) {
        token = newGeneralToken();
    }
    return token;
}

QString BioTime::jwt(const Account &account, qint64 firstIssued) const
{
    const qint64 issued = now().toSecsSinceEpoch();
    const QJsonObject claims{{u"username"_s, account.userName},
                             {u"orig_iat"_s, firstIssued},
                             {u"iat"_s, issued},
                             {u"nbf"_s, issued},
                             {u"exp"_s, issued + tokenLife().count()},
                             {u"jti"_s, QUuid::createUuid().toString(QUuid::Id128)}};
    return signJwt(claims, m_jwtKey);
}

const BioTime::Account *BioTime::accountFor(const QString &userName, const QString &password) const
{
    const auto found = m_accounts.constFind(userName);
    const bool matches = found != m_accounts.cend() && found->enabled && found->password == password;
    return matches ? &found.value() : nullptr;
}

BioTime::Authentication BioTime::authenticate(const Request &request) const
{
    const QString header = QString::fromLatin1(request.header("authorization"));
    const QString token = header.section(u' ', 1);
    if (header.startsWith("Token "_L1)) {
        return authenticateGeneral(token, request);
    }
    if (header.startsWith("JWT "_L1)) {
        return authenticateJwt(token, request);
    }
    return {nullptr,
            unauthorized(
                request.inLanguage(u"Authentication credentials were not provided."_s, u"身份认证信息未提供。"_s))};
}

BioTime::Authentication BioTime::authenticateGeneral(const QString &token, const Request &request) const
{
    const auto account = m_accounts.constFind(m_tokens.key(token));
    if (account == m_accounts.cend()) {
        return {nullptr, unauthorized(request.inLanguage(u"Invalid token."_s, u"认证令牌无效。"_s))};
    }
    return {&account.value(), {}};
}

BioTime::Authentication BioTime::authenticateJwt(const QString &token, const Request &request) const
{
    const JwtReading reading = readJwt(token, m_jwtKey, now());
    if (reading.fault != JwtFault::None) {
        return {nullptr, unauthorized(jwtFaultText(reading.fault))};
    }
    const auto account = m_accounts.constFind(reading.claims.value("username"_L1).toString());
    if (account == m_accounts.cend()) {
        return {nullptr, unauthorized(request.inLanguage(u"Invalid token."_s, u"认证令牌无效。"_s))};
    }
    return {&account.value(), {}};
}

} // namespace tokenrack::sandbox
