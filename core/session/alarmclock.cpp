// SPDX-License-Identifier: MIT
#include "core/session/alarmclock.h"

#include <algorithm>

namespace tokenrack {

namespace {

//! A timer cannot be set much further ahead; it then simply looks once more.
constexpr Milliseconds longestWait = std::chrono::hours(24);

} // namespace

AlarmClock::AlarmClock(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &AlarmClock::look);
}

void AlarmClock::set(QUuid server, std::optional<Instant> at)
{
    const auto before = m_alarms.find(server);
    if (before == m_alarms.end() && !at) {
        return;
    }
    if (before != m_alarms.end()) {
        if (at == before->second) {
            return;
        }
        m_order.erase({before->second, server});
        m_alarms.erase(before);
    }
    if (at) {
        m_order.emplace(*at, server);
        m_alarms.emplace(server, *at);
    }
    arm();
}

void AlarmClock::look()
{
    m_isStarted = true;
    const Instant now = m_clock.now();
    while (!m_order.empty() && m_order.begin()->first <= now) {
        const QUuid server = m_order.begin()->second;
        m_alarms.erase(server);
        m_order.erase(m_order.begin());
        Q_EMIT rang(server); // may set the next alarm, which lies ahead of now
    }
    arm();
}

void AlarmClock::pause()
{
    m_isStarted = false;
    m_timer.stop();
}

void AlarmClock::arm()
{
    if (!m_isStarted || m_order.empty()) {
        m_timer.stop();
        return;
    }
    m_timer.start(std::clamp(m_order.begin()->first - m_clock.now(), Milliseconds(1), longestWait));
}

} // namespace tokenrack
