// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessionstore.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

namespace tokenrack {

//! Waits, while the event loop runs, until this process is the only one that works on a server or an account.
//! Signals taken(), gaveUp() or failed() once; it may come from inside start(). Destroying it ends the wait.
class LeaseWait : public QObject
{
    Q_OBJECT

public:
    LeaseWait(SessionStore &store, QUuid what, Milliseconds atMost, QObject *parent);

    void start();

Q_SIGNALS:
    void taken(const std::shared_ptr<tokenrack::Lease> &lease);
    //! Somebody else had it all the time.
    void gaveUp();
    //! There is no telling whether somebody else has it.
    void failed(const tokenrack::StoreError &error);

private:
    void tryOnce();

    SessionStore &m_store;
    QUuid m_what;
    QDeadlineTimer m_deadline;
    QTimer m_again;
};

} // namespace tokenrack
