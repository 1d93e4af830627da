// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/attemptbudget.h"
#include "core/auth/attemptguard.h"
#include "core/session/sessionstore.h"

#include <QObject>

namespace tokenrack {

//! The attempts of one account on one server, as one job reads, judges and counts them. Each change is written at once.
//! What is decided by it holds only while the job has the server's lease and has called readAlone() since.
class AttemptBook : public QObject, public AttemptGuard
{
    Q_OBJECT

public:
    AttemptBook(CountedAccount account, const std::optional<AttemptLimits> &limits, SessionStore &store,
                const Clock &clock);

    const AttemptRecord &record() const { return m_record; }
    const std::optional<AttemptLimits> &limits() const { return m_limits; }
    //! Wrong answers left before the lock; nothing where the system does not count.
    std::optional<int> left() const;
    //! True of the last attempts before a lock, which many at once and work of its own leave to the person: two of
    //! five, but never all where the site locks earlier, unless the very first wrong one locks.
    bool isLate() const;
    bool isLocked() const { return tokenrack::isLocked(m_record, m_clock.now()); }

    //! Reads what is known now, which another process may be about to change. False when it cannot be read.
    bool read();
    //! The same while no other process can be logging in: an attempt that still looks as if it were under way belongs
    //! to one that is gone, and counts.
    bool readAlone();

    //! Writes the attempt down: who is killed between sending and counting would otherwise forget one that the server
    //! has counted. Where that fails, it may not be sent. Only where the system counts.
    std::optional<AuthError> beforeAttempt() override;
    void noteWrongCaptcha() override;
    void noteNotRefused() override;
    //! What became of it nobody knows. It counts, see afterLostAnswer().
    void noteAnswerLost();
    //! \a isStored says that what was refused is the stored credential.
    void noteRefused(bool isStored, bool siteHasNoLock);
    //! The server itself said so.
    void noteLocked();
    //! \a isStored says that it is the stored credential that is good.
    void noteAccepted(bool isStored, bool siteHasNoLock);

Q_SIGNALS:
    void changed(const tokenrack::AttemptRecord &record);
    void storeFailed(const tokenrack::StoreError &error);

private:
    using Change = std::function<AttemptRecord(AttemptRecord)>;

    //! An error, which was signalled, means that it stands in memory alone.
    Result<Done, StoreError> write(const Change &change);
    void count(const Change &change);

    const CountedAccount m_account;
    std::optional<AttemptLimits> m_limits;
    SessionStore &m_store;
    const Clock &m_clock;
    AttemptRecord m_record;
    bool m_isOut = false; //!< an attempt of this job, of which nothing more is known yet
};

} // namespace tokenrack
