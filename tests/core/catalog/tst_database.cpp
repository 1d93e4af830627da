// SPDX-License-Identifier: MIT
#include "core/catalog/database.h"

#include "core/catalog/backups.h"
#include "core/catalog/databasecheck.h"
#include "core/catalog/migrations.h"
#include "tests/core/catalog/databasecontent.h"
#include "tests/core/catalog/databasefixture.h"
#include "tests/core/catalog/versionone.h"
#include "tests/support/filemode.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

//! No rights but those of an ordinary person while this lives, also when the tests run as root, whom nothing stops.
class OrdinaryPerson
{
public:
    OrdinaryPerson()
        : m_wasRoot(geteuid() == 0)
    {
        m_isOrdinary = !m_wasRoot || setresuid(nobody, nobody, 0) == 0;
    }
    ~OrdinaryPerson()
    {
        if (m_wasRoot && setresuid(0, 0, 0) != 0) {
            qFatal("root does not come back");
        }
    }
    OrdinaryPerson(const OrdinaryPerson &) = delete;
    OrdinaryPerson &operator=(const OrdinaryPerson &) = delete;

    bool isOrdinary() const { return m_isOrdinary; }

private:
    static constexpr uid_t nobody = 65534;
    bool m_wasRoot;
    bool m_isOrdinary = false;
};

int versionIn(const QString &path)
{
    const auto connection = SqliteConnection::open(path, SqliteConnection::Mode::ReadOnly);
    const auto version = connection ? (*connection)->text(QStringLiteral("PRAGMA user_version")) : connection.error();
    return version ? version->toInt() : -1;
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesPrivateFiles();
    void leavesAFolderThatIsThereAsItIs();
    void keepsItsId();
    void opensWithSafeSettings();
    void leavesNoUnfinishedFiles();
    void isMadeOnceByTwentyAtOnce();
    void rollsBackWhenTheWorkFails();

    void migratesFromVersionOne();
    void isMigratedOnceByManyAtOnce();
    void leavesTheFileWhenAMigrationFails();

    void backsUpOnceADay();
    void keepsTenBackups();
    void backsUpWhileTheClockIsWrong_data();
    void backsUpWhileTheClockIsWrong();

    void saysDamaged_data();
    void saysDamaged();
    void leavesTheWalOfAnEmptyFile();
    void saysDamagedAfterASuddenEnd();
    void findsDamageWhileItBacksUp();
    void looksForDamageThatWasMet();
    void forgetsDamageThatIsNotThere();
    void makesNoneWhereBackupsAre();
    void recoversAfterASuddenEnd();
    void refusesANewerVersion();
    void saysCannotOpen_data();
    void saysCannotOpen();
    void saysReadOnly_data();
    void saysReadOnly();
};

void TestDatabase::makesPrivateFiles()
{
    const OpenUmask umask;
    DatabaseFixture fixture;
    const auto database = fixture.open();
    QVERIFY(database);
    addServers(*database, 1);
    QCOMPARE(modeOf(QFileInfo(fixture.path).path()), mode_t(0700));
    QCOMPARE(modeOf(fixture.path), mode_t(0600));
    QCOMPARE(modeOf(fixture.path + QStringLiteral("-wal")), mode_t(0600));
    QCOMPARE(modeOf(fixture.path + QStringLiteral("-shm")), mode_t(0600));

    QVERIFY(fixture.open()); // the second time, today's backup is made
    const QStringList backups = backupsOf(fixture.path, fixture.clock.now());
    QCOMPARE(backups.size(), 1);
    QCOMPARE(modeOf(backups.first()), mode_t(0600));
    QCOMPARE(modeOf(QFileInfo(backups.first()).path()), mode_t(0700));
}

