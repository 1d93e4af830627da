// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace tokenrack::bench {

//! One line of the table.
struct Figure
{
    QString name;
    double value = 0; //!< in the unit that the name says
    double reference = 0; //!< of the same run, or the fixed limit
    double goal = 0; //!< the highest ratio that is good

    double ratio() const { return reference > 0 ? value / reference : 0; }
    bool isMet() const { return ratio() <= goal; }
};

//! Milliseconds from exec to the first paint with that many servers, against a bare window; medians of pairs.
std::optional<Figure> firstPaint(int servers, const QString &folder);
//! Milliseconds that the table's model needs for a keystroke in the filter, the slowest of typing and erasing.
Figure filterKeystroke(int servers, const QString &folder);
//! Per mille of a core, with countdowns visible or minimised.
std::optional<Figure> idle(const QString &folder, bool minimised);

} // namespace tokenrack::bench
