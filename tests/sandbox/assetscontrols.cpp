// SPDX-License-Identifier: MIT
#include "tests/sandbox/assetscontrols.h"

#include "tests/sandbox/requestrules.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

constexpr auto logInPath = "/OpenApi/login"_L1;
constexpr auto adminPath = "/OpenApi/Admin"_L1;

//! FObject is null, an empty array or absent in a refusal, so each code of ours has another one of the three.
Reply wrongCredentials()
{
    return Reply::json(
        {{u"Result"_s, 103}, {u"Message"_s, u"userName or password is error"_s}, {u"FObject"_s, QJsonValue()}});
}

Reply accountExpired()
{
    return Reply::json({{u"Result"_s, 106}, {u"Message"_s, u"Account expiration"_s}, {u"FObject"_s, QJsonArray()}});
}

Reply badParameter()
{
    return Reply::json({{u"Result"_s, 102}, {u"Message"_s, u"Request parameter error"_s}});
}

Reply badToken()
{
    return Reply::json({{u"Result"_s, 104}, {u"Message"_s, u"FTokenID is error"_s}, {u"FObject"_s, QJsonValue()}});
}

Reply message(int status, const QString &text)
{
    return Reply::json({{u"Message"_s, text}}, status);
}

bool isMd5(const QString &text)
{
    static const QRegularExpression hexDigits(u"^[0-9A-Fa-f]{32}$"_s);
    return hexDigits.match(text).hasMatch();
}

QString md5(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).toHex());
}

QString upperGuid(const QUuid &uuid)
{
    return uuid.toString(QUuid::WithoutBraces).toUpper();
}

QString written(const QDateTime &utc, AssetsControls::TimeForm form)
{
    switch (form) {
    case AssetsControls::TimeForm::Milliseconds:
        return utc.toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s);
    case AssetsControls::TimeForm::SecondsWithZ:
        return utc.toString(u"yyyy-MM-ddTHH:mm:ss'Z'"_s);
    case AssetsControls::TimeForm::Seconds:
        break;
    }
    return utc.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
}

} // namespace

AssetsControls::AssetsControls()
    : System(u"assetscontrols"_s)
{ }

void AssetsControls::addAccount(const Account &account)
{
    m_accounts.insert(account.userName, account);
}

void AssetsControls::revokeTokens()
{
    m_tokens.clear();
}

Reply AssetsControls::respond(const Request &request)
{
    if (request.path != logInPath && request.path != adminPath) {
        noteViolation(request, u"unknown path"_s);
        return message(404, u"No HTTP resource was found that matches the request URI."_s);
    }
    if (request.method != "POST") {
        noteViolation(request, u"method not allowed"_s);
        return message(405, u"The requested resource does not support this http method."_s);
    }
    if (const QString header = tokenHeader(request); !header.isEmpty()) {
        return refuse(request, u"request with header "_s + header);
    }
    return request.path == logInPath ? logIn(request) : administer(request);
}

Reply AssetsControls::logIn(const Request &request)
{
    const auto fields = request.contentType() == "application/json" ? request.json() : std::nullopt;
    if (!fields) {
        return badParameter();
    }
    const QString userName = fields->value("FUserName"_L1).toString();
    const QString password = fields->value("FPassword"_L1).toString();
    if (userName.isEmpty() || password.isEmpty()) {
        return badParameter();
    }
    if (!isMd5(password)) {
        noteViolation(request, u"FPassword is not an MD5"_s);
        return badParameter();
    }
    const auto account = m_accounts.constFind(userName);
    if (account == m_accounts.cend() || password.toLower() != md5(account->password)) {
        return wrongCredentials();
    }
    return account->expires <= now() ? accountExpired() : success(*account);
}

Reply AssetsControls::administer(const Request &request) const
{
    const auto fields = request.json();
    if (!fields) {
        return badParameter();
    }
    const auto account = m_accounts.constFind(m_tokens.key(fields->value("FTokenID"_L1).toString()));
    if (account == m_accounts.cend() || account->expires <= now()) {
        return badToken();
    }
    if (fields->value("FAction"_L1).toString() != "QueryAllSuperAdminAgentList"_L1) {
        return badParameter();
    }
    const QJsonObject agent{{u"FAgentName"_s, account->userName}, {u"FAgentGUID"_s, upperGuid(QUuid::createUuid())}};
    return Reply::json({{u"Result"_s, 200}, {u"Message"_s, u"success"_s}, {u"FObject"_s, QJsonArray{agent}}});
}

Reply AssetsControls::success(const Account &account)
{
    QString &token = m_tokens[account.userName];
    if (token.isEmpty()) {
        token = upperGuid(QUuid::createUuid());
    }
    const QJsonObject user{{u"FUserName"_s, account.userName},
                           {u"FUserGUID"_s, upperGuid(QUuid::createUuidV5(QUuid(), account.userName))},
                           {u"FTokenID"_s, token},
                           {u"FExpireTime"_s, written(account.expires, account.timeForm)}};
    return Reply::json({{u"Result"_s, 200}, {u"Message"_s, u"success"_s}, {u"FObject"_s, QJsonArray{user}}});
}

} // namespace tokenrack::sandbox
