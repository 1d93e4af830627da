// SPDX-License-Identifier: MIT
#include "core/session/sqlitesessionstore.h"

#include "core/catalog/sqlitecatalogstore.h"
#include "core/session/sqliterows.h"
#include "tests/core/catalog/databasefixture.h"

#include <QSet>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace tokenrack;

namespace {

const Instant someTime = instantFromMs(1'791'209'000'007);

StoredSession fullSession()
{
    return {
        .times = {.source = ExpirySource::Stated,
                  .expiresAt = someTime + std::chrono::hours(2),
                  .refreshExpiresAt = someTime + std::chrono::hours(24 * 14),
                  .issuedAt = someTime,
                  .clockDifference = Milliseconds(-90'001),
                  .expiryField = QStringLiteral("result.expire")},
        .sealedToken = QByteArray("\x00\x01 sealed \xff", 11),
        .sealedRefreshToken = QByteArrayLiteral("refresh"),
        .sealedFields = QByteArrayLiteral("fields"),
        .verifiedAt = someTime + std::chrono::minutes(5),
    };
}

AuthError fullError()
{
    return {
        .kind = AuthErrorKind::LockedOut,
        .serverText = QStringLiteral("账号已锁定 'x'"),
        .serverCode = QStringLiteral("103"),
        .httpStatus = 403,
        .detail = QStringLiteral("detail"),
        .retryAt = someTime + std::chrono::hours(2),
        .target = QStringLiteral("http://elsewhere/"),
    };
}

Server plainServer(const QString &name)
{
    return {.id = QUuid::createUuid(),
            .name = name,
            .provider = QStringLiteral("xswitch"),
            .url = QUrl(QStringLiteral("http://10.0.0.1")),
            .account = QStringLiteral("admin"),
            .tags = {QStringLiteral("plant")}};
}

void compare(const AuthError &actual, const AuthError &expected)
{
    QCOMPARE(actual.kind, expected.kind);
    QCOMPARE(actual.serverText, expected.serverText);
    QCOMPARE(actual.serverCode, expected.serverCode);
    QCOMPARE(actual.httpStatus, expected.httpStatus);
    QCOMPARE(actual.detail, expected.detail);
    QCOMPARE(actual.retryAt, expected.retryAt);
    QCOMPARE(actual.target, expected.target);
}

AttemptRecord oneMore(AttemptRecord record)
{
    ++record.refusals;
    return record;
}

} // namespace

class TestSqliteSessionStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void keepsASession_data();
    void keepsASession();
    void loadsWithoutSealedValues();
    void replacesAndRemovesASession();
    void hasNoSessionOfAStranger();
    void keepsErrors();
    void forgetsTheErrorAfterASuccess();
    void passesOverAnErrorOfALaterVersion();
    void keepsAttemptsPerAccount();
    void loadsTheAttemptsOfTheCataloguesAccount();
    void countsAttemptsOfAServerThatIsNotSaved();
    void writesNoAttemptsThatStayTheSame();
    void losesNoAttemptOfTwentyConnections();
    void waitsForNobodyWhereTheCountStays();
    void writesNothingWhenTheCountCannotBeTaken();
    void readsServersAndTheirStatesSideBySide();
    void remembersRefusedSecrets();
    void keepsActivityNewestFirst();
    void keepsTwoHundredLinesOfEachServer();

private:
    //! Reads with a connection of its own, so that only what reached the file counts.
    QHash<QUuid, StoredState> reloaded() const
    {
        const auto database = m_fixture->open();
        const auto states = SqliteSessionStore(*database).load();
        return states ? *states : QHash<QUuid, StoredState>{};
    }

    std::unique_ptr<DatabaseFixture> m_fixture;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteSessionStore> m_store;
    QUuid m_id;
};

void TestSqliteSessionStore::init()
{
    m_fixture = std::make_unique<DatabaseFixture>();
    m_database = m_fixture->open();
    QVERIFY(m_database);
    m_store = std::make_unique<SqliteSessionStore>(*m_database);
    m_id = QUuid::createUuid();
}

void TestSqliteSessionStore::cleanup()
{
    m_store.reset();
    m_database.reset();
    m_fixture.reset();
}

void TestSqliteSessionStore::keepsASession_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<bool>("full");

    QTest::newRow("stated") << int(ExpirySource::Stated) << true;
    QTest::newRow("jwt") << int(ExpirySource::Jwt) << true;
    QTest::newRow("account") << int(ExpirySource::Account) << true;
    QTest::newRow("not stated") << int(ExpirySource::NotStated) << false;
    QTest::newRow("permanent") << int(ExpirySource::Permanent) << false;
}

