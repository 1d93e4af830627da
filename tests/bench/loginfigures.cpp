// SPDX-License-Identifier: MIT
#include "tests/bench/loginfigures.h"

#include "tests/bench/bench.h"
#include "tests/bench/benchdata.h"
#include "tests/bench/pairs.h"
#include "tests/bench/processes.h"
#include "tests/sandbox/demoaccounts.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

const QString account = u"admin"_s;

//! One Hummingbird for each origin: its log-in is one POST.
QList<Server> serversAt(const QList<QByteArray> &ports)
{
    QList<Server> servers = makeServers(int(ports.size()));
    for (qsizetype i = 0; i < servers.size(); ++i) {
        servers[i].provider = u"hummingbird"_s;
        servers[i].url = QUrl(u"http://127.0.0.1:"_s + QString::fromLatin1(ports.at(i)));
        servers[i].account = account;
    }
    return servers;
}

//! The same requests for curl, each to its own origin.
QByteArray curlConfig(const QList<Server> &servers)
{
    QByteArrayList requests;
    for (const Server &server : servers) {
        const QString request = u"url = \"%1/v1.0/openapi/auth/login\"\n"
                                "header = \"Content-Type: application/json\"\n"
                                "header = \"Connection: close\"\n"
                                "data = \"{\\\"username\\\":\\\"%2\\\",\\\"password\\\":\\\"%3\\\"}\"\n"
                                "output = \"/dev/null\"\n"_s;
        requests.append(
            request.arg(server.url.toText(), server.account, sandbox::demoPassword(server.account)).toUtf8());
    }
    return requests.join("next\n");
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QList<Outcome> all(const NotMeasured &reason, int figures)
{
    return QList<Outcome>(figures, Outcome(reason));
}

//! Log-ins to many origins whose replies come after \a delayMs: the time against curl's, the peak of memory against
//! that of the program at rest, and how long the event loop was held.
QList<Outcome> logIns(Bench &bench, int delayMs)
{
    const auto curl = installedProgram(u"curl"_s);
    if (!curl) {
        return all({u"curl is not installed"_s, true}, 3);
    }
    Running origins(childOf(u"--origins"_s, {QString::number(bench.small()), QString::number(delayMs)}));
    const QList<QByteArray> ports = origins.waitForLine().split(' ');
    const QList<Server> servers = serversAt(ports);
    const QString config = bench.newFolder() + u"/curl"_s;
    if (servers.size() != bench.small() || !write(config, curlConfig(servers))) {
        return all({u"the servers to log in to did not start"_s}, 3);
    }
    const Program reference{
        *curl, {u"--parallel"_s, u"--parallel-max"_s, u"32"_s, u"--no-progress-meter"_s, u"--config"_s, config}};
    std::vector<double> idle;
    std::vector<double> peak;
    std::vector<double> held;
    const auto program = [&]() -> std::optional<double> {
        const QString folder = bench.newFolder();
        const auto said =
            writeProfile(folder, servers, WithSessions::No) ? jsonFrom(childOf(u"--log-in"_s, {folder})) : std::nullopt;
        if (!said) {
            return std::nullopt;
        }
        idle.push_back(said->value("idle"_L1).toDouble());
        peak.push_back(said->value("peak"_L1).toDouble());
        held.push_back(said->value("held"_L1).toDouble());
        return said->value("ms"_L1).toDouble();
    };
    const Outcome time = medianOfPairs(bench.pairs(), program, [&] { return timeToEnd(reference); });
    if (!time) {
        return all(time.error(), 3);
    }
    return {time, Measured{median(peak), median(idle)}, Measured{median(held), 0}};
}

} // namespace

QList<Measurement> logInFigures(const Bench &bench)
{
    const QString what = u"%L1 log-ins to as many origins, %2 ms each, 32 at once"_s.arg(bench.small());
    const QString curl = u"curl --parallel --parallel-max 32"_s;
    return {
        {.figures = {{u"13"_s, what.arg(50), curl, u"ms"_s, 1.2},
                     {u"15"_s, u"peak memory of 13"_s, u"the program at rest"_s, u"MiB"_s, 40, Limit::Difference},
                     {u"20a"_s, u"longest time the event loop is held, 13"_s, u"0"_s, u"ms"_s, 50, Limit::Difference}},
         .run = [](Bench &all) { return logIns(all, 50); }},
        {.figures = {{u"14"_s, what.arg(0), curl, u"ms"_s, 3}},
         .run = [](Bench &all) { return logIns(all, 0).mid(0, 1); }}};
}

} // namespace tokenrack::bench
