// SPDX-License-Identifier: MIT
#include "core/session/serverstate.h"

#include <algorithm>

namespace tokenrack {

namespace {

std::optional<Status> statusOfBusy(Busy busy)
{
    switch (busy) {
    case Busy::No:
        return std::nullopt;
    case Busy::Waiting:
        return Status::Waiting;
    case Busy::LoggingIn:
        return Status::LoggingIn;
    case Busy::Refreshing:
        return Status::Refreshing;
    case Busy::Checking:
        return Status::Checking;
    case Busy::LoggingOut:
        return Status::LoggingOut;
    }
    return std::nullopt;
}

Status statusOfError(AuthErrorKind kind)
{
    switch (kind) {
    case AuthErrorKind::CaptchaNeeded:
        return Status::CaptchaNeeded;
    case AuthErrorKind::TokenRefused:
        return Status::TokenRefused;
    case AuthErrorKind::SecretsUnavailable:
        return Status::KeychainLocked;
    default:
        return Status::Failed;
    }
}

//! What the token alone says; nothing once it is of no use any more.
std::optional<Status> statusOfToken(const SessionTimes &times, Instant now)
{
    switch (readTokenClock(times, now).phase) {
    case TokenPhase::Good:
    case TokenPhase::NoEndStated:
        return Status::Active;
    case TokenPhase::EndsSoon:
        return Status::ExpiresSoon;
    case TokenPhase::Permanent:
        return Status::PermanentKey;
    case TokenPhase::Ended:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

bool isTokenRefused(const ServerState &state)
{
    return state.lastError && state.lastError->kind == AuthErrorKind::TokenRefused;
}

Status statusOf(const ServerState &state, Instant now)
{
    if (const auto busy = statusOfBusy(state.busy)) {
        return *busy;
    }
    // A good token is worth more than a failed try to replace it; the failure is told in the details.
    if (state.times && !isTokenRefused(state)) {
        if (const auto token = statusOfToken(*state.times, now)) {
            return *token;
        }
    }
    if (isLocked(state.attempts, now)) {
        return Status::LockedOut;
    }
    const bool lockIsOver = state.lastError && state.lastError->kind == AuthErrorKind::LockedOut;
    if (state.lastError && !lockIsOver) {
        return statusOfError(state.lastError->kind);
    }
    return state.times ? Status::Expired : Status::LoggedOut;
}

bool tellsOfToken(Status status)
{
    return status == Status::Active || status == Status::ExpiresSoon || status == Status::Expired
        || status == Status::PermanentKey;
}

bool holdsGoodToken(Status status)
{
    return status == Status::Active || status == Status::PermanentKey;
}

std::optional<Instant> nextStatusChange(const ServerState &state, Instant now)
{
    std::optional<Instant> next;
    if (state.times) {
        next = readTokenClock(*state.times, now).nextChange;
    }
    if (isLocked(state.attempts, now)) {
        next = std::min(next.value_or(*state.attempts.lockedUntil), *state.attempts.lockedUntil);
    }
    return next;
}

} // namespace tokenrack
