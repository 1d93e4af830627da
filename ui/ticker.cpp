// SPDX-License-Identifier: MIT
#include "ui/ticker.h"

#include <QTimerEvent>
#include <QWidget>

namespace tokenrack {

Ticker::Ticker(QWidget *widget)
    : QObject(widget)
    , m_sight(new Sight(widget))
{
    connect(m_sight, &Sight::changed, this, &Ticker::update);
}

void Ticker::setInterval(std::optional<std::chrono::milliseconds> interval)
{
    if (m_interval != interval) {
        m_timer.stop();
        m_interval = interval;
    }
    update();
}

void Ticker::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    Q_EMIT ticked();
}

void Ticker::update()
{
    if (!m_interval || !m_sight->isSeen()) {
        m_timer.stop();
        return;
    }
    if (!m_timer.isActive()) {
        m_timer.start(int(m_interval->count()), Qt::CoarseTimer, this);
        Q_EMIT seen();
    }
}

} // namespace tokenrack
