// SPDX-License-Identifier: MIT
#include "core/providers/xswitchlogin.h"

#include "core/providers/simpleflow.h"
#include "core/providers/xswitchreply.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

namespace {

//! A gateway before the switch says that it is down, or what came is no answer of the switch at all.
bool isOutage(const HttpResponse &response)
{
    return response.status >= 502 || (response.status >= 500 && !JsonReply::from(response));
}

} // namespace

XSwitchLogIn::XSwitchLogIn(RequestMaker requests, Account account, AttemptRecord attempts, AttemptLimits limits)
    : m_requests(std::move(requests))
    , m_account(std::move(account))
    , m_attempts(std::move(attempts))
    , m_limits(limits)
{ }

Step XSwitchLogIn::start()
{
    // A captcha belongs to a log-in name. Without one, none can be ordered.
    const bool isDue = captchaDue(m_attempts, m_limits) && !m_account.login.isEmpty();
    return isDue ? orderCaptcha() : sendLogIn(std::nullopt);
}

Step XSwitchLogIn::onResponse(const HttpResponse &response)
{
    switch (m_state) {
    case State::LoggingIn:
        return parseJson(response, [this](const JsonReply &reply) { return onLogInReply(reply); });
    case State::OrderingCaptcha:
        return onCaptchaOrdered(response);
    case State::FetchingPicture:
        return onPicture(response);
    case State::Asking:
        break;
    }
    return AuthError{.kind = AuthErrorKind::UnexpectedReply, .detail = u"a reply while nothing was asked"_s};
}

Step XSwitchLogIn::onCaptcha(const QString &text)
{
    return m_state == State::Asking ? sendLogIn(text) : AuthFlow::onCaptcha(text);
}

Step XSwitchLogIn::onAnotherCaptcha()
{
    if (m_state != State::Asking) {
        return AuthFlow::onAnotherCaptcha();
    }
    m_answerRefused = false;
    m_serverText.clear();
    return orderCaptcha();
}

//! Neither a cookie nor X-XTRA-AUTH-ID may go with this request: the server would take them for a log-in of their own.
Step XSwitchLogIn::sendLogIn(const std::optional<QString> &captcha)
{
    QJsonObject body{{m_account.secretKey, m_account.secret.revealText()}};
    if (!m_account.login.isEmpty()) {
        body.insert("login"_L1, m_account.login);
    }
    if (captcha) {
        body.insert("captcha_str"_L1, *captcha);
    }
    m_captchaSent = captcha.has_value();
    m_state = State::LoggingIn;
    return SendRequest{.request = m_requests.postJson(u"/api/sessions"_s, body), .isAttempt = true};
}

Step XSwitchLogIn::orderCaptcha()
{
    m_state = State::OrderingCaptcha;
    const QString login = QString::fromLatin1(QUrl::toPercentEncoding(m_account.login));
    return SendRequest{.request = m_requests.get(u"/api/captchas?login="_s + login), .answerRefused = m_answerRefused};
}

Step XSwitchLogIn::onLogInReply(const JsonReply &reply)
{
    if (!xswitch::isGood(reply)) {
        if (xswitch::saysLocked(reply)) {
            return lockedOut(reply);
        }
        if (xswitch::mentionsCaptcha(reply)) {
            return onCaptchaMentioned(reply);
        }
        return told(xswitch::failure(reply, AuthErrorKind::Refused));
    }
    const Result<Secret, AuthError> token = reply.token(u"token"_s);
    if (!token) {
        return told(token.error());
    }
    const SessionTimes times = statedTimes(reply, u"expires"_s);
    return Finished{.session = Session{.token = *token, .times = times, .fields = reply.fields()},
                    .clockDifference = times.clockDifference,
                    .siteHasNoCaptcha = m_siteHasNoCaptcha};
}

//! The server wants a captcha, or did not take the one that was sent, and then has counted that.
Step XSwitchLogIn::onCaptchaMentioned(const JsonReply &reply)
{
    m_serverText = xswitch::serverText(reply);
    if (m_account.login.isEmpty() || m_siteHasNoCaptcha) {
        return reply.error(AuthErrorKind::CaptchaNeeded, m_serverText, reply.code(u"code"_s));
    }
    m_captchaDemanded = true;
    m_attempts.siteHasNoLock = false;
    m_answerRefused = m_captchaSent;
    if (m_answerRefused) {
        m_attempts = afterRefusal(m_attempts, m_limits, reply.receivedAt());
        if (isLocked(m_attempts, reply.receivedAt())) {
            return lockedOut(reply);
        }
    }
    return orderCaptcha();
}

Step XSwitchLogIn::onCaptchaOrdered(const HttpResponse &response)
{
    const Result<JsonReply, AuthError> reply = JsonReply::from(response);
    if (reply && xswitch::isGood(*reply)) {
        const std::optional<QUrl> url = m_requests.sameOriginUrl(reply->value(u"data.pic_path"_s).toString());
        if (!url) {
            return reply->unexpected(u"no \"data.pic_path\" on the server's own address"_s);
        }
        m_state = State::FetchingPicture;
        return SendRequest{m_requests.getPicture(*url)};
    }
    if (reply && xswitch::saysLocked(*reply)) {
        return lockedOut(*reply);
    }
    if (isOutage(response) || (!reply && response.status != 404)) {
        return reply ? xswitch::failure(*reply, AuthErrorKind::UnexpectedReply) : reply.error();
    }
    return onNoCaptcha(reply ? xswitch::failure(*reply, AuthErrorKind::UnexpectedReply) : reply.error());
}

//! A site that has captchas switched off answers with an error here. Log-in goes on without one, unless the server
//! itself asked for it: then that would only be refused again.
Step XSwitchLogIn::onNoCaptcha(const AuthError &error)
{
    if (m_captchaDemanded) {
        AuthError needed = error;
        needed.kind = AuthErrorKind::CaptchaNeeded;
        needed.serverText = m_serverText;
        return needed;
    }
    m_siteHasNoCaptcha = true;
    return sendLogIn(std::nullopt);
}

Step XSwitchLogIn::onPicture(const HttpResponse &response)
{
    const Result<JsonReply, AuthError> reply = JsonReply::from(response);
    const bool hasGoodStatus = response.status >= 200 && response.status < 300;
    if (!hasGoodStatus) {
        return reply ? xswitch::failure(*reply, AuthErrorKind::UnexpectedReply) : reply.error();
    }
    if (reply || isHtml(response) || response.body.isEmpty()) {
        return AuthError{.kind = AuthErrorKind::CaptchaUnreadable,
                         .serverText = reply ? xswitch::serverText(*reply) : QString(),
                         .httpStatus = response.status,
                         .detail = describedBody(response)};
    }
    m_attempts.siteHasNoLock = false; // where captchas are on, the lock is too
    m_state = State::Asking;
    return AskCaptcha{.image = response.body, .answerRefused = m_answerRefused, .serverText = m_serverText};
}

AuthError XSwitchLogIn::told(AuthError error) const
{
    error.siteHasNoCaptcha = m_siteHasNoCaptcha;
    return error;
}

AuthError XSwitchLogIn::lockedOut(const JsonReply &reply) const
{
    AuthError error = reply.error(AuthErrorKind::LockedOut, xswitch::serverText(reply), reply.code(u"code"_s));
    error.retryAt = reply.receivedAt() + m_limits.lockFor;
    return error;
}

} // namespace tokenrack
