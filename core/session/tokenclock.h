// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"

#include <optional>

namespace tokenrack {

//! What the clock says of a token at one moment.
enum class TokenPhase {
    Good, //!< has a known end, far enough away; or its account has
    EndsSoon, //!< at most a quarter of its life or ten minutes are left
    Ended,
    NoEndStated,
    Permanent,
};

//! A token at one moment: how far it is on its way to its end.
struct TokenReading
{
    TokenPhase phase = TokenPhase::NoEndStated;
    std::optional<Milliseconds> left; //!< until the end; negative after it; absent where no end is known
    double fractionLeft = 0; //!< 1 at issue, 0 at the end: the bar's length
    Milliseconds held = {}; //!< since we got it
    bool accountDate = false; //!< the end is the account's, not the token's
    std::optional<Instant> nextChange; //!< when phase will be another one, if nothing else happens
};

//! Reads the clock of a token.
TokenReading readTokenClock(const SessionTimes &times, Instant now);

//! True when the token is good for at least \a life from now on, or when its end is not known.
bool livesFor(const SessionTimes &times, Milliseconds life, Instant now);

//! Shorter than this a token is not handed out without renewing it first.
inline constexpr Milliseconds minimalCopyLife = std::chrono::seconds(60);
//! From this clock difference on the person is told.
inline constexpr Milliseconds notableClockDifference = std::chrono::seconds(60);

} // namespace tokenrack
