// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figure.h"

namespace tokenrack::bench {

//! 12: what the window costs while nobody needs it.
QList<Measurement> restFigures(const Bench &bench);

} // namespace tokenrack::bench
