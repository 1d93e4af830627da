// SPDX-License-Identifier: MIT
#include "core/session/statewriter.h"

#include <utility>

namespace tokenrack {

namespace {

//! Short for a person; long enough for some thirty log-ins to end.
constexpr std::chrono::milliseconds moment{50};

} // namespace

StateWriter::StateWriter(SessionStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_moment.setSingleShot(true);
    m_moment.setInterval(moment);
    connect(&m_moment, &QTimer::timeout, this, &StateWriter::flush);
}

StateWriter::~StateWriter()
{
    flush();
}

void StateWriter::setGathering(bool isGathering)
{
    m_isGathering = isGathering;
    if (!isGathering) {
        flush();
    }
}

void StateWriter::addSession(QUuid server, const StoredSession &session, const std::shared_ptr<Lease> &lease)
{
    dropSession(server);
    m_waiting.sessions.append({server, session});
    m_leases.push_back(lease);
    writeSoon();
}

void StateWriter::addLine(const Activity &line)
{
    m_waiting.lines.append(line);
    writeSoon();
}

void StateWriter::dropSession(QUuid server)
{
    m_waiting.sessions.removeIf([server](const StateChanges::NewSession &each) { return each.server == server; });
}

void StateWriter::writeSoon()
{
    if (!m_isGathering) {
        flush();
    } else if (!m_moment.isActive()) {
        m_moment.start();
    }
}

void StateWriter::flush()
{
    m_moment.stop();
    const auto leases = std::exchange(m_leases, {}); // given back at the end, also of sessions that were dropped
    if (m_waiting.isEmpty()) {
        return;
    }
    const StateChanges changes = std::exchange(m_waiting, {});
    if (const auto written = m_store.write(changes); !written) {
        Q_EMIT storeFailed(written.error());
        return;
    }
    for (const StateChanges::NewSession &each : changes.sessions) {
        Q_EMIT sessionStored(each.server, each.session.times);
    }
}

} // namespace tokenrack
