// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace tokenrack {

//! Tells when nobody has touched any window of the program for a while. One single-shot timer; nothing ticks.
class IdleWatch : public QObject
{
    Q_OBJECT

public:
    explicit IdleWatch(QObject *parent = nullptr);

    //! Zero: never.
    void setLimit(std::chrono::milliseconds limit);
    std::chrono::milliseconds limit() const { return m_timer.intervalAsDuration(); }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    //! Once, until somebody touches something again.
    void idle();

private:
    QTimer m_timer;
};

} // namespace tokenrack
