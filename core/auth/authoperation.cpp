// SPDX-License-Identifier: MIT
#include "core/auth/authoperation.h"

#include <QPointer>

#include <utility>

namespace tokenrack {

namespace {

//! Not Found, Method Not Allowed, Gone, Not Implemented (RFC 9110, section 15).
bool saysNoSuchAddress(int status)
{
    return status == 404 || status == 405 || status == 410 || status == 501;
}

//! A gateway that gave up waiting for the server, or broke down on the answer: there are no words of the server's own.
//! Bad Gateway and Service Unavailable say that the server never had the request.
bool isFaultOnTheWayBack(const AuthError &error)
{
    return error.kind == AuthErrorKind::ServerFault && error.httpStatus != 502 && error.httpStatus != 503
        && error.serverText.isEmpty() && error.serverCode.isEmpty();
}

} // namespace

AuthOperation::AuthOperation(std::unique_ptr<AuthFlow> flow, HttpTransport &transport, AttemptGuard *guard,
                             QObject *parent)
    : QObject(parent)
    , m_flow(std::move(flow))
    , m_transport(transport)
    , m_guard(guard)
{ }

AuthOperation::~AuthOperation() = default;

void AuthOperation::start()
{
    if (m_state != State::New) {
        return;
    }
    m_state = State::Starting;
    const auto takeFirstStep = [this] {
        if (m_state == State::Starting) {
            take(m_flow->start());
        }
    };
    QMetaObject::invokeMethod(this, takeFirstStep, Qt::QueuedConnection);
}

void AuthOperation::answerCaptcha(const QString &text)
{
    if (m_state == State::Asking) {
        take(m_flow->onCaptcha(text));
    }
}

void AuthOperation::requestAnotherCaptcha()
{
    if (m_state == State::Asking) {
        take(m_flow->onAnotherCaptcha());
    }
}

void AuthOperation::trust(const QByteArray &sha256)
{
    if (m_state == State::AskingTrust) {
        m_connection.trustedCertificate = sha256;
        send();
    }
}

void AuthOperation::cancel()
{
    fail({.kind = AuthErrorKind::Cancelled});
}

void AuthOperation::fail(const AuthError &error)
{
    if (m_state != State::Finished) {
        finish(error);
    }
}

// A receiver of our signals may delete this object: nothing may be touched after an emit. The guard may end it, too.

void AuthOperation::take(Step step)
{
    if (auto *sending = std::get_if<SendRequest>(&step)) {
        if (settleAttempt(sending->answerRefused)) {
            m_sending = std::move(*sending);
            send();
        }
    } else if (const auto *captcha = std::get_if<AskCaptcha>(&step)) {
        if (settleAttempt(captcha->answerRefused)) {
            m_state = State::Asking;
            Q_EMIT captchaAsked(*captcha);
        }
    } else if (auto *finished = std::get_if<Finished>(&step)) {
        finish(std::move(*finished));
    } else {
        finish(std::get<AuthError>(std::move(step)));
    }
}

void AuthOperation::send()
{
    m_state = State::Sending;
    if (m_sending.isAttempt && !mayAttempt()) {
        return;
    }
    m_isAttemptOut = m_sending.isAttempt;
    m_sending.request.connection = m_connection;
    m_call = m_transport.send(m_sending.request, [this](const HttpResult &result) { onResult(result); });
}

void AuthOperation::onResult(const HttpResult &result)
{
    m_route = result ? std::optional(result->route) : result.error().route;
    if (!result && result.error().certificate) {
        const AuthError untrusted = authErrorFrom(result.error());
        if (settleAttempt(false)) { // nothing was sent
            m_state = State::AskingTrust;
            Q_EMIT certificateAsked(untrusted);
        }
        return;
    }
    m_sending = {}; // it may hold a password
    if (!result) {
        finish(authErrorFrom(result.error()));
        return;
    }
    m_call.reset();
    take(m_flow->onResponse(*result));
}

//! The flow goes on, so it knows what became of the attempt. False when it does not, after all: who is told may end it.
bool AuthOperation::settleAttempt(bool answerRefused)
{
    const bool wasOut = std::exchange(m_isAttemptOut, false);
    if (!wasOut || !m_guard) {
        return true;
    }
    const QPointer<AuthOperation> self(this);
    answerRefused ? m_guard->noteWrongCaptcha() : m_guard->noteNotRefused();
    return self && m_state != State::Finished;
}

bool AuthOperation::mayAttempt()
{
    if (!m_guard) {
        return true;
    }
    const QPointer<AuthOperation> self(this);
    const auto error = m_guard->beforeAttempt();
    if (!self || m_state == State::Finished) {
        return false;
    }
    if (error) {
        finish(*error);
    }
    return !error;
}

//! A reply that is no answer may hide a refusal. A redirect does not, nor does a server that knows no such address: who
//! says so has not looked at passwords.
bool AuthOperation::isAnswerLost(const AuthError &error) const
{
    if (!m_isAttemptOut || error.kind == AuthErrorKind::RedirectRefused) {
        return false;
    }
    if (m_call) {
        return m_call->mayHaveArrived();
    }
    return isFaultOnTheWayBack(error)
        || (error.kind == AuthErrorKind::UnexpectedReply && !saysNoSuchAddress(error.httpStatus));
}

void AuthOperation::finish(AuthResult result)
{
    m_state = State::Finished;
    if (!result) {
        AuthError error = withoutSecrets(result.error()); // as long as the flow knows them all
        error.answerLost = isAnswerLost(error);
        result = error;
    }
    m_call.reset();
    m_sending = {};
    m_flow.reset(); // it holds the credential
    Q_EMIT finished(result);
}

AuthError authErrorFrom(const HttpFailure &failure)
{
    const auto kindOf = [](HttpFailureKind kind) {
        switch (kind) {
        case HttpFailureKind::Timeout:
            return AuthErrorKind::Timeout;
        case HttpFailureKind::Unreachable:
            return AuthErrorKind::Unreachable;
        case HttpFailureKind::TlsUntrusted:
            return AuthErrorKind::TlsUntrusted;
        case HttpFailureKind::CertificateChanged:
            return AuthErrorKind::CertificateChanged;
        case HttpFailureKind::ProxyUnreachable:
            return AuthErrorKind::ProxyUnreachable;
        case HttpFailureKind::ProxyRefused:
            return AuthErrorKind::ProxyRefused;
        case HttpFailureKind::CaFileUnusable:
            return AuthErrorKind::CaFileUnusable;
        case HttpFailureKind::TlsFailed:
            return AuthErrorKind::TlsFailed;
        case HttpFailureKind::ReplyTooLarge:
            return AuthErrorKind::ReplyTooLarge;
        case HttpFailureKind::RedirectRefused:
            return AuthErrorKind::RedirectRefused;
        case HttpFailureKind::BadReply:
            break;
        }
        return AuthErrorKind::UnexpectedReply;
    };
    return {.kind = kindOf(failure.kind),
            .detail = failure.detail,
            .target = failure.target.toDisplayString(),
            .certificate = failure.certificate};
}

} // namespace tokenrack
