// SPDX-License-Identifier: MIT
#include "ui/idlewatch.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace tokenrack {

namespace {

std::chrono::milliseconds sinceBoot()
{
#ifdef Q_OS_LINUX
    timespec now = {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::seconds(now.tv_sec)
                                                         + std::chrono::nanoseconds(now.tv_nsec));
#else
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
#endif
}

bool isTouch(QEvent::Type type)
{
    switch (type) {
    case QEvent::ShortcutOverride: // comes before the press of a key
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        return true;
    default:
        return false;
    }
}

} // namespace

IdleWatch::IdleWatch(QObject *parent)
    : IdleWatch(sinceBoot, parent)
{ }

IdleWatch::IdleWatch(SleeplessClock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::end);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatch::setLimit(std::chrono::milliseconds limit)
{
    m_timer.setInterval(limit);
    restart();
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (isOver()) {
        m_isIdle = true;
        m_isEnding = true; // later: who hears of it may destroy what this event goes to
        QMetaObject::invokeMethod(this, &IdleWatch::end, Qt::QueuedConnection);
    }
    if (!isTouch(event->type())) {
        return QObject::eventFilter(watched, event);
    }
    if (m_isEnding) {
        event->accept();
        return true; // it was meant for what was to be seen before the sleep
    }
    restart();
    return QObject::eventFilter(watched, event);
}

bool IdleWatch::isOver() const
{
    return !m_isIdle && limit().count() > 0 && m_clock() - m_lastTouch >= limit();
}

void IdleWatch::restart()
{
    m_isIdle = false;
    m_lastTouch = m_clock();
    limit().count() > 0 ? m_timer.start() : m_timer.stop();
}

void IdleWatch::end()
{
    m_isIdle = true;
    m_isEnding = false;
    m_timer.stop();
    Q_EMIT idle();
}

} // namespace tokenrack
