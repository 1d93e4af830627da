// SPDX-License-Identifier: MIT
#include "tests/sandbox/maximtop.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

constexpr auto byId = "/token/id"_L1;
constexpr auto byLogin = "/token/login"_L1;
constexpr auto byName = "/token/user"_L1;
constexpr auto profilePath = "/user/profile"_L1;

enum Code {
    TokenDead = 402,
    NoSuchUser = 10000,
    WrongPassword = 10001,
    BadParameter = 10002,
    NoAccessToken = 10003,
    BadAccessToken = 10008,
    NoSuchApp = 40000,
    AppNotActive = 40003,
};

Reply refusal(Code code, const QString &message)
{
    return Reply::json({{u"code"_s, static_cast<int>(code)}, {u"data"_s, QJsonValue()}, {u"message"_s, message}});
}

Reply webError(int status, const QString &error, const QString &path)
{
    return Reply::json({{u"status"_s, status}, {u"error"_s, error}, {u"path"_s, path}}, status);
}

bool isLogInPath(const QString &path)
{
    return path == byId || path == byLogin || path == byName;
}

QString identityField(const QString &path)
{
    return path == byId ? u"user_id"_s : path == byLogin ? u"login_name"_s : u"name"_s;
}

//! The vendor types user_id as a number; a client that quotes it, or rounds it through a double, does not match.
bool isComplete(const QString &path, const QJsonObject &fields)
{
    const QJsonValue identity = fields.value(identityField(path));
    const bool hasIdentity = path == byId ? identity.isDouble() : !identity.toString().isEmpty();
    return hasIdentity && !fields.value("password"_L1).toString().isEmpty();
}

QString headerText(const Request &request, QByteArrayView name)
{
    return QString::fromLatin1(request.header(name));
}

bool isEmptyOrNumber(const QString &text)
{
    bool isNumber = false;
    text.toLongLong(&isNumber);
    return text.isEmpty() || isNumber;
}

QString emptyHeader(const Request &request)
{
    for (const QByteArray &name : {"app_id"_ba, "access-token"_ba, "group_id"_ba, "user_id"_ba}) {
        if (request.hasHeader(name) && request.header(name).isEmpty()) {
            return QString::fromLatin1(name);
        }
    }
    return {};
}

QJsonValue writtenEnd(const QDateTime &end, MaximTop::ExpireForm form)
{
    switch (form) {
    case MaximTop::ExpireForm::Seconds:
        return end.toSecsSinceEpoch();
    case MaximTop::ExpireForm::Milliseconds:
        return end.toMSecsSinceEpoch();
    case MaximTop::ExpireForm::MillisecondsInString:
        return QString::number(end.toMSecsSinceEpoch());
    case MaximTop::ExpireForm::Absent:
        break;
    }
    return QJsonValue(QJsonValue::Undefined);
}

QString newSecret()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

} // namespace

MaximTop::MaximTop()
    : System(u"maximtop"_s)
{ }

void MaximTop::addAccount(const Account &account)
{
    m_accounts.append(account);
}

void MaximTop::addApp(const QString &appId, bool active)
{
    m_apps.insert(appId, active);
}

void MaximTop::setActingToken(const QString &token)
{
    m_actingToken = token;
}

QList<MaximTop::Acting> MaximTop::actings() const
{
    return m_actings;
}

void MaximTop::revokeTokens()
{
    m_tokens.revokeAll();
}

Reply MaximTop::respond(const Request &request)
{
    if (!isLogInPath(request.path) && request.path != profilePath) {
        noteViolation(request, u"unknown path"_s);
        return webError(404, u"Not Found"_s, request.path);
    }
    const QByteArray expected = request.path == profilePath ? "GET"_ba : "POST"_ba;
    if (request.method != expected) {
        noteViolation(request, u"method not allowed"_s);
        return webError(405, u"Method Not Allowed"_s, request.path);
    }
    for (const QByteArray &name : {"authorization"_ba, "x-token"_ba, "x-xtra-auth-id"_ba}) {
        if (request.hasHeader(name)) {
            return refuse(request, u"header of another system: "_s + QString::fromLatin1(name));
        }
    }
    if (const QString name = emptyHeader(request); !name.isEmpty()) {
        return refuse(request, u"empty header "_s + name);
    }
    if (const auto refused = appRefusal(request)) {
        return *refused;
    }
    return request.path == profilePath ? profile(request) : logIn(request);
}

