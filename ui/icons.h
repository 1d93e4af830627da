// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme.h"

#include <QIcon>
#include <QRect>

#include <optional>

class QPainter;

namespace tokenrack::icons {

//! The one-colour picture resources/icons/<name>.svg, drawn in the colour of the text of the moment (or of \a tone), so
//! that it follows the palette live; on an accent ground in QIcon::Selected.
QIcon icon(const QString &name, std::optional<Tone> tone = std::nullopt);

//! The same picture drawn at once, in \a color.
void paint(QPainter &painter, const QString &name, const QRect &rect, const QColor &color);

//! The program's own picture, in its own colours.
QIcon program();

} // namespace tokenrack::icons
