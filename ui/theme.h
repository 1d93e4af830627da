// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

class QFont;

namespace tokenrack {

//! What a colour says. Each has at least 4.5:1 against Base and Window in both palettes.
enum class Tone {
    Neutral, //!< grey: nothing to say
    Good, //!< green
    Warning, //!< amber
    Bad, //!< red
    Ask, //!< violet: a person must answer
    Busy, //!< blue
};

//! The colours of the program that a palette has no role for, derived from the palette of the moment.
namespace theme {

//! The whole palette; Window is the quiet ground of side panels, Base that of lists, fields and cards.
QPalette palette(bool dark);
bool isDark(const QPalette &palette);

QColor tone(const QPalette &palette, Tone tone);
//! Second lines, labels of fields, headers.
QColor muted(const QPalette &palette);
//! Thin borders and separators.
QColor line(const QPalette &palette);
//! Buttons that start the main thing, the marker of a tab, the frame of a field in focus.
QColor accent(const QPalette &palette);
QColor onAccent(const QPalette &palette);
//! The ground of a selected row: text keeps its colour on it.
QColor selection(const QPalette &palette);
//! The ground of a row under the mouse.
QColor hover(const QPalette &palette);
//! The ground of a strip that speaks in this tone.
QColor tint(const QPalette &palette, Tone tone);

//! \a share of \a over on \a under, 0 to 1.
QColor blend(const QColor &over, const QColor &under, double share);
//! \a font by \a factor, whichever unit it is set in.
QFont scaled(const QFont &font, double factor);

// A size or weight of the font that was not used before costs a millisecond or two: fontconfig looks for it among all
// fonts. So the window as it begins has three: the font itself and these.

//! As the toolkit's table headers are measured.
QFont strong(QFont font);
//! Of what explains something else.
QFont small(const QFont &font);

} // namespace theme
} // namespace tokenrack
