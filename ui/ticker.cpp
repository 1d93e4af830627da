// SPDX-License-Identifier: MIT
#include "ui/ticker.h"

#include <QEvent>
#include <QTimerEvent>
#include <QWidget>
#include <QWindow>

namespace tokenrack {

Ticker::Ticker(QWidget *widget)
    : QObject(widget)
    , m_widget(widget)
{
    widget->installEventFilter(this);
    watchWindow();
}

void Ticker::setInterval(std::optional<std::chrono::milliseconds> interval)
{
    if (m_interval != interval) {
        m_timer.stop();
        m_interval = interval;
    }
    update();
}

bool Ticker::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::ParentChange:
        watchWindow();
        update();
        break;
    case QEvent::Hide:
    case QEvent::WindowStateChange:
    case QEvent::Expose:
        update();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Ticker::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    update();
    if (m_timer.isActive()) {
        Q_EMIT ticked();
    }
}

bool Ticker::canBeSeen() const
{
    return m_widget->isVisible() && !m_widget->window()->isMinimized() && m_handle && m_handle->isExposed();
}

void Ticker::watchWindow()
{
    if (m_window != m_widget->window()) {
        if (m_window && m_window != m_widget) {
            m_window->removeEventFilter(this);
        }
        m_window = m_widget->window();
        m_window->installEventFilter(this);
    }
    if (m_handle != m_window->windowHandle()) {
        if (m_handle) {
            m_handle->removeEventFilter(this);
        }
        m_handle = m_window->windowHandle();
        if (m_handle) {
            m_handle->installEventFilter(this);
        }
    }
}

void Ticker::update()
{
    if (!m_interval || !canBeSeen()) {
        m_timer.stop();
        return;
    }
    if (!m_timer.isActive()) {
        m_timer.start(int(m_interval->count()), Qt::CoarseTimer, this);
        Q_EMIT seen();
    }
}

} // namespace tokenrack
