// SPDX-License-Identifier: MIT
#include "tests/sandbox/xswitch.h"

#include "tests/sandbox/captcha.h"
#include "tests/sandbox/requestrules.h"

#include <QJsonArray>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

constexpr auto sessionsPath = "/api/sessions"_L1;
constexpr auto captchasPath = "/api/captchas"_L1;
constexpr auto picturePrefix = "/api/captchas/"_L1;
constexpr auto usersPath = "/api/users"_L1;
constexpr auto mePath = "/api/users/me"_L1;
constexpr auto controlPath = "/sandbox/captcha"_L1;

Reply coded(int code, const QString &text)
{
    return Reply::json({{u"code"_s, code}, {u"text"_s, text}}, code);
}

Reply notAuthorized()
{
    return Reply::json({{u"result"_s, u"error"_s}, {u"code"_s, u"403"_s}, {u"error_text"_s, u"Not Authorized"_s}}, 403);
}

std::optional<QJsonObject> readFields(const Request &request)
{
    return request.contentType() == "application/json" ? request.json() : request.form();
}

QString loginOf(const Request &request)
{
    return request.query.queryItemValue(u"login"_s, QUrl::FullyDecoded);
}

QJsonObject described(const XSwitch::Account &account)
{
    return {{u"login"_s, account.login}, {u"extn"_s, account.login}, {u"name"_s, u"Extension "_s + account.login}};
}

} // namespace

XSwitch::XSwitch()
    : System(u"xswitch"_s)
{ }

void XSwitch::addAccount(const Account &account)
{
    m_accounts.insert(account.login, account);
}

void XSwitch::setCaptchasEnabled(bool enabled)
{
    m_captchasEnabled = enabled;
}

void XSwitch::setLockTime(std::chrono::seconds lockTime)
{
    m_guard.setLockTime(lockTime);
}

void XSwitch::setRefusalForm(RefusalForm form)
{
    m_refusalForm = form;
}

void XSwitch::setOld(bool old)
{
    m_old = old;
}

void XSwitch::setDown(bool down)
{
    m_down = down;
}

void XSwitch::setControlEnabled(bool enabled)
{
    m_controlEnabled = enabled;
}

QString XSwitch::captchaText(const QString &login) const
{
    return m_guard.captcha(login);
}

int XSwitch::failures(const QString &login) const
{
    return m_guard.failures(login);
}

void XSwitch::setFailures(const QString &login, int failures)
{
    m_guard.setFailures(login, failures, now());
}

QDateTime XSwitch::lockedUntil(const QString &login) const
{
    return m_guard.lockedUntil(login);
}

void XSwitch::resetAttempts()
{
    m_guard.resetAll();
}

void XSwitch::revokeTokens()
{
    m_tokens.revokeAll();
}

Reply XSwitch::respond(const Request &request)
{
    if (m_controlEnabled && request.path == controlPath) {
        return Reply::text(200, captchaText(loginOf(request)));
    }
    if (m_down) {
        return Reply::html(502, u"502 Bad Gateway"_s);
    }
    if (request.path == sessionsPath) {
        return sessions(request);
    }
    if (request.method == "GET" && request.path == captchasPath) {
        return newCaptcha(request);
    }
    if (request.method == "GET" && request.path.startsWith(picturePrefix)) {
        return captchaPicture(request);
    }
    if (request.method == "GET" && (request.path == usersPath || request.path == mePath)) {
        return users(request);
    }
    return notFound(request);
}

Reply XSwitch::notFound(const Request &request)
{
    noteViolation(request, u"unknown path or method"_s);
    return coded(404, u"Not Found"_s);
}

Reply XSwitch::sessions(const Request &request)
{
    if (request.method == "DELETE") {
        return logOut(request);
    }
    if (request.method != "POST") {
        return notFound(request);
    }
    if (const QString header = tokenHeader(request); !header.isEmpty()) {
        return refuse(request, u"log-in with header "_s + header);
    }
    return logIn(request);
}

Reply XSwitch::logIn(const Request &request)
{
    const std::optional<QJsonObject> fields = readFields(request);
    if (!fields) {
        return coded(400, u"Bad Request"_s);
    }
    if (m_captchasEnabled) {
        if (const auto refused = guardRefusal(request, *fields)) {
            return *refused;
        }
    }
    const QString login = fields->value("login"_L1).toString();
    const Account *account = authenticate(*fields);
    if (!account) {
        if (!login.isEmpty()) {
            m_guard.countFailure(login, now());
        }
        return refusal(request, u"Wrong username or password"_s, u"用户名或密码错误"_s);
    }
    m_guard.reset(login);
    return newSession(*account);
}

//! The refusal that a log-in gets before anybody looks at its password: locked, captcha needed, captcha wrong.
std::optional<Reply> XSwitch::guardRefusal(const Request &request, const QJsonObject &fields)
{
    const QString login = fields.value("login"_L1).toString();
    if (m_guard.isLocked(login, now())) {
        const qint64 minutes = now().secsTo(m_guard.lockedUntil(login)) / 60 + 1;
        return refusal(request, u"Too many failed logins, try again in %1 minutes"_s.arg(minutes),
                       u"错误次数过多,请 %1 分钟后再试"_s.arg(minutes));
    }
    if (!m_guard.needsCaptcha(login) || fields.contains("dev_key"_L1)) {
        return std::nullopt;
    }
    const QString typed = fields.value("captcha_str"_L1).toString();
    if (typed.isEmpty() || m_guard.captcha(login).isEmpty()) {
        return refusal(request, u"Captcha needed"_s, u"请输入验证码"_s);
    }
    if (!m_guard.takeCaptcha(login, typed)) {
        m_guard.countFailure(login, now());
        return refusal(request, u"Wrong captcha"_s, u"验证码错误"_s);
    }
    return std::nullopt;
}

