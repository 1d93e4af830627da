// SPDX-License-Identifier: MIT
// tokenrackctl from outside, where the database is damaged, of a later version or gone.
#include "core/catalog/backups.h"
#include "core/catalog/database.h"
#include "tests/ctl/ctlworld.h"
#include "tests/ctl/terminalrun.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

namespace tokenrack {

namespace {

const QByteArray garbage(10'000, 'x');

} // namespace

class CtlRestoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void namesTheWayOut_data();
    void namesTheWayOut();
    void restoresTheLastGoodBackup_data();
    void restoresTheLastGoodBackup();
    void listsBackups();
    void restoresTheNamedOne();
    void asksOnATerminal_data();
    void asksOnATerminal();
    void beginsAnEmptyList();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void leavesADatabaseInGoodOrder();

private:
    QString database() const { return m_world.profile() + u"/tokenrack.sqlite"_s; }
    QString newestBackup() const { return backupsOf(database(), SystemClock().now()).value(0); }
    //! What stands beside the database after something was set aside.
    QString setAside() const;
    //! What happens to the file, by its name in a test's data.
    void spoil(const QString &how);
    QByteArray names() { return m_world.run({u"list"_s, u"--names"_s}).out; }

    CtlWorld m_world;
};

void CtlRestoreTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
}

//! Two servers, of which the backup has one.
void CtlRestoreTest::init()
{
    QCOMPARE(m_world.renew(), QString());
    QVERIFY(m_world.write(u"one.csv"_s, "name,provider,url,account\nKept,biotime,http://h,a\n"));
    QVERIFY(m_world.write(u"two.csv"_s, "name,provider,url,account\nLate,biotime,http://h,b\n"));
    QCOMPARE(m_world.run({u"import"_s, u"one.csv"_s}).status, 0);
    QCOMPARE(m_world.run({u"import"_s, u"two.csv"_s}).status, 0); // makes today's backup before it imports
    QCOMPARE(names(), QByteArray("Kept\nLate\n"));
}

QString CtlRestoreTest::setAside() const
{
    const QDir folder(m_world.profile());
    const QStringList found = folder.entryList({u"tokenrack.sqlite.set-aside-*"_s}, QDir::Files);
    return found.size() == 1 ? folder.filePath(found.first()) : QString();
}

void CtlRestoreTest::spoil(const QString &how)
{
    if (how == "gone"_L1) {
        QVERIFY(QFile::remove(database()));
    } else if (how == "later"_L1) {
        const SystemClock clock;
        const auto opened = Database::open(database(), clock);
        QVERIFY(opened && (*opened)->run(u"PRAGMA user_version = 99"_s));
    } else {
        QVERIFY(m_world.write(u"profile/tokenrack.sqlite"_s, how == "empty"_L1 ? QByteArray() : garbage));
    }
}

void CtlRestoreTest::namesTheWayOut_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("damaged") << u"damaged"_s << QByteArray("is damaged");
    QTest::newRow("empty") << u"empty"_s << QByteArray("is damaged");
    QTest::newRow("later version") << u"later"_s << QByteArray("was written by a later version");
    QTest::newRow("gone") << u"gone"_s << QByteArray("is not there any more, but backups of it are");
}

void CtlRestoreTest::namesTheWayOut()
{
    QFETCH(const QString, how);
    QFETCH(const QByteArray, told);
    spoil(how);
    const CtlRun list = m_world.run({u"list"_s, u"--json"_s});
    QCOMPARE(list.status, 11);
    QVERIFY2(list.err.contains(told) && list.err.contains("tokenrackctl restore"), list.err.constData());
    const QJsonObject entry = list.json().value("results"_L1).toArray().at(0).toObject();
    QCOMPARE(entry.value("error"_L1).toString(), u"data_file"_s);
    QCOMPARE(entry.value("way_out"_L1).toString(), u"tokenrackctl restore"_s);
    QCOMPARE(QFileInfo::exists(database()), how != "gone"_L1); // none is made silently
}

void CtlRestoreTest::restoresTheLastGoodBackup_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"damaged", "empty", "later", "gone"}) {
        QTest::newRow(how) << QString::fromLatin1(how);
    }
}

void CtlRestoreTest::restoresTheLastGoodBackup()
{
    QFETCH(const QString, how);
    spoil(how);
    QFile file(database());
    const QByteArray before = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const CtlRun restored = m_world.run({u"restore"_s, u"--yes"_s, u"--json"_s});
    QVERIFY2(restored.status == 0, restored.err.constData());
    const QJsonObject json = restored.json();
    QCOMPARE(json.value("name"_L1).toString(), QFileInfo(newestBackup()).fileName());
    QCOMPARE(json.value("servers"_L1).toInt(), 1);
    QCOMPARE(json.value("empty"_L1).toBool(), false);
    QCOMPARE(json.value("set_aside"_L1).toString(), setAside());
    QCOMPARE(setAside().isEmpty(), how == "gone"_L1);
    QFile aside(setAside());
    QVERIFY(how == "gone"_L1 || (aside.open(QIODevice::ReadOnly) && aside.readAll() == before));
    QCOMPARE(names(), QByteArray("Kept\n"));
}

