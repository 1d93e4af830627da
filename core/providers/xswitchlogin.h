// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/attemptbudget.h"
#include "core/auth/authflow.h"
#include "core/providers/json.h"
#include "core/providers/jsonrequest.h"

#include <optional>

namespace tokenrack {

//! XSwitch's log-in. Where a captcha is due, its picture is fetched and asked for first; where the server asks for one,
//! or refuses one, another round follows, until our count says that the account is locked.
class XSwitchLogIn final : public AuthFlow
{
public:
    //! What the log-in goes with.
    struct Account
    {
        QString login; //!< may be empty with a dev key
        QString secretKey; //!< "password" or "dev_key"
        Secret secret;
    };

    XSwitchLogIn(RequestMaker requests, Account account, AttemptRecord attempts, AttemptLimits limits);

    Step start() override;
    Step onResponse(const HttpResponse &response) override;
    Step onCaptcha(const QString &text) override;
    Step onAnotherCaptcha() override;

private:
    enum class State { LoggingIn, OrderingCaptcha, FetchingPicture, Asking };

    Step sendLogIn(const std::optional<QString> &captcha);
    Step orderCaptcha();

    Step onLogInReply(const JsonReply &reply);
    Step onCaptchaMentioned(const JsonReply &reply);
    Step onCaptchaOrdered(const HttpResponse &response);
    Step onNoCaptcha(const AuthError &error);
    Step onPicture(const HttpResponse &response);

    //! Adds what this flow learned about the site.
    AuthError told(AuthError error) const;
    AuthError lockedOut(const JsonReply &reply) const;

    RequestMaker m_requests;
    Account m_account;
    AttemptRecord m_attempts;
    AttemptLimits m_limits;
    State m_state = State::LoggingIn;
    bool m_captchaSent = false; //!< with the log-in that is under way
    bool m_captchaDemanded = false; //!< by the server, in so many words
    bool m_answerRefused = false;
    bool m_siteHasNoCaptcha = false;
    QString m_serverText; //!< of the refusal before
};

} // namespace tokenrack
