// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figure.h"

namespace tokenrack::bench {

//! 9, 11 and the filter's part of 20: the real window, painting.
QList<Measurement> paintFigures(const Bench &bench);

} // namespace tokenrack::bench
