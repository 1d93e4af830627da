// SPDX-License-Identifier: MIT
#include "core/session/renewal.h"

#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const Instant issued = instantFromMs(1'791'209'336'000);

SessionTimes hummingbird()
{
    return {.source = ExpirySource::Stated,
            .expiresAt = issued + 100min,
            .refreshExpiresAt = issued + 14 * 24h,
            .issuedAt = issued};
}

} // namespace

class TestRenewal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesAtFourFifthsOfALife();
    void waitsLongerAfterEachFailure();
    void endsWithTheLastChance();
    void isNotForTokensWithoutAnEnd();
    void leavesATokenOfAMomentAlone();
    void isPossibleUntilTheLastEnd();
};

void TestRenewal::comesAtFourFifthsOfALife()
{
    QCOMPARE(renewalTime(hummingbird(), 0, {}), std::optional(issued + 80min));
}

void TestRenewal::waitsLongerAfterEachFailure()
{
    const Instant failed = issued + 85min;
    QCOMPARE(renewalTime(hummingbird(), 1, failed), std::optional(failed + 1min));
    QCOMPARE(renewalTime(hummingbird(), 2, failed), std::optional(failed + 2min));
    QCOMPARE(renewalTime(hummingbird(), 5, failed), std::optional(failed + 16min));
    QCOMPARE(renewalTime(hummingbird(), 6, failed), std::optional(failed + 30min));
    QCOMPARE(renewalTime(hummingbird(), 1'000'000, failed), std::optional(failed + 30min));
}

void TestRenewal::endsWithTheLastChance()
{
    QVERIFY(!renewalTime(hummingbird(), 1, issued + 14 * 24h));
    SessionTimes jwt = hummingbird();
    jwt.source = ExpirySource::Jwt;
    jwt.refreshExpiresAt.reset();
    QCOMPARE(renewalTime(jwt, 0, {}), std::optional(issued + 80min));
    QVERIFY(!renewalTime(jwt, 1, issued + 99min + 30s));
}

void TestRenewal::isNotForTokensWithoutAnEnd()
{
    for (const ExpirySource source : {ExpirySource::NotStated, ExpirySource::Permanent, ExpirySource::Account}) {
        SessionTimes times = hummingbird();
        times.source = source;
        QVERIFY(!renewalTime(times, 0, {}));
    }
}

void TestRenewal::leavesATokenOfAMomentAlone()
{
    SessionTimes times = hummingbird();
    for (const Milliseconds life : {-24h * 365, 0h}) {
        times.expiresAt = issued + life; // ended when it came: the server's clock is far behind
        QCOMPARE(renewalTime(times, 0, {}), std::optional(issued + 30s));
    }
    times.expiresAt = issued + 5s;
    times.refreshExpiresAt.reset();
    QVERIFY(!renewalTime(times, 0, {}));
}

void TestRenewal::isPossibleUntilTheLastEnd()
{
    SessionTimes times = hummingbird();
    QVERIFY(canRenew(times, issued + 101min));
    QVERIFY(!canRenew(times, issued + 14 * 24h));
    times.refreshExpiresAt.reset();
    QVERIFY(canRenew(times, issued + 99min));
    QVERIFY(!canRenew(times, issued + 100min));
}

QTEST_APPLESS_MAIN(TestRenewal)
#include "tst_renewal.moc"