void TestSqliteSessionStore::keepsASession()
{
    QFETCH(const int, source);
    QFETCH(const bool, full);
    StoredSession session = full ? fullSession() : StoredSession{};
    session.times.source = ExpirySource(source);
    QVERIFY(m_store->saveSession(m_id, session));

    const auto read = m_store->session(m_id);
    QVERIFY(read);
    QVERIFY(read->has_value());
    const StoredSession &found = **read;
    QVERIFY(found.times == session.times);
    QCOMPARE(found.sealedToken, session.sealedToken);
    QCOMPARE(found.sealedRefreshToken, session.sealedRefreshToken);
    QCOMPARE(found.sealedFields, session.sealedFields);
    QCOMPARE(found.verifiedAt, session.verifiedAt);
}

void TestSqliteSessionStore::loadsWithoutSealedValues()
{
    QVERIFY(m_store->saveSession(m_id, fullSession()));
    const auto states = reloaded();
    QCOMPARE(states.size(), 1);
    const auto session = states.value(m_id).session;
    QVERIFY(session);
    QVERIFY(session->times == fullSession().times);
    QCOMPARE(session->verifiedAt, fullSession().verifiedAt);
    QCOMPARE(session->sealedToken, QByteArray());
    QVERIFY(!states.value(m_id).lastError);
}

void TestSqliteSessionStore::replacesAndRemovesASession()
{
    QVERIFY(m_store->saveSession(m_id, fullSession()));
    StoredSession next;
    next.sealedToken = QByteArrayLiteral("next");
    QVERIFY(m_store->saveSession(m_id, next));
    QCOMPARE(m_store->session(m_id).value()->sealedToken, next.sealedToken);
    QCOMPARE(m_store->session(m_id).value()->verifiedAt, std::nullopt);

    QVERIFY(m_store->removeSession(m_id));
    QVERIFY(!m_store->session(m_id).value());
    QVERIFY(reloaded().isEmpty());
}

void TestSqliteSessionStore::hasNoSessionOfAStranger()
{
    const auto found = m_store->session(m_id);
    QVERIFY(found);
    QVERIFY(!*found);
    QVERIFY(m_store->removeSession(m_id));
}

void TestSqliteSessionStore::keepsErrors()
{
    QVERIFY(m_store->saveError(m_id, fullError(), someTime));
    const QUuid other = QUuid::createUuid();
    QVERIFY(m_store->saveError(other, AuthError{.kind = AuthErrorKind::Timeout}, someTime));

    const auto states = reloaded();
    compare(*states.value(m_id).lastError, fullError());
    QCOMPARE(states.value(m_id).lastErrorAt, someTime);
    compare(*states.value(other).lastError, AuthError{.kind = AuthErrorKind::Timeout});
}

void TestSqliteSessionStore::forgetsTheErrorAfterASuccess()
{
    QVERIFY(m_store->saveError(m_id, fullError(), someTime));
    QVERIFY(m_store->saveError(m_id, std::nullopt, someTime));
    QVERIFY(reloaded().isEmpty());
}

void TestSqliteSessionStore::passesOverAnErrorOfALaterVersion()
{
    QVERIFY(m_store->saveError(m_id, fullError(), someTime));
    QVERIFY(m_database->run(QStringLiteral("UPDATE errors SET kind = 'not_yet_known'")));
    QVERIFY(reloaded().isEmpty());
}

void TestSqliteSessionStore::keepsAttemptsPerAccount()
{
    const AttemptRecord full{.refusals = 4,
                             .lastRefusal = someTime,
                             .lockedUntil = someTime + std::chrono::hours(2),
                             .secretRefusedAt = someTime - std::chrono::hours(1),
                             .siteHasNoLock = true};
    const auto written = m_store->changeAttempts({m_id, QStringLiteral("admin"), {}}, [&full](AttemptRecord before) {
        [&before] { QCOMPARE(before.refusals, 0); }();
        return full;
    });
    QVERIFY(written);
    QVERIFY(*written == full);
    QVERIFY(*m_store->attempts({m_id, QStringLiteral("admin"), {}}) == full);
    QVERIFY(*m_store->attempts({m_id, QStringLiteral("Admin"), {}}) == AttemptRecord{});
    QVERIFY(*m_store->attempts({m_id, QString(), {}}) == AttemptRecord{});
    QVERIFY(*m_store->attempts({QUuid::createUuid(), QStringLiteral("admin"), {}}) == AttemptRecord{});

    QCOMPARE(m_store->changeAttempts({m_id, QStringLiteral("admin"), {}}, oneMore)->refusals, 5);
    QCOMPARE(m_store->changeAttempts({m_id, QString(), {}}, oneMore)->refusals, 1);
    QCOMPARE(m_store->attempts({m_id, QString(), {}})->refusals, 1);
}

