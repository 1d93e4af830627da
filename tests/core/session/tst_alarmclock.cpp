// SPDX-License-Identifier: MIT
#include "core/session/alarmclock.h"
#include "tests/core/catalog/databasefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

class TestAlarmClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ringsInTheOrderOfTime();
    void canBeMovedAndTakenAway();
    void ringsByItself();
    void isSilentUntilTheFirstLook();
    void isSilentWhilePaused();
};

void TestAlarmClock::ringsInTheOrderOfTime()
{
    StandingClock clock;
    AlarmClock alarm(clock);
    QSignalSpy rang(&alarm, &AlarmClock::rang);
    const QUuid late = QUuid::createUuid();
    const QUuid early = QUuid::createUuid();
    alarm.set(late, clock.now() + 2h);
    alarm.set(early, clock.now() + 1h);
    alarm.look();
    QVERIFY(rang.isEmpty());
    clock.advance(3h);
    alarm.look();
    alarm.look();
    QCOMPARE(rang.size(), 2);
    QCOMPARE(rang.at(0).at(0).toUuid(), early);
    QCOMPARE(rang.at(1).at(0).toUuid(), late);
}

void TestAlarmClock::canBeMovedAndTakenAway()
{
    StandingClock clock;
    AlarmClock alarm(clock);
    QSignalSpy rang(&alarm, &AlarmClock::rang);
    const QUuid moved = QUuid::createUuid();
    const QUuid gone = QUuid::createUuid();
    alarm.set(moved, clock.now() + 1h);
    alarm.set(moved, clock.now() + 3h);
    alarm.set(gone, clock.now() + 1h);
    alarm.set(gone, std::nullopt);
    clock.advance(2h);
    alarm.look();
    QVERIFY(rang.isEmpty());
    clock.advance(2h);
    alarm.look();
    QCOMPARE(rang.size(), 1);
}

void TestAlarmClock::ringsByItself()
{
    const SystemClock clock;
    AlarmClock alarm(clock);
    QSignalSpy rang(&alarm, &AlarmClock::rang);
    alarm.look();
    alarm.set(QUuid::createUuid(), clock.now() + 20ms);
    QVERIFY(rang.wait());
}

void TestAlarmClock::isSilentUntilTheFirstLook()
{
    const SystemClock clock;
    AlarmClock alarm(clock);
    QSignalSpy rang(&alarm, &AlarmClock::rang);
    alarm.set(QUuid::createUuid(), clock.now() - 1h);
    AlarmClock later(clock); // what would have rung is due before this one
    QSignalSpy laterRang(&later, &AlarmClock::rang);
    later.look();
    later.set(QUuid::createUuid(), clock.now() + 1ms);
    QVERIFY(laterRang.wait());
    QVERIFY(rang.isEmpty());
    alarm.look();
    QCOMPARE(rang.size(), 1);
}

void TestAlarmClock::isSilentWhilePaused()
{
    const SystemClock clock;
    AlarmClock alarm(clock);
    QSignalSpy rang(&alarm, &AlarmClock::rang);
    alarm.look();
    alarm.set(QUuid::createUuid(), clock.now() + 1ms);
    alarm.pause();
    alarm.set(QUuid::createUuid(), clock.now() + 2ms);
    AlarmClock later(clock); // what would have rung is due before this one
    QSignalSpy laterRang(&later, &AlarmClock::rang);
    later.look();
    later.set(QUuid::createUuid(), clock.now() + 3ms);
    QVERIFY(laterRang.wait());
    QVERIFY(rang.isEmpty());
    alarm.look();
    QCOMPARE(rang.size(), 2);
}

QTEST_GUILESS_MAIN(TestAlarmClock)
#include "tst_alarmclock.moc"
