// SPDX-License-Identifier: MIT
#include "core/session/renewal.h"

#include <algorithm>

namespace tokenrack {

namespace {

using namespace std::chrono_literals;

//! A server whose tokens live for a moment, or have ended when they come, would be asked again and again.
constexpr Milliseconds firstRest = 30s;
constexpr Milliseconds firstPause = 1min;
constexpr Milliseconds longestPause = 30min;

Milliseconds pauseAfter(int failures)
{
    // Doubling five times passes the longest pause, and a larger shift would overflow.
    const int doublings = std::clamp(failures - 1, 0, 5);
    return std::min(firstPause * (1 << doublings), longestPause);
}

//! A JWT that refreshes itself has no refresh token and can only be refreshed while it lives.
std::optional<Instant> lastChance(const SessionTimes &times)
{
    return times.refreshExpiresAt ? times.refreshExpiresAt : times.expiresAt;
}

} // namespace

bool canRenew(const SessionTimes &times, Instant now)
{
    const std::optional<Instant> end = lastChance(times);
    return !end || now < *end;
}

std::optional<Instant> renewalTime(const SessionTimes &times, int failures, std::optional<Instant> lastFailure)
{
    const bool tokenEnds = times.source == ExpirySource::Stated || times.source == ExpirySource::Jwt;
    if (!tokenEnds || !times.expiresAt) {
        return std::nullopt;
    }
    const Milliseconds life = std::max(*times.expiresAt - times.issuedAt, Milliseconds::zero());
    Instant at = times.issuedAt + std::max(life * 4 / 5, firstRest);
    if (failures > 0 && lastFailure) {
        at = std::max(at, *lastFailure + pauseAfter(failures));
    }
    return canRenew(times, at) ? std::optional(at) : std::nullopt;
}

} // namespace tokenrack
