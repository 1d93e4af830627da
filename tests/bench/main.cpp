// SPDX-License-Identifier: MIT
// tokenrack-bench FOLDER [--short] [NAME…]: measures the figures of that name or number, or all of them, prints a
// table, and writes FOLDER/bench.json. The exit status is 0 when all of it could be measured, whether or not a goal is
// met.
#include "tests/bench/bench.h"
#include "tests/bench/children.h"
#include "tests/bench/ctlfigures.h"
#include "tests/bench/loginfigures.h"
#include "tests/bench/memoryfigures.h"
#include "tests/bench/modelfigures.h"
#include "tests/bench/paintfigures.h"
#include "tests/bench/report.h"
#include "tests/bench/restfigures.h"
#include "tests/bench/startfigures.h"
#include "tests/bench/storefigures.h"

#include <QApplication>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tokenrack::bench;

namespace {

QList<Measurement> everything(const Bench &bench)
{
    return startFigures(bench) + memoryFigures(bench) + modelFigures(bench) + paintFigures(bench) + restFigures(bench)
        + logInFigures(bench) + storeFigures(bench) + ctlFigures(bench);
}

//! "7" means 7a and 7b.
int numberOf(const QString &name)
{
    const qsizetype letters = std::count_if(name.begin(), name.end(), [](QChar c) { return c.isLetter(); });
    return name.chopped(letters).toInt();
}

bool isWanted(const Figure &figure, const QStringList &names)
{
    return names.isEmpty() || names.contains(figure.name) || names.contains(QString::number(numberOf(figure.name)));
}

QList<Line> measured(Bench &bench, const QStringList &names)
{
    QTextStream progress(stderr);
    QList<Line> lines;
    for (const Measurement &measurement : everything(bench)) {
        const QList<Figure> &figures = measurement.figures;
        if (std::none_of(figures.begin(), figures.end(), [&](const Figure &each) { return isWanted(each, names); })) {
            continue;
        }
        progress << "measuring: " << figures.first().what << Qt::endl;
        const QList<Outcome> outcomes = measurement.run(bench);
        for (qsizetype i = 0; i < figures.size(); ++i) {
            if (isWanted(figures[i], names)) {
                lines.append({figures[i], outcomes[i]});
            }
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line &left, const Line &right) {
        return numberOf(left.figure.name) < numberOf(right.figure.name);
    });
    return lines;
}

bool isComplete(const Line &line)
{
    return line.outcome || line.outcome.error().isPeerMissing;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    if (arguments.isEmpty()) {
        QTextStream(stderr) << "usage: tokenrack-bench FOLDER [--short] [NAME...]" << Qt::endl;
        return 2;
    }
    const QString first = arguments.takeFirst();
    if (const auto status = runPart(first, arguments, argc, argv)) {
        return *status;
    }
    const QApplication app(argc, argv);
    const bool isShort = arguments.removeAll(u"--short"_s) > 0;
    Bench bench(first, isShort);
    const QList<Line> lines = measured(bench, arguments);
    if (lines.isEmpty()) {
        QTextStream(stderr) << "There is no such figure." << Qt::endl;
        return 2;
    }
    printTable(lines);
    const bool isWritten = writeJson(lines, first + u"/bench.json"_s);
    return isWritten && std::all_of(lines.begin(), lines.end(), isComplete) ? 0 : 1;
}
