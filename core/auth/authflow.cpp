// SPDX-License-Identifier: MIT
#include "core/auth/authflow.h"

namespace tokenrack {

namespace {

AuthError noCaptchaAsked()
{
    return {.kind = AuthErrorKind::UnexpectedReply, .detail = QStringLiteral("this flow asks for no captcha")};
}

} // namespace

Step AuthFlow::onCaptcha(const QString &)
{
    return noCaptchaAsked();
}

Step AuthFlow::onAnotherCaptcha()
{
    return noCaptchaAsked();
}

} // namespace tokenrack
