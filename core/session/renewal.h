// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"

#include <optional>

namespace tokenrack {

//! True while the token, or what refreshes it, has not ended.
bool canRenew(const SessionTimes &times, Instant now);

//! When a token that can be refreshed should be: at 80 % of its life but not in its first half minute, and not sooner
//! than \a lastFailure lets it (one minute after the first failure, doubling up to half an hour). Nothing where the
//! refresh token will have ended too.
std::optional<Instant> renewalTime(const SessionTimes &times, int failures, std::optional<Instant> lastFailure);

} // namespace tokenrack