void TestDatabase::leavesAFolderThatIsThereAsItIs()
{
    DatabaseFixture fixture;
    fixture.path = fixture.folder.filePath(QStringLiteral("tokenrack.db"));
    QVERIFY(QFile::setPermissions(fixture.folder.path(), QFile::Permissions(0x7055)));
    QVERIFY(fixture.open());
    QCOMPARE(modeOf(fixture.folder.path()), mode_t(0755));
}

void TestDatabase::keepsItsId()
{
    const DatabaseFixture fixture;
    const QUuid id = fixture.open()->id();
    QVERIFY(!id.isNull());
    QCOMPARE(fixture.open()->id(), id);
    QVERIFY(DatabaseFixture().open()->id() != id);
    QCOMPARE(fixture.open()->path(), fixture.path);
}

void TestDatabase::opensWithSafeSettings()
{
    const DatabaseFixture fixture;
    const auto database = fixture.open();
    QCOMPARE(textIn(*database, QStringLiteral("PRAGMA journal_mode")), QStringLiteral("wal"));
    QCOMPARE(textIn(*database, QStringLiteral("PRAGMA synchronous")).toInt(), 2);
    QCOMPARE(textIn(*database, QStringLiteral("PRAGMA foreign_keys")).toInt(), 1);
    QCOMPARE(textIn(*database, QStringLiteral("PRAGMA user_version")).toInt(), schemaVersion());
}

void TestDatabase::leavesNoUnfinishedFiles()
{
    const DatabaseFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.open());
    const QFileInfo file(fixture.path);
    QCOMPARE(file.dir().entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList(
                 {QStringLiteral("backups"), QStringLiteral("tokenrack.db"), QStringLiteral("tokenrack.db.leases")}));
}

