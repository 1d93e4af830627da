// SPDX-License-Identifier: MIT
// The real window as a program of its own, linked with what the real program is linked with and nothing more. What else
// it says on standard output is one JSON object.
//
// - `bench-window --window PROFILE`: says "ready" after its first paint, and stays.
// - `bench-window --minimised PROFILE`: the same, minimised.
// - `bench-window --keystrokes PROFILE PAIRS`: types into the filter.
// - `bench-window --ticks PROFILE PAIRS`: lets the countdown tick.
#include "tests/bench/windowchild.h"

#include <QApplication>

using namespace Qt::StringLiterals;
using namespace tokenrack::bench;

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const QString part = words.value(1);
    const QString profile = words.value(2);
    const int pairs = words.value(3).toInt();
    if (part == u"--window"_s) {
        return showWindow(profile, false);
    }
    if (part == u"--minimised"_s) {
        return showWindow(profile, true);
    }
    if (part == u"--keystrokes"_s) {
        return typeKeystrokes(profile, pairs);
    }
    return part == u"--ticks"_s ? tick(profile, pairs) : 2;
}
