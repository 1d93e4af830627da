// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/attemptguard.h"
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
    //! \a guard, which may be nullptr, must outlive it.
    AuthOperation(std::unique_ptr<AuthFlow> flow, HttpTransport &transport, AttemptGuard *guard = nullptr,
                  QObject *parent = nullptr);
    ~AuthOperation() override;

    //! How to reach the server. Before start().
    void setConnection(const Connection &connection) { m_connection = connection; }
    //! Once. Nothing is signalled from inside this call.
    void start();
    //! The way that the last request took, once its reply is there.
    const std::optional<Route> &route() const { return m_route; }
    //! Answers captchaAsked(). Ignored when no captcha is being asked.
    void answerCaptcha(const QString &text);
    void requestAnotherCaptcha();
    //! Answers certificateAsked(): sends the request that was held back, and accepts that one certificate and no other.
    void trust(const QByteArray &sha256);
    //! Finishes with AuthErrorKind::Cancelled, unless already finished.
    void cancel();
    //! Finishes with \a error, unless already finished: a captcha that nobody answers, for example.
    void fail(const AuthError &error);

Q_SIGNALS:
    void captchaAsked(const tokenrack::AskCaptcha &captcha);
    //! The server showed a certificate that is not trusted, and nothing was sent. Answered by trust(), or by fail()
    //! with this \a error.
    void certificateAsked(const tokenrack::AuthError &error);
    void finished(const tokenrack::AuthResult &result);

private:
    void take(Step step);
    void send();
    void onResult(const HttpResult &result);
    bool settleAttempt(bool answerRefused);
    bool mayAttempt();
    bool isAnswerLost(const AuthError &error) const;
    void finish(AuthResult result);

    enum class State { New, Starting, Sending, Asking, AskingTrust, Finished };

    std::unique_ptr<AuthFlow> m_flow;
    HttpTransport &m_transport;
    AttemptGuard *m_guard;
    Connection m_connection;
    std::optional<Route> m_route;
    SendRequest m_sending; //!< what is under way, for a second try after trust()
    std::unique_ptr<HttpCall> m_call; //!< set until its reply is there
    bool m_isAttemptOut = false; //!< and nothing is said of it yet
    State m_state = State::New;
};

//! What a failed request means for a log-in.
AuthError authErrorFrom(const HttpFailure &failure);

} // namespace tokenrack
