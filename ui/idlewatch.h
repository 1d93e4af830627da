// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace tokenrack {

//! Tells when nobody has touched any window of the program for a while. One single-shot timer; nothing ticks. Where the
//! machine slept meanwhile, the timer did not run; then the next event of any kind finds that the time is over.
class IdleWatch : public QObject
{
    Q_OBJECT

public:
    //! Time since some moment, by a clock that nobody sets and that runs on while the machine sleeps.
    using SleeplessClock = std::function<std::chrono::milliseconds()>;

    explicit IdleWatch(QObject *parent = nullptr);
    explicit IdleWatch(SleeplessClock clock, QObject *parent = nullptr);

    //! Zero: never.
    void setLimit(std::chrono::milliseconds limit);
    std::chrono::milliseconds limit() const { return m_timer.intervalAsDuration(); }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    //! Once, until somebody touches something again.
    void idle();

private:
    bool isOver() const;
    void restart();
    void end();

    SleeplessClock m_clock;
    std::chrono::milliseconds m_lastTouch{0};
    bool m_isIdle = false;
    bool m_isEnding = false; //!< idle() is on its way
    QTimer m_timer;
};

} // namespace tokenrack
