// SPDX-License-Identifier: MIT
#include "core/providers/xswitchcheck.h"

#include "core/providers/simpleflow.h"
#include "core/providers/xswitchreply.h"

#include <utility>

namespace tokenrack {

namespace {

Step readCheck(const JsonReply &reply)
{
    if (!xswitch::isGood(reply)) {
        return xswitch::failure(reply, AuthErrorKind::TokenRefused);
    }
    return Finished{.clockDifference = reply.clockDifference()};
}

bool isNotFound(const HttpResponse &response)
{
    const Result<JsonReply, AuthError> reply = JsonReply::from(response);
    return (reply ? xswitch::codeOf(*reply) : response.status) == 404;
}

} // namespace

XSwitchCheck::XSwitchCheck(HttpRequest me, HttpRequest users)
    : m_me(std::move(me))
    , m_users(std::move(users))
{ }

Step XSwitchCheck::start()
{
    return SendRequest{m_me};
}

Step XSwitchCheck::onResponse(const HttpResponse &response)
{
    if (m_users && isNotFound(response)) {
        return SendRequest{*std::exchange(m_users, std::nullopt)};
    }
    return parseJson(response, readCheck);
}

} // namespace tokenrack
