// SPDX-License-Identifier: MIT
#include "ui/tabulartext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace tokenrack::tabular {

namespace {

//! The widest digit, or nothing when the font's digits are equally wide anyway.
double digitCell(const QFontMetricsF &metrics)
{
    double widest = 0;
    double narrowest = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '0'; digit <= '9'; ++digit) {
        const double advance = metrics.horizontalAdvance(QLatin1Char(digit));
        widest = std::max(widest, advance);
        narrowest = std::min(narrowest, advance);
    }
    return widest - narrowest < 0.05 ? 0 : widest;
}

bool isDigit(QChar character)
{
    return character >= QLatin1Char('0') && character <= QLatin1Char('9');
}

//! Calls \a part for each digit alone and each run of other text, with its place and width.
template <class Part>
double walk(const QFontMetricsF &metrics, double cell, const QString &text, const Part &part)
{
    double x = 0;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from + 1;
        while (!isDigit(text[from]) && to < text.size() && !isDigit(text[to])) {
            ++to;
        }
        const QString run = text.mid(from, to - from);
        const double advance = metrics.horizontalAdvance(run);
        const double room = isDigit(text[from]) ? cell : advance;
        part(x + (room - advance) / 2, run);
        x += room;
        from = to;
    }
    return x;
}

} // namespace

double width(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    const double cell = digitCell(metrics);
    return cell > 0 ? walk(metrics, cell, text, [](double, const QString &) { }) : metrics.horizontalAdvance(text);
}

void draw(QPainter &painter, const QRectF &rect, const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    const double cell = digitCell(metrics);
    if (cell <= 0 || width(painter.font(), text) > rect.width()) {
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(text, Qt::ElideRight, rect.width()));
        return;
    }
    const double baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    walk(metrics, cell, text,
         [&](double x, const QString &run) { painter.drawText(QPointF(rect.left() + x, baseline), run); });
}

} // namespace tokenrack::tabular
