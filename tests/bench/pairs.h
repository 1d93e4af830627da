// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figure.h"

#include <functional>
#include <optional>
#include <vector>

namespace tokenrack::bench {

//! The middle one; of an even number the upper of both.
double median(std::vector<double> values);

//! Nothing when it could not be measured.
using Sample = std::function<std::optional<double>()>;

//! Measures reference and program in turn, so that what disturbs the machine meanwhile disturbs both, and gives the
//! medians.
Outcome medianOfPairs(int pairs, const Sample &program, const Sample &reference);

//! The processor's milliseconds are not what a person waits for; this is.
double wallMs(const std::function<void()> &work);

} // namespace tokenrack::bench
