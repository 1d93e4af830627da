// SPDX-License-Identifier: MIT
#include "core/catalog/catalog.h"
#include "core/catalog/databaserestore.h"
#include "core/catalog/profilewatch.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "core/session/sqlitesessionstore.h"
#include "tests/core/catalog/databasefixture.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

//! One of the programs that share the profile.
struct Program
{
    explicit Program(const DatabaseFixture &files)
        : database(files.open())
        , log(*database)
        , store(*database)
        , sessions(*database)
        , catalog(store)
    {
        loaded = catalog.load().hasValue();
    }

    std::unique_ptr<Database> database;
    ChangeLog log;
    SqliteCatalogStore store;
    SqliteSessionStore sessions;
    Catalog catalog;
    bool loaded = false;
};

Server someServer(const QString &name)
{
    Server server{.id = QUuid::createUuid(), .name = name, .provider = QStringLiteral("biotime")};
    server.url = QUrl(QStringLiteral("http://clock.example:8081"));
    server.account = QStringLiteral("admin");
    return server;
}

} // namespace

class TestProfileWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void tellsNothingOfItself();
    void tellsWhatOthersChanged();
    void tellsEachChangeOnce();
    void tellsOfEveryKindOfState();
    void tellsOfEverythingWhenTracesAreGone();
    void keepsOneRowForEachServer();

    void wakesUpWhenAnotherWrites();
    void staysAsleepOtherwise();
    void noticesAWalThatWasMadeAnew();
    void noticesThatTheFileWasReplaced();

    void takesOverWhatOthersChanged();
    void takesOverManyLittleByLittle();
    void mergesTwoEdits_data();
    void mergesTwoEdits();
    void keepsTheEditsOfBoth();

private:
    std::unique_ptr<DatabaseFixture> m_files;
    std::unique_ptr<Program> m_here;
    std::unique_ptr<Program> m_there;
};

void TestProfileWatch::init()
{
    m_files = std::make_unique<DatabaseFixture>();
    m_here = std::make_unique<Program>(*m_files);
    m_there = std::make_unique<Program>(*m_files);
    QVERIFY(m_here->loaded && m_there->loaded);
}

void TestProfileWatch::cleanup()
{
    m_here.reset();
    m_there.reset();
}

void TestProfileWatch::tellsNothingOfItself()
{
    const Server server = someServer(QStringLiteral("Gate"));
    QVERIFY(m_here->catalog.save({server}));
    QVERIFY(m_here->sessions.saveSession(server.id, {}));
    const auto changes = m_here->log.look();
    QVERIFY(changes);
    QVERIFY(changes->isEmpty());
}

void TestProfileWatch::tellsWhatOthersChanged()
{
    const Server server = someServer(QStringLiteral("Gate"));
    QVERIFY(m_there->catalog.save({server}));
    auto changes = m_here->log.look();
    QVERIFY(changes);
    QVERIFY(!changes->isEverything);
    QCOMPARE(changes->servers, QList<QUuid>{server.id});
    QCOMPARE(changes->states, QList<QUuid>());

    QVERIFY(m_there->sessions.saveSession(server.id, {}));
    changes = m_here->log.look();
    QVERIFY(changes);
    QCOMPARE(changes->servers, QList<QUuid>());
    QCOMPARE(changes->states, QList<QUuid>{server.id});

    QVERIFY(m_there->catalog.remove({server.id}));
    changes = m_here->log.look();
    QVERIFY(changes);
    QCOMPARE(changes->servers, QList<QUuid>{server.id});
}

void TestProfileWatch::tellsEachChangeOnce()
{
    QVERIFY(m_there->catalog.save({someServer(QStringLiteral("Gate"))}));
    QCOMPARE(m_here->log.look().value().servers.size(), 1);
    QVERIFY(m_here->log.look().value().isEmpty());
    QVERIFY(m_here->catalog.save({someServer(QStringLiteral("Door"))}));
    QVERIFY(m_here->log.look().value().isEmpty());
    QCOMPARE(m_there->log.look().value().servers.size(), 2); // its own is told, too
}

