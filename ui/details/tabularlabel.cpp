// SPDX-License-Identifier: MIT
#include "ui/details/tabularlabel.h"

#include "ui/tabulartext.h"

#include <QPainter>

namespace tokenrack {

TabularLabel::TabularLabel(const QString &objectName, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
}

QSize TabularLabel::sizeHint() const
{
    return {int(tabular::width(font(), text())) + 1, fontMetrics().height()};
}

QSize TabularLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, fontMetrics().height()};
}

void TabularLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(foregroundRole()));
    tabular::draw(painter, QRectF(rect()), text());
}

} // namespace tokenrack