std::optional<Reply> MaximTop::appRefusal(const Request &request) const
{
    const auto app = m_apps.constFind(headerText(request, "app_id"));
    if (app == m_apps.cend()) {
        return refusal(NoSuchApp, request.inLanguage(u"app_id does not exist"_s, u"app_id 不存在"_s));
    }
    if (!app.value()) {
        return refusal(AppNotActive, request.inLanguage(u"app is not active"_s, u"应用未激活"_s));
    }
    return std::nullopt;
}

std::optional<Reply> MaximTop::readActing(const Request &request)
{
    const Acting acting{headerText(request, "access-token"), headerText(request, "group_id"),
                        headerText(request, "user_id")};
    if (acting.token.isEmpty() && acting.groupId.isEmpty() && acting.userId.isEmpty()) {
        return std::nullopt;
    }
    m_actings.append(acting);
    if (acting.token.isEmpty()) {
        return refusal(NoAccessToken, u"access-token is missing"_s);
    }
    if (acting.token != m_actingToken) {
        return refusal(BadAccessToken, u"access-token is invalid"_s);
    }
    if (!isEmptyOrNumber(acting.groupId) || !isEmptyOrNumber(acting.userId)) {
        return refusal(BadParameter, u"bad parameter"_s);
    }
    return std::nullopt;
}

Reply MaximTop::logIn(const Request &request)
{
    if (const auto refused = readActing(request)) {
        return *refused;
    }
    const auto fields = request.json();
    if (!fields || !isComplete(request.path, *fields)) {
        return refusal(BadParameter, request.inLanguage(u"bad parameter"_s, u"参数错误"_s));
    }
    const QString deviceGuid = fields->value("device_guid"_L1).toString();
    if (fields->contains("device_guid"_L1) && deviceGuid.isEmpty()) {
        return refuse(request, u"empty device_guid"_s);
    }
    const Account *account = find(request.path, *fields);
    if (!account) {
        return refusal(NoSuchUser, request.inLanguage(u"user does not exist"_s, u"用户不存在"_s));
    }
    if (account->password != fields->value("password"_L1).toString()) {
        return refusal(WrongPassword, request.inLanguage(u"wrong password"_s, u"密码错误"_s));
    }
    return success(*account, deviceGuid);
}

const MaximTop::Account *MaximTop::find(const QString &path, const QJsonObject &fields) const
{
    const QJsonValue identity = fields.value(identityField(path));
    const auto matches = [&](const Account &account) {
        if (path == byId) {
            return account.userId == identity.toInteger();
        }
        const QString text = identity.toString();
        return account.name == text || (path == byLogin && account.loginName == text);
    };
    const auto found = std::find_if(m_accounts.cbegin(), m_accounts.cend(), matches);
    return found == m_accounts.cend() ? nullptr : &*found;
}

Reply MaximTop::success(const Account &account, const QString &deviceGuid)
{
    const bool ends = account.expireForm != ExpireForm::Absent;
    const QDateTime end = ends ? now().addSecs(tokenLife().count()) : QDateTime();
    QJsonObject data{{u"token"_s, m_tokens.issue(QString::number(account.userId), end)},
                     {u"user_id"_s, account.userId},
                     {u"access_key_secret"_s, newSecret()},
                     {u"encrypt_type"_s, 1},
                     {u"public_key"_s, u"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE"_s},
                     {u"push_token"_s, QJsonValue()},
                     {u"store_token"_s, newSecret()}};
    if (ends) {
        data.insert(u"expire"_s, writtenEnd(end, account.expireForm));
    }
    if (!deviceGuid.isEmpty()) {
        data.insert(u"push_token"_s, newSecret());
    }
    return Reply::json({{u"code"_s, 200}, {u"data"_s, data}, {u"message"_s, QJsonValue()}});
}

Reply MaximTop::profile(const Request &request) const
{
    const QString token = headerText(request, "access-token");
    if (token.isEmpty()) {
        return refusal(NoAccessToken, u"access-token is missing"_s);
    }
    switch (m_tokens.state(token, now())) {
    case TokenBook::State::Unknown:
        return refusal(BadAccessToken, u"access-token is invalid"_s);
    case TokenBook::State::Dead:
        return refusal(TokenDead, u"token is expired"_s);
    case TokenBook::State::Good:
        break;
    }
    const qint64 userId = m_tokens.owner(token, now())->toLongLong();
    const auto isOwner = [userId](const Account &account) { return account.userId == userId; };
    const auto account = std::find_if(m_accounts.cbegin(), m_accounts.cend(), isOwner);
    const QJsonObject data{{u"user_id"_s, account->userId}, {u"username"_s, account->name}};
    return Reply::json({{u"code"_s, 200}, {u"data"_s, data}, {u"message"_s, QJsonValue()}});
}

} // namespace tokenrack::sandbox