void TestProfileWatch::tellsOfEveryKindOfState()
{
    const QUuid server = QUuid::createUuid();
    const Instant now = m_files->clock.now();
    SqliteSessionStore &store = m_there->sessions;
    const QList<std::function<bool()>> changes{
        [&] { return store.saveSession(server, {}).hasValue(); },
        [&] { return store.setVerified(server, {}, now).hasValue(); },
        [&] { return store.removeSession(server).hasValue(); },
        [&] { return store.saveError(server, AuthError{.kind = AuthErrorKind::Timeout}, now).hasValue(); },
        [&] { return store.saveError(server, std::nullopt, now).hasValue(); },
        [&] { return store.addActivity({server, now, ActivityKind::Copied, {}}).hasValue(); },
        [&] {
            return store
                .changeAttempts({server, QStringLiteral("a"), {}},
                                [](AttemptRecord record) {
                                    ++record.refusals;
                                    return record;
                                })
                .hasValue();
        },
    };
    for (const auto &change : changes) {
        QVERIFY(change());
        QCOMPARE(m_here->log.look().value().states, QList<QUuid>{server});
    }
}

void TestProfileWatch::tellsOfEverythingWhenTracesAreGone()
{
    QList<Server> many;
    QList<QUuid> ids;
    for (int number = 0; number < 1000; ++number) {
        many.append(someServer(QString::number(number)));
        ids.append(many.last().id);
    }
    QVERIFY(m_there->catalog.save(many));
    QCOMPARE(m_here->log.look().value().servers.size(), 1000);
    QVERIFY(m_there->catalog.remove(ids));
    const Instant later = m_files->clock.now() + 1s;
    QVERIFY(m_there->store.purgeRemoved(later));
    QVERIFY(m_here->log.look().value().isEverything);
    QVERIFY(m_here->log.look().value().isEmpty());

    const Server server = someServer(QStringLiteral("Gate"));
    QVERIFY(m_there->catalog.save({server}));
    QVERIFY(m_there->catalog.remove({server.id}));
    QVERIFY(m_there->store.purgeRemoved(later)); // one trace more is no matter
    QCOMPARE(m_here->log.look().value().servers, QList<QUuid>{server.id});
}

void TestProfileWatch::keepsOneRowForEachServer()
{
    Server server = someServer(QStringLiteral("Gate"));
    for (int number = 0; number < 20; ++number) {
        server.notes = QString::number(number);
        QVERIFY(m_there->catalog.save({server}));
        QVERIFY(m_there->sessions.saveSession(server.id, {}));
    }
    QCOMPARE(textIn(*m_here->database, QStringLiteral("SELECT count(*) FROM changes")), QStringLiteral("2"));
}

void TestProfileWatch::wakesUpWhenAnotherWrites()
{
    ProfileWatch watch(*m_here->database);
    QSignalSpy told(&watch, &ProfileWatch::changedElsewhere);
    for (int round = 1; round <= 3; ++round) {
        QVERIFY(m_there->catalog.save({someServer(QStringLiteral("Gate"))}));
        QTRY_COMPARE(told.size(), round);
    }
}

void TestProfileWatch::staysAsleepOtherwise()
{
    ProfileWatch watch(*m_here->database);
    QSignalSpy told(&watch, &ProfileWatch::changedElsewhere);
    QVERIFY(m_here->catalog.save({someServer(QStringLiteral("Gate"))}));
    QVERIFY(m_there->catalog.save({someServer(QStringLiteral("Door"))})); // ends the wait
    QTRY_COMPARE(told.size(), 1);
    const auto timers = watch.findChildren<QTimer *>();
    QVERIFY(std::none_of(timers.cbegin(), timers.cend(), [](const QTimer *timer) { return timer->isActive(); }));
}

