// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <functional>

namespace tokenrack::bench {

class Bench;

//! What a figure's goal limits.
enum class Limit {
    Ratio, //!< value divided by reference
    Difference, //!< value minus reference
};

//! One line of the table, before it is measured.
struct Figure
{
    QString name; //!< number and letter, as "7a": what ./dev bench takes
    QString what;
    QString reference;
    QString unit;
    double goal = 0; //!< the highest that is good
    Limit limit = Limit::Ratio;
};

//! Medians of the same run, in the figure's unit.
struct Measured
{
    double value = 0;
    double reference = 0;
};

//! Why there is no number.
struct NotMeasured
{
    QString why;
    bool isPeerMissing = false; //!< which is no failure: the program to compare with is not installed here
};

using Outcome = Result<Measured, NotMeasured>;

//! Figures that come from the same run.
struct Measurement
{
    QList<Figure> figures;
    std::function<QList<Outcome>(Bench &)> run; //!< gives as many outcomes, in the same order
};

} // namespace tokenrack::bench
