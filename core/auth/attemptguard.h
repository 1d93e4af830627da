// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"

#include <optional>

namespace tokenrack {

//! Who counts the attempts of an account: asked before each one is sent, and told of its answer as soon as the flow
//! goes on after it. How the last one ended is for who reads the flow's end.
class AttemptGuard
{
public:
    virtual ~AttemptGuard() = default;

    //! An attempt is about to be sent. An error is why it may not be.
    virtual std::optional<AuthError> beforeAttempt() = 0;
    //! What was wrong was the captcha. The password was not looked at, so nothing is known against it.
    virtual void noteWrongCaptcha() = 0;
    //! The attempt was not refused, or never sent.
    virtual void noteNotRefused() = 0;
};

} // namespace tokenrack
