// SPDX-License-Identifier: MIT
#include "core/catalog/sqlitecatalogstore.h"

#include "tests/core/catalog/databasefixture.h"

#include <QTest>

#include <algorithm>

using namespace tokenrack;

namespace {

Server plainServer(const QString &name)
{
    return {.id = QUuid::createUuid(),
            .name = name,
            .provider = QStringLiteral("biotime"),
            .url = QUrl(QStringLiteral("http://192.168.1.100:8081")),
            .account = QStringLiteral("admin")};
}

QList<Server> sorted(QList<Server> servers)
{
    std::sort(servers.begin(), servers.end(),
              [](const Server &left, const Server &right) { return left.id < right.id; });
    return servers;
}

QList<Server> loaded(Database &database)
{
    const auto servers = SqliteCatalogStore(database).load();
    return servers ? sorted(*servers) : QList<Server>{};
}

int count(const Database &database, const QString &table)
{
    const QString text = textIn(database, QStringLiteral("SELECT COUNT(*) FROM ") + table);
    return text.isEmpty() ? -1 : text.toInt();
}

} // namespace

class TestSqliteCatalogStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEverything_data();
    void keepsEverything();
    void keepsManyWithTheirTags();
    void givesNobodyTheTagsOfRemovedOnes();
    void overwritesById();
    void removesUntilPurged();
    void bringsBackARemovedServer();
    void purgingForgetsTheState();
    void countsVersionsOfARow();
    void savesAllOrNothing();
    void otherConnectionSeesWhatWasSaved();
    void saysBusyWhileAnotherWrites();
    void saysDiskFull();
    void saysReadOnly();
    void saysDamagedAtADamagedPage();
    void saysDamagedWhereTagsAre();
};

