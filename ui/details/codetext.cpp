// SPDX-License-Identifier: MIT
#include "ui/details/codetext.h"

#include "ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace tokenrack {

namespace {

constexpr double lineSpacing = 1.15;

} // namespace

CodeText::CodeText(const QString &objectName, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
    setFont(codeFont(QApplication::font()));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QFont CodeText::codeFont(const QFont &font)
{
    QFont code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (font.pixelSize() > 0) {
        code.setPixelSize(font.pixelSize());
    } else {
        code.setPointSizeF(font.pointSizeF());
    }
    return theme::scaled(code, 0.9);
}

int CodeText::heightForWidth(int width) const
{
    QTextLayout layout;
    return int(std::ceil(arrange(layout, width)));
}

QSize CodeText::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 34;
    return {width, heightForWidth(width)};
}

QSize CodeText::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, fontMetrics().lineSpacing()};
}

void CodeText::paintEvent(QPaintEvent *)
{
    QTextLayout layout;
    arrange(layout, width());
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    layout.draw(&painter, QPointF(0, 0));
}

void CodeText::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) {
        setFont(codeFont(QApplication::font()));
    }
}

double CodeText::arrange(QTextLayout &layout, double width) const
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAnywhere);
    layout.setText(QString(text()).replace(QLatin1Char('\n'), QChar::LineSeparator));
    layout.setFont(font());
    layout.setTextOption(option);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y));
        y += line.height() * lineSpacing;
    }
    layout.endLayout();
    return y;
}

} // namespace tokenrack