void TestDatabase::isMadeOnceByTwentyAtOnce()
{
    const DatabaseFixture fixture;
    std::vector<QUuid> ids(20);
    std::vector<std::thread> threads;
    for (QUuid &id : ids) {
        threads.emplace_back([&fixture, &id] {
            const auto database = fixture.open();
            id = database ? database->id() : QUuid();
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    for (const QUuid &id : ids) {
        QCOMPARE(id, fixture.open()->id());
    }
}

void TestDatabase::rollsBackWhenTheWorkFails()
{
    const DatabaseFixture fixture;
    const auto database = fixture.open();
    const StoreError reason{StoreErrorKind::Other, {}, QStringLiteral("on second thoughts")};
    const auto done = database->transaction([&]() -> Result<Done, StoreError> {
        [&] { QVERIFY(database->run(QStringLiteral("INSERT INTO meta VALUES ('key', 'value')"))); }();
        return reason;
    });
    QVERIFY(!done);
    QCOMPARE(done.error(), reason);
    QCOMPARE(textIn(*database, QStringLiteral("SELECT COUNT(*) FROM meta")).toInt(), 1);
    QVERIFY(database->transaction([]() -> Result<Done, StoreError> { return Done(); }));
}

void TestDatabase::migratesFromVersionOne()
{
    const DatabaseFixture fixture;
    QVERIFY(makeVersionOne(fixture.path));
    const auto database = fixture.open();
    QVERIFY(database);
    QCOMPARE(textIn(*database, QStringLiteral("PRAGMA user_version")).toInt(), schemaVersion());
    QCOMPARE(database->id(), QUuid(QStringLiteral("5b6c2f0e-93c5-4a8e-9b0f-3f6f0c1d2e3f")));
    const auto servers = SqliteCatalogStore(*database).load();
    QVERIFY(servers);
    const Server expected{.id = QUuid(QStringLiteral("0f1e2d3c-4b5a-4978-8a9b-acbdcedfe0f1")),
                          .name = QStringLiteral("Old server"),
                          .provider = QStringLiteral("biotime"),
                          .url = QUrl(QStringLiteral("http://old:8081")),
                          .account = QStringLiteral("admin"),
                          .options = {{QStringLiteral("token_kind"), QStringLiteral("jwt")}},
                          .tags = {QStringLiteral("old")}};
    QCOMPARE(*servers, QList<Server>{expected});
    QCOMPARE(textIn(*database, QStringLiteral("SELECT COUNT(*) FROM activity")).toInt(), 0);

    // The same tables as a new file has.
    const QString tables =
        QStringLiteral("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema ORDER BY name)");
    QVERIFY(!textIn(*database, tables).isEmpty());
    QCOMPARE(textIn(*database, tables), textIn(*DatabaseFixture().open(), tables));

    const QStringList backups = backupsOf(fixture.path, fixture.clock.now());
    QCOMPARE(backups.size(), 1);
    QCOMPARE(QFileInfo(backups.first()).fileName(), QStringLiteral("tokenrack.db.20261005-140856"));
    QCOMPARE(versionIn(backups.first()), 1);
}

void TestDatabase::isMigratedOnceByManyAtOnce()
{
    const DatabaseFixture fixture;
    QVERIFY(makeVersionOne(fixture.path));
    std::vector<QString> problems(8);
    std::vector<std::thread> threads;
    for (QString &problem : problems) {
        threads.emplace_back([&fixture, &problem] {
            const auto opened = fixture.tryOpen();
            problem = opened ? QString() : storeErrorText(opened.error());
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    for (const QString &problem : problems) {
        QCOMPARE(problem, QString());
    }
    QCOMPARE(versionIn(fixture.path), schemaVersion());
    QCOMPARE(backupsOf(fixture.path, fixture.clock.now()).size(), 1);
}

void TestDatabase::leavesTheFileWhenAMigrationFails()
{
    const DatabaseFixture fixture;
    // The second step makes a table and then an index, whose name is taken here.
    QVERIFY(makeVersionOne(fixture.path, {QStringLiteral("CREATE INDEX activity_of_server ON tags (tag)")}));
    const auto opened = fixture.tryOpen();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, StoreErrorKind::Other);
    QCOMPARE(versionIn(fixture.path), 1);
    const auto connection = SqliteConnection::open(fixture.path, SqliteConnection::Mode::ReadOnly);
    const QString count = QStringLiteral("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'activity'");
    QCOMPARE(*(*connection)->text(count), QStringLiteral("0"));
    QCOMPARE(backupsOf(fixture.path, fixture.clock.now()).size(), 1);
}

void TestDatabase::backsUpOnceADay()
{
    DatabaseFixture fixture;
    addServers(*fixture.open(), 3);
    QCOMPARE(backupsOf(fixture.path, fixture.clock.now()).size(), 0); // an empty one would be worth nothing
    QVERIFY(fixture.open());
    QCOMPARE(backupsOf(fixture.path, fixture.clock.now()).size(), 1);
    fixture.clock.advance(9h);
    QVERIFY(fixture.open());
    QCOMPARE(backupsOf(fixture.path, fixture.clock.now()).size(), 1);
    fixture.clock.advance(1h); // now it is the next day in UTC
    QVERIFY(fixture.open());
    const QStringList backups = backupsOf(fixture.path, fixture.clock.now());
    QCOMPARE(backups.size(), 2);
    QCOMPARE(QFileInfo(backups.first()).fileName(), QStringLiteral("tokenrack.db.20261006-000856"));

    const auto backup = Database::open(backups.first(), fixture.clock);
    QVERIFY(backup);
    QCOMPARE(serversIn(**backup), 3);
}

void TestDatabase::keepsTenBackups()
{
    DatabaseFixture fixture;
    QVERIFY(fixture.open());
    const QDir folder(fixture.folder.filePath(QStringLiteral("profile/backups")));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    write(folder.filePath(QStringLiteral("tokenrack.db.mine")), QByteArrayLiteral("not a backup of the program"));
    write(folder.filePath(QStringLiteral("other.db.20200101-000000")), QByteArrayLiteral("of another database"));
    for (int day = 0; day < 13; ++day) {
        QVERIFY(fixture.open());
        fixture.clock.advance(24h);
    }
    const QStringList backups = backupsOf(fixture.path, fixture.clock.now());
    QCOMPARE(backups.size(), 10);
    QVERIFY(backups.first().contains(QStringLiteral("20261017")));
    QVERIFY(backups.last().contains(QStringLiteral("20261008")));
    QVERIFY(folder.exists(QStringLiteral("tokenrack.db.mine")));
    QVERIFY(folder.exists(QStringLiteral("other.db.20200101-000000")));
}

void TestDatabase::backsUpWhileTheClockIsWrong_data()
{
    QTest::addColumn<int>("years");
    QTest::newRow("ten years ahead") << 10;
    QTest::newRow("ten years behind") << -10;
}

void TestDatabase::backsUpWhileTheClockIsWrong()
{
    QFETCH(const int, years);
    const std::chrono::hours jump = years * 8766h;
    DatabaseFixture fixture;
    addServers(*fixture.open(), 1);
    for (int day = 0; day < 12; ++day) {
        QVERIFY(fixture.open());
        fixture.clock.advance(24h);
    }
    const auto newest = [&fixture] {
        return QFileInfo(backupsOf(fixture.path, fixture.clock.now()).first()).fileName().section(u'.', -1).left(4);
    };
    fixture.clock.advance(jump);
    QVERIFY(fixture.open());
    QCOMPARE(newest(), QString::number(2026 + years)); // the one just made
    QCOMPARE(backupsOf(fixture.path, fixture.clock.now()).size(), 10);
    fixture.clock.advance(-jump);
    QCOMPARE(newest(), QStringLiteral("2026"));
    QVERIFY(fixture.open());
    const QStringList backups = backupsOf(fixture.path, fixture.clock.now());
    QCOMPARE(backups.size(), 10);
    QVERIFY(std::all_of(backups.begin(), backups.end(),
                        [](const QString &backup) { return backup.contains(QStringLiteral(".2026")); }));
}

void TestDatabase::saysDamaged_data()
{
    QTest::addColumn<QByteArray>("content");

    const DatabaseFixture fixture;
    addServers(*fixture.open(), 200);
    const QByteArray good = contentOf(fixture.path);
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("text") << QByteArray("Dear diary,\n").repeated(1000);
    QTest::newRow("noise") << noise(100'000);
    QTest::newRow("cut in the header") << good.left(50);
    QTest::newRow("cut after the header") << good.left(100);
    QTest::newRow("cut in a page") << good.left(good.size() / 2 + 1);
    QTest::newRow("cut at a page") << good.left(4096);
    QTest::newRow("header overwritten") << noise(100) + good.mid(100);
    QTest::newRow("zeros") << QByteArray(good.size(), '\0');
    QTest::newRow("tables' root overwritten") << good.left(100) + noise(3996) + good.mid(4096);
}

void TestDatabase::saysDamaged()
{
    QFETCH(const QByteArray, content);
    const DatabaseFixture fixture;
    QVERIFY(QDir().mkpath(QFileInfo(fixture.path).path()));
    write(fixture.path, content);
    const auto opened = fixture.tryOpen();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, StoreErrorKind::Damaged);
    QCOMPARE(opened.error().path, fixture.path);
    QVERIFY(!opened.error().detail.isEmpty());
    QVERIFY(contentOf(fixture.path) == content);
}

void TestDatabase::leavesTheWalOfAnEmptyFile()
{
    // What is in it may be all that is left; SQLite would take the file for a new one and throw it away.
    const DatabaseFixture fixture;
    QVERIFY(QDir().mkpath(QFileInfo(fixture.path).path()));
    write(fixture.path, QByteArray());
    write(fixture.path + QStringLiteral("-wal"), noise(300));
    QVERIFY(!fixture.tryOpen());
    QVERIFY(contentOf(fixture.path + QStringLiteral("-wal")) == noise(300));
}

void TestDatabase::saysDamagedAfterASuddenEnd()
{
    const DatabaseFixture fixture;
    addServers(*fixture.open(), 1000);
    QVERIFY(fixture.open()); // so that today's backup does not find the damage
    const DatabaseFixture crashed;
    QVERIFY(QDir().mkpath(QFileInfo(crashed.path).path()));
    {
        const auto database = fixture.open();
        addServers(*database, 1);
        QByteArray content = contentOf(fixture.path);
        content.replace(content.size() / 2, 20'000, noise(20'000));
        write(crashed.path, content);
        QVERIFY(QFile::copy(fixture.path + QStringLiteral("-wal"), crashed.path + QStringLiteral("-wal")));
        QVERIFY(QDir(QFileInfo(crashed.path).path()).mkpath(QStringLiteral("backups")));
        QVERIFY(QFile::copy(backupsOf(fixture.path, fixture.clock.now()).first(),
                            crashed.folder.filePath(QStringLiteral("profile/backups/tokenrack.db.20261005-000000"))));
    }
    const auto opened = crashed.tryOpen();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, StoreErrorKind::Damaged);
    QVERIFY(QFileInfo(crashed.path + QStringLiteral("-wal")).size() > 0); // nothing was written into the file
    QVERIFY(!crashed.tryOpen());
}

void TestDatabase::findsDamageWhileItBacksUp()
{
    DatabaseFixture fixture;
    addServers(*fixture.open(), 1000);
    QVERIFY(fixture.open());
    QByteArray content = contentOf(fixture.path);
    write(fixture.path, content.replace(content.size() / 2, 20'000, noise(20'000)));
    fixture.clock.advance(24h);
    const auto opened = fixture.tryOpen();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, StoreErrorKind::Damaged);
    QCOMPARE(opened.error().path, fixture.path);
    QCOMPARE(backupsOf(fixture.path, fixture.clock.now()).size(), 1);
}

//! Where a start reads nothing, once today's backup is made.
void TestDatabase::looksForDamageThatWasMet()
{
    const DatabaseFixture fixture;
    const QString select = QStringLiteral("SELECT count(detail) FROM activity");
    {
        const auto database = fixture.open();
        QVERIFY(database->run(QStringLiteral(
            "WITH RECURSIVE numbers(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 3000)"
            " INSERT INTO activity (server, at, kind, detail) SELECT 's', n, 1, 'said so' FROM numbers")));
    }
    QVERIFY(fixture.open());
    QByteArray content = contentOf(fixture.path);
    write(fixture.path, content.replace(content.size() / 2, 20'000, noise(20'000)));
    {
        const auto database = fixture.open();
        QVERIFY(database); // nobody has looked at those pages
        const auto read = database->run(select);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, StoreErrorKind::Damaged);
    }
    for (int start = 1; start <= 2; ++start) {
        const auto opened = fixture.tryOpen();
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, StoreErrorKind::Damaged);
    }
}

