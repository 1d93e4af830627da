// SPDX-License-Identifier: MIT
#include "tests/bench/bulkchild.h"

#include "tests/bench/loopwatch.h"
#include "tests/bench/memoryparts.h"
#include "tests/bench/processinfo.h"
#include "tests/sandbox/demoaccounts.h"
#include "ui/servermodel.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

void keepCredentials(MemoryParts &parts)
{
    for (const Server &server : parts.catalog.servers()) {
        Credential credential;
        credential.fields.insert(u"password"_s, Secret::fromText(sandbox::demoPassword(server.account)));
        parts.secrets.keep(server, credential, SecretPlace::Memory, [](const Result<Done, SecretError> &) { });
    }
}

void print(const QJsonObject &numbers)
{
    QTextStream(stdout) << QJsonDocument(numbers).toJson(QJsonDocument::Compact) << Qt::endl;
}

} // namespace

int logInToAll(const QString &folder)
{
    MemoryParts parts(folder);
    ServerModel model({parts.catalog, parts.sessions, parts.providers, parts.clock});
    keepCredentials(parts);
    LoopWatch watch;
    QElapsedTimer timer;
    double idle = 0;
    QObject::connect(&parts.sessions, &Sessions::ended, &model, [&] {
        if (parts.sessions.bulk().isRunning()) {
            return;
        }
        print({{u"ms"_s, double(timer.nsecsElapsed()) / 1e6},
               {u"idle"_s, idle},
               {u"peak"_s, peakMib()},
               {u"held"_s, watch.longest()}});
        QCoreApplication::exit(parts.sessions.bulk().succeeded() == model.rowCount() ? 0 : 1);
    });
    parts.secrets.vault([&](const Result<const TokenVault *, SecretError> &) {
        idle = residentMib();
        forgetPeak();
        timer.start();
        watch.start();
        parts.sessions.logInAll(model.shownIds());
    });
    return QCoreApplication::exec();
}

int serveOrigins(int count, std::chrono::milliseconds delay)
{
    std::vector<std::unique_ptr<sandbox::Hummingbird>> systems;
    QStringList ports;
    for (int i = 0; i < count; ++i) {
        auto system = std::make_unique<sandbox::Hummingbird>();
        sandbox::addDemoAccounts(*system);
        system->http().setReplyDelay(delay);
        if (!system->listen()) {
            return 1;
        }
        ports.append(QString::number(system->baseUrl().port()));
        systems.push_back(std::move(system));
    }
    QTextStream(stdout) << ports.join(u' ') << Qt::endl;
    return QCoreApplication::exec();
}

} // namespace tokenrack::bench
