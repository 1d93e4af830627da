// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace tokenrack {

//! Notices that the clock on the wall was set, that the machine slept, or that local time is another one (a journey,
//! the end of summer time). The clock is compared with one that only ever runs on. Neither tells which of its two times
//! was right, so nothing is corrected: ends of tokens are facts by the clock on the wall, and the next reply of a
//! server measures the difference anew. Linux tells at once that its clock was set or that it woke up, so that nothing
//! has to tick meanwhile; what only local time shows is seen at the next look().
class ClockWatch : public QObject
{
    Q_OBJECT

public:
    //! Time since some moment, by a clock that nobody sets. It may stand still while the machine sleeps.
    using SteadyClock = std::function<Milliseconds()>;

    //! \a clock must outlive the watch.
    explicit ClockWatch(const Clock &clock, QObject *parent = nullptr);
    ClockWatch(const Clock &clock, SteadyClock steady, QObject *parent = nullptr);
    ~ClockWatch() override;

    //! Looks by itself from here on, where the system tells when.
    void start();
    //! Compares with the last look.
    void look();

Q_SIGNALS:
    void jumped();

private:
    void waitForTheSystem();
    void systemTold();
    Milliseconds ahead() const;
    int localOffset() const;

    const Clock &m_clock;
    SteadyClock m_steady;
    Milliseconds m_ahead; //!< the clock on the wall before the other one, at the last look
    int m_localOffset; //!< seconds east of UTC, at the last look
    int m_descriptor = -1; //!< a timer of Linux that never rings, and is readable when the clock was set
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace tokenrack
