// SPDX-License-Identifier: MIT
#include "tests/fuzz/targets.h"

#include "core/auth/jwt.h"
#include "core/catalog/connectionoptions.h"
#include "core/catalog/csv.h"
#include "core/catalog/csvservers.h"
#include "core/catalog/interchange.h"
#include "core/catalog/recognition.h"
#include "core/providers/pasted.h"
#include "core/providers/registry.h"

#include <QSet>

#include <cstdio>
#include <cstdlib>

namespace tokenrack {

namespace {

template <class Read>
Result<ImportedServers, ImportError> readWith(Read read, const QByteArray &data)
{
    static const ProviderRegistry providers;
    return read(data, [](const Server &server) { return providers.problems(server); });
}

void judge(const ImportedServers &read)
{
    QSet<QUuid> ids{QUuid()};
    const QList<Server> servers = recognised({}, read.servers);
    for (const Server &server : servers) {
        require(!ids.contains(server.id), "every server has an id of its own");
        ids.insert(server.id);
        require(!server.url.toUrl().host().isEmpty(), "every server has an address");
        require(trustedCertificate(server).isEmpty() && !server.options.contains(QLatin1String(option::caFile)),
                "a file brings no trust");
        require(commonProblems(server).isEmpty(), "what was taken has no problem");
    }
    for (const RejectedEntry &entry : read.rejected) {
        require(!entry.problems.isEmpty(), "what was left out has a reason");
        for (const InputProblem &problem : entry.problems) {
            require(!inputProblemText(problem).isEmpty(), "a reason has words");
        }
    }
}

void fuzzImport(const QByteArray &data)
{
    const auto read = readWith(readServers, data);
    if (!read) {
        require(!importErrorText(read.error()).isEmpty(), "an error has words");
        return;
    }
    judge(*read);
    const auto again = readWith(readServers, writeServers(read->servers));
    require(again && again->servers == read->servers, "what was read and written reads the same");
}

//! However the file was written.
void judgeColumns(const ImportedServers &read)
{
    auto records = readCsv(writeServersCsv(read.servers));
    require(bool(records), "what was written is CSV");
    for (QStringList &record : *records) {
        record.append(QStringLiteral("more"));
    }
    records->first().removeLast();
    const auto more = readWith(readServersCsv, writeCsv(*records));
    require(more && more->servers.isEmpty() && more->rejected.size() == read.servers.size(),
            "a cell that no column is for is not left out without a word");
}

void fuzzCsv(const QByteArray &data)
{
    const auto read = readWith(readServersCsv, data);
    if (!read) {
        require(!importErrorText(read.error()).isEmpty(), "an error has words");
        return;
    }
    judge(*read);
    const auto again = readWith(readServersCsv, writeServersCsv(read->servers));
    require(again && again->servers.size() == read->servers.size(), "what was read and written is as much");
    require(again->servers == read->servers, "what was read and written reads the same");
    judgeColumns(*read);
}

void fuzzPasted(const QByteArray &data)
{
    const auto pasted = readPasted(QString::fromUtf8(data));
    require(!pasted || pasted->url.isEmpty() || pasted->url.userInfo().isEmpty(), "an address holds no user");
}

void fuzzJwt(const QByteArray &data)
{
    const auto times = jwtTimes(data);
    for (const auto &time : {times ? times->issuedAt : std::nullopt, times ? times->expiresAt : std::nullopt}) {
        require(!time || (toMs(*time) > 0 && toMs(*time) < 253'402'300'800'000), "a time lies between 1970 and 9999");
    }
}

} // namespace

void require(bool kept, const char *promise)
{
    if (!kept) {
        std::fprintf(stderr, "broken: %s\n", promise);
        std::abort();
    }
}

const std::map<QByteArray, FuzzTarget> &fuzzTargets()
{
    static const std::map<QByteArray, FuzzTarget> targets{
        {"assetscontrols", [](const QByteArray &data) { fuzzReplies("assetscontrols", data); }},
        {"biotime", [](const QByteArray &data) { fuzzReplies("biotime", data); }},
        {"csv", fuzzCsv},
        {"hummingbird", [](const QByteArray &data) { fuzzReplies("hummingbird", data); }},
        {"import", fuzzImport},
        {"jwt", fuzzJwt},
        {"maximtop", [](const QByteArray &data) { fuzzReplies("maximtop", data); }},
        {"pasted", fuzzPasted},
        {"xswitch", [](const QByteArray &data) { fuzzReplies("xswitch", data); }},
    };
    return targets;
}

} // namespace tokenrack