void TestSqliteSessionStore::loadsTheAttemptsOfTheCataloguesAccount()
{
    Server server{.id = m_id, .name = QStringLiteral("n"), .account = QStringLiteral("old")};
    QVERIFY(SqliteCatalogStore(*m_database).save({server}));
    QVERIFY(m_store->changeAttempts({m_id, QStringLiteral("old"), {}}, oneMore));
    QCOMPARE(reloaded().value(m_id).attempts.refusals, 1);

    server.account = QStringLiteral("new");
    QVERIFY(SqliteCatalogStore(*m_database).save({server}));
    QCOMPARE(reloaded().value(m_id).attempts.refusals, 0);
}

void TestSqliteSessionStore::countsAttemptsOfAServerThatIsNotSaved()
{
    QVERIFY(m_store->changeAttempts({m_id, QStringLiteral("admin"), {}}, oneMore));
    QCOMPARE(m_store->attempts({m_id, QStringLiteral("admin"), {}})->refusals, 1);
}

//! A log-in that was accepted at once changes nothing, and shall not wait for the disk.
void TestSqliteSessionStore::writesNoAttemptsThatStayTheSame()
{
    const auto changes = [this] { return textIn(*m_database, QStringLiteral("SELECT total_changes()")); };
    QVERIFY(m_store->changeAttempts({m_id, QStringLiteral("admin"), {}}, oneMore));
    const QString before = changes();
    const auto same = m_store->changeAttempts({m_id, QStringLiteral("admin"), {}},
                                              [](const AttemptRecord &record) { return record; });
    QVERIFY(same);
    QCOMPARE(same->refusals, 1);
    QCOMPARE(changes(), before);
}

