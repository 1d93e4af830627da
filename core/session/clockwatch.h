// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace tokenrack {

//! Notices within ten seconds that the clock on the wall was set, that the machine slept, or that local time is another
//! one (a journey, the end of summer time). The clock is compared with one that only ever runs on. Neither tells which
//! of its two times was right, so nothing is corrected: ends of tokens are facts by the clock on the wall, and the
//! next reply of a server measures the difference anew.
class ClockWatch : public QObject
{
    Q_OBJECT

public:
    //! Time since some moment, by a clock that nobody sets. It may stand still while the machine sleeps.
    using SteadyClock = std::function<Milliseconds()>;

    //! \a clock must outlive the watch.
    explicit ClockWatch(const Clock &clock, QObject *parent = nullptr);
    ClockWatch(const Clock &clock, SteadyClock steady, QObject *parent = nullptr);

    //! Looks by itself from here on.
    void start();
    //! Compares with the last look.
    void look();

Q_SIGNALS:
    void jumped();

private:
    Milliseconds ahead() const;
    int localOffset() const;

    const Clock &m_clock;
    SteadyClock m_steady;
    Milliseconds m_ahead; //!< the clock on the wall before the other one, at the last look
    int m_localOffset; //!< seconds east of UTC, at the last look
    QTimer m_timer;
};

} // namespace tokenrack
