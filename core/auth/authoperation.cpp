// SPDX-License-Identifier: MIT
#include "core/auth/authoperation.h"

namespace tokenrack {

AuthOperation::AuthOperation(std::unique_ptr<AuthFlow> flow, HttpTransport &transport, QObject *parent)
    : QObject(parent)
    , m_flow(std::move(flow))
    , m_transport(transport)
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
        send(m_request);
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

// A receiver of our signals may delete this object: nothing may be touched after an emit.

void AuthOperation::take(Step step)
{
    if (const auto *sending = std::get_if<SendRequest>(&step)) {
        send(sending->request);
    } else if (const auto *captcha = std::get_if<AskCaptcha>(&step)) {
        m_state = State::Asking;
        Q_EMIT captchaAsked(*captcha);
    } else if (auto *finished = std::get_if<Finished>(&step)) {
        finish(std::move(*finished));
    } else {
        finish(std::get<AuthError>(std::move(step)));
    }
}

void AuthOperation::send(HttpRequest request)
{
    m_state = State::Sending;
    m_request = std::move(request);
    m_request.connection = m_connection;
    m_call = m_transport.send(m_request, [this](const HttpResult &result) { onResult(result); });
}

void AuthOperation::onResult(const HttpResult &result)
{
    m_route = result ? std::optional(result->route) : result.error().route;
    if (!result && result.error().certificate) {
        m_state = State::AskingTrust;
        Q_EMIT certificateAsked(authErrorFrom(result.error()));
        return;
    }
    m_request = {}; // it may hold a password
    if (!result) {
        finish(authErrorFrom(result.error()));
        return;
    }
    take(m_flow->onResponse(*result));
}

void AuthOperation::finish(const AuthResult &result)
{
    m_state = State::Finished;
    m_call.reset();
    m_request = {};
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
