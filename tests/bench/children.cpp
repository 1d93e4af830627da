// SPDX-License-Identifier: MIT
#include "tests/bench/children.h"

#include "tests/bench/bulkchild.h"
#include "tests/bench/windowchild.h"

#include <QApplication>

#include <vector>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

std::optional<int> runPart(const QString &part, const QStringList &arguments, int argc, char **argv)
{
    struct Part
    {
        QString name;
        qsizetype arguments;
        bool hasWindow;
        std::function<int(const QStringList &)> run;
    };
    const std::vector<Part> parts{
        {u"--window"_s, 1, true, [](const QStringList &given) { return showWindow(given[0], false); }},
        {u"--minimised"_s, 1, true, [](const QStringList &given) { return showWindow(given[0], true); }},
        {u"--keystrokes"_s, 2, true,
         [](const QStringList &given) { return typeKeystrokes(given[0], given[1].toInt()); }},
        {u"--ticks"_s, 2, true, [](const QStringList &given) { return tick(given[0], given[1].toInt()); }},
        {u"--log-in"_s, 1, false, [](const QStringList &given) { return logInToAll(given[0]); }},
        {u"--origins"_s, 2, false,
         [](const QStringList &given) {
             return serveOrigins(given[0].toInt(), std::chrono::milliseconds(given[1].toInt()));
         }},
    };
    for (const Part &each : parts) {
        if (each.name != part || each.arguments != arguments.size()) {
            continue;
        }
        const auto app = each.hasWindow ? std::make_unique<QApplication>(argc, argv)
                                        : std::make_unique<QCoreApplication>(argc, argv);
        return each.run(arguments);
    }
    return std::nullopt;
}

} // namespace tokenrack::bench
