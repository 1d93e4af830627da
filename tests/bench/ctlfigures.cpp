// SPDX-License-Identifier: MIT
#include "tests/bench/ctlfigures.h"

#include "app/profile.h"
#include "tests/bench/bench.h"
#include "tests/bench/pairs.h"
#include "tests/bench/processes.h"
#include "tests/bench/tokenprofile.h"

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

QList<Outcome> storedToken(Bench &bench)
{
    const auto secretTool = installedProgram(u"secret-tool"_s);
    if (!secretTool) {
        return {NotMeasured{u"secret-tool is not installed"_s, true}};
    }
    constexpr int tokensPerPair = 5; // each takes a few milliseconds
    TokenProfile profile(bench.newFolder(), *secretTool);
    if (const QString problem = profile.prepare(); !problem.isEmpty()) {
        return {NotMeasured{problem}};
    }
    return {medianOfPairs(
        bench.pairs() * tokensPerPair, [&profile] { return profile.timeOfToken(); },
        [&profile] { return profile.timeOfSecretTool(); })};
}

//! What "tokenrackctl list" prints where its output is no terminal, but for the words of status and expiry.
QString listQuery()
{
    return u"SELECT s.name, s.provider, s.account, s.url, e.source,"
           " strftime('%H:%M:%S', (e.expires_at - e.issued_at) / 1000, 'unixepoch')"
           " FROM servers s LEFT JOIN sessions e ON e.server = s.id WHERE s.removed_at IS NULL ORDER BY s.name"_s;
}

QList<Outcome> list(Bench &bench, int servers)
{
    const auto sqlite = installedProgram(u"sqlite3"_s);
    if (!sqlite) {
        return {NotMeasured{u"sqlite3 is not installed"_s, true}};
    }
    const QString folder = bench.profile(servers);
    const Program program{builtProgram(u"tokenrackctl"_s), {u"--profile"_s, folder, u"list"_s}};
    const Program reference{*sqlite,
                            {u"-readonly"_s, u"-separator"_s, u"\t"_s, Profile::in(folder).database, listQuery()}};
    return {medianOfPairs(
        bench.pairs(), [&program] { return timeToEnd(program); }, [&reference] { return timeToEnd(reference); })};
}

} // namespace

QList<Measurement> ctlFigures(const Bench &bench)
{
    const int middle = bench.middle();
    return {{.figures = {{u"17"_s, u"tokenrackctl token, stored and good"_s, u"secret-tool lookup"_s, u"ms"_s, 1.8}},
             .run = storedToken},
            {.figures = {{u"18"_s, u"tokenrackctl list, %L1 servers"_s.arg(middle), u"sqlite3 printing the same rows"_s,
                          u"ms"_s, 2}},
             .run = [middle](Bench &all) { return list(all, middle); }}};
}

} // namespace tokenrack::bench
