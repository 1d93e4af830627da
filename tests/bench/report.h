// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figure.h"

#include <QList>

namespace tokenrack::bench {

struct Line
{
    Figure figure;
    Outcome outcome;
};

//! Nothing where there is no reference to divide by.
std::optional<double> ratioOf(const Measured &measured);
bool isMet(const Figure &figure, const Measured &measured);

//! The processor and the system in general words.
QString machine();

//! A table in Markdown.
void printTable(const QList<Line> &lines);
//! False when the file cannot be written.
bool writeJson(const QList<Line> &lines, const QString &path);

} // namespace tokenrack::bench
