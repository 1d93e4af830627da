// SPDX-License-Identifier: MIT
#include "core/session/livestates.h"

namespace tokenrack {

LiveStates::LiveStates(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_statusTimes(parts.clock)
    , m_renewalTimes(parts.clock)
    , m_renewals(parts.providers, parts.clock)
{
    connect(&m_statusTimes, &AlarmClock::rang, this, &LiveStates::tell);
    connect(&m_renewalTimes, &AlarmClock::rang, this, &LiveStates::onRenewalTime);
}

Result<Done, StoreError> LiveStates::load()
{
    const auto stored = m_parts.store.load();
    if (!stored) {
        return stored.error();
    }
    for (auto it = stored->cbegin(); it != stored->cend(); ++it) {
        m_states[it.key()] = stateFrom(*it, m_parts.clock.now());
    }
    planAllRenewals();
    return Done{};
}

Result<Done, StoreError> LiveStates::loadOnly(const QList<QUuid> &ids)
{
    for (const QUuid id : ids) {
        const auto stored = m_parts.store.state(id);
        if (!stored) {
            return stored.error();
        }
        m_states[id] = stateFrom(*stored, m_parts.clock.now());
    }
    planAllRenewals();
    return Done{};
}

QList<QUuid> LiveStates::known() const
{
    QList<QUuid> ids;
    ids.reserve(qsizetype(m_states.size()));
    for (const auto &[id, state] : m_states) {
        ids.append(id);
    }
    return ids;
}

ServerState LiveStates::state(QUuid id) const
{
    const auto found = m_states.find(id);
    return found == m_states.end() ? ServerState{} : found->second;
}

void LiveStates::forget(QUuid id)
{
    m_statusTimes.set(id, std::nullopt);
    m_renewalTimes.set(id, std::nullopt);
    m_states.erase(id);
}

void LiveStates::tell(QUuid id)
{
    const ServerState &state = at(id);
    const bool mayRenew = state.busy == Busy::No && !m_arePaused;
    m_statusTimes.set(id, nextStatusChange(state, m_parts.clock.now()));
    m_renewalTimes.set(id, mayRenew ? state.renewsAt : std::nullopt);
    Q_EMIT changed(id);
}

void LiveStates::planRenewal(QUuid id)
{
    ServerState &state = at(id);
    const Server *server = m_parts.catalog.find(id);
    state.renewsAt = server ? m_renewals.timeFor(*server, state) : std::nullopt;
    tell(id);
}

void LiveStates::silence(QUuid id)
{
    if (knows(id)) {
        at(id).renewsAt.reset();
        m_statusTimes.set(id, std::nullopt);
        m_renewalTimes.set(id, std::nullopt);
    }
}

void LiveStates::setRenewalEnabled(bool enabled)
{
    m_renewals.setEnabled(enabled);
    planAllRenewals();
}

//! Which of the two times was right is not known, so nothing is renewed that is not due by the new one.
void LiveStates::followClock()
{
    burst([this] {
        for (const QUuid id : known()) {
            // As at the start: what is not going to be renewed and has ended does not begin with it.
            if (at(id).renewsAt || statusOf(at(id), m_parts.clock.now()) != Status::Expired) {
                planRenewal(id);
            } else {
                tell(id);
            }
        }
    });
    lookAtClock();
}

void LiveStates::setSeen(bool isSeen)
{
    m_isSeen = isSeen;
    if (isSeen) {
        burst([this] { m_statusTimes.look(); });
    } else {
        m_statusTimes.pause();
    }
}

void LiveStates::lookAtClock()
{
    if (m_isSeen) {
        m_statusTimes.look();
    }
    m_renewalTimes.look();
}

void LiveStates::resumeRenewals()
{
    m_arePaused = false;
    planAllRenewals();
    lookAtClock();
}

void LiveStates::follow(QUuid id)
{
    const auto stored = m_parts.store.state(id);
    if (stored) {
        takeOver(id, *stored);
    } else {
        Q_EMIT storeFailed(stored.error());
    }
}

void LiveStates::follow(const Changes &changes)
{
    // Beyond this many, reading all at once is quicker than one after the other.
    constexpr qsizetype fewEnough = 200;
    if (!changes.isEverything && changes.states.size() <= fewEnough) {
        for (const QUuid id : changes.states) {
            follow(id);
        }
        return;
    }
    const auto stored = m_parts.store.load();
    if (!stored) {
        Q_EMIT storeFailed(stored.error());
        return;
    }
    const QList<QUuid> ids = changes.isEverything ? known() + stored->keys() : changes.states;
    const QSet<QUuid> each(ids.begin(), ids.end());
    for (const QUuid id : each) {
        if (!changes.isEverything || isNews(id, stored->value(id))) {
            takeOver(id, stored->value(id));
        }
    }
}

bool LiveStates::isNews(QUuid id, const StoredState &stored) const
{
    const ServerState before = state(id);
    const ServerState after = stateFrom(stored, m_parts.clock.now());
    return before.times != after.times || before.verifiedAt != after.verifiedAt || before.attempts != after.attempts
        || before.lastErrorAt != after.lastErrorAt;
}

void LiveStates::followIfReplaced(QUuid id)
{
    if (m_parts.keeper.standing(id) != state(id).times) {
        follow(id);
    }
}

void LiveStates::takeOver(QUuid id, const StoredState &stored)
{
    ServerState &state = at(id);
    const ServerState fresh = stateFrom(stored, m_parts.clock.now());
    const std::optional<SessionTimes> times = m_parts.keeper.standing(id, fresh.times);
    if (times != state.times) {
        state.licenceMissing = false;
        m_renewals.noteSuccess(id);
    }
    state.times = times;
    state.verifiedAt = fresh.verifiedAt;
    state.attempts = fresh.attempts;
    state.lastError = fresh.lastError;
    state.lastErrorAt = fresh.lastErrorAt;
    planRenewal(id);
}

void LiveStates::planAllRenewals()
{
    burst([this] {
        for (const Server &server : m_parts.catalog.servers()) {
            if (knows(server.id) && statusOf(state(server.id), m_parts.clock.now()) != Status::Expired) {
                planRenewal(server.id);
            }
        }
    });
}

void LiveStates::burst(const std::function<void()> &work)
{
    Q_EMIT burstBegan();
    work();
    Q_EMIT burstEnded();
}

void LiveStates::onRenewalTime(QUuid id)
{
    const ServerState &state = at(id);
    if (m_arePaused || state.busy != Busy::No) {
        return; // it is planned anew when that is over
    }
    const Server *server = m_parts.catalog.find(id);
    if (server && m_renewals.timeFor(*server, state)) {
        Q_EMIT renewalDue(id);
    } else {
        planRenewal(id); // its last chance passed while the machine slept
    }
}

} // namespace tokenrack
