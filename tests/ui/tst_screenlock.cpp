// SPDX-License-Identifier: MIT
// The desktop locks its screen: fakes of its services on a bus of the test's own.
#include "app/application.h"
#include "app/screenlock.h"
#include "tests/support/privatebus.h"
#include "ui/lockbar.h"
#include "ui/mainwindow.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tokenrack;
using namespace Qt::StringLiterals;

namespace {

const QString ownSession = u"/org/freedesktop/login1/session/own"_s;
const QString sessionInterface = u"org.freedesktop.login1.Session"_s;
const QString propertiesInterface = u"org.freedesktop.DBus.Properties"_s;

//! As logind tells that the desktop has told it.
QVariantList lockedHint(bool isLocked, const QString &interface = sessionInterface)
{
    return {interface, QVariantMap{{u"LockedHint"_s, isLocked}}, QStringList()};
}

//! Answers which session the program belongs to, and nothing else.
class FakeLogind : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    int asked = 0;

public Q_SLOTS:
    QDBusObjectPath GetSessionByPID(uint pid) // as logind names it
    {
        ++asked;
        return QDBusObjectPath(pid == 0 ? ownSession : u"/org/freedesktop/login1/session/other"_s);
    }
};

} // namespace

class ScreenLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hearsTheScreenSaver_data();
    void hearsTheScreenSaver();
    void hearsOnlyItsOwnSession();
    void locksTheWindow_data();
    void locksTheWindow();

private:
    QDBusConnection bus() const { return m_bus.connection(); }
    void tell(const QString &path, const QString &interface, const QString &name, const QVariantList &values = {})
    {
        QDBusMessage signal = QDBusMessage::createSignal(path, interface, name);
        signal.setArguments(values);
        QVERIFY(bus().send(signal));
    }
    //! All that was sent so far has come to this program: what is asked afterwards is answered afterwards.
    void settle()
    {
        const int before = m_logind.asked;
        QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                                           u"org.freedesktop.login1.Manager"_s, u"GetSessionByPID"_s);
        call << 1U;
        for (const QDBusConnection &connection : {QDBusConnection::sessionBus(), QDBusConnection::systemBus()}) {
            QDBusPendingCallWatcher watcher(connection.asyncCall(call));
            QSignalSpy finished(&watcher, &QDBusPendingCallWatcher::finished);
            QVERIFY(finished.wait());
        }
        QVERIFY(m_logind.asked > before);
    }

    PrivateBus m_bus;
    FakeLogind m_logind;
};

//! One daemon stands for both buses.
void ScreenLockTest::initTestCase()
{
    QCOMPARE(m_bus.start(), QString());
    const QByteArray address = m_bus.environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s).toUtf8();
    QVERIFY(!address.isEmpty());
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
    QVERIFY(bus().registerObject(u"/org/freedesktop/login1"_s, &m_logind, QDBusConnection::ExportAllSlots));
    QVERIFY(bus().registerService(u"org.freedesktop.login1"_s));
}

void ScreenLockTest::hearsTheScreenSaver_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("interface");
    QTest::newRow("freedesktop") << u"/org/freedesktop/ScreenSaver"_s << u"org.freedesktop.ScreenSaver"_s;
    QTest::newRow("freedesktop, short path") << u"/ScreenSaver"_s << u"org.freedesktop.ScreenSaver"_s;
    for (const QString &desktop : {u"gnome"_s, u"cinnamon"_s, u"mate"_s, u"xfce"_s}) {
        QTest::newRow(qPrintable(desktop))
            << u"/org/%1/ScreenSaver"_s.arg(desktop) << u"org.%1.ScreenSaver"_s.arg(desktop);
    }
}

void ScreenLockTest::hearsTheScreenSaver()
{
    QFETCH(QString, path);
    QFETCH(QString, interface);
    ScreenLock lock;
    QSignalSpy locked(&lock, &ScreenLock::locked);
    lock.watch();
    settle(); // the wish to hear of it has reached the bus
    tell(path, interface, u"ActiveChanged"_s, {false});
    tell(path, interface, u"SomethingElse"_s, {true});
    settle();
    QCOMPARE(locked.size(), 0);
    tell(path, interface, u"ActiveChanged"_s, {true});
    QTRY_COMPARE(locked.size(), 1);
}

void ScreenLockTest::hearsOnlyItsOwnSession()
{
    ScreenLock lock;
    QSignalSpy locked(&lock, &ScreenLock::locked);
    const int before = m_logind.asked;
    lock.watch();
    QTRY_COMPARE(m_logind.asked, before + 1);
    settle(); // the answer has come
    settle(); // and what was made of it has reached the bus
    const QString other = u"/org/freedesktop/login1/session/other"_s;
    tell(other, sessionInterface, u"Lock"_s);
    tell(other, propertiesInterface, u"PropertiesChanged"_s, lockedHint(true));
    tell(ownSession, sessionInterface, u"Unlock"_s);
    tell(ownSession, propertiesInterface, u"PropertiesChanged"_s, lockedHint(false));
    tell(ownSession, propertiesInterface, u"PropertiesChanged"_s, lockedHint(true, u"org.example"_s));
    settle();
    QCOMPARE(locked.size(), 0);
    tell(ownSession, sessionInterface, u"Lock"_s);
    QTRY_COMPARE(locked.size(), 1);
    tell(ownSession, propertiesInterface, u"PropertiesChanged"_s, lockedHint(true));
    QTRY_COMPARE(locked.size(), 2);
}

void ScreenLockTest::locksTheWindow_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("interface");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QVariantList>("values");
    QTest::newRow("screen saver") << u"/org/gnome/ScreenSaver"_s << u"org.gnome.ScreenSaver"_s << u"ActiveChanged"_s
                                  << QVariantList{true};
    QTest::newRow("session") << ownSession << sessionInterface << u"Lock"_s << QVariantList();
    QTest::newRow("hint") << ownSession << propertiesInterface << u"PropertiesChanged"_s << lockedHint(true);
}

void ScreenLockTest::locksTheWindow()
{
    QFETCH(QString, path);
    QFETCH(QString, interface);
    QFETCH(QString, name);
    QFETCH(QVariantList, values);
    QTemporaryDir folder;
    StartOptions options;
    options.profileFolder = folder.path();
    const int before = m_logind.asked;
    Application application(options);
    application.start();
    QVERIFY(application.window());
    const auto *bar = application.window()->findChild<LockBar *>(u"lockBar"_s);
    QVERIFY(bar);
    QTRY_VERIFY(m_logind.asked > before); // it listens after the first paint
    settle();
    settle();
    QVERIFY(!bar->isVisible());
    tell(path, interface, name, values);
    QTRY_VERIFY(bar->isVisible());
}

QTEST_MAIN(ScreenLockTest)
#include "tst_screenlock.moc"
