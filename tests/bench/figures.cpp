// SPDX-License-Identifier: MIT
#include "tests/bench/figures.h"

#include "app/profile.h"
#include "core/catalog/database.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "core/http/networktransport.h"
#include "core/secrets/memorystore.h"
#include "core/session/sqlitesessionstore.h"
#include "tests/bench/children.h"
#include "ui/servermodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

constexpr int pairs = 15;
constexpr int patienceMs = 60'000;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

//! Milliseconds until the child printed its first line; nothing when it did not.
std::optional<double> timeToFirstLine(const QStringList &arguments)
{
    QProcess child;
    QElapsedTimer timer;
    timer.start();
    child.start(QCoreApplication::applicationFilePath(), arguments, QIODevice::ReadOnly);
    const bool spoke = child.waitForReadyRead(patienceMs);
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    const bool ended = child.waitForFinished(patienceMs);
    return spoke && ended ? std::optional(elapsed) : std::nullopt;
}

} // namespace

std::optional<Figure> firstPaint(int servers, const QString &folder)
{
    std::vector<double> ours;
    std::vector<double> bare;
    for (int i = 0; i < pairs; ++i) {
        const auto reference = timeToFirstLine({u"--bare"_s});
        const auto program = timeToFirstLine({u"--program"_s, folder});
        if (!reference || !program) {
            return std::nullopt;
        }
        bare.push_back(*reference);
        ours.push_back(*program);
    }
    return Figure{u"exec to first paint, %1 servers (ms; a bare window)"_s.arg(servers), median(ours), median(bare), 2};
}

Figure filterKeystroke(int servers, const QString &folder)
{
    const SystemClock clock;
    const auto database = Database::open(Profile::in(folder).database, clock);
    SqliteCatalogStore catalogStore(**database);
    SqliteSessionStore sessionStore(**database);
    Catalog catalog(catalogStore);
    const ProviderRegistry providers;
    NetworkTransport transport(clock);
    MemoryStore keychain;
    SecretKeeper secrets(keychain, (*database)->id());
    Sessions sessions({catalog, providers, transport, secrets, sessionStore, clock});
    if (!catalog.load() || !sessions.load()) {
        qFatal("the profile that was made a moment ago cannot be read");
    }
    ServerModel model({catalog, sessions, providers, clock});

    const QString typed = u"harbour 9"_s;
    double slowest = 0;
    const auto keystroke = [&](qsizetype length) {
        ServerFilter filter = model.filter();
        filter.text = typed.left(length);
        QElapsedTimer timer;
        timer.start();
        model.setFilter(filter);
        slowest = std::max(slowest, double(timer.nsecsElapsed()) / 1e6);
    };
    for (qsizetype length = 1; length <= typed.size(); ++length) {
        keystroke(length);
    }
    for (qsizetype length = typed.size(); length-- > 0;) {
        keystroke(length);
    }
    return {u"slowest keystroke in the filter, %1 rows (ms; 16 ms)"_s.arg(servers), slowest, 16, 1};
}

std::optional<Figure> idle(const QString &folder, bool minimised)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {minimised ? u"--minimised"_s : u"--idle"_s, folder});
    if (!child.waitForFinished(patienceMs)) {
        return std::nullopt;
    }
    bool isNumber = false;
    const double busyMs = child.readAllStandardOutput().trimmed().toDouble(&isNumber);
    const QString name =
        minimised ? u"idle, minimised (‰ of a core; 10 ‰)"_s : u"idle, countdowns visible (‰ of a core; 10 ‰)"_s;
    return isNumber ? std::optional(Figure{name, busyMs / idleSeconds, 10, 1}) : std::nullopt;
}

} // namespace tokenrack::bench
