// SPDX-License-Identifier: MIT
#include "core/session/renewal.h"

#include <algorithm>

namespace tokenrack {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds firstPause = 1min;
constexpr Milliseconds longestPause = 30min;

Milliseconds pauseAfter(int failures)
{
    // Doubling five times passes the longest pause, and a larger shift would overflow.
    const int doublings = std::clamp(failures - 1, 0, 5);
    return std::min(firstPause * (1 << doublings), longestPause);
}

} // namespace

std::optional<Instant> renewalTime(const SessionTimes &times, int failures, std::optional<Instant> lastFailure)
{
    const bool tokenEnds = times.source == ExpirySource::Stated || times.source == ExpirySource::Jwt;
    if (!tokenEnds || !times.expiresAt) {
        return std::nullopt;
    }
    const Milliseconds life = std::max(*times.expiresAt - times.issuedAt, Milliseconds::zero());
    Instant at = times.issuedAt + life * 4 / 5;
    if (failures > 0 && lastFailure) {
        at = std::max(at, *lastFailure + pauseAfter(failures));
    }
    // A JWT that refreshes itself has no refresh token and can only be refreshed while it lives.
    const Instant lastChance = times.refreshExpiresAt.value_or(*times.expiresAt);
    return at < lastChance ? std::optional(at) : std::nullopt;
}

} // namespace tokenrack
