// SPDX-License-Identifier: MIT
// A process that tst_kills ends at a random moment of its work.
//   killedworker DATABASE KEYCHAIN-FOLDER FIRST-NUMBER TASK
// It says "ready" and then works for ever, counting from FIRST-NUMBER on. A line on its output is a promise: what it
// names was told to the person as done.
//   add        "added N", "noted N", "removed N" of the server with the name N; "removing N" before it tries
//   import     "imported N" of batch N: servers named "N/1" to "N/40" at once
//   importer   the same as a window does it, from another thread
//   renew      "issued N" when the gateway sends token N, "kept N" when the session is told as renewed
//   migrate    opens the profile once: "migrated", and ends
//   restore    restores the last good backup of a damaged profile once: "restored", and ends
#include "core/catalog/backups.h"
#include "core/catalog/database.h"
#include "core/catalog/databaserestore.h"
#include "core/catalog/importer.h"
#include "core/catalog/interchange.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "core/providers/registry.h"
#include "core/session/sessions.h"
#include "core/session/sqlitesessionstore.h"
#include "tests/integration/filekeychain.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace tokenrack;

namespace {

constexpr int batchSize = 40;

void print(const char *what, int number)
{
    std::printf("%s %d\n", what, number);
    std::fflush(stdout);
}

[[noreturn]] void fail(const QString &why)
{
    std::printf("failed: %s\n", qPrintable(why));
    std::fflush(stdout);
    std::exit(1);
}

class Answered final : public HttpCall
{
public:
    bool mayHaveArrived() const override { return true; }
};

//! A gateway that takes every password and refresh token, and issues numbered ones.
class Gateway final : public HttpTransport
{
public:
    explicit Gateway(int first)
        : m_next(first)
    { }

    void setLanguage(const QByteArray &) override { }
    void forgetSecrets() override { }
    std::unique_ptr<HttpCall> send(const HttpRequest &, Callback callback) override
    {
        const int number = m_next++;
        const SystemClock clock;
        const auto text = QStringLiteral(R"({"code":0,"success":true,"t":%1,"result":)"
                                         R"({"access_token":"a%2","refresh_token":"r%2","expire":%3}})")
                              .arg(toMs(clock.now()))
                              .arg(number)
                              .arg(toMs(clock.now()) / 1000 + 7200);
        HttpResponse response{.status = 200, .headers = {{"Content-Type", "application/json"}}};
        response.body = text.toUtf8();
        response.receivedAt = clock.now();
        QTimer::singleShot(0, QCoreApplication::instance(), [number, response, callback = std::move(callback)] {
            print("issued", number);
            callback(response);
        });
        return std::make_unique<Answered>();
    }

private:
    int m_next;
};

Server namedServer(const QString &name)
{
    Server server{.id = QUuid::createUuid(), .name = name, .provider = QStringLiteral("biotime")};
    server.url = QUrl(QStringLiteral("http://127.0.0.1:1"));
    return server;
}

void add(Catalog &catalog, int number)
{
    const auto succeed = [](const Result<Done, StoreError> &done) {
        if (!done) {
            fail(done.error().detail);
        }
    };
    const Server server = namedServer(QString::number(number));
    succeed(catalog.save({server}));
    print("added", number);
    Server noted = server;
    noted.notes = QStringLiteral("noted");
    succeed(catalog.change(server, noted));
    print("noted", number);
    if (number % 3 == 0) {
        print("removing", number);
        succeed(catalog.remove({server.id}));
        succeed(catalog.purge({server.id}));
        print("removed", number);
    }
}

QList<InputProblem> noProblem(const Server &)
{
    return {};
}

//! The content of a file.
QByteArray batch(int number)
{
    QList<Server> servers;
    for (int place = 1; place <= batchSize; ++place) {
        servers.append(namedServer(QStringLiteral("%1/%2").arg(number).arg(place)));
    }
    return writeServers(servers);
}

void importBatch(Catalog &catalog, int number)
{
    const auto read = readServers(batch(number), noProblem);
    if (!read || !catalog.import(read->servers)) {
        fail(QStringLiteral("import"));
    }
    print("imported", number);
}

void importNext(Importer &importer, int number)
{
    importer.import(batch(number), &importer, [&importer, number](const ImportOutcome &outcome) {
        if (!outcome.read || !outcome.saved) {
            fail(QStringLiteral("import"));
        }
        print("imported", number);
        importNext(importer, number + 1);
    });
}

int importForEver(const Database &database, Catalog &catalog, int first)
{
    const SystemClock clock;
    Importer importer({.catalog = catalog,
                       .check = noProblem,
                       .save = [path = database.path(), &clock](const QList<Server> &servers) {
                           return importInto(path, clock, servers);
                       }});
    importNext(importer, first);
    return QCoreApplication::exec();
}

//! What a person does with one click, or with "tokenrackctl restore".
int restore(const QString &path)
{
    const Instant now = SystemClock().now();
    const auto backup = newestGoodBackup(path, now);
    if (!backup) {
        fail(QStringLiteral("no backup"));
    }
    print("ready", 0);
    const auto restored = restoreBackup(path, *backup, now);
    if (!restored) {
        fail(restored.error().detail);
    }
    print("restored", 0);
    return 0;
}

//! Renews again and again, beginning with a log-in where no session is held.
int renewForEver(Database &database, Catalog &catalog, const QString &keychainFolder, int first)
{
    const SystemClock clock;
    const ProviderRegistry providers;
    Gateway gateway(first);
    FileKeychain keychain(keychainFolder);
    SecretKeeper secrets(keychain, database.id());
    SqliteSessionStore store(database);
    secrets.setKeyLease([&] { return store.lease(database.id()).value(); });
    Sessions sessions({catalog, providers, gateway, secrets, store, clock});
    if (!sessions.load() || catalog.servers().size() != 1) {
        fail(QStringLiteral("load"));
    }
    const QUuid id = catalog.servers().constFirst().id;
    int kept = first;
    QObject::connect(&sessions, &Sessions::storeFailed, &sessions, [](const StoreError &error) { fail(error.detail); });
    QObject::connect(&sessions, &Sessions::ended, &sessions, [&](QUuid, const std::optional<AuthError> &error) {
        if (error) {
            fail(nameOf(error->kind));
        }
        secrets.whenSettled([&] {
            print("kept", kept++);
            sessions.refresh(id);
        });
    });
    sessions.refresh(id);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5) {
        fail(QStringLiteral("arguments"));
    }
    const QString task = arguments.at(4);
    int number = arguments.at(3).toInt();
    if (task == QLatin1String("restore")) {
        return restore(arguments.at(1));
    }
    if (task == QLatin1String("migrate")) {
        print("ready", 0);
    }
    const SystemClock clock;
    const auto database = Database::open(arguments.at(1), clock);
    if (!database) {
        fail(database.error().detail);
    }
    if (task == QLatin1String("migrate")) {
        print("migrated", 0);
        return 0;
    }
    SqliteCatalogStore store(**database);
    Catalog catalog(store);
    if (!catalog.load()) {
        fail(QStringLiteral("catalogue"));
    }
    print("ready", 0);
    if (task == QLatin1String("renew")) {
        return renewForEver(**database, catalog, arguments.at(2), number);
    }
    if (task == QLatin1String("importer")) {
        return importForEver(**database, catalog, number);
    }
    for (;; ++number) {
        task == QLatin1String("add") ? add(catalog, number) : importBatch(catalog, number);
    }
}
