// SPDX-License-Identifier: MIT
#include "tests/bench/restfigures.h"

#include "tests/bench/bench.h"
#include "tests/bench/benchdata.h"
#include "tests/bench/processes.h"
#include "tests/bench/processinfo.h"

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

//! What follows the first paint is over by then, and so is the longest timer of the toolkit that runs once.
constexpr int settledMs = 5000;

Outcome wakeUps(const Bench &bench, const Program &program)
{
    Running running(program);
    if (running.waitForLine().isEmpty()) {
        return NotMeasured{u"the window failed"_s};
    }
    rest(settledMs);
    const qint64 before = waitsOf(running.pid());
    rest(1000 * bench.seconds());
    const qint64 after = waitsOf(running.pid());
    return running.isRunning() && before > 0 ? Outcome(Measured{double(after - before) / bench.seconds(), 0})
                                             : Outcome(NotMeasured{u"the window ended"_s});
}

QList<Outcome> minimised(Bench &bench)
{
    return {wakeUps(bench, windowOf(u"--minimised"_s, {bench.profile(bench.middle())}))};
}

QList<Outcome> nothingRunning(Bench &bench)
{
    const QString folder = bench.newFolder();
    if (!writeProfile(folder, makeServers(bench.small()), WithSessions::No)) {
        return {NotMeasured{u"the data cannot be written"_s}};
    }
    return {wakeUps(bench, windowOf(u"--window"_s, {folder}))};
}

} // namespace

QList<Measurement> restFigures(const Bench &)
{
    const QString what = u"wake-ups per second, "_s;
    return {
        {.figures = {{u"12a"_s, what + u"minimised"_s, u"0"_s, {}, 0, Limit::Difference}}, .run = minimised},
        {.figures = {{u"12b"_s, what + u"no countdown"_s, u"0"_s, {}, 0, Limit::Difference}}, .run = nothingRunning}};
}

} // namespace tokenrack::bench
