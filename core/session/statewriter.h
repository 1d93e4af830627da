// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessionstore.h"

#include <QObject>
#include <QTimer>

namespace tokenrack {

//! Writes sessions and lines of activity down: at once, or, while many log-ins run, those of a moment in one
//! transaction, because each transaction waits for the disk.
class StateWriter : public QObject
{
    Q_OBJECT

public:
    explicit StateWriter(SessionStore &store, QObject *parent = nullptr);
    //! What still waits is written.
    ~StateWriter() override;

    //! From the last `setGathering(false)` on nothing waits.
    void setGathering(bool isGathering);

    //! \a lease is given back once the session is written, or could not be: until then no other process may take the
    //! server for one without a session.
    void addSession(QUuid server, const StoredSession &session, const std::shared_ptr<Lease> &lease);
    void addLine(const Activity &line);
    //! A session of that server that still waits is not written any more.
    void dropSession(QUuid server);
    //! Writes what waits.
    void flush();

Q_SIGNALS:
    void sessionStored(QUuid server, const tokenrack::SessionTimes &times);
    void storeFailed(const tokenrack::StoreError &error);

private:
    void writeSoon();

    SessionStore &m_store;
    StateChanges m_waiting;
    std::vector<std::shared_ptr<Lease>> m_leases; //!< of the sessions that wait
    QTimer m_moment;
    bool m_isGathering = false;
};

} // namespace tokenrack
