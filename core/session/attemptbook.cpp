// SPDX-License-Identifier: MIT
#include "core/session/attemptbook.h"

#include <algorithm>

namespace tokenrack {

AttemptBook::AttemptBook(CountedAccount account, const std::optional<AttemptLimits> &limits, SessionStore &store,
                         const Clock &clock)
    : m_account(std::move(account))
    , m_limits(limits)
    , m_store(store)
    , m_clock(clock)
{ }

std::optional<int> AttemptBook::left() const
{
    return m_limits ? std::optional(attemptsLeft(m_record, *m_limits)) : std::nullopt;
}

bool AttemptBook::isLate() const
{
    constexpr int ofPerson = 2;
    return m_limits && *left() <= std::clamp(m_limits->lockAfter - 1, 1, ofPerson);
}

bool AttemptBook::read()
{
    const auto stored = m_store.attempts(m_account);
    if (!stored) {
        Q_EMIT storeFailed(stored.error());
        return false;
    }
    m_record = asOf(*stored, m_clock.now());
    return true;
}

bool AttemptBook::readAlone()
{
    if (!read()) {
        return false;
    }
    if (m_record.sentAt) {
        noteAnswerLost();
    }
    return true;
}

std::optional<AuthError> AttemptBook::beforeAttempt()
{
    if (!m_limits) {
        return std::nullopt;
    }
    const auto written = write([now = m_clock.now()](AttemptRecord record) {
        record.sentAt = now;
        return record;
    });
    m_isOut = written.hasValue();
    return m_isOut ? std::nullopt
                   : std::optional(AuthError{.kind = AuthErrorKind::AttemptsUnknown, .detail = written.error().detail});
}

//! Another process may have one out as well, which is not for this job to judge.
void AttemptBook::noteNotRefused()
{
    if (m_isOut) {
        (void)write([](AttemptRecord record) {
            record.sentAt.reset();
            return record;
        });
    }
}

void AttemptBook::noteAnswerLost()
{
    count([this](const AttemptRecord &record) { return asOf(afterLostAnswer(record, m_limits), m_clock.now()); });
}

void AttemptBook::noteRefused(bool isStored, bool siteHasNoLock)
{
    count([this, isStored, siteHasNoLock](AttemptRecord record) {
        record.siteHasNoLock = record.siteHasNoLock || siteHasNoLock;
        AttemptRecord counted = afterRefusal(record, m_limits, m_clock.now());
        counted.secretRefusedAt = isStored ? counted.secretRefusedAt : record.secretRefusedAt;
        return counted;
    });
}

void AttemptBook::noteWrongCaptcha()
{
    noteRefused(false, false);
}

void AttemptBook::noteLocked()
{
    if (m_limits) {
        count([this](const AttemptRecord &record) { return afterLock(record, *m_limits, m_clock.now()); });
    }
}

void AttemptBook::noteAccepted(bool isStored, bool siteHasNoLock)
{
    count([isStored, siteHasNoLock](const AttemptRecord &record) {
        return AttemptRecord{.secretRefusedAt = isStored ? std::nullopt : record.secretRefusedAt,
                             .siteHasNoLock = siteHasNoLock || record.siteHasNoLock};
    });
}

Result<Done, StoreError> AttemptBook::write(const Change &change)
{
    m_isOut = false;
    const auto written = m_store.changeAttempts(m_account, change);
    if (!written) {
        m_record = change(m_record); // counted in memory at least
        Q_EMIT storeFailed(written.error());
        return written.error();
    }
    m_record = *written;
    return Done();
}

void AttemptBook::count(const Change &change)
{
    (void)write(change);
    Q_EMIT changed(m_record);
}

} // namespace tokenrack
