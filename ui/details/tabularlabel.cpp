// SPDX-License-Identifier: MIT
#include "ui/details/tabularlabel.h"

#include "ui/tabulartext.h"
#include "ui/theme.h"

#include <QPainter>

namespace tokenrack {

namespace {

constexpr double smallest = 0.6; //!< of the font's size; what does not fit then is elided
constexpr double rounding = 0.97; //!< letters do not shrink as evenly as the font's size

} // namespace

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
    const double room = width() / tabular::width(font(), text());
    painter.setFont(room < 1 ? theme::scaled(font(), qMax(smallest, room * rounding)) : font());
    painter.setPen(palette().color(foregroundRole()));
    tabular::draw(painter, QRectF(rect()), text());
}

} // namespace tokenrack