void TestDatabase::forgetsDamageThatIsNotThere()
{
    const DatabaseFixture fixture;
    QVERIFY(fixture.open());
    markDamage(fixture.path);
    QVERIFY(isMarkedAsDamaged(fixture.path));
    QVERIFY(fixture.open());
    QVERIFY(!isMarkedAsDamaged(fixture.path));
}

void TestDatabase::makesNoneWhereBackupsAre()
{
    const DatabaseFixture fixture;
    addServers(*fixture.open(), 5);
    QVERIFY(fixture.open());
    QVERIFY(QFile::remove(fixture.path));
    const auto opened = fixture.tryOpen();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, StoreErrorKind::Missing);
    QVERIFY(!QFileInfo::exists(fixture.path));
}

void TestDatabase::recoversAfterASuddenEnd()
{
    const DatabaseFixture fixture;
    const DatabaseFixture crashed;
    QVERIFY(QDir().mkpath(QFileInfo(crashed.path).path()));
    {
        const auto database = fixture.open();
        addServers(*database, 20);
        QVERIFY(QFile::copy(fixture.path, crashed.path));
        QVERIFY(QFile::copy(fixture.path + QStringLiteral("-wal"), crashed.path + QStringLiteral("-wal")));
    }
    const auto database = crashed.open();
    QVERIFY(database);
    QCOMPARE(serversIn(*database), 20);
}

