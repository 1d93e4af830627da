// SPDX-License-Identifier: MIT
#include "core/auth/attemptbudget.h"

#include <algorithm>
#include <limits>

namespace tokenrack {

AttemptRecord afterRefusal(AttemptRecord record, const std::optional<AttemptLimits> &limits, Instant now)
{
    record = asOf(std::move(record), now);
    if (record.refusals < std::numeric_limits<int>::max()) {
        ++record.refusals;
    }
    record.lastRefusal = now;
    record.secretRefusedAt = now;
    record.sentAt.reset();
    if (limits && !record.siteHasNoLock && record.refusals >= limits->lockAfter) {
        record.lockedUntil = now + limits->lockFor;
    }
    return record;
}

AttemptRecord afterLock(AttemptRecord record, const AttemptLimits &limits, Instant now)
{
    record.refusals = std::max(record.refusals, limits.lockAfter);
    record.lastRefusal = now;
    record.lockedUntil = now + limits.lockFor;
    record.sentAt.reset();
    record.siteHasNoLock = false; // it has just shown that it has one
    return record;
}

AttemptRecord afterLostAnswer(AttemptRecord record, const std::optional<AttemptLimits> &limits)
{
    if (!record.sentAt) {
        return record;
    }
    AttemptRecord counted = afterRefusal(record, limits, *record.sentAt);
    counted.secretRefusedAt = record.secretRefusedAt;
    return counted;
}

AttemptRecord withCountOf(AttemptRecord record, const AttemptRecord &other)
{
    record.refusals = std::max(record.refusals, other.refusals);
    record.lastRefusal = std::max(record.lastRefusal, other.lastRefusal); // nothing is earlier than anything
    record.lockedUntil = std::max(record.lockedUntil, other.lockedUntil);
    record.siteHasNoLock = record.siteHasNoLock || other.siteHasNoLock;
    record.sentAt = std::max(record.sentAt, other.sentAt);
    return record;
}

AttemptRecord asOf(AttemptRecord record, Instant now)
{
    if (!record.lockedUntil || isLocked(record, now)) {
        return record;
    }
    return {.secretRefusedAt = record.secretRefusedAt, .siteHasNoLock = record.siteHasNoLock, .sentAt = record.sentAt};
}

bool captchaDue(const AttemptRecord &record, const AttemptLimits &limits)
{
    return !record.siteHasNoLock && record.refusals >= limits.captchaAfter;
}

bool isLocked(const AttemptRecord &record, Instant now)
{
    return record.lockedUntil && now < *record.lockedUntil;
}

int attemptsLeft(const AttemptRecord &record, const AttemptLimits &limits)
{
    return std::max(0, limits.lockAfter - std::max(0, record.refusals));
}

} // namespace tokenrack
