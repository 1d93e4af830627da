// SPDX-License-Identifier: MIT
#include "ui/dialogs/dialogfooter.h"

#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPainter>

namespace tokenrack {

DialogFooter::DialogFooter(QWidget *parent)
    : QWidget(parent)
    , m_left(new QHBoxLayout)
    , m_buttons(new QDialogButtonBox(this))
{
    m_buttons->setObjectName(QStringLiteral("buttons"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(18, 11, 18, 11);
    row->addLayout(m_left);
    row->addStretch(1);
    row->addWidget(m_buttons);
}

void DialogFooter::addLeft(QWidget *widget)
{
    m_left->addWidget(widget);
}

void DialogFooter::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, theme::line(palette()));
}

} // namespace tokenrack
