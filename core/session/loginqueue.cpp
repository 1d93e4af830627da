// SPDX-License-Identifier: MIT
#include "core/session/loginqueue.h"

namespace tokenrack {

void LogInQueue::add(QUuid server, const QString &origin)
{
    m_waiting.append({server, origin});
}

void LogInQueue::remove(QUuid server)
{
    const auto running = m_running.constFind(server);
    if (running == m_running.cend()) {
        m_waiting.removeIf([server](const Entry &entry) { return entry.server == server; });
        return;
    }
    const auto count = m_runningAt.find(*running);
    if (--*count == 0) {
        m_runningAt.erase(count);
    }
    m_running.erase(running);
}

QList<QUuid> LogInQueue::takeReady()
{
    QList<QUuid> ready;
    for (qsizetype i = 0; i < m_waiting.size() && m_running.size() < inTotal;) {
        const Entry entry = m_waiting.at(i);
        if (m_runningAt.value(entry.origin) >= perOrigin) {
            ++i;
            continue;
        }
        m_waiting.removeAt(i);
        m_running.insert(entry.server, entry.origin);
        ++m_runningAt[entry.origin];
        ready.append(entry.server);
    }
    return ready;
}

} // namespace tokenrack
