// SPDX-License-Identifier: MIT
#include "tests/bench/memoryfigures.h"

#include "app/profile.h"
#include "tests/bench/bench.h"
#include "tests/bench/pairs.h"
#include "tests/bench/processes.h"
#include "tests/bench/processinfo.h"

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

constexpr int settledMs = 2000;

//! In MiB, two seconds after the program said that its window is there.
std::optional<double> memoryOf(const Program &program, double (*read)(qint64 pid))
{
    Running running(program);
    if (running.waitForLine().isEmpty()) {
        return std::nullopt;
    }
    rest(settledMs);
    const double mib = read(running.pid());
    return mib > 0 ? std::optional(mib) : std::nullopt;
}

QList<Outcome> sharedMemory(Bench &bench, int servers)
{
    const Program program = windowOf(u"--window"_s, {bench.profile(servers)});
    const Program reference{builtProgram(u"bench-bare-window"_s), {}};
    return {medianOfPairs(
        bench.pairs(), [&] { return memoryOf(program, proportionalMib); },
        [&] { return memoryOf(reference, proportionalMib); })};
}

QList<Outcome> privateMemory(Bench &bench, int servers)
{
    const Program program = windowOf(u"--window"_s, {bench.profile(servers)});
    const Program reference{builtProgram(u"bench-proxy-table"_s), {Profile::in(bench.profile(servers)).database}};
    return {medianOfPairs(
        bench.pairs(), [&] { return memoryOf(program, privateMib); }, [&] { return memoryOf(reference, privateMib); })};
}

} // namespace

QList<Measurement> memoryFigures(const Bench &bench)
{
    const int middle = bench.middle();
    const int large = bench.large();
    return {{.figures = {{u"5"_s, u"PSS, %L1 servers, 2 s after the start"_s.arg(middle), u"an empty table window"_s,
                          u"MiB"_s, 1.6}},
             .run = [middle](Bench &all) { return sharedMemory(all, middle); }},
            {.figures = {{u"6"_s, u"private memory, %L1 servers"_s.arg(large),
                          u"QtSql and QSortFilterProxyModel, sorted by locale"_s, u"MiB"_s, 0.5}},
             .run = [large](Bench &all) { return privateMemory(all, large); }}};
}

} // namespace tokenrack::bench
