// SPDX-License-Identifier: MIT
#include "ui/details/lifebar.h"

#include <QPainter>

namespace tokenrack {

LifeBar::LifeBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("lifeBar"));
    setFixedHeight(3);
}

void LifeBar::set(double fraction, Tone tone)
{
    m_fraction = qBound(0.0, fraction, 1.0);
    m_tone = tone;
    update();
}

void LifeBar::paintEvent(QPaintEvent *)
{
    const double corner = height() / 2.0;
    QRectF left(rect());
    left.setWidth(qMax(double(height()), width() * m_fraction));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::line(palette()));
    painter.drawRoundedRect(QRectF(rect()), corner, corner);
    painter.setBrush(theme::tone(palette(), m_tone));
    painter.drawRoundedRect(left, corner, corner);
}

} // namespace tokenrack
