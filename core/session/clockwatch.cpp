// SPDX-License-Identifier: MIT
#include "core/session/clockwatch.h"

#include <utility>

namespace tokenrack {

namespace {

constexpr Milliseconds interval = std::chrono::seconds(10);
//! Clocks that are corrected little by little differ by less between two looks.
constexpr Milliseconds tolerance = std::chrono::seconds(2);

Milliseconds systemSteadyNow()
{
    return std::chrono::floor<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

ClockWatch::ClockWatch(const Clock &clock, QObject *parent)
    : ClockWatch(clock, systemSteadyNow, parent)
{ }

ClockWatch::ClockWatch(const Clock &clock, SteadyClock steady, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_steady(std::move(steady))
    , m_ahead(ahead())
    , m_localOffset(localOffset())
{
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &ClockWatch::look);
}

void ClockWatch::start()
{
    m_timer.start();
}

void ClockWatch::look()
{
    const Milliseconds aheadBefore = std::exchange(m_ahead, ahead());
    const int offsetBefore = std::exchange(m_localOffset, localOffset());
    if (std::chrono::abs(m_ahead - aheadBefore) > tolerance || m_localOffset != offsetBefore) {
        Q_EMIT jumped();
    }
}

Milliseconds ClockWatch::ahead() const
{
    return m_clock.now().time_since_epoch() - m_steady();
}

int ClockWatch::localOffset() const
{
    return toLocal(m_clock.now()).offsetFromUtc();
}

} // namespace tokenrack