void TestSqliteCatalogStore::keepsEverything_data()
{
    QTest::addColumn<Server>("server");

    Server server = plainServer(QStringLiteral("Head office"));
    QTest::newRow("plain") << server;
    server.tags = {QStringLiteral("z"), QStringLiteral("a"), QStringLiteral("Z")};
    QTest::newRow("tags keep their order") << server;
    server.options = {{QStringLiteral("token_kind"), QStringLiteral("jwt")}, {QStringLiteral("empty"), QString()}};
    QTest::newRow("options") << server;
    server.notes = QStringLiteral("First line\nsecond\tline\r\n");
    QTest::newRow("notes of many lines") << server;

    server = plainServer(QStringLiteral("上海总部 – 考勤"));
    server.account = QStringLiteral("管理员");
    server.tags = {QStringLiteral("上海")};
    server.notes = QStringLiteral("\U0001F512 备注");
    server.options = {{QStringLiteral("备注"), QStringLiteral("“值”")}};
    server.url = QUrl(QStringLiteral("https://考勤.example:8443/路径"));
    QTest::newRow("Chinese") << server;

    server = plainServer(QStringLiteral("O'Brien\"; DROP TABLE servers; --"));
    server.account = QStringLiteral("'\"`\\%?:1");
    server.tags = {QStringLiteral("'"), QStringLiteral("\"")};
    server.options = {{QStringLiteral("'"), QStringLiteral("\"\\")}};
    QTest::newRow("quotes") << server;

    server = plainServer(QString(100'000, QLatin1Char('x')));
    QTest::newRow("long") << server;
    server = {.id = QUuid::createUuid()};
    QTest::newRow("nothing but an id") << server;

    for (const char *url : {"http://[fe80::1]:8081", "https://h/a%20b/c", "http://h:80", "HTTP://Host.Example"}) {
        server = plainServer(QStringLiteral("n"));
        server.url = QUrl(QLatin1String(url));
        QTest::newRow(url) << server;
    }
}

void TestSqliteCatalogStore::keepsEverything()
{
    QFETCH(const Server, server);
    const DatabaseFixture fixture;
    QVERIFY(SqliteCatalogStore(*fixture.open()).save({server}));

    const auto reopened = fixture.open();
    QVERIFY(reopened);
    QCOMPARE(loaded(*reopened), QList<Server>{server});
}

void TestSqliteCatalogStore::keepsManyWithTheirTags()
{
    const DatabaseFixture fixture;
    QList<Server> servers;
    for (int number = 0; number < 500; ++number) {
        Server server = plainServer(QStringLiteral("Server %1").arg(number));
        for (int tag = 0; tag < number % 4; ++tag) {
            server.tags.append(QStringLiteral("tag %1").arg(tag * number));
        }
        servers.append(server);
    }
    const auto database = fixture.open();
    QVERIFY(SqliteCatalogStore(*database).save(servers));
    QCOMPARE(loaded(*database), sorted(servers));
}

void TestSqliteCatalogStore::givesNobodyTheTagsOfRemovedOnes()
{
    const DatabaseFixture fixture;
    QList<Server> servers;
    QList<QUuid> leaving;
    for (int number = 0; number < 100; ++number) {
        Server server = plainServer(QStringLiteral("Server %1").arg(number));
        server.tags = {QStringLiteral("z %1").arg(number), QStringLiteral("a %1").arg(number)};
        server.tags.resize(number % 3);
        if (number % 2 == 0) {
            leaving.append(server.id);
        }
        servers.append(server);
    }
    const auto database = fixture.open();
    SqliteCatalogStore store(*database);
    QVERIFY(store.save(servers));
    QVERIFY(store.remove(leaving));
    QList<Server> gone = servers;
    const auto isLeaving = [&leaving](const Server &server) { return leaving.contains(server.id); };
    servers.removeIf(isLeaving);
    gone.removeIf([&](const Server &server) { return !isLeaving(server); });

    QCOMPARE(loaded(*database), sorted(servers));
    const auto removed = store.loadRemoved();
    QVERIFY(removed);
    QCOMPARE(sorted(*removed), sorted(gone));
    const auto found = store.find({servers.at(3).id, leaving.first(), servers.at(1).id});
    QVERIFY(found);
    QCOMPARE(*found, QList<Server>({servers.at(3), servers.at(1)}));
}

void TestSqliteCatalogStore::overwritesById()
{
    const DatabaseFixture fixture;
    const auto database = fixture.open();
    SqliteCatalogStore store(*database);
    Server server = plainServer(QStringLiteral("before"));
    server.tags = {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")};
    QVERIFY(store.save({server}));
    server.name = QStringLiteral("after");
    server.tags = {QStringLiteral("two")};
    QVERIFY(store.save({server}));
    QCOMPARE(loaded(*database), QList<Server>{server});
}

void TestSqliteCatalogStore::removesUntilPurged()
{
    const DatabaseFixture fixture;
    const auto database = fixture.open();
    SqliteCatalogStore store(*database);
    const Server stays = plainServer(QStringLiteral("stays"));
    Server goes = plainServer(QStringLiteral("goes"));
    goes.tags = {QStringLiteral("tag")};
    QVERIFY(store.save({stays, goes}));

    QVERIFY(store.remove({goes.id, QUuid::createUuid()}));
    QCOMPARE(loaded(*database), QList<Server>{stays});
    QCOMPARE(count(*database, QStringLiteral("servers")), 2);
    QVERIFY(store.purgeRemoved(fixture.clock.now())); // what was removed before that
    QVERIFY(store.purge({stays.id})); // which was not removed
    QCOMPARE(count(*database, QStringLiteral("servers")), 2);

    QVERIFY(store.purgeRemoved(fixture.clock.now() + std::chrono::seconds(1)));
    QCOMPARE(loaded(*database), QList<Server>{stays});
    QCOMPARE(count(*database, QStringLiteral("servers")), 1);
    QCOMPARE(count(*database, QStringLiteral("tags")), 0);
}

void TestSqliteCatalogStore::bringsBackARemovedServer()
{
    const DatabaseFixture fixture;
    const auto database = fixture.open();
    SqliteCatalogStore store(*database);
    Server server = plainServer(QStringLiteral("name"));
    server.tags = {QStringLiteral("tag")};
    QVERIFY(store.save({server}));
    QVERIFY(store.remove({server.id}));
    QVERIFY(store.save({server}));
    QVERIFY(store.purgeRemoved(fixture.clock.now() + std::chrono::seconds(1)));
    QCOMPARE(loaded(*database), QList<Server>{server});
}

void TestSqliteCatalogStore::purgingForgetsTheState()
{
    const DatabaseFixture fixture;
    const auto database = fixture.open();
    SqliteCatalogStore store(*database);
    const Server stays = plainServer(QStringLiteral("stays"));
    const Server goes = plainServer(QStringLiteral("goes"));
    QVERIFY(store.save({stays, goes}));
    const QStringList tables{
        QStringLiteral("sessions (server, source, issued_at, expiry_field, sealed_token,"
                       " sealed_refresh_token, sealed_fields) VALUES (?, 'stated', 1, '', x'', x'', x'')"),
        QStringLiteral("attempts (server, account, refusals, site_has_no_lock) VALUES (?, 'a', 1, 0)"),
        QStringLiteral("errors (server, kind, server_text, server_code, http_status, detail, target, at)"
                       " VALUES (?, 'timeout', '', '', 0, '', '', 1)"),
        QStringLiteral("activity (server, at, kind, detail) VALUES (?, 1, 'copied', '')")};
    for (const QString &table : tables) {
        for (const QUuid &id : {stays.id, goes.id}) {
            QVERIFY(database->run(QStringLiteral("INSERT INTO ") + table, {idText(id)}));
        }
    }

    QVERIFY(store.remove({goes.id}));
    for (const QString &table : tables) {
        QCOMPARE(count(*database, table.section(QLatin1Char(' '), 0, 0)), 2);
    }
    QVERIFY(store.purgeRemoved(fixture.clock.now() + std::chrono::seconds(1)));
    for (const QString &table : tables) {
        QCOMPARE(count(*database, table.section(QLatin1Char(' '), 0, 0)), 1);
    }
}

void TestSqliteCatalogStore::countsVersionsOfARow()
{
    DatabaseFixture fixture;
    const auto database = fixture.open();
    SqliteCatalogStore store(*database);
    const Server server = plainServer(QStringLiteral("name"));
    const qint64 created = toMs(fixture.clock.now());
    QVERIFY(store.save({server}));
    fixture.clock.advance(std::chrono::seconds(5));
    QVERIFY(store.save({server}));
    QVERIFY(store.remove({server.id}));

    const QString row = textIn(*database,
                               QStringLiteral("SELECT row_version || ' ' || created_at || ' ' || changed_at || ' ' ||"
                                              " removed_at FROM servers"));
    QCOMPARE(row, QStringLiteral("3 %1 %2 %2").arg(created).arg(created + 5000));
}

void TestSqliteCatalogStore::savesAllOrNothing()
{
    const DatabaseFixture fixture;
    const auto database = fixture.open();
    SqliteCatalogStore store(*database);
    QVERIFY(database->run(QStringLiteral("CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.servers"
                                         " WHEN NEW.name = 'bad' BEGIN SELECT RAISE(ABORT, 'refused'); END")));
    const auto saved = store.save({plainServer(QStringLiteral("good")), plainServer(QStringLiteral("bad"))});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, StoreErrorKind::Other);
    QVERIFY2(saved.error().detail.contains(QStringLiteral("refused")), qPrintable(saved.error().detail));
    QCOMPARE(loaded(*database), QList<Server>{});
    QVERIFY(store.save({plainServer(QStringLiteral("good"))}));
}

void TestSqliteCatalogStore::otherConnectionSeesWhatWasSaved()
{
    const DatabaseFixture fixture;
    const auto window = fixture.open();
    const auto terminal = fixture.open();
    QVERIFY(window && terminal);
    QCOMPARE(window->id(), terminal->id());
    Server server = plainServer(QStringLiteral("by the window"));
    QVERIFY(SqliteCatalogStore(*window).save({server}));
    QCOMPARE(loaded(*terminal), QList<Server>{server});
    server.name = QStringLiteral("by the terminal");
    QVERIFY(SqliteCatalogStore(*terminal).save({server}));
    QCOMPARE(loaded(*window), QList<Server>{server});
}

void TestSqliteCatalogStore::saysBusyWhileAnotherWrites()
{
    const DatabaseFixture fixture;
    const auto writing = fixture.open();
    const auto waiting = fixture.open();
    QVERIFY(waiting->run(QStringLiteral("PRAGMA busy_timeout = 20")));
    const Server server = plainServer(QStringLiteral("name"));
    const auto done = writing->transaction([&]() -> Result<Done, StoreError> {
        const auto saved = SqliteCatalogStore(*waiting).save({server});
        [&] {
            QVERIFY(!saved);
            QCOMPARE(saved.error().kind, StoreErrorKind::Busy);
            QCOMPARE(saved.error().path, fixture.path);
        }();
        return Done();
    });
    QVERIFY(done);
    QVERIFY(SqliteCatalogStore(*waiting).save({server}));
}

void TestSqliteCatalogStore::saysDiskFull()
{
    const DatabaseFixture fixture;
    const auto database = fixture.open();
    SqliteCatalogStore store(*database);
    const Server small = plainServer(QStringLiteral("name"));
    QVERIFY(store.save({small}));
    // SQLite's own limit gives the result code of a full disk.
    QVERIFY(database->run(QStringLiteral("PRAGMA max_page_count = 1")));
    Server large = small;
    large.notes = QString(100'000, QLatin1Char('x'));
    const auto saved = store.save({large});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, StoreErrorKind::DiskFull);
    QCOMPARE(loaded(*database), QList<Server>{small});
}

void TestSqliteCatalogStore::saysReadOnly()
{
    const DatabaseFixture fixture;
    const auto database = fixture.open();
    QVERIFY(database->run(QStringLiteral("PRAGMA query_only = ON")));
    const auto saved = SqliteCatalogStore(*database).save({plainServer(QStringLiteral("name"))});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, StoreErrorKind::ReadOnly);
}

void TestSqliteCatalogStore::saysDamagedAtADamagedPage()
{
    const DatabaseFixture fixture;
    QList<Server> servers;
    for (int number = 0; number < 1000; ++number) {
        servers.append(plainServer(QStringLiteral("Server %1").arg(number)));
    }
    QVERIFY(SqliteCatalogStore(*fixture.open()).save(servers));
    QVERIFY(fixture.open()); // makes today's backup, which would meet the damage at once
    QFile file(fixture.path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qint64 pageSize = 4096;
    for (qint64 page = 20; page * pageSize < file.size();
         ++page) { // the first ones hold the header and the tables' roots
        QVERIFY(file.seek(page * pageSize));
        QCOMPARE(file.write(QByteArray(pageSize, '\xa5')), pageSize);
    }
    file.close();

    const auto database = fixture.open();
    QVERIFY(database);
    const auto result = SqliteCatalogStore(*database).load();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, StoreErrorKind::Damaged);
}

//! The first page of tags is met only once the servers are read.
void TestSqliteCatalogStore::saysDamagedWhereTagsAre()
{
    const DatabaseFixture fixture;
    Server server = plainServer(QStringLiteral("name"));
    server.tags = {QStringLiteral("tag")};
    QVERIFY(SqliteCatalogStore(*fixture.open()).save({server}));
    QVERIFY(fixture.open()); // as above
    const int root =
        textIn(*fixture.open(), QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = 'tags'")).toInt();
    QVERIFY(root > 1);
    QFile file(fixture.path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qint64 pageSize = 4096;
    QVERIFY(file.seek((root - 1) * pageSize));
    QCOMPARE(file.write(QByteArray(pageSize, '\xa5')), pageSize);
    file.close();

    const auto database = fixture.open();
    QVERIFY(database);
    const auto result = SqliteCatalogStore(*database).load();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, StoreErrorKind::Damaged);
    QVERIFY(QFile::exists(fixture.path + QStringLiteral(".damaged"))); // so that the next start looks
}

QTEST_GUILESS_MAIN(TestSqliteCatalogStore)
#include "tst_sqlitecatalogstore.moc"
