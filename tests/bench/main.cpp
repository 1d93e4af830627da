// SPDX-License-Identifier: MIT
#include "tests/bench/benchdata.h"
#include "tests/bench/children.h"
#include "tests/bench/figures.h"
#include "tests/bench/tokenfigure.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace tokenrack::bench;

namespace {

constexpr int servers = 1000;

int measure()
{
    const QTemporaryDir folder;
    if (!makeProfile(folder.path(), servers)) {
        qCritical("The profile to measure with could not be written.");
        return 1;
    }
    const std::optional<Figure> figures[] = {firstPaint(servers, folder.path()),
                                             filterKeystroke(servers, folder.path()), idle(folder.path(), false),
                                             idle(folder.path(), true), storedToken()};
    QTextStream out(stdout);
    out << "| figure (in brackets: unit and reference) | value | reference | ratio | goal | met |\n"
        << "|---|---|---|---|---|---|\n";
    bool complete = true;
    for (const auto &figure : figures) {
        complete = complete && figure.has_value();
        if (!figure) {
            continue;
        }
        out << "| " << figure->name << " | " << QString::number(figure->value, 'f', 1) << " | "
            << QString::number(figure->reference, 'f', 1) << " | " << QString::number(figure->ratio(), 'f', 2) << " | "
            << figure->goal << " | " << (figure->isMet() ? "yes" : "no") << " |\n";
    }
    return complete ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QString mode = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    if (mode == "--bare"_L1) {
        return runBareWindow(argc, argv);
    }
    if (mode == "--program"_L1) {
        return runProgramToFirstPaint(argc, argv, folder);
    }
    if (mode == "--idle"_L1 || mode == "--minimised"_L1) {
        return runProgramIdle(argc, argv, folder, mode == "--minimised"_L1);
    }
    const QApplication app(argc, argv);
    return measure();
}
