// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figure.h"

namespace tokenrack::bench {

//! 13 to 15 and their part of 20: log-ins to many servers at once.
QList<Measurement> logInFigures(const Bench &bench);

} // namespace tokenrack::bench
