// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"
#include "core/auth/session.h"
#include "core/http/httpmessage.h"

#include <variant>

namespace tokenrack {

//! Send this, and give the response to the flow.
struct SendRequest
{
    HttpRequest request;
    bool isAttempt = false; //!< the server may count it as a wrong log-in
    bool answerRefused = false; //!< the attempt before this was refused for its captcha, and the server counted it
};

//! Show this picture to a person, and give the text to the flow.
struct AskCaptcha
{
    QByteArray image; //!< the picture's file, as the server sent it
    bool answerRefused = false; //!< the answer before this one was wrong, and the server counted it
    QString serverText; //!< what the server said about the answer before, made visible
};

//! The flow came to its end.
struct Finished
{
    std::optional<Session> session; //!< of a log-in or a refresh
    std::optional<Milliseconds> clockDifference; //!< server's clock minus ours, where a reply told it
    bool licenceMissing = false; //!< of a check: the token is good, but the interface is not licensed
    bool siteHasNoCaptcha =
        false; //!< of a log-in: a captcha was due, but the site has them, and its lock, switched off
};

//! What a flow wants next.
using Step = std::variant<SendRequest, AskCaptcha, Finished, AuthError>;

//! One conversation with a server as a pure value machine: no I/O, no time, no QObject.
//! The runner calls start() once and then answers each step; after Finished or AuthError nothing is called any more.
class AuthFlow
{
public:
    virtual ~AuthFlow() = default;

    virtual Step start() = 0;
    virtual Step onResponse(const HttpResponse &response) = 0;
    //! The person's answer to AskCaptcha.
    virtual Step onCaptcha(const QString &text);
    //! The person wants another picture.
    virtual Step onAnotherCaptcha();
};

} // namespace tokenrack
