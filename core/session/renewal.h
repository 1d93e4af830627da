// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"

#include <optional>

namespace tokenrack {

//! When a token that can be refreshed should be: at 80 % of its life, and not sooner than \a lastFailure lets it
//! (one minute after the first failure, doubling up to half an hour). Nothing once the refresh token has ended too.
std::optional<Instant> renewalTime(const SessionTimes &times, int failures, std::optional<Instant> lastFailure);

} // namespace tokenrack