//! XSwitch sets a cookie and then trusts it more than the header; so the client must never send it back.
Reply XSwitch::newSession(const Account &account)
{
    const QDateTime end = account.statesEnd ? now().addSecs(tokenLife().count()) : QDateTime();
    const QString token = m_tokens.issue(account.login, end);
    QJsonObject session{{u"code"_s, 200}, {u"token"_s, token}};
    if (account.statesEnd) {
        session.insert(u"expires"_s, end.toSecsSinceEpoch());
        session.insert(u"extn"_s, account.login);
        session.insert(u"user_id"_s, 3);
        session.insert(u"currentAuthority"_s, u"admin"_s);
        session.insert(u"system_roles"_s, QJsonObject{{u"senior_roles_str"_s, u"()"_s}, {u"roles_str"_s, u"()"_s}});
    }
    return Reply::json(session).with("Set-Cookie"_ba, "xtra_session=" + token.toLatin1() + "; Path=/; HttpOnly");
}

Reply XSwitch::logOut(const Request &request)
{
    const QString token = QString::fromLatin1(request.header("x-xtra-auth-id"));
    if (m_tokens.state(token, now()) != TokenBook::State::Good) {
        return coded(404, u"Session Does Not Exist"_s);
    }
    m_tokens.revoke(token);
    return coded(200, u"OK"_s);
}

Reply XSwitch::refusal(const Request &request, const QString &english, const QString &chinese) const
{
    const QString text = request.inLanguage(english, chinese);
    switch (m_refusalForm) {
    case RefusalForm::ErrorText:
        return Reply::json({{u"result"_s, u"error"_s}, {u"code"_s, u"403"_s}, {u"error_text"_s, text}}, 403);
    case RefusalForm::Message:
        return Reply::json({{u"code"_s, u"403"_s}, {u"message"_s, text}}, 403);
    case RefusalForm::Text:
        break;
    }
    return coded(403, text);
}

Reply XSwitch::newCaptcha(const Request &request)
{
    if (!m_captchasEnabled) {
        return coded(404, u"Not Found"_s);
    }
    if (const QString header = tokenHeader(request); !header.isEmpty()) {
        return refuse(request, u"captcha asked for with header "_s + header);
    }
    const QString login = loginOf(request);
    if (login.isEmpty()) {
        return coded(400, u"login is missing"_s);
    }
    const int id = ++m_lastCaptchaId;
    m_captchaLogins.insert(id, login);
    m_guard.setCaptcha(login, Captcha::randomText());
    const QJsonObject data{{u"captcha_id"_s, id}, {u"pic_path"_s, picturePrefix + QString::number(id)}};
    return Reply::json({{u"message"_s, u"success"_s}, {u"code"_s, 200}, {u"data"_s, data}});
}

Reply XSwitch::captchaPicture(const Request &request) const
{
    const QString login = m_captchaLogins.value(request.path.sliced(picturePrefix.size()).toInt());
    const QString text = m_guard.captcha(login);
    return text.isEmpty() ? coded(404, u"Not Found"_s) : Reply::png(Captcha::render(text));
}

Reply XSwitch::users(const Request &request) const
{
    const Account *account = tokenOwner(request);
    if (!account) {
        return notAuthorized();
    }
    if (request.path == usersPath) {
        return Reply::json({{u"code"_s, 200}, {u"data"_s, QJsonArray{described(*account)}}});
    }
    return m_old ? coded(404, u"Not Found"_s) : Reply::json({{u"code"_s, 200}, {u"data"_s, described(*account)}});
}

const XSwitch::Account *XSwitch::authenticate(const QJsonObject &fields) const
{
    const QString login = fields.value("login"_L1).toString();
    if (const QString devKey = fields.value("dev_key"_L1).toString(); !devKey.isEmpty()) {
        const Account *account = devKeyOwner(devKey);
        return account && (login.isEmpty() || login == account->login) ? account : nullptr;
    }
    const auto account = m_accounts.constFind(login);
    const bool matches = account != m_accounts.cend() && account->password == fields.value("password"_L1).toString();
    return matches ? &account.value() : nullptr;
}

const XSwitch::Account *XSwitch::tokenOwner(const Request &request) const
{
    const QString token = QString::fromLatin1(request.header("x-xtra-auth-id"));
    if (const std::optional<QString> login = m_tokens.owner(token, now())) {
        const auto account = m_accounts.constFind(*login);
        return account == m_accounts.cend() ? nullptr : &account.value();
    }
    return devKeyOwner(token);
}

const XSwitch::Account *XSwitch::devKeyOwner(const QString &devKey) const
{
    const auto isOwner = [&](const Account &account) { return !devKey.isEmpty() && account.devKey == devKey; };
    const auto found = std::find_if(m_accounts.cbegin(), m_accounts.cend(), isOwner);
    return found == m_accounts.cend() ? nullptr : &found.value();
}

} // namespace tokenrack::sandbox
