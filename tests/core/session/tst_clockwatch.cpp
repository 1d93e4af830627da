// SPDX-License-Identifier: MIT
#include "core/session/clockwatch.h"
#include "tests/core/catalog/databasefixture.h"

#include <QAbstractEventDispatcher>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace tokenrack;
using namespace std::chrono_literals;

class TestClockWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noticesAJump_data();
    void noticesAJump();
    void noticesAnotherLocalTime();
    void noticesTheEndOfSummerTime();
    void ticksNever();

private:
    StandingClock m_clock;
    Milliseconds m_steady = 5h;
};

void TestClockWatch::noticesAJump_data()
{
    QTest::addColumn<qint64>("wall");
    QTest::addColumn<qint64>("steady");
    QTest::addColumn<bool>("jumped");
    const auto row = [](const char *name, Milliseconds wall, Milliseconds steady, bool jumped) {
        QTest::newRow(name) << qint64(wall.count()) << qint64(steady.count()) << jumped;
    };
    const Milliseconds tenYears = 24h * 3653;
    row("nothing", 10s, 10s, false);
    row("corrected little by little", 10s + 5ms, 10s, false);
    row("an hour ahead", 1h + 10s, 10s, true);
    row("an hour back", 10s - 1h, 10s, true);
    row("ten years ahead", tenYears, 10s, true);
    row("ten years back", -tenYears, 10s, true);
    row("slept, and the other clock with it", 8h, 4s, true);
}

void TestClockWatch::noticesAJump()
{
    QFETCH(const qint64, wall);
    QFETCH(const qint64, steady);
    QFETCH(const bool, jumped);
    ClockWatch watch(m_clock, [this] { return m_steady; });
    const QSignalSpy spy(&watch, &ClockWatch::jumped);
    m_clock.advance(Milliseconds(wall));
    m_steady += Milliseconds(steady);
    watch.look();
    QCOMPARE(spy.size(), qsizetype(jumped));
    m_clock.advance(10s);
    m_steady += 10s;
    watch.look(); // told once
    QCOMPARE(spy.size(), qsizetype(jumped));
}

void TestClockWatch::noticesAnotherLocalTime()
{
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "UTC0");
    ClockWatch watch(m_clock, [this] { return m_steady; });
    const QSignalSpy spy(&watch, &ClockWatch::jumped);
    qputenv("TZ", "CST-8");
    watch.look();
    QCOMPARE(spy.size(), 1);
    watch.look();
    QCOMPARE(spy.size(), 1);
    qputenv("TZ", before);
}

void TestClockWatch::noticesTheEndOfSummerTime()
{
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    StandingClock clock; // 5 October 2026; summer time ends on the 25th at 1:00 UTC
    clock.advance(instantFromMs(1'792'889'990'000) - clock.now());
    ClockWatch watch(clock, [this] { return m_steady; });
    const QSignalSpy spy(&watch, &ClockWatch::jumped);
    clock.advance(9s);
    m_steady += 9s;
    watch.look();
    QCOMPARE(spy.size(), 0);
    clock.advance(1s);
    m_steady += 1s;
    watch.look();
    QCOMPARE(spy.size(), 1);
    qputenv("TZ", before);
}

//! A machine at rest stays asleep.
void TestClockWatch::ticksNever()
{
    ClockWatch watch(m_clock, [this] { return m_steady; });
    watch.start();
    QVERIFY(QAbstractEventDispatcher::instance()->registeredTimers(&watch).isEmpty());
    QVERIFY(watch.findChildren<QTimer *>().isEmpty());
}

QTEST_GUILESS_MAIN(TestClockWatch)
#include "tst_clockwatch.moc"
