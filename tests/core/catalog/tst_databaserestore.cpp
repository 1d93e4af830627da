// SPDX-License-Identifier: MIT
#include "core/catalog/databaserestore.h"

#include "core/catalog/backups.h"
#include "core/catalog/databasecheck.h"
#include "core/catalog/databaselease.h"
#include "tests/core/catalog/databasecontent.h"
#include "tests/core/catalog/databasefixture.h"
#include "tests/support/filemode.h"

#include <QDir>
#include <QFileInfo>

#include <thread>
#include <vector>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

//! A profile with five servers and a backup of them.
struct Profile : DatabaseFixture
{
    Profile()
    {
        addServers(*open(), 5);
        open(); // makes the backup
        backup = newestGoodBackup(path, clock.now()).value_or(QString());
    }

    void damage() const { write(path, noise(5000)); }
    //! The names of all files in the profile's folder that begin as those of the database.
    QStringList files() const
    {
        return QFileInfo(path).dir().entryList({QFileInfo(path).fileName() + QLatin1Char('*')}, QDir::AllEntries);
    }
    qsizetype servers() const
    {
        const auto database = open();
        return database ? serversIn(*database) : -1;
    }

    QString wal = path + QStringLiteral("-wal");
    QString aside = path + QStringLiteral(".set-aside-20261005-140856");
    QString backup;
};

} // namespace

class TestDatabaseRestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restoresABackup();
    void startsEmpty();
    void setsAsideUnderAnotherNameEachTime();
    void passesOverABadBackup();
    void restoresWhatIsGone();
    void keepsTheLogOfAFileThatIsGone();

    void leavesTheFileWhenTheCopyFails_data();
    void leavesTheFileWhenTheCopyFails();
    void leavesADatabaseInGoodOrder();
    void replacesItWhenAsked();
    void replacesADatabaseOfALaterVersion();
    void waitsForItsTurn();
    void isDoneOnceByManyAtOnce();
    void leavesTheLogOfTheNextFile();
};

void TestDatabaseRestore::restoresABackup()
{
    const OpenUmask umask;
    const Profile profile;
    const QUuid id = profile.open()->id();
    QByteArray leftOver;
    {
        const auto database = profile.open();
        addServers(*database, 3);
        leftOver = contentOf(profile.wal);
    }
    profile.damage();
    write(profile.wal, leftOver); // whole in itself, but not the backup's: it must not be replayed into it

    const auto restored = restoreBackup(profile.path, profile.backup, profile.clock.now());
    QVERIFY(restored);
    QVERIFY(restored->isDone);
    QCOMPARE(restored->setAside, profile.aside);
    QVERIFY(contentOf(profile.aside) == noise(5000));
    QVERIFY(contentOf(profile.aside + QStringLiteral("-wal")) == leftOver);
    QCOMPARE(modeOf(profile.path), mode_t(0600));
    QVERIFY(!QFileInfo::exists(profile.path + QStringLiteral(".new")));
    const auto database = profile.open();
    QVERIFY(database);
    QCOMPARE(database->id(), id);
    QCOMPARE(serversIn(*database), 5);
    QVERIFY(QFileInfo::exists(profile.backup));
}

void TestDatabaseRestore::startsEmpty()
{
    const OpenUmask umask;
    const Profile profile;
    const QUuid id = profile.open()->id();
    profile.damage();
    const auto started = startEmpty(profile.path, profile.clock.now());
    QVERIFY(started);
    QCOMPARE(started->setAside, profile.aside);
    QVERIFY(contentOf(profile.aside) == noise(5000));
    QCOMPARE(modeOf(profile.path), mode_t(0600));
    QCOMPARE(profile.servers(), 0);
    QVERIFY(profile.open()->id() != id);
}

void TestDatabaseRestore::setsAsideUnderAnotherNameEachTime()
{
    const Profile profile;
    for (const char *number : {"", "-2", "-3"}) {
        profile.damage();
        const auto started = startEmpty(profile.path, profile.clock.now());
        QVERIFY(started);
        QCOMPARE(started->setAside, profile.aside + QLatin1String(number));
        QVERIFY(contentOf(started->setAside) == noise(5000));
    }
}

