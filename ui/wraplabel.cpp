// SPDX-License-Identifier: MIT
#include "ui/wraplabel.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace tokenrack {

WrapLabel::WrapLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

int WrapLabel::heightForWidth(int width) const
{
    if (hasRoomForWords(width)) {
        return QLabel::heightForWidth(width);
    }
    QTextLayout layout;
    return int(std::ceil(arrange(layout, width)));
}

QSize WrapLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    return {qMin(hint.width(), fontMetrics().averageCharWidth() * 12), qMin(hint.height(), fontMetrics().height())};
}

void WrapLabel::paintEvent(QPaintEvent *event)
{
    if (hasRoomForWords(width())) {
        QLabel::paintEvent(event);
        return;
    }
    QTextLayout layout;
    arrange(layout, width());
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    layout.draw(&painter, QPointF(0, 0));
}

bool WrapLabel::hasRoomForWords(int width) const
{
    return QLabel::minimumSizeHint().width() <= width;
}

double WrapLabel::arrange(QTextLayout &layout, double width) const
{
    QTextOption option(alignment() & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setText(QString(text()).replace(QLatin1Char('\n'), QChar::LineSeparator));
    layout.setFont(font());
    layout.setTextOption(option);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y));
        y += line.height();
    }
    layout.endLayout();
    return y;
}

} // namespace tokenrack
