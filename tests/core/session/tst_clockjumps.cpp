// SPDX-License-Identifier: MIT
// The clock is set, or the machine sleeps, while servers are logged in.
#include "tests/core/session/sessionsfixture.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const QString gateway = QStringLiteral("http://gw.example:58081");
const QString logInPath = QStringLiteral("/v1.0/openapi/auth/login");
constexpr int manyServers = 12;
constexpr Milliseconds tenYears = 24h * 3653;

QByteArray hummingbirdPair(Instant now, int number)
{
    return QStringLiteral("{\"code\":0,\"success\":true,\"t\":%1,\"result\":{\"access_token\":\"access-%3\","
                          "\"expire\":%2,\"refresh_token\":\"refresh-%3\"}}")
        .arg(toMs(now))
        .arg(toMs(now) / 1000 + 7200)
        .arg(number)
        .toUtf8();
}

QString refreshPath(int number)
{
    return QStringLiteral("/v1.0/openapi/token/refresh-%1").arg(number);
}

} // namespace

class TestClockJumps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void renewsEachOnceAfterASleep();
    void hasTheNewTimeAtOnce_data();
    void hasTheNewTimeAtOnce();
    void losesNothingInTenYearsAheadAndBack();
    void wakesNothingThatHasEnded();
    void doesNotWaitLongerAfterAClockSetBack();

private:
    Instant now() const { return m_fixture->files.clock.now(); }
    void jump(Milliseconds step);
    qsizetype sent() const { return m_fixture->transport.sent().size(); }
    qsizetype count(Status status);

    std::unique_ptr<SessionsFixture> m_fixture;
    QList<Server> m_servers; //!< logged in, number n holds refresh-n
};

void TestClockJumps::init()
{
    m_fixture = std::make_unique<SessionsFixture>();
    m_fixture->sessions().lookAtClock();
    m_servers.clear();
    for (int number = 0; number < manyServers; ++number) {
        const Server server =
            m_fixture->addServer(QStringLiteral("hummingbird"), gateway, QStringLiteral("user%1").arg(number));
        m_fixture->storePassword(server);
        m_fixture->transport.reply(HttpMethod::Post, logInPath,
                                   jsonResponse(hummingbirdPair(now(), number), 200, now()));
        m_fixture->sessions().logIn(server.id);
        QVERIFY(m_fixture->waitIdle(server));
        m_servers.append(server);
        QTRY_VERIFY(m_fixture->store().session(server.id)->has_value()); // sealed
    }
    QCOMPARE(count(Status::Active), manyServers);
}

void TestClockJumps::cleanup()
{
    QCOMPARE(m_fixture->transport.unused(), QStringList());
    m_fixture.reset();
}

//! What ClockWatch sets off.
void TestClockJumps::jump(Milliseconds step)
{
    m_fixture->files.clock.advance(step);
    m_fixture->sessions().followClock();
}

qsizetype TestClockJumps::count(Status status)
{
    return std::count_if(m_servers.begin(), m_servers.end(),
                         [&](const Server &server) { return m_fixture->status(server) == status; });
}

void TestClockJumps::renewsEachOnceAfterASleep()
{
    for (int number = 0; number < manyServers; ++number) {
        m_fixture->transport.hold(HttpMethod::Post, refreshPath(number));
    }
    jump(100min); // all are due at 96 min
    int open = 0;
    QSet<int> renewed;
    while (renewed.size() < manyServers) {
        QTRY_VERIFY((open = m_fixture->transport.openCount()) > 0);
        QVERIFY2(open <= LogInQueue::perOrigin, "too many at once");
        jump(0ms); // looks in between set nothing off twice
        for (int number = 0; number < manyServers; ++number) {
            const auto reply = jsonResponse(hummingbirdPair(now(), number + 100), 200, now());
            if (m_fixture->transport.answer(HttpMethod::Post, refreshPath(number), reply)) {
                QVERIFY(!renewed.contains(number));
                renewed.insert(number);
            }
        }
    }
    QTRY_COMPARE(count(Status::Active), manyServers);
    jump(0ms);
    QCoreApplication::processEvents();
    QCOMPARE(sent(), 2 * manyServers);
}

void TestClockJumps::hasTheNewTimeAtOnce_data()
{
    QTest::addColumn<qint64>("step");
    QTest::addColumn<Status>("status");
    QTest::newRow("an hour ahead") << qint64(Milliseconds(1h).count()) << Status::Active;
    QTest::newRow("an hour back") << qint64(Milliseconds(-1h).count()) << Status::Active;
    QTest::newRow("ten years ahead") << qint64(tenYears.count()) << Status::Expired;
    QTest::newRow("ten years back") << qint64(-tenYears.count()) << Status::Active;
}

void TestClockJumps::hasTheNewTimeAtOnce()
{
    QFETCH(const qint64, step);
    QFETCH(const Status, status);
    const QSignalSpy changed(&m_fixture->sessions(), &Sessions::changed);
    const SessionTimes times = *m_fixture->sessions().state(m_servers.first().id).times;
    jump(Milliseconds(step));
    QCoreApplication::processEvents();
    QVERIFY(changed.size() >= manyServers); // whoever shows a server looks again
    QCOMPARE(count(status), manyServers);
    const ServerState state = m_fixture->sessions().state(m_servers.first().id);
    QCOMPARE(*state.times->expiresAt, *times.expiresAt); // a fact by the clock on the wall
    QCOMPARE(*readTokenClock(*state.times, now()).left, *times.expiresAt - now());
    QCOMPARE(sent(), manyServers); // nothing is due by the new time, or nothing can be renewed any more
}

void TestClockJumps::losesNothingInTenYearsAheadAndBack()
{
    const auto renewsAt = [this] { return m_fixture->sessions().state(m_servers.first().id).renewsAt; };
    const auto before = renewsAt();
    QVERIFY(before);
    jump(tenYears);
    QCoreApplication::processEvents();
    QCOMPARE(count(Status::Expired), manyServers);
    QVERIFY(!renewsAt());
    jump(-tenYears);
    QCOMPARE(count(Status::Active), manyServers);
    QCOMPARE(renewsAt(), before);
    QCOMPARE(sent(), manyServers);
}

void TestClockJumps::wakesNothingThatHasEnded()
{
    jump(3h);
    m_fixture->restart(); // and begins with tokens that have ended
    m_fixture->sessions().lookAtClock();
    jump(8h);
    QCoreApplication::processEvents();
    QCOMPARE(count(Status::Expired), manyServers);
    QCOMPARE(sent(), manyServers);
}

void TestClockJumps::doesNotWaitLongerAfterAClockSetBack()
{
    for (int number = 0; number < manyServers; ++number) {
        m_fixture->transport.reply(HttpMethod::Post, refreshPath(number),
                                   HttpFailure{HttpFailureKind::Timeout, {}, {}});
    }
    const Server &server = m_servers.first();
    const auto due = m_fixture->sessions().state(server.id).renewsAt;
    m_fixture->advance(100min);
    QTRY_COMPARE(sent(), 2 * manyServers);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->sessions().state(server.id).renewsAt, std::optional(now() + 1min));
    jump(-1h);
    QCOMPARE(m_fixture->sessions().state(server.id).renewsAt, due);
}

QTEST_GUILESS_MAIN(TestClockJumps)
#include "tst_clockjumps.moc"