void TestDatabaseRestore::passesOverABadBackup()
{
    DatabaseFixture fixture;
    addServers(*fixture.open(), 1000);
    for (int day = 0; day < 4; ++day) {
        QVERIFY(fixture.open());
        fixture.clock.advance(24h);
    }
    const QStringList backups = backupsOf(fixture.path, fixture.clock.now());
    QCOMPARE(backups.size(), 4);
    write(backups.at(0), QByteArray());
    QByteArray content = contentOf(backups.at(1));
    write(backups.at(1), content.replace(content.size() / 2, 20'000, noise(20'000)));
    {
        const auto later = SqliteConnection::open(backups.at(2), SqliteConnection::Mode::ReadWrite);
        QVERIFY((*later)->run(QStringLiteral("PRAGMA user_version = 99")));
    }
    for (int bad = 0; bad < 3; ++bad) {
        QCOMPARE(serversInBackup(backups.at(bad)), std::nullopt);
    }
    QCOMPARE(serversInBackup(backups.at(3)), 1000);
    QCOMPARE(newestGoodBackup(fixture.path, fixture.clock.now()), backups.at(3));
    write(backups.at(3), noise(100));
    QCOMPARE(newestGoodBackup(fixture.path, fixture.clock.now()), std::nullopt);
}

void TestDatabaseRestore::restoresWhatIsGone()
{
    const Profile profile;
    QVERIFY(QFile::remove(profile.path));
    const auto restored = restoreBackup(profile.path, profile.backup, profile.clock.now());
    QVERIFY(restored);
    QVERIFY(restored->isDone);
    QCOMPARE(restored->setAside, QString());
    QCOMPARE(profile.servers(), 5);
}

//! As after a kill between the two files.
void TestDatabaseRestore::keepsTheLogOfAFileThatIsGone()
{
    const Profile profile;
    QVERIFY(QFile::remove(profile.path));
    write(profile.wal, noise(300));
    QVERIFY(restoreBackup(profile.path, profile.backup, profile.clock.now()));
    QVERIFY(contentOf(profile.aside + QStringLiteral("-wal")) == noise(300));
    QCOMPARE(profile.servers(), 5);
}

void TestDatabaseRestore::leavesTheFileWhenTheCopyFails_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("damaged") << true;
    QTest::newRow("gone") << false;
}

void TestDatabaseRestore::leavesTheFileWhenTheCopyFails()
{
    QFETCH(const bool, isThere);
    const Profile profile;
    profile.damage();
    QVERIFY(isThere || QFile::remove(profile.path));
    const QStringList before = profile.files();

    write(profile.backup + QStringLiteral("-2"), noise(5000)); // became bad after it was offered
    const auto restored = restoreBackup(profile.path, profile.backup + QStringLiteral("-2"), profile.clock.now());
    QVERIFY(!restored);
    QCOMPARE(restored.error().kind, StoreErrorKind::Damaged);
    QCOMPARE(restored.error().path, profile.backup + QStringLiteral("-2"));
    QCOMPARE(profile.files(), before);

    // No room for a copy, as on a full disk.
    QVERIFY(QDir().mkpath(profile.path + QStringLiteral(".new/occupied")));
    QVERIFY(!restoreBackup(profile.path, profile.backup, profile.clock.now()));
    QVERIFY(!startEmpty(profile.path, profile.clock.now()));
    QVERIFY(QDir(profile.path + QStringLiteral(".new")).removeRecursively());
    QCOMPARE(profile.files(), before);
    QVERIFY(!isThere || contentOf(profile.path) == noise(5000));
    const auto opened = profile.tryOpen();
    QVERIFY(!opened); // so that the person is asked again
    QCOMPARE(opened.error().kind, isThere ? StoreErrorKind::Damaged : StoreErrorKind::Missing);
}

