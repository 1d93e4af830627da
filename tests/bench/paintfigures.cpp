// SPDX-License-Identifier: MIT
#include "tests/bench/paintfigures.h"

#include "tests/bench/bench.h"
#include "tests/bench/processes.h"

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

//! What the part says in its members \a value and \a reference. It does the pairs by itself, in one window.
Outcome fromWindow(const QString &part, Bench &bench, int servers, const QString &value, const QString &reference)
{
    const auto said = jsonFrom(windowOf(part, {bench.profile(servers), QString::number(bench.pairs())}));
    return said ? Outcome(Measured{said->value(value).toDouble(), said->value(reference).toDouble()})
                : Outcome(NotMeasured{u"the window failed"_s});
}

} // namespace

QList<Measurement> paintFigures(const Bench &bench)
{
    const int middle = bench.middle();
    const int large = bench.large();
    const Figure stroke{u"9"_s, u"filter keystroke with its paint, %L1 servers"_s.arg(middle),
                        u"repaint of the table alone"_s, u"ms"_s, 1.5};
    const Figure held{u"20c"_s, u"longest time the event loop is held, filter, %L1 servers"_s.arg(large),
                      u"0"_s,   u"ms"_s,
                      50,       Limit::Difference};
    const Figure tick{u"11"_s, u"one tick of the countdown, %L1 servers"_s.arg(middle),
                      u"repaint of the visible cells of the column"_s, u"ms"_s, 1.3};
    return {{.figures = {stroke},
             .run =
                 [middle](Bench &all) {
                     return QList<Outcome>{fromWindow(u"--keystrokes"_s, all, middle, u"stroke"_s, u"repaint"_s)};
                 }},
            {.figures = {tick},
             .run =
                 [middle](Bench &all) {
                     return QList<Outcome>{fromWindow(u"--ticks"_s, all, middle, u"tick"_s, u"repaint"_s)};
                 }},
            {.figures = {held}, .run = [large](Bench &all) {
                 return QList<Outcome>{fromWindow(u"--keystrokes"_s, all, large, u"slowest"_s, {})};
             }}};
}

} // namespace tokenrack::bench
