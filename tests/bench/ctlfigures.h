// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figure.h"

namespace tokenrack::bench {

//! 17 and 18: the terminal program.
QList<Measurement> ctlFigures(const Bench &bench);

} // namespace tokenrack::bench
