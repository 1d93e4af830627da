// SPDX-License-Identifier: MIT
#include "core/session/loginqueue.h"

#include <algorithm>

namespace tokenrack {

void LogInQueue::add(QUuid server, const QString &origin)
{
    m_waiting.append({server, origin});
}

void LogInQueue::remove(QUuid server)
{
    m_waiting.removeIf([server](const Entry &entry) { return entry.server == server; });
    const auto running = m_running.constFind(server);
    if (running == m_running.cend()) {
        return;
    }
    const auto count = m_runningAt.find(*running);
    if (--*count == 0) {
        m_runningAt.erase(count);
    }
    m_running.erase(running);
}

bool LogInQueue::isWaiting(QUuid server) const
{
    return std::any_of(m_waiting.cbegin(), m_waiting.cend(),
                       [server](const Entry &entry) { return entry.server == server; });
}

QList<QUuid> LogInQueue::takeReady()
{
    QList<QUuid> ready;
    QList<Entry> stillWaiting;
    for (const Entry &entry : std::as_const(m_waiting)) {
        if (m_running.size() >= inTotal || m_runningAt.value(entry.origin) >= perOrigin) {
            stillWaiting.append(entry);
            continue;
        }
        m_running.insert(entry.server, entry.origin);
        ++m_runningAt[entry.origin];
        ready.append(entry.server);
    }
    m_waiting = stillWaiting;
    return ready;
}

} // namespace tokenrack
