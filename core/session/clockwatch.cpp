// SPDX-License-Identifier: MIT
#include "core/session/clockwatch.h"

#include <limits>
#include <utility>

#ifdef Q_OS_LINUX
#include <sys/timerfd.h>
#include <unistd.h>
#endif

namespace tokenrack {

namespace {

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
{ }

ClockWatch::~ClockWatch()
{
    m_notifier.reset();
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
#endif
}

void ClockWatch::start()
{
#ifdef Q_OS_LINUX
    m_descriptor = ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_descriptor < 0) {
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ClockWatch::systemTold);
    waitForTheSystem();
#endif
}

void ClockWatch::waitForTheSystem()
{
#ifdef Q_OS_LINUX
    itimerspec never = {};
    never.it_value.tv_sec = std::numeric_limits<time_t>::max();
    ::timerfd_settime(m_descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr);
#endif
}

void ClockWatch::systemTold()
{
#ifdef Q_OS_LINUX
    quint64 rings = 0;
    (void)!::read(m_descriptor, &rings, sizeof rings); // says ECANCELED, and that is all there is to know
#endif
    waitForTheSystem();
    look();
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