void TestProfileWatch::noticesAWalThatWasMadeAnew()
{
    m_there.reset();
    ProfileWatch watch(*m_here->database);
    QSignalSpy told(&watch, &ProfileWatch::changedElsewhere);
    // As when the last connection closes and the file goes. It is made again by the next one that opens.
    QVERIFY(m_here->database->run(QStringLiteral("PRAGMA journal_mode = DELETE")));
    QVERIFY(!QFile::exists(m_files->path + QStringLiteral("-wal")));
    m_there = std::make_unique<Program>(*m_files);
    for (int round = 1; round <= 2; ++round) {
        QVERIFY(m_there->catalog.save({someServer(QStringLiteral("Gate"))}));
        QTRY_COMPARE(told.size(), round);
    }
}

void TestProfileWatch::noticesThatTheFileWasReplaced()
{
    m_there.reset();
    ProfileWatch watch(*m_here->database);
    QSignalSpy failed(&watch, &ProfileWatch::failed);
    QSignalSpy told(&watch, &ProfileWatch::changedElsewhere);
    QVERIFY(startEmpty(m_files->path, m_files->clock.now(), Replaces::Whatever));
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.first().first().value<StoreError>();
    QCOMPARE(error.kind, StoreErrorKind::Replaced);
    QCOMPARE(error.path, m_files->path);

    m_there = std::make_unique<Program>(*m_files);
    QVERIFY(m_there->catalog.save({someServer(QStringLiteral("Gate"))}));
    watch.look();
    QCOMPARE(failed.size(), 1); // one word is enough
    QVERIFY(!m_here->catalog.save({someServer(QStringLiteral("Door"))}));
    QCOMPARE(told.size(), 0);
}

void TestProfileWatch::takesOverWhatOthersChanged()
{
    const Server kept = someServer(QStringLiteral("Kept"));
    Server edited = someServer(QStringLiteral("Edited"));
    const Server removed = someServer(QStringLiteral("Removed"));
    QVERIFY(m_there->catalog.save({kept, edited, removed}));
    QSignalSpy added(&m_here->catalog, &Catalog::added);
    QSignalSpy changed(&m_here->catalog, &Catalog::changed);
    QSignalSpy gone(&m_here->catalog, &Catalog::removed);
    QVERIFY(m_here->catalog.follow(m_here->log.look().value()));
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().at(1).value<ChangedBy>(), ChangedBy::Others);
    QCOMPARE(m_here->catalog.servers().size(), 3);

    edited.notes = QStringLiteral("moved to the cellar");
    QVERIFY(m_there->catalog.save({edited}));
    QVERIFY(m_there->catalog.remove({removed.id}));
    QVERIFY(m_here->catalog.follow(m_here->log.look().value()));
    QCOMPARE(added.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(gone.size(), 1);
    QCOMPARE(*m_here->catalog.find(edited.id), edited);
    QVERIFY(!m_here->catalog.find(removed.id));

    QVERIFY(m_there->catalog.save({kept})); // as it was
    QVERIFY(m_here->catalog.follow(m_here->log.look().value()));
    QCOMPARE(changed.size(), 1);
}

void TestProfileWatch::takesOverManyLittleByLittle()
{
    QList<Server> many;
    for (int number = 0; number < 3000; ++number) {
        many.append(someServer(QString::number(number)));
    }
    QVERIFY(m_here->catalog.save({someServer(QStringLiteral("Own"))}));
    QVERIFY(m_there->catalog.save(many));
    QVERIFY(m_here->catalog.follow(m_here->log.look().value()));
    QVERIFY(m_here->catalog.servers().size() < 3001);
    QTRY_COMPARE(m_here->catalog.servers().size(), 3001);
    QVERIFY(m_here->catalog.follow({.isEverything = true, .servers = {}, .states = {}}));
    QCOMPARE(m_here->catalog.servers().size(), 3001);
}