void TestDatabase::refusesANewerVersion()
{
    const DatabaseFixture fixture;
    {
        const auto database = fixture.open();
        QVERIFY(database->run(QStringLiteral("PRAGMA user_version = 99")));
    }
    const QByteArray before = contentOf(fixture.path);
    const auto opened = fixture.tryOpen();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, StoreErrorKind::NewerVersion);
    QVERIFY2(opened.error().detail.contains(QStringLiteral("99")), qPrintable(opened.error().detail));
    QVERIFY(contentOf(fixture.path) == before);
    QVERIFY(backupsOf(fixture.path, fixture.clock.now()).isEmpty());
    QCOMPARE(newestGoodBackup(fixture.path, fixture.clock.now()), std::nullopt);
}

void TestDatabase::saysCannotOpen_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("a folder stands there") << QStringLiteral("folder");
    QTest::newRow("below a file") << QStringLiteral("file/profile/tokenrack.db");
    QTest::newRow("where no folder can be made") << QStringLiteral("/proc/tokenrack/tokenrack.db");
}

void TestDatabase::saysCannotOpen()
{
    QFETCH(const QString, path);
    DatabaseFixture fixture;
    const QDir folder(fixture.folder.path());
    QVERIFY(folder.mkpath(QStringLiteral("folder")));
    write(folder.filePath(QStringLiteral("file")), QByteArrayLiteral("content"));
    fixture.path = folder.absoluteFilePath(path);
    const auto opened = fixture.tryOpen();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, StoreErrorKind::CannotOpen);
    QVERIFY(!opened.error().detail.isEmpty());
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("file"))), QByteArrayLiteral("content"));
}

