// SPDX-License-Identifier: MIT
#include "core/session/leasewait.h"

namespace tokenrack {

namespace {

//! The system tells nobody that a lock is free again without blocking a thread for it. A try costs microseconds.
constexpr std::chrono::milliseconds pause{25};

} // namespace

LeaseWait::LeaseWait(SessionStore &store, QUuid what, Milliseconds atMost, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_what(what)
    , m_deadline(atMost)
{
    m_again.setInterval(pause);
    connect(&m_again, &QTimer::timeout, this, &LeaseWait::tryOnce);
}

void LeaseWait::start()
{
    m_again.start();
    tryOnce();
}

void LeaseWait::tryOnce()
{
    const auto lease = m_store.lease(m_what);
    if (lease && !*lease && !m_deadline.hasExpired()) {
        return;
    }
    m_again.stop();
    if (!lease) {
        Q_EMIT failed(lease.error());
    } else if (*lease) {
        Q_EMIT taken(*lease);
    } else {
        Q_EMIT gaveUp();
    }
}

} // namespace tokenrack
