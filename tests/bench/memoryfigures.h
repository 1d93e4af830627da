// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figure.h"

namespace tokenrack::bench {

//! 5 and 6: what the window holds in memory.
QList<Measurement> memoryFigures(const Bench &bench);

} // namespace tokenrack::bench
