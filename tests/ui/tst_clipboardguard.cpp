// SPDX-License-Identifier: MIT
#include "ui/clipboardguard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

class TestClipboardGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void flagsSecretsForHistories();
    void countsDown();
    void clearsAfterItsTime();
    void clearsOnDemand();
    void clearsOnQuit();
    void anotherCopyStartsAgain();
    void leavesForeignTextAlone();
    void leavesForeignTextAloneOnQuit();
    void holdsNothingBeforeACopy();
    void neverTouchesThePrimarySelection();
    void saysWhenClearingFails();

private:
    QClipboard &clipboard() const { return *QGuiApplication::clipboard(); }
};

void TestClipboardGuard::init()
{
    clipboard().clear();
}

void TestClipboardGuard::flagsSecretsForHistories()
{
    ClipboardGuard guard(clipboard());
    guard.copySecret(Secret::fromText(QStringLiteral("token")));
    QCOMPARE(clipboard().text(), QStringLiteral("token"));
    QCOMPARE(clipboard().mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
}

void TestClipboardGuard::countsDown()
{
    ClipboardGuard guard(clipboard());
    const QSignalSpy holding(&guard, &ClipboardGuard::holdingChanged);
    guard.setClearAfter(1h);
    guard.copySecretText(QStringLiteral("token"));
    QVERIFY(guard.isHolding());
    QCOMPARE(holding.count(), 1);
    QVERIFY(guard.secondsLeft() <= 3600 && guard.secondsLeft() > 3500);
    QTRY_VERIFY_WITH_TIMEOUT(guard.secondsLeft() < 3600, 30000);
    QCOMPARE(holding.count(), 1); // whoever shows it looks by itself
}

void TestClipboardGuard::clearsAfterItsTime()
{
    ClipboardGuard guard(clipboard());
    QSignalSpy cleared(&guard, &ClipboardGuard::cleared);
    guard.setClearAfter(20ms);
    guard.copySecretText(QStringLiteral("token"));
    QVERIFY(cleared.wait());
    QVERIFY(clipboard().text().isEmpty());
    QVERIFY(!guard.isHolding());
    QCOMPARE(guard.secondsLeft(), 0);
}

void TestClipboardGuard::clearsOnDemand()
{
    ClipboardGuard guard(clipboard());
    const QSignalSpy cleared(&guard, &ClipboardGuard::cleared);
    const QSignalSpy holding(&guard, &ClipboardGuard::holdingChanged);
    guard.copySecretText(QStringLiteral("token"));
    guard.clearNow();
    QVERIFY(clipboard().text().isEmpty());
    QCOMPARE(cleared.count(), 1);
    QCOMPARE(holding.count(), 2);
    QCOMPARE(guard.secondsLeft(), 0);
}

void TestClipboardGuard::clearsOnQuit()
{
    ClipboardGuard guard(clipboard());
    guard.copySecretText(QStringLiteral("token"));
    QMetaObject::invokeMethod(qApp, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    QCoreApplication::exec();
    QVERIFY(clipboard().text().isEmpty());
}

void TestClipboardGuard::anotherCopyStartsAgain()
{
    ClipboardGuard guard(clipboard());
    const QSignalSpy cleared(&guard, &ClipboardGuard::cleared);
    guard.setClearAfter(1h);
    guard.copySecretText(QStringLiteral("first"));
    guard.setClearAfter(2h);
    guard.copySecretText(QStringLiteral("second"));
    QVERIFY(guard.secondsLeft() > 3600);
    QCOMPARE(clipboard().text(), QStringLiteral("second"));
    guard.clearNow();
    QCOMPARE(cleared.count(), 1);
}

void TestClipboardGuard::leavesForeignTextAlone()
{
    ClipboardGuard guard(clipboard());
    const QSignalSpy cleared(&guard, &ClipboardGuard::cleared);
    const QSignalSpy holding(&guard, &ClipboardGuard::holdingChanged);
    guard.copySecretText(QStringLiteral("token"));
    clipboard().setText(QStringLiteral("somebody else's"));
    QVERIFY(!guard.isHolding());
    QCOMPARE(holding.count(), 2);
    QCOMPARE(guard.secondsLeft(), 0);
    guard.clearNow();
    QCOMPARE(clipboard().text(), QStringLiteral("somebody else's"));
    QCOMPARE(cleared.count(), 0);
}

void TestClipboardGuard::leavesForeignTextAloneOnQuit()
{
    ClipboardGuard guard(clipboard());
    guard.copySecretText(QStringLiteral("token"));
    clipboard().setText(QStringLiteral("somebody else's"));
    QMetaObject::invokeMethod(qApp, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    QCoreApplication::exec();
    QCOMPARE(clipboard().text(), QStringLiteral("somebody else's"));
}

void TestClipboardGuard::holdsNothingBeforeACopy()
{
    clipboard().setText(QStringLiteral("somebody else's"));
    ClipboardGuard guard(clipboard());
    QVERIFY(!guard.isHolding());
    QCOMPARE(guard.secondsLeft(), 0);
    guard.clearNow();
    QCOMPARE(clipboard().text(), QStringLiteral("somebody else's"));
}

void TestClipboardGuard::neverTouchesThePrimarySelection()
{
    const QSignalSpy selections(&clipboard(), &QClipboard::selectionChanged);
    ClipboardGuard guard(clipboard());
    guard.copySecretText(QStringLiteral("token"));
    guard.clearNow();
    QCOMPARE(selections.count(), 0);
}

void TestClipboardGuard::saysWhenClearingFails()
{
    ClipboardGuard guard(clipboard());
    const QSignalSpy cleared(&guard, &ClipboardGuard::cleared);
    const QSignalSpy failed(&guard, &ClipboardGuard::clearingFailed);
    guard.copySecretText(QStringLiteral("token"));
    // A clipboard manager that puts back whatever is taken away.
    const auto manager = connect(&clipboard(), &QClipboard::dataChanged, this, [this] {
        if (clipboard().text().isEmpty()) {
            clipboard().setText(QStringLiteral("token"));
        }
    });
    guard.clearNow();
    disconnect(manager);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(cleared.count(), 0);
}

QTEST_MAIN(TestClipboardGuard)
#include "tst_clipboardguard.moc"
