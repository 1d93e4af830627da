// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

#include <optional>

namespace tokenrack {

//! When a system asks for a captcha and when it locks an account.
struct AttemptLimits
{
    int captchaAfter = 2; //!< wrong answers before a captcha is needed
    int lockAfter = 5; //!< wrong answers before the account is locked
    std::chrono::minutes lockFor = std::chrono::minutes(120);

    friend bool operator==(const AttemptLimits &, const AttemptLimits &) = default;
};

//! The wrong answers of one account on one server so far. Kept over restarts, reset by success.
struct AttemptRecord
{
    int refusals = 0;
    std::optional<Instant> lastRefusal;
    std::optional<Instant> lockedUntil;
    //! When the stored credential was refused; cleared by success and by a new credential, not by the end of a lock.
    std::optional<Instant> secretRefusedAt;
    bool siteHasNoLock = false; //!< the site has captchas switched off, and with them the lock
    //! When a log-in was sent whose answer is not known yet; stays when the program that sent it dies.
    std::optional<Instant> sentAt;

    friend bool operator==(const AttemptRecord &, const AttemptRecord &) = default;
};

//! After one more wrong answer at \a now. Without limits it only counts.
AttemptRecord afterRefusal(AttemptRecord record, const std::optional<AttemptLimits> &limits, Instant now);
//! After the server itself said that the account is locked.
AttemptRecord afterLock(AttemptRecord record, const AttemptLimits &limits, Instant now);
//! After a log-in whose answer nobody will see: who sent it is gone, it never came, or it could not be read. It counts:
//! one attempt too few is a captcha too early, one too many is a locked account. It says nothing against the
//! credential.
AttemptRecord afterLostAnswer(AttemptRecord record, const std::optional<AttemptLimits> &limits);
//! Of two counts of one account, \a record with what \a other knows beyond it: the higher number, the later times. When
//! the stored credential was refused stays as it is, since each entry of the catalogue has its own.
AttemptRecord withCountOf(AttemptRecord record, const AttemptRecord &other);
//! A lock that has run out leaves a clean record; anything else stays.
AttemptRecord asOf(AttemptRecord record, Instant now);

//! True when the next log-in must bring a captcha.
bool captchaDue(const AttemptRecord &record, const AttemptLimits &limits);
bool isLocked(const AttemptRecord &record, Instant now);
//! How many wrong answers are left before the lock, 0 to lockAfter.
int attemptsLeft(const AttemptRecord &record, const AttemptLimits &limits);

} // namespace tokenrack
