// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/authflow.h"
#include "core/providers/json.h"

#include <optional>

namespace tokenrack {

//! Asks who the token belongs to. Older releases do not know that end point (404), so a list of users is asked for
//! then.
class XSwitchCheck final : public AuthFlow
{
public:
    XSwitchCheck(HttpRequest me, HttpRequest users);

    Step start() override;
    Step onResponse(const HttpResponse &response) override;

private:
    HttpRequest m_me;
    std::optional<HttpRequest> m_users; //!< until it is sent
};

} // namespace tokenrack
