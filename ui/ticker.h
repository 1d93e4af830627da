// SPDX-License-Identifier: MIT
#pragma once

#include "ui/sight.h"

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <optional>

namespace tokenrack {

//! A timer that runs only while somebody can see the widget.
class Ticker : public QObject
{
    Q_OBJECT

public:
    //! The ticker belongs to \a widget.
    explicit Ticker(QWidget *widget);

    //! Nothing stops it.
    void setInterval(std::optional<std::chrono::milliseconds> interval);
    bool isTicking() const { return m_timer.isActive(); }

Q_SIGNALS:
    void ticked();
    //! The widget can be seen again, after a time in which nothing ticked.
    void seen();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void update();

    Sight *m_sight;
    std::optional<std::chrono::milliseconds> m_interval;
    QBasicTimer m_timer;
};

} // namespace tokenrack
