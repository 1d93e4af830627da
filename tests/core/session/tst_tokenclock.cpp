// SPDX-License-Identifier: MIT
#include "core/session/tokenclock.h"

#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const Instant issued = instantFromMs(1'791'209'336'000);

SessionTimes stated(Milliseconds life)
{
    return {.source = ExpirySource::Stated, .expiresAt = issued + life, .issuedAt = issued};
}

} // namespace

class TestTokenClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAStatedEnd_data();
    void readsAStatedEnd();
    void saysWhenThePhaseChanges();
    void knowsTokensWithoutAnEnd();
    void readsAnAccountsEnd();
    void survivesOddTimes();
};

void TestTokenClock::readsAStatedEnd_data()
{
    QTest::addColumn<qint64>("lifeSeconds");
    QTest::addColumn<qint64>("ageSeconds");
    QTest::addColumn<TokenPhase>("phase");
    QTest::addColumn<double>("fraction");

    QTest::newRow("fresh") << qint64(7200) << qint64(0) << TokenPhase::Good << 1.0;
    QTest::newRow("half") << qint64(7200) << qint64(3600) << TokenPhase::Good << 0.5;
    QTest::newRow("just above a quarter") << qint64(7200) << qint64(5399) << TokenPhase::Good << 0.2501388;
    QTest::newRow("a quarter") << qint64(7200) << qint64(5400) << TokenPhase::EndsSoon << 0.25;
    QTest::newRow("ten minutes of a short life") << qint64(1200) << qint64(600) << TokenPhase::EndsSoon << 0.5;
    QTest::newRow("always near") << qint64(300) << qint64(0) << TokenPhase::EndsSoon << 1.0;
    QTest::newRow("at the end") << qint64(7200) << qint64(7200) << TokenPhase::Ended << 0.0;
    QTest::newRow("long past") << qint64(7200) << qint64(999'999) << TokenPhase::Ended << 0.0;
    QTest::newRow("clock set back") << qint64(7200) << qint64(-3600) << TokenPhase::Good << 1.0;
}

void TestTokenClock::readsAStatedEnd()
{
    QFETCH(qint64, lifeSeconds);
    QFETCH(qint64, ageSeconds);
    QFETCH(TokenPhase, phase);
    QFETCH(double, fraction);

    const TokenReading reading = readTokenClock(stated(Seconds(lifeSeconds)), issued + Seconds(ageSeconds));
    QCOMPARE(reading.phase, phase);
    QCOMPARE(reading.left, std::optional<Milliseconds>(Seconds(lifeSeconds - ageSeconds)));
    QVERIFY(qAbs(reading.fractionLeft - fraction) < 0.000001);
    QVERIFY(!reading.accountDate);
}

void TestTokenClock::saysWhenThePhaseChanges()
{
    const SessionTimes times = stated(2h);
    QCOMPARE(readTokenClock(times, issued).nextChange, std::optional(issued + 90min));
    QCOMPARE(readTokenClock(times, issued + 90min).nextChange, std::optional(issued + 2h));
    QVERIFY(!readTokenClock(times, issued + 2h).nextChange);
}

void TestTokenClock::knowsTokensWithoutAnEnd()
{
    const SessionTimes open{.source = ExpirySource::NotStated, .issuedAt = issued};
    const TokenReading reading = readTokenClock(open, issued + 72h);
    QCOMPARE(reading.phase, TokenPhase::NoEndStated);
    QCOMPARE(reading.held, Milliseconds(72h));
    QVERIFY(!reading.left);
    QVERIFY(!reading.nextChange);

    const SessionTimes key{.source = ExpirySource::Permanent, .issuedAt = issued};
    QCOMPARE(readTokenClock(key, issued).phase, TokenPhase::Permanent);

    const SessionTimes lost{.source = ExpirySource::Stated, .issuedAt = issued};
    QCOMPARE(readTokenClock(lost, issued).phase, TokenPhase::NoEndStated);
}

void TestTokenClock::readsAnAccountsEnd()
{
    SessionTimes times = stated(251 * 24h);
    times.source = ExpirySource::Account;
    const TokenReading reading = readTokenClock(times, issued);
    QVERIFY(reading.accountDate);
    QCOMPARE(reading.phase, TokenPhase::Good);
    QVERIFY(reading.fractionLeft > 0.68 && reading.fractionLeft < 0.69);
    QCOMPARE(readTokenClock(times, issued + 245 * 24h).phase, TokenPhase::EndsSoon);
    QCOMPARE(readTokenClock(times, issued + 251 * 24h).phase, TokenPhase::Ended);
}

void TestTokenClock::survivesOddTimes()
{
    const TokenReading born = readTokenClock(stated(-1h), issued);
    QCOMPARE(born.phase, TokenPhase::Ended);
    QCOMPARE(born.fractionLeft, 0.0);
    QCOMPARE(readTokenClock(stated(2h), issued - 1h).held, Milliseconds(0));
}

QTEST_APPLESS_MAIN(TestTokenClock)
#include "tst_tokenclock.moc"
