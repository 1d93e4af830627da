// SPDX-License-Identifier: MIT
#include "tests/bench/storefigures.h"

#include "core/catalog/importer.h"
#include "tests/bench/bench.h"
#include "tests/bench/benchdata.h"
#include "tests/bench/loopwatch.h"
#include "tests/bench/memoryparts.h"
#include "tests/bench/pairs.h"
#include "tests/bench/plainimport.h"
#include "ui/servermodel.h"

#include <QCoreApplication>
#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

//! A page of the disk, appended and there to stay.
std::optional<double> appendTime(QFile &file)
{
    const QByteArray page(4096, 'p');
    bool isWritten = false;
    const double ms =
        wallMs([&] { isWritten = file.write(page) == page.size() && file.flush() && ::fdatasync(file.handle()) == 0; });
    return isWritten ? std::optional(ms) : std::nullopt;
}

QList<Outcome> tokenWrite(Bench &bench, int servers)
{
    constexpr int writesPerPair = 30;
    MemoryParts parts(bench.copyOfProfile(servers));
    const QList<Server> &all = parts.catalog.servers();
    QFile file(bench.newFolder() + u"/append"_s);
    if (!file.open(QIODevice::WriteOnly)) {
        return {NotMeasured{file.errorString()}};
    }
    StoredSession session{.times = {.source = ExpirySource::Stated}};
    session.sealedToken = QByteArray(80, 's');
    session.sealedFields = QByteArray(200, 's');
    qsizetype next = 0;
    const auto ours = [&]() -> std::optional<double> {
        const Server &server = all.at(next++ % all.size());
        bool isSaved = false;
        const double ms = wallMs([&] { isSaved = parts.sessionStore.saveSession(server.id, session).hasValue(); });
        return isSaved ? std::optional(ms) : std::nullopt;
    };
    return {medianOfPairs(bench.pairs() * writesPerPair, ours, [&file] { return appendTime(file); })};
}

//! Into an empty list, with everything that shows it: the time against the bare work, and how long the event loop was
//! held.
QList<Outcome> import(Bench &bench, int servers)
{
    const QByteArray json = writeServers(makeServers(servers));
    std::vector<double> held;
    const auto ours = [&]() -> std::optional<double> {
        MemoryParts parts(bench.newFolder());
        const ServerModel model({parts.catalog, parts.sessions, parts.providers, parts.clock});
        Importer importer(
            {.catalog = parts.catalog,
             .check = [&](const Server &server) { return parts.providers.problems(server); },
             .save = [&](const QList<Server> &read) { return importInto(parts.database->path(), parts.clock, read); }});
        LoopWatch watch;
        watch.start();
        const double ms = wallMs([&] {
            bool isDone = false;
            importer.import(json, &model, [&isDone](const ImportOutcome &) { isDone = true; });
            while (!isDone) {
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            }
        });
        held.push_back(watch.longest());
        return model.rowCount() == servers ? std::optional(ms) : std::nullopt;
    };
    const Outcome time = medianOfPairs(bench.pairs(), ours, [&] { return plainImportMs(json, bench.newFolder()); });
    if (!time) {
        return {time, time};
    }
    return {time, Measured{median(held), 0}};
}

} // namespace

QList<Measurement> storeFigures(const Bench &bench)
{
    const int middle = bench.middle();
    return {
        {.figures = {{u"16"_s, u"one durable token write, %L1 present"_s.arg(middle), u"4 KiB appended, fdatasync"_s,
                      u"ms"_s, 1.5}},
         .run = [middle](Bench &all) { return tokenWrite(all, middle); }},
        {.figures = {{u"19"_s, u"import of %L1 servers from JSON"_s.arg(middle),
                      u"parsing and one transaction of the same rows"_s, u"ms"_s, 2},
                     {u"20b"_s, u"longest time the event loop is held, 19"_s, u"0"_s, u"ms"_s, 50, Limit::Difference}},
         .run = [middle](Bench &all) { return import(all, middle); }}};
}

} // namespace tokenrack::bench
