// SPDX-License-Identifier: MIT
#include "core/session/tokenclock.h"

#include <algorithm>

namespace tokenrack {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds shortRest = 10min;
constexpr Milliseconds shortAccountRest = std::chrono::days(7);
//! An account's beginning is not known, so its bar is measured against a year.
constexpr Milliseconds accountYardstick = std::chrono::days(365);

double fraction(Milliseconds part, Milliseconds whole)
{
    if (whole <= 0ms) {
        return 0;
    }
    return std::clamp(double(part.count()) / double(whole.count()), 0.0, 1.0);
}

TokenReading readEnd(Instant end, Milliseconds life, Milliseconds soon, Instant now)
{
    TokenReading reading;
    reading.left = end - now;
    reading.fractionLeft = fraction(*reading.left, life);
    if (*reading.left <= 0ms) {
        reading.phase = TokenPhase::Ended;
        return reading;
    }
    const bool endsSoon = *reading.left <= soon;
    reading.phase = endsSoon ? TokenPhase::EndsSoon : TokenPhase::Good;
    reading.nextChange = endsSoon ? end : end - soon;
    return reading;
}

TokenReading readPhase(const SessionTimes &times, Instant now)
{
    if (times.source == ExpirySource::Permanent) {
        return {.phase = TokenPhase::Permanent};
    }
    if (times.source == ExpirySource::NotStated || !times.expiresAt) {
        return {.phase = TokenPhase::NoEndStated};
    }
    if (times.source == ExpirySource::Account) {
        TokenReading reading = readEnd(*times.expiresAt, accountYardstick, shortAccountRest, now);
        reading.accountDate = true;
        return reading;
    }
    const Milliseconds life = std::max(*times.expiresAt - times.issuedAt, 0ms);
    return readEnd(*times.expiresAt, life, std::max(life / 4, shortRest), now);
}

} // namespace

TokenReading readTokenClock(const SessionTimes &times, Instant now)
{
    TokenReading reading = readPhase(times, now);
    reading.held = std::max(now - times.issuedAt, Milliseconds::zero());
    return reading;
}

bool livesFor(const SessionTimes &times, Milliseconds life, Instant now)
{
    const TokenReading reading = readTokenClock(times, now);
    return !reading.left || *reading.left >= life;
}

} // namespace tokenrack
