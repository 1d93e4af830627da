// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/authflow.h"
#include "core/base/result.h"
#include "core/http/httptransport.h"

#include <QObject>

#include <memory>

namespace tokenrack {

using AuthResult = Result<Finished, AuthError>;

//! The only runner of flows: drives one flow over a transport and finishes exactly once.
//! Cancelling or destroying it aborts the request that is under way.
class AuthOperation : public QObject
{
    Q_OBJECT

public:
    AuthOperation(std::unique_ptr<AuthFlow> flow, HttpTransport &transport, QObject *parent = nullptr);
    ~AuthOperation() override;

    //! Once. Nothing is signalled from inside this call.
    void start();
    //! Answers captchaAsked(). Ignored when no captcha is being asked.
    void answerCaptcha(const QString &text);
    void requestAnotherCaptcha();
    //! Finishes with AuthErrorKind::Cancelled, unless already finished.
    void cancel();
    //! Finishes with \a error, unless already finished: a captcha that nobody answers, for example.
    void fail(const AuthError &error);

Q_SIGNALS:
    void captchaAsked(const tokenrack::AskCaptcha &captcha);
    void finished(const tokenrack::AuthResult &result);

private:
    void take(Step step);
    void send(const HttpRequest &request);
    void onResult(const HttpResult &result);
    void finish(const AuthResult &result);

    enum class State { New, Starting, Sending, Asking, Finished };

    std::unique_ptr<AuthFlow> m_flow;
    HttpTransport &m_transport;
    std::unique_ptr<HttpCall> m_call;
    State m_state = State::New;
};

//! What a failed request means for a log-in.
AuthError authErrorFrom(const HttpFailure &failure);

} // namespace tokenrack
