// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/attemptbudget.h"
#include "core/auth/autherror.h"
#include "core/auth/session.h"
#include "core/base/boxed.h"
#include "core/catalog/catalogstore.h"
#include "core/catalog/lease.h"
#include "core/session/activity.h"
#include "core/session/countedaccount.h"
#include "core/session/serverstate.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace tokenrack {

//! What rests on disk of a session: times in the clear, what the server issued sealed.
struct StoredSession
{
    SessionTimes times;
    QByteArray sealedToken;
    QByteArray sealedRefreshToken; //!< empty: none
    QByteArray sealedFields; //!< the further reply fields as JSON, sealed
    std::optional<Instant> verifiedAt;
};

//! Everything that is remembered of a server between two runs.
struct StoredState
{
    std::optional<StoredSession> session;
    AttemptRecord attempts;
    Boxed<AuthError> lastError;
    std::optional<Instant> lastErrorAt;
};

//! What several jobs leave to be written.
struct StateChanges
{
    struct NewSession
    {
        QUuid server;
        StoredSession session;
    };

    QList<NewSession> sessions;
    QList<Activity> lines; //!< oldest first

    bool isEmpty() const { return sessions.isEmpty() && lines.isEmpty(); }
};

//! The live state with which a run begins.
ServerState stateFrom(const StoredState &stored, Instant now);

//! Where the state of sessions rests. Each call is one durable transaction.
class SessionStore
{
public:
    virtual ~SessionStore() = default;

    //! Everything, without the sealed values: they are read when needed.
    virtual Result<QHash<QUuid, StoredState>, StoreError> load() = 0;
    //! The same for one server.
    virtual Result<StoredState, StoreError> state(QUuid server) = 0;
    //! The session with its sealed values; nothing when there is none.
    virtual Result<std::optional<StoredSession>, StoreError> session(QUuid server) = 0;
    virtual Result<Done, StoreError> saveSession(QUuid server, const StoredSession &session) = 0;
    virtual Result<Done, StoreError> removeSession(QUuid server) = 0;
    //! Notes when a check found the token of the session with these times good. Nothing happens when another session
    //! has taken its place meanwhile.
    virtual Result<Done, StoreError> setVerified(QUuid server, const SessionTimes &times, Instant at) = 0;
    //! The last error, or none after a success.
    virtual Result<Done, StoreError> saveError(QUuid server, const std::optional<AuthError> &error, Instant at) = 0;
    //! Reads the count of that account, lets \a change alter it and writes it for every entry of the account, all in
    //! one transaction, so that two processes never both take the same attempt for theirs. Nothing is written where
    //! \a change, which may be asked twice, leaves the count as it is. Gives what stands then.
    virtual Result<AttemptRecord, StoreError>
    changeAttempts(const CountedAccount &account, const std::function<AttemptRecord(AttemptRecord)> &change) = 0;
    //! The count of that account, as the entry that knows most of it has it; a clean record when there is none. When
    //! the stored credential was refused, is the entry's own.
    virtual Result<AttemptRecord, StoreError> attempts(const CountedAccount &account) = 0;

    //! The right to log in to a server, to renew its session or to end it, which one at a time has, in all processes.
    //! \a what is the server, or the accountId() where the system locks accounts. Never waits: nullptr while somebody
    //! else has it.
    virtual Result<std::shared_ptr<Lease>, StoreError> lease(QUuid what) = 0;

    //! What the keychain may hold for nobody: servers that were purged, and proxies that had a password.
    virtual Result<QList<QUuid>, StoreError> leftovers() = 0;
    //! Adds to leftovers() what no purge adds by itself.
    virtual Result<Done, StoreError> rememberLeftover(QUuid item) = 0;
    //! The keychain holds nothing of that server any more, or the server is back.
    virtual Result<Done, StoreError> dropLeftover(QUuid server) = 0;

    //! Remembers a secret that \a account's server refused, by its keyed hash.
    virtual Result<Done, StoreError> noteRefusedSecret(QUuid server, const QString &account, const QByteArray &hash,
                                                       Instant at) = 0;
    virtual Result<Done, StoreError> forgetRefusedSecret(const QByteArray &hash) = 0;
    //! True when one is remembered, of any account.
    virtual Result<bool, StoreError> hasRefusedSecrets() = 0;
    //! When that was, whatever entry it was noted for; nothing when it is not known.
    virtual Result<std::optional<Instant>, StoreError> refusedSecretAt(const QByteArray &hash) = 0;

    //! Keeps the newest 200 lines of each server.
    virtual Result<Done, StoreError> addActivity(const Activity &activity) = 0;
    //! The same without waiting for the disk, for what is only read: the line may be lost when the machine ends
    //! suddenly.
    virtual Result<Done, StoreError> addUse(const Activity &activity) = 0;
    //! Saves the sessions and adds the lines, all of them in one transaction.
    virtual Result<Done, StoreError> write(const StateChanges &changes) = 0;
    //! Makes lines of what any program noted with addUse(), which activities() then gives. The servers they are about.
    virtual QSet<QUuid> collectUses() = 0;
    //! Newest first.
    virtual Result<QList<Activity>, StoreError> activities(QUuid server, int limit) = 0;
};

} // namespace tokenrack