void CtlRestoreTest::listsBackups()
{
    QVERIFY(QFile::copy(newestBackup(), newestBackup().left(newestBackup().size() - 15) + u"20200102-030405"_s));
    QFile bad(newestBackup().left(newestBackup().size() - 15) + u"20210102-030405"_s);
    QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write(garbage) == garbage.size());
    bad.close();
    const QJsonArray backups =
        m_world.run({u"restore"_s, u"--list"_s, u"--json"_s}).json().value("backups"_L1).toArray();
    QCOMPARE(backups.size(), 2); // the good ones
    QCOMPARE(backups.at(0).toObject().value("name"_L1).toString(), QFileInfo(newestBackup()).fileName());
    QCOMPARE(backups.at(1).toObject(),
             QJsonObject({{u"name"_s, u"tokenrack.sqlite.20200102-030405"_s},
                          {u"made_at"_s, u"2020-01-02T03:04:05Z"_s},
                          {u"servers"_s, 1}}));
    const CtlRun list = m_world.run({u"restore"_s, u"--list"_s});
    QCOMPARE(list.status, 0);
    QCOMPARE(list.out.count('\n'), 2);
    QVERIFY2(list.out.contains("tokenrack.sqlite.20200102-030405\t2020-01-0"), list.out.constData());
    QVERIFY(list.out.endsWith("\t1\n"));
    QCOMPARE(m_world.run({u"restore"_s, u"--names"_s}).out.count('\n'), 3); // which need not be read
}

void CtlRestoreTest::restoresTheNamedOne()
{
    const QString name = u"tokenrack.sqlite.20200102-030405"_s;
    QVERIFY(QFile::copy(newestBackup(), QFileInfo(newestBackup()).dir().filePath(name)));
    QVERIFY(QFile::remove(newestBackup()));
    spoil(u"damaged"_s);
    QCOMPARE(m_world.run({u"restore"_s, u"tokenrack.sqlite.20200102-030406"_s, u"--yes"_s}).status, 2);
    QCOMPARE(setAside(), QString());
    const CtlRun restored = m_world.run({u"restore"_s, name, u"--yes"_s});
    QVERIFY2(restored.status == 0, restored.err.constData());
    QVERIFY2(restored.out.startsWith("restored the backup of 2020-01-0"), restored.out.constData());
    QVERIFY(restored.out.contains(setAside().toUtf8()));
    QCOMPARE(names(), QByteArray("Kept\n"));
}

void CtlRestoreTest::asksOnATerminal_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::newRow("yes") << QByteArray("y") << 0;
    QTest::newRow("no") << QByteArray("n") << 1;
    QTest::newRow("Enter alone") << QByteArray() << 1;
}

void CtlRestoreTest::asksOnATerminal()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const int, status);
    spoil(u"damaged"_s);
    TerminalRun terminal(CtlWorld::program(), m_world.withProfile({u"restore"_s}), m_world.environment());
    QVERIFY(terminal.waitFor("is damaged"));
    QVERIFY(terminal.waitFor("(servers: 1)? [y/N]"));
    terminal.type(answer);
    QCOMPARE(terminal.finish(), status);
    QFile file(database());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll() == garbage, status != 0);
    QCOMPARE(setAside().isEmpty(), status != 0);
}

void CtlRestoreTest::beginsAnEmptyList()
{
    QVERIFY(QFile::remove(newestBackup()));
    spoil(u"damaged"_s);
    const CtlRun none = m_world.run({u"restore"_s, u"--yes"_s});
    QCOMPARE(none.status, 11);
    QVERIFY2(none.err.contains("There is no good backup. With --empty"), none.err.constData());
    const CtlRun begun = m_world.run({u"restore"_s, u"--empty"_s, u"--yes"_s, u"--json"_s});
    QCOMPARE(begun.status, 0);
    QCOMPARE(begun.json(), QJsonObject({{u"empty"_s, true}, {u"set_aside"_s, setAside()}}));
    QCOMPARE(m_world.run({u"list"_s, u"--names"_s}).status, 0);
    QCOMPARE(names(), QByteArray());
}

void CtlRestoreTest::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nobody to ask") << QStringList();
    QTest::newRow("may not ask") << QStringList{u"--no-prompt"_s};
    QTest::newRow("two wishes") << QStringList{u"--yes"_s, u"--empty"_s, u"tokenrack.sqlite.20200102-030405"_s};
}

void CtlRestoreTest::refusesWhatMakesNoSense()
{
    QFETCH(const QStringList, arguments);
    spoil(u"damaged"_s);
    const CtlRun run = m_world.run(QStringList{u"restore"_s} + arguments, "y\n");
    QCOMPARE(run.status, 2);
    QVERIFY(!run.err.isEmpty());
    QCOMPARE(m_world.read(u"profile/tokenrack.sqlite"_s), garbage);
}

void CtlRestoreTest::leavesADatabaseInGoodOrder()
{
    const CtlRun refused = m_world.run({u"restore"_s, u"--yes"_s});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("is in good order"), refused.err.constData());
    QCOMPARE(names(), QByteArray("Kept\nLate\n"));
    QCOMPARE(m_world.run({u"restore"_s, u"--yes"_s, u"--force"_s}).status, 0);
    QCOMPARE(names(), QByteArray("Kept\n"));
    QCOMPARE(serversInBackup(setAside()), 2);
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlRestoreTest)
#include "tst_ctlrestore.moc"
