// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figure.h"

namespace tokenrack::bench {

//! 7, 8 and 10: the table's model alone, against the toolkit's proxy.
QList<Measurement> modelFigures(const Bench &bench);

} // namespace tokenrack::bench
