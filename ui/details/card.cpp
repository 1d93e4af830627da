// SPDX-License-Identifier: MIT
#include "ui/details/card.h"

#include "ui/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace tokenrack {

Card::Card(const QString &objectName, QWidget *parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout(this))
{
    setObjectName(objectName);
    m_body->setContentsMargins(13, 11, 13, 12);
    m_body->setSpacing(8);
}

void Card::paintEvent(QPaintEvent *)
{
    constexpr double corner = 7;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::line(palette()));
    painter.setBrush(palette().color(QPalette::Active, QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

} // namespace tokenrack