void TestSqliteSessionStore::losesNoAttemptOfTwentyConnections()
{
    constexpr int connections = 20;
    constexpr int attemptsOfEach = 10;
    std::atomic<int> counted = 0;
    const auto tryOften = [&] {
        const auto database = m_fixture->open();
        for (int attempt = 0; database && attempt < attemptsOfEach; ++attempt) {
            const auto written =
                SqliteSessionStore(*database).changeAttempts({m_id, QStringLiteral("admin"), {}}, oneMore);
            counted += written ? 1 : 0;
        }
    };
    std::vector<std::thread> threads;
    for (int connection = 0; connection < connections; ++connection) {
        threads.emplace_back(tryOften);
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(counted.load(), connections * attemptsOfEach);
    QCOMPARE(m_store->attempts({m_id, QStringLiteral("admin"), {}})->refusals, connections * attemptsOfEach);
}

void TestSqliteSessionStore::waitsForNobodyWhereTheCountStays()
{
    const auto other = m_fixture->open();
    QVERIFY(other->run(QStringLiteral("PRAGMA busy_timeout = 20")));
    const auto done = m_database->transaction([&]() -> Result<Done, StoreError> {
        const auto written = SqliteSessionStore(*other).changeAttempts({m_id, QStringLiteral("admin"), {}},
                                                                       [](AttemptRecord record) { return record; });
        [&] {
            QVERIFY(written);
            QCOMPARE(*written, AttemptRecord());
        }();
        return Done();
    });
    QVERIFY(done);
}

void TestSqliteSessionStore::writesNothingWhenTheCountCannotBeTaken()
{
    const auto other = m_fixture->open();
    QVERIFY(other->run(QStringLiteral("PRAGMA busy_timeout = 20")));
    const auto done = m_database->transaction([&]() -> Result<Done, StoreError> {
        const auto written = SqliteSessionStore(*other).changeAttempts({m_id, QStringLiteral("admin"), {}}, oneMore);
        [&] {
            QVERIFY(!written);
            QCOMPARE(written.error().kind, StoreErrorKind::Busy);
        }();
        return Done();
    });
    QVERIFY(done);
    QCOMPARE(m_store->attempts({m_id, QStringLiteral("admin"), {}})->refusals, 0);
}

void TestSqliteSessionStore::readsServersAndTheirStatesSideBySide()
{
    SqliteCatalogStore catalog(*m_database);
    QList<Server> servers;
    for (int i = 0; i < 6; ++i) {
        servers.append(plainServer(QStringLiteral("rack %1").arg(i)));
    }
    QVERIFY(catalog.save(servers));
    const auto attemptsOf = [&](const Server &server, const QString &account) {
        QVERIFY(m_store->changeAttempts({server.id, account, {}}, oneMore));
    };
    QVERIFY(m_store->saveSession(servers[1].id, fullSession()));
    attemptsOf(servers[2], servers[2].account);
    attemptsOf(servers[3], QStringLiteral("of an earlier account"));
    QVERIFY(m_store->saveError(servers[3].id, AuthError{.kind = AuthErrorKind::Timeout}, someTime));
    QVERIFY(m_store->saveError(servers[4].id, AuthError{.kind = AuthErrorKind::Refused}, someTime));
    QVERIFY(m_database->run(QStringLiteral("UPDATE errors SET kind = 'of_a_later_version' WHERE server = ?"),
                            {idText(servers[4].id)}));
    QVERIFY(m_store->saveSession(servers[5].id, fullSession())); // and then it is removed
    QVERIFY(catalog.remove({servers[5].id}));
    attemptsOf(plainServer(QStringLiteral("a draft")), QStringLiteral("admin"));

    const auto loaded = m_store->load();
    QVERIFY(loaded);
    QSet<QUuid> seen;
    QVERIFY(forEachServer(*m_database, ServerReader::Tags::Read, [&](const Server &server, const StoredState &state) {
        seen.insert(server.id);
        const StoredState other = loaded->value(server.id);
        QCOMPARE(state.session.has_value(), other.session.has_value());
        QVERIFY(!state.session || state.session->times == other.session->times);
        QCOMPARE(state.attempts, other.attempts);
        QCOMPARE(state.lastErrorAt, other.lastErrorAt);
        QCOMPARE(bool(state.lastError), bool(other.lastError));
    }));
    QCOMPARE(seen, QSet<QUuid>({servers[0].id, servers[1].id, servers[2].id, servers[3].id, servers[4].id}));
    QCOMPARE(loaded->value(servers[2].id).attempts.refusals, 1);
    QVERIFY(loaded->value(servers[3].id).lastError);
}

void TestSqliteSessionStore::remembersRefusedSecrets()
{
    const QByteArray hash(32, 'h');
    QVERIFY(!*m_store->hasRefusedSecrets());

    QVERIFY(m_store->noteRefusedSecret(m_id, QStringLiteral("admin"), hash, someTime));
    QVERIFY(*m_store->hasRefusedSecrets());
    QCOMPARE(*m_store->refusedSecretAt(hash), std::optional(someTime));
    QCOMPARE(*m_store->refusedSecretAt(QByteArray(32, 'o')), std::nullopt);

    QVERIFY(m_store->forgetRefusedSecret(hash));
    QVERIFY(!*m_store->hasRefusedSecrets());
    QCOMPARE(*m_store->refusedSecretAt(hash), std::nullopt);
}

void TestSqliteSessionStore::keepsActivityNewestFirst()
{
    const QUuid other = QUuid::createUuid();
    QVERIFY(m_store->addActivity({m_id, someTime, ActivityKind::LoggedIn, {}}));
    QVERIFY(m_store->addActivity({other, someTime, ActivityKind::Checked, {}}));
    QVERIFY(m_store->addActivity({m_id, someTime, ActivityKind::Copied, QStringLiteral("curl")}));

    const auto lines = m_store->activities(m_id, 100);
    QVERIFY(lines);
    QCOMPARE(lines->size(), 2);
    QCOMPARE(lines->at(0).kind, ActivityKind::Copied);
    QCOMPARE(lines->at(0).detail, QStringLiteral("curl"));
    QCOMPARE(lines->at(0).server, m_id);
    QCOMPARE(lines->at(0).at, someTime);
    QCOMPARE(lines->at(1).kind, ActivityKind::LoggedIn);
    QCOMPARE(m_store->activities(m_id, 1)->size(), 1);
    QCOMPARE(m_store->activities(QUuid::createUuid(), 1)->size(), 0);
}

void TestSqliteSessionStore::keepsTwoHundredLinesOfEachServer()
{
    const QUuid other = QUuid::createUuid();
    QVERIFY(m_store->addActivity({other, someTime, ActivityKind::Checked, {}}));
    QVERIFY(m_database->run(QStringLiteral("PRAGMA synchronous = OFF"))); // two hundred waits for the disk less
    for (int number = 1; number <= 203; ++number) {
        QVERIFY(m_store->addActivity({m_id, someTime, ActivityKind::Failed, QString::number(number)}));
    }
    const auto lines = m_store->activities(m_id, 1000);
    QCOMPARE(lines->size(), 200);
    QCOMPARE(lines->first().detail, QStringLiteral("203"));
    QCOMPARE(lines->last().detail, QStringLiteral("4"));
    QCOMPARE(m_store->activities(other, 1000)->size(), 1);
}

QTEST_GUILESS_MAIN(TestSqliteSessionStore)
#include "tst_sqlitesessionstore.moc"