void TestProfileWatch::mergesTwoEdits_data()
{
    QTest::addColumn<Server>("mine");
    QTest::addColumn<Server>("theirs");
    QTest::addColumn<Server>("result");
    Server base = someServer(QStringLiteral("Gate"));
    base.id = QUuid(QStringLiteral("11111111-2222-4333-8444-555555555555"));
    base.tags = {QStringLiteral("a"), QStringLiteral("b")};
    base.options = {{QStringLiteral("x"), QStringLiteral("1")}, {QStringLiteral("y"), QStringLiteral("1")}};
    const auto with = [&base](const std::function<void(Server &)> &change) {
        Server server = base;
        change(server);
        return server;
    };
    const Server named = with([](Server &server) { server.name = QStringLiteral("North gate"); });
    const Server noted = with([](Server &server) { server.notes = QStringLiteral("Note"); });
    QTest::newRow("nothing by me") << base << noted << noted;
    QTest::newRow("nothing by them") << named << base << named;
    QTest::newRow("different fields") << named << noted << with([&](Server &server) {
        server.name = named.name;
        server.notes = noted.notes;
    });
    QTest::newRow("the same field") << named << with([](Server &server) { server.name = QStringLiteral("Door"); })
                                    << named;
    QTest::newRow("tags") << with([](Server &server) { server.tags = {QStringLiteral("b"), QStringLiteral("mine")}; })
                          << with([](Server &server) { server.tags.append(QStringLiteral("theirs")); })
                          << with([](Server &server) {
                                 server.tags = {QStringLiteral("b"), QStringLiteral("theirs"), QStringLiteral("mine")};
                             });
    QTest::newRow("options") << with([](Server &server) { server.options.remove(QStringLiteral("x")); })
                             << with([](Server &server) { server.options[QStringLiteral("y")] = QStringLiteral("2"); })
                             << with([](Server &server) {
                                    server.options = {{QStringLiteral("y"), QStringLiteral("2")}};
                                });
    QTest::newRow("another system") << with([](Server &server) {
        server.provider = QStringLiteral("xswitch");
        server.options = {};
    }) << with([](Server &server) { server.options[QStringLiteral("y")] = QStringLiteral("2"); })
                                    << with([](Server &server) {
                                           server.provider = QStringLiteral("xswitch");
                                           server.options = {};
                                       });
}

void TestProfileWatch::mergesTwoEdits()
{
    QFETCH(Server, mine);
    QFETCH(Server, theirs);
    QFETCH(Server, result);
    Server base = someServer(QStringLiteral("Gate"));
    base.id = mine.id;
    base.tags = {QStringLiteral("a"), QStringLiteral("b")};
    base.options = {{QStringLiteral("x"), QStringLiteral("1")}, {QStringLiteral("y"), QStringLiteral("1")}};
    QCOMPARE(merged(base, mine, theirs), result);
}

void TestProfileWatch::keepsTheEditsOfBoth()
{
    const Server base = someServer(QStringLiteral("Gate"));
    QVERIFY(m_here->catalog.save({base}));
    Server theirs = base;
    theirs.notes = QStringLiteral("Note");
    QVERIFY(m_there->catalog.change(base, theirs));
    Server mine = base; // in a dialog that was opened before
    mine.name = QStringLiteral("North gate");
    QVERIFY(m_here->catalog.change(base, mine));
    QCOMPARE(m_here->catalog.find(base.id)->name, QStringLiteral("North gate"));
    QCOMPARE(m_here->catalog.find(base.id)->notes, QStringLiteral("Note"));

    QVERIFY(m_there->catalog.remove({base.id}));
    QVERIFY(m_here->catalog.change(base, mine)); // what a person saves is there
    QCOMPARE(m_here->store.load().value(), QList<Server>{mine});
}

QTEST_GUILESS_MAIN(TestProfileWatch)
#include "tst_profilewatch.moc"
