// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figure.h"

namespace tokenrack::bench {

//! 1 to 4: how long it takes until the window is there.
QList<Measurement> startFigures(const Bench &bench);

} // namespace tokenrack::bench
