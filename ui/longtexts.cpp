// SPDX-License-Identifier: MIT
#include "ui/longtexts.h"

#include "core/session/words.h"

namespace tokenrack {

using namespace std::chrono_literals;

namespace {

//! Two units of two digits: no duration is longer.
constexpr Milliseconds longDuration = 23h + 59min;
constexpr Milliseconds longLock = 1h + 59min;

} // namespace

QStringList everyStatusText()
{
    QStringList texts;
    for (int status = 0; status < int(Status::Failed); ++status) {
        texts << statusText({}, Status(status), QString());
    }
    for (int kind = 0; kind <= int(AuthErrorKind::Cancelled); ++kind) {
        texts << errorWords({AuthErrorKind(kind)}, QString()).reason;
    }
    return texts;
}

QStringList longExpiryTexts(Instant now)
{
    ServerState held;
    held.times = SessionTimes{.source = ExpirySource::NotStated, .issuedAt = now - longDuration};
    ServerState locked;
    locked.attempts.lockedUntil = now + longLock;
    return {expiresInText(held, now), expiresInText(locked, now)};
}

QString longCountdown(Instant now)
{
    ServerState held;
    held.times =
        SessionTimes{.source = ExpirySource::Stated, .expiresAt = now + longDuration, .issuedAt = now - longDuration};
    return expiresInText(held, now);
}

} // namespace tokenrack
