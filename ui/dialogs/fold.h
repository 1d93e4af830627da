// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace tokenrack {

//! A part of a form that is folded away at first.
class Fold : public QWidget
{
    Q_OBJECT

public:
    explicit Fold(QWidget *parent);

    void setTitle(const QString &title);
    void add(QWidget *widget);
    //! What folds and unfolds, for the tab order.
    QWidget *head() const;
    bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);

private:
    QToolButton *m_head;
    QWidget *m_content;
    QVBoxLayout *m_rows;
    bool m_isOpen = false;
};

} // namespace tokenrack
