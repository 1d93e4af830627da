// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figure.h"

namespace tokenrack::bench {

//! 16, 19 and the import's part of 20: what is written to disk.
QList<Measurement> storeFigures(const Bench &bench);

} // namespace tokenrack::bench
