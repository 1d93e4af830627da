// SPDX-License-Identifier: MIT
#include "ui/sight.h"

#include <QEvent>
#include <QWidget>
#include <QWindow>

namespace tokenrack {

Sight::Sight(QWidget *widget)
    : QObject(widget)
    , m_widget(widget)
{
    widget->installEventFilter(this);
    watchWindow();
    update();
}

bool Sight::eventFilter(QObject *watched, QEvent *event)
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

void Sight::watchWindow()
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

void Sight::update()
{
    const bool isSeen = m_widget->isVisible() && !m_window->isMinimized() && m_handle && m_handle->isExposed();
    if (m_isSeen != isSeen) {
        m_isSeen = isSeen;
        Q_EMIT changed(isSeen);
    }
}

} // namespace tokenrack
