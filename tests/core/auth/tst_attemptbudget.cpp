// SPDX-License-Identifier: MIT
#include "core/auth/attemptbudget.h"

#include <QTest>

#include <limits>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const Instant start = instantFromMs(1795303936000);
const AttemptLimits limits;

AttemptRecord refusedTimes(int count, AttemptRecord record = {})
{
    for (int i = 0; i < count; ++i) {
        record = afterRefusal(record, limits, start);
    }
    return record;
}

} // namespace

class AttemptBudgetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsDown_data();
    void countsDown();
    void countsWithoutLimits();
    void countsWithoutALockWhereTheSiteHasNone();
    void takesTheServersLock();
    void aLockRunsOut();
    void aRefusalAfterALockCountsAnew();
    void countsAnAttemptWhoseAnswerWasLost();
    void keepsCountingFromAnyNumber_data();
    void keepsCountingFromAnyNumber();
};

void AttemptBudgetTest::countsDown_data()
{
    QTest::addColumn<int>("refusals");
    QTest::addColumn<bool>("captcha");
    QTest::addColumn<bool>("locked");
    QTest::addColumn<int>("left");

    QTest::newRow("none") << 0 << false << false << 5;
    QTest::newRow("one") << 1 << false << false << 4;
    QTest::newRow("two") << 2 << true << false << 3;
    QTest::newRow("three") << 3 << true << false << 2;
    QTest::newRow("four") << 4 << true << false << 1;
    QTest::newRow("five") << 5 << true << true << 0;
    QTest::newRow("six") << 6 << true << true << 0;
}

void AttemptBudgetTest::countsDown()
{
    QFETCH(int, refusals);

    const AttemptRecord record = refusedTimes(refusals);

    QCOMPARE(record.refusals, refusals);
    QCOMPARE(record.lastRefusal.has_value(), refusals > 0);
    QTEST(captchaDue(record, limits), "captcha");
    QTEST(isLocked(record, start), "locked");
    QTEST(attemptsLeft(record, limits), "left");
}

void AttemptBudgetTest::countsWithoutLimits()
{
    AttemptRecord record;
    for (int i = 0; i < 10; ++i) {
        record = afterRefusal(record, std::nullopt, start);
    }

    QCOMPARE(record, (AttemptRecord{.refusals = 10, .lastRefusal = start, .secretRefusedAt = start}));
}

void AttemptBudgetTest::countsWithoutALockWhereTheSiteHasNone()
{
    const AttemptRecord record = refusedTimes(7, {.siteHasNoLock = true});

    QCOMPARE(record.refusals, 7);
    QVERIFY(!record.lockedUntil);
    QVERIFY(!captchaDue(record, limits));
    QCOMPARE(attemptsLeft(record, limits), 0);
}

void AttemptBudgetTest::takesTheServersLock()
{
    const AttemptRecord record = afterLock({.refusals = 1, .siteHasNoLock = true}, limits, start);

    QCOMPARE(record.refusals, 5);
    QCOMPARE(record.lockedUntil, start + 2h);
    QVERIFY(!record.siteHasNoLock);
    QVERIFY(isLocked(record, start));
}

void AttemptBudgetTest::aLockRunsOut()
{
    const AttemptRecord locked = refusedTimes(5);
    const AttemptRecord refusedOnce = refusedTimes(1);

    QVERIFY(isLocked(locked, start + 2h - 1ms));
    QVERIFY(!isLocked(locked, start + 2h));
    QCOMPARE(asOf(locked, start + 2h - 1ms), locked);
    QCOMPARE(asOf(locked, start + 2h), (AttemptRecord{.secretRefusedAt = start})); // still not to be sent again
    QCOMPARE(asOf(refusedOnce, start + 24h), refusedOnce);
}

void AttemptBudgetTest::aRefusalAfterALockCountsAnew()
{
    const AttemptRecord record = afterRefusal(refusedTimes(5), limits, start + 3h);

    QCOMPARE(record, (AttemptRecord{.refusals = 1, .lastRefusal = start + 3h, .secretRefusedAt = start + 3h}));
}

void AttemptBudgetTest::countsAnAttemptWhoseAnswerWasLost()
{
    const AttemptRecord nothingLost{.refusals = 3};
    QCOMPARE(afterLostAnswer(nothingLost, limits), nothingLost);
    const AttemptRecord counted = afterLostAnswer({.refusals = 4, .sentAt = start}, limits);
    QCOMPARE(counted, (AttemptRecord{.refusals = 5, .lastRefusal = start, .lockedUntil = start + 2h}));
}

void AttemptBudgetTest::keepsCountingFromAnyNumber_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("left");

    QTest::newRow("damaged record") << -3 << 5;
    QTest::newRow("as many as fit") << std::numeric_limits<int>::max() << 0;
}

void AttemptBudgetTest::keepsCountingFromAnyNumber()
{
    QFETCH(int, before);

    const AttemptRecord record = afterRefusal({.refusals = before}, limits, start);

    QVERIFY(record.refusals >= before);
    QTEST(attemptsLeft(record, limits), "left");
}

QTEST_GUILESS_MAIN(AttemptBudgetTest)
#include "tst_attemptbudget.moc"
