// SPDX-License-Identifier: MIT
#include "tests/bench/modelfigures.h"

#include "app/profile.h"
#include "tests/bench/bench.h"
#include "tests/bench/memoryparts.h"
#include "tests/bench/pairs.h"
#include "tests/bench/proxymodel.h"
#include "ui/servermodel.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

//! The list in our model and in the proxy.
struct Models
{
    explicit Models(const QString &folder)
        : parts(folder)
        , ours({parts.catalog, parts.sessions, parts.providers, parts.clock})
        , isGood(proxy.load(Profile::in(folder).database))
    {
        ours.prepareFilter();
        while (!ours.isFilterReady()) {
            QCoreApplication::processEvents();
        }
    }

    MemoryParts parts;
    ServerModel ours;
    ProxyModel proxy;
    bool isGood;
};

//! Milliseconds of each keystroke while \a text is typed, and erased again.
std::vector<double> strokes(const QString &text, const std::function<void(const QString &)> &setText)
{
    std::vector<double> each;
    for (qsizetype length = 1; length <= text.size(); ++length) {
        each.push_back(wallMs([&] { setText(text.left(length)); }));
    }
    for (qsizetype length = text.size(); length-- > 0;) {
        each.push_back(wallMs([&] { setText(text.left(length)); }));
    }
    return each;
}

//! The middle keystroke, and the slowest.
QList<Outcome> keystrokes(Bench &bench, int servers)
{
    Models models(bench.profile(servers));
    if (!models.isGood) {
        const Outcome failed = NotMeasured{u"the reference cannot read the profile"_s};
        return {failed, failed};
    }
    const QString text = u"harbour 9"_s;
    std::vector<double> ours;
    std::vector<double> proxys;
    std::vector<double> ourSlowest;
    std::vector<double> proxysSlowest;
    for (int i = 0; i < bench.pairs(); ++i) {
        const auto theirs = strokes(text, [&](const QString &typed) { models.proxy.setText(typed); });
        const auto own = strokes(text, [&](const QString &typed) { models.ours.setFilter({AllServers{}, typed}); });
        proxys.push_back(median(theirs));
        ours.push_back(median(own));
        proxysSlowest.push_back(*std::max_element(theirs.begin(), theirs.end()));
        ourSlowest.push_back(*std::max_element(own.begin(), own.end()));
    }
    return {Measured{median(ours), median(proxys)}, Measured{median(ourSlowest), median(proxysSlowest)}};
}

//! By system, coming from the order by name.
QList<Outcome> sorting(Bench &bench, int servers)
{
    Models models(bench.profile(servers));
    if (!models.isGood) {
        return {NotMeasured{u"the reference cannot read the profile"_s}};
    }
    const auto ours = [&models] {
        models.ours.sort(ServerModel::ServerColumn);
        return wallMs([&models] { models.ours.sort(ServerModel::SystemColumn); });
    };
    const auto proxys = [&models] {
        models.proxy.sort(ProxyModel::Name);
        return wallMs([&models] { models.proxy.sort(ProxyModel::System); });
    };
    return {medianOfPairs(bench.pairs(), ours, proxys)};
}

} // namespace

QList<Measurement> modelFigures(const Bench &bench)
{
    const int middle = bench.middle();
    const int large = bench.large();
    const QString proxy = u"QSortFilterProxyModel and QRegularExpression"_s;
    const Figure middleStroke{u"7a"_s, u"filter keystroke, model only, median, %L1 servers"_s.arg(middle), proxy,
                              u"ms"_s, 1.0 / 15};
    const Figure largeStroke{u"7b"_s, u"filter keystroke, model only, median, %L1 servers"_s.arg(large), proxy, u"ms"_s,
                             1.0 / 15};
    const Figure slowest{u"8"_s, u"slowest keystroke, typing and erasing, %L1 servers"_s.arg(large), proxy, u"ms"_s,
                         1.0 / 50};
    const Figure sort{u"10"_s, u"sort by another column, %L1 servers"_s.arg(middle), u"the proxy's sort by locale"_s,
                      u"ms"_s, 1.0 / 20};
    return {{.figures = {middleStroke}, .run = [middle](Bench &all) { return keystrokes(all, middle).mid(0, 1); }},
            {.figures = {largeStroke, slowest}, .run = [large](Bench &all) { return keystrokes(all, large); }},
            {.figures = {sort}, .run = [middle](Bench &all) { return sorting(all, middle); }}};
}

} // namespace tokenrack::bench
