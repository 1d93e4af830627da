// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/attemptbudget.h"
#include "core/auth/autherror.h"
#include "core/auth/session.h"
#include "core/base/boxed.h"
#include "core/session/tokenclock.h"

#include <optional>

namespace tokenrack {

//! What is being done with a server right now.
enum class Busy : quint8 { No, Waiting, LoggingIn, Refreshing, Checking, LoggingOut };

//! The one word for a server that the window shows; see statusText().
enum class Status : quint8 {
    LoggedOut,
    Waiting, //!< in the log-in queue
    LoggingIn,
    Refreshing,
    Checking,
    LoggingOut,
    Active,
    ExpiresSoon,
    Expired,
    PermanentKey,
    TokenRefused,
    CaptchaNeeded,
    LockedOut,
    KeychainLocked, //!< secrets cannot be read
    Failed, //!< lastError says why
};

//! The live state of one server: a value, without any secret.
struct ServerState
{
    Busy busy = Busy::No;
    std::optional<SessionTimes> times; //!< set while we hold a session
    Boxed<AuthError> lastError; //!< of the last thing tried, cleared by success
    std::optional<Instant> lastErrorAt;
    AttemptRecord attempts;
    std::optional<Instant> verifiedAt; //!< when a check last found the token good
    std::optional<Instant> renewsAt; //!< when the program will renew the token by itself
    std::optional<Route> route; //!< the way that the last request of this run took
    bool licenceMissing = false; //!< found by the last check
    bool waitsForPerson = false; //!< a question about this server is open
};

//! True when the server said last that it does not take the token.
bool isTokenRefused(const ServerState &state);

Status statusOf(const ServerState &state, Instant now);

//! True where "Expires in" and its bar tell of the token; in any other state it says nothing, or when a lock ends.
bool tellsOfToken(Status status);

//! Who holds a good token is left alone where many are logged in to: another log-in would only cost the server a
//! session.
bool holdsGoodToken(Status status);

//! When statusOf() will give another answer although nothing happens, if ever.
std::optional<Instant> nextStatusChange(const ServerState &state, Instant now);

} // namespace tokenrack
