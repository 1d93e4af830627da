// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace tokenrack {

//! Text in which all digits are equally wide, so that a countdown does not tremble. Qt 6.4 cannot ask a font for that.
namespace tabular {

double width(const QFont &font, const QString &text);
//! One line in the painter's font and pen, from the left of \a rect, in the middle of its height, elided at its end.
void draw(QPainter &painter, const QRectF &rect, const QString &text);

} // namespace tabular
} // namespace tokenrack
