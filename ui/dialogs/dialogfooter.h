// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QDialogButtonBox;
class QHBoxLayout;

namespace tokenrack {

//! The lower end of a dialog: a thin line, then the platform's buttons at the right and what the dialog adds at the
//! left.
class DialogFooter : public QWidget
{
    Q_OBJECT

public:
    explicit DialogFooter(QWidget *parent);

    QDialogButtonBox *buttons() const { return m_buttons; }
    void addLeft(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_left;
    QDialogButtonBox *m_buttons;
};

} // namespace tokenrack
