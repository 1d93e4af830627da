// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"
#include "core/catalog/server.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/sessionstore.h"
#include "core/session/statewriter.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <variant>

namespace tokenrack {

//! There is no session, or it was sealed for another address or under a key that is gone.
struct NoSession
{ };

//! Why a session could not be opened.
using OpenFailure = std::variant<NoSession, SecretError, StoreError>;

//! Knows where each session is: in memory since it was issued or opened in this run, and sealed on disk.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    using OpenCallback = std::function<void(Result<Session, OpenFailure>)>;

    //! What is written goes through \a writer, which must outlive the keeper, as the others.
    SessionKeeper(SecretKeeper &secrets, SessionStore &store, StateWriter &writer, QObject *parent = nullptr);

    //! True when a session of \a before can still be used after its server's entry became \a after: same system,
    //! origin, account and way to log in.
    static bool stillBelongs(const Server &before, const Server &after);

    //! Holds the session at once and seals it to disk as soon as the vault is open. With secrets in memory only,
    //! nothing is written, and an older one is removed. What cannot be written is told with sealFailed() or
    //! storeFailed() and stays held.
    //! \a lease is given back when that is done.
    void keep(const Server &server, const Session &session, const std::shared_ptr<Lease> &lease);
    //! The times of the session that open() would give now, if any. Looks at what is stored, and drops what is held
    //! when another process has replaced or ended it there.
    std::optional<SessionTimes> standing(QUuid server);
    //! The same where the times of the stored session, if any, have just been read.
    std::optional<SessionTimes> standing(QUuid server, const std::optional<SessionTimes> &stored);
    //! From here on a session that is held in memory alone leaves an older one on disk to the programs that can open
    //! it: this one ends soon.
    void leaveStored() { m_leavesStored = true; }
    //! Drops what is held, and leaves alone what is stored.
    void drop(QUuid server);
    //! The callback may come from inside this call when the session is held already.
    void open(const Server &server, OpenCallback callback);
    //! Forgets it everywhere.
    void forget(QUuid server);
    //! Forgets all that is held in memory, and gives the servers whose session was nowhere else.
    QList<QUuid> lock();
    //! Remembers when a check found the token of the session with these times good.
    void setVerified(QUuid server, const SessionTimes &times, Instant at);

Q_SIGNALS:
    void sealFailed(const tokenrack::SecretError &error, QUuid server);
    void storeFailed(const tokenrack::StoreError &error);

private:
    void seal(const Server &server, const TokenVault &vault, const std::shared_ptr<Lease> &lease);
    void onStored(QUuid server, const SessionTimes &times);
    Result<Session, OpenFailure> unseal(const Server &server, const TokenVault &vault);
    void report(const Result<Done, StoreError> &written);

    struct Held
    {
        Session session;
        bool isStored = false; //!< sealed on disk as well
    };

    SecretKeeper &m_secrets;
    SessionStore &m_store;
    StateWriter &m_writer;
    QHash<QUuid, Held> m_held;
    bool m_leavesStored = false;
};

} // namespace tokenrack