void TestDatabase::saysReadOnly_data()
{
    QTest::addColumn<mode_t>("fileMode"); // 0: there is no file
    QTest::addColumn<mode_t>("folderMode");
    QTest::addColumn<int>("kind");

    QTest::newRow("file") << mode_t(0400) << mode_t(0700) << int(StoreErrorKind::ReadOnly);
    QTest::newRow("folder") << mode_t(0600) << mode_t(0500) << int(StoreErrorKind::ReadOnly);
    QTest::newRow("both") << mode_t(0400) << mode_t(0500) << int(StoreErrorKind::ReadOnly);
    QTest::newRow("folder without a file") << mode_t(0) << mode_t(0500) << int(StoreErrorKind::ReadOnly);
    QTest::newRow("file that cannot be read") << mode_t(0200) << mode_t(0700) << int(StoreErrorKind::CannotOpen);
}

void TestDatabase::saysReadOnly()
{
    QFETCH(const mode_t, fileMode);
    QFETCH(const mode_t, folderMode);
    QFETCH(const int, kind);
    const OrdinaryPerson person;
    QVERIFY(person.isOrdinary());
    const DatabaseFixture fixture;
    QVERIFY(fixture.open());
    const QByteArray file = QFile::encodeName(fixture.path);
    const QByteArray folder = QFile::encodeName(QFileInfo(fixture.path).path());
    QVERIFY(fileMode ? chmod(file.constData(), fileMode) == 0 : QFile::remove(fixture.path));
    QCOMPARE(chmod(folder.constData(), folderMode), 0);

    const auto opened = fixture.tryOpen();
    QCOMPARE(chmod(folder.constData(), 0700), 0); // so that it can be cleaned up
    QVERIFY(!opened);
    QCOMPARE(int(opened.error().kind), kind);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
