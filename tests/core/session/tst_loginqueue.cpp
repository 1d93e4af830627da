// SPDX-License-Identifier: MIT
#include "core/session/loginqueue.h"

#include <QTest>

using namespace tokenrack;

namespace {

QList<QUuid> addMany(LogInQueue &queue, int count, const QString &origin)
{
    QList<QUuid> ids;
    for (int i = 0; i < count; ++i) {
        ids.append(QUuid::createUuid());
        queue.add(ids.last(), origin);
    }
    return ids;
}

} // namespace

class TestLogInQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderAndTheLimitOfAnOrigin();
    void letsOtherOriginsPass();
    void keepsTheLimitInTotal();
    void forgetsWhatIsTakenOut();
};

void TestLogInQueue::keepsTheOrderAndTheLimitOfAnOrigin()
{
    LogInQueue queue;
    const QList<QUuid> ids = addMany(queue, 6, QStringLiteral("http://a:80"));
    QCOMPARE(queue.takeReady(), ids.first(LogInQueue::perOrigin));
    QVERIFY(queue.takeReady().isEmpty());
    queue.remove(ids.at(1));
    QCOMPARE(queue.takeReady(), QList<QUuid>{ids.at(4)});
    queue.remove(ids.at(0));
    QCOMPARE(queue.takeReady(), QList<QUuid>{ids.at(5)});
}

void TestLogInQueue::letsOtherOriginsPass()
{
    LogInQueue queue;
    addMany(queue, 10, QStringLiteral("http://a:80"));
    const QList<QUuid> others = addMany(queue, 2, QStringLiteral("http://b:80"));
    const QList<QUuid> ready = queue.takeReady();
    QCOMPARE(ready.size(), LogInQueue::perOrigin + 2);
    QCOMPARE(ready.last(2), others);
}

void TestLogInQueue::keepsTheLimitInTotal()
{
    LogInQueue queue;
    for (int i = 0; i < 100; ++i) {
        addMany(queue, 1, QStringLiteral("http://host%1:80").arg(i));
    }
    QCOMPARE(queue.takeReady().size(), LogInQueue::inTotal);
}

void TestLogInQueue::forgetsWhatIsTakenOut()
{
    LogInQueue queue;
    const QList<QUuid> ids = addMany(queue, 2, QStringLiteral("http://a:80"));
    queue.remove(ids.first());
    queue.remove(ids.first());
    queue.remove(QUuid::createUuid());
    QCOMPARE(queue.takeReady(), QList<QUuid>{ids.last()});
}

QTEST_APPLESS_MAIN(TestLogInQueue)
#include "tst_loginqueue.moc"
