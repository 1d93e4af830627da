// SPDX-License-Identifier: MIT
#pragma once

#include <QBasicTimer>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <optional>

class QWindow;

namespace tokenrack {

//! A timer that runs only while somebody can see the widget: not when it is hidden, its window minimised or covered.
class Ticker : public QObject
{
    Q_OBJECT

public:
    //! The ticker belongs to \a widget.
    explicit Ticker(QWidget *widget);

    //! Nothing stops it.
    void setInterval(std::optional<std::chrono::milliseconds> interval);
    bool isTicking() const { return m_timer.isActive(); }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void ticked();
    //! The widget can be seen again, after a time in which nothing ticked.
    void seen();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    bool canBeSeen() const;
    void watchWindow();
    void update();

    QWidget *m_widget;
    QPointer<QWidget> m_window;
    QPointer<QWindow> m_handle;
    std::optional<std::chrono::milliseconds> m_interval;
    QBasicTimer m_timer;
};

} // namespace tokenrack
