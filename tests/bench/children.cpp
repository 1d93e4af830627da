// SPDX-License-Identifier: MIT
#include "tests/bench/children.h"

#include "tests/bench/bulkchild.h"

#include <QCoreApplication>

#include <vector>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

std::optional<int> runPart(const QString &part, const QStringList &arguments, int argc, char **argv)
{
    struct Part
    {
        QString name;
        qsizetype arguments;
        std::function<int(const QStringList &)> run;
    };
    const std::vector<Part> parts{
        {u"--log-in"_s, 1, [](const QStringList &given) { return logInToAll(given[0]); }},
        {u"--origins"_s, 2,
         [](const QStringList &given) {
             return serveOrigins(given[0].toInt(), std::chrono::milliseconds(given[1].toInt()));
         }},
    };
    for (const Part &each : parts) {
        if (each.name != part || each.arguments != arguments.size()) {
            continue;
        }
        const QCoreApplication app(argc, argv);
        return each.run(arguments);
    }
    return std::nullopt;
}

} // namespace tokenrack::bench
