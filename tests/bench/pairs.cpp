// SPDX-License-Identifier: MIT
#include "tests/bench/pairs.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

Outcome medianOfPairs(int pairs, const Sample &program, const Sample &reference)
{
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int i = 0; i < pairs; ++i) {
        const auto theirSample = reference();
        const auto ourSample = program();
        if (!ourSample || !theirSample) {
            return NotMeasured{ourSample ? u"the reference failed"_s : u"the program failed"_s};
        }
        theirs.push_back(*theirSample);
        ours.push_back(*ourSample);
    }
    return Measured{median(ours), median(theirs)};
}

double wallMs(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace tokenrack::bench