//! Another program has restored it between the question and the answer, and somebody works with it.
void TestDatabaseRestore::leavesADatabaseInGoodOrder()
{
    const Profile profile;
    const auto inUse = profile.open();
    addServers(*inUse, 2);
    for (const auto &replaced : {restoreBackup(profile.path, profile.backup, profile.clock.now()),
                                 startEmpty(profile.path, profile.clock.now())}) {
        QVERIFY(replaced);
        QVERIFY(!replaced->isDone);
        QCOMPARE(replaced->setAside, QString());
    }
    QVERIFY(!inUse->isReplaced());
    QCOMPARE(profile.servers(), 7);
}

void TestDatabaseRestore::replacesItWhenAsked()
{
    const Profile profile;
    addServers(*profile.open(), 2);
    const auto restored = restoreBackup(profile.path, profile.backup, profile.clock.now(), Replaces::Whatever);
    QVERIFY(restored);
    QCOMPARE(restored->setAside, profile.aside);
    QCOMPARE(profile.servers(), 5);
    QCOMPARE(serversInBackup(profile.aside), 7);
}

void TestDatabaseRestore::replacesADatabaseOfALaterVersion()
{
    const Profile profile;
    QVERIFY(profile.open()->run(QStringLiteral("PRAGMA user_version = 99")));
    QVERIFY(restoreBackup(profile.path, profile.backup, profile.clock.now())->isDone);
    QCOMPARE(profile.servers(), 5);
}

void TestDatabaseRestore::waitsForItsTurn()
{
    const Profile profile;
    profile.damage();
    auto busy = tryLeaseDatabase(profile.path); // somebody restores it already
    QVERIFY(busy && *busy);
    Result<Replacement, StoreError> replaced(Replacement{});
    std::thread waiting([&] { replaced = restoreBackup(profile.path, profile.backup, profile.clock.now()); });
    write(profile.path + QStringLiteral(".restored"), contentOf(profile.backup));
    QVERIFY(QFile::remove(profile.path));
    QVERIFY(QFile::rename(profile.path + QStringLiteral(".restored"), profile.path));
    busy->reset();
    waiting.join();
    QVERIFY(replaced);
    QVERIFY(!replaced->isDone);
}

void TestDatabaseRestore::isDoneOnceByManyAtOnce()
{
    const Profile profile;
    profile.damage();
    std::vector<int> done(8);
    std::vector<std::thread> threads;
    for (int &each : done) {
        threads.emplace_back([&profile, &each] {
            const auto restored = restoreBackup(profile.path, profile.backup, profile.clock.now());
            const auto opened = profile.tryOpen();
            const bool isGood = restored && opened && serversIn(**opened) == 5;
            each = isGood ? int(restored->isDone) : 100;
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(std::count(done.begin(), done.end(), 1), 1);
    QCOMPARE(std::count(done.begin(), done.end(), 0), 7);
}

//! Who still has the file open that was set aside may not touch what belongs to the next one.
void TestDatabaseRestore::leavesTheLogOfTheNextFile()
{
    const Profile profile;
    auto old = profile.open();
    addServers(*old, 1);
    QVERIFY(restoreBackup(profile.path, profile.backup, profile.clock.now(), Replaces::Whatever));
    QVERIFY(old->isReplaced());

    const auto next = profile.open();
    QVERIFY(next);
    addServers(*next, 2); // stands in the log for now
    const auto saved = SqliteCatalogStore(*old).save({namedServer(QStringLiteral("Late"))});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, StoreErrorKind::Replaced);
    QVERIFY(!old->run(QStringLiteral("DELETE FROM servers")));
    QCOMPARE(serversIn(*old), 6);
    old.reset();
    QVERIFY(QFileInfo::exists(profile.wal));
    QCOMPARE(profile.servers(), 7);
    QVERIFY(!isMarkedAsDamaged(profile.path));
}

QTEST_GUILESS_MAIN(TestDatabaseRestore)
#include "tst_databaserestore.moc"
