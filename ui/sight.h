// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>

class QWidget;
class QWindow;

namespace tokenrack {

//! Tells whether somebody can see a widget: not when it is hidden, its window minimised or covered.
class Sight : public QObject
{
    Q_OBJECT

public:
    //! Belongs to \a widget.
    explicit Sight(QWidget *widget);

    bool isSeen() const { return m_isSeen; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed(bool isSeen);

private:
    void watchWindow();
    void update();

    QWidget *m_widget;
    QPointer<QWidget> m_window;
    QPointer<QWindow> m_handle;
    bool m_isSeen = false;
};

} // namespace tokenrack
