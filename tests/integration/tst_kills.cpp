// SPDX-License-Identifier: MIT
// kill -9 at random moments: whatever was told as done is there afterwards, and every file opens. Each function
// is a test of ctest's own; together they make 1,500 rounds. TOKENRACK_SEED repeats a run's moments, as far
// as the machine does.
#include "core/catalog/backups.h"
#include "core/catalog/database.h"
#include "core/catalog/databaserestore.h"
#include "core/session/sessionkeeper.h"
#include "core/session/sqlitesessionstore.h"
#include "tests/core/catalog/databasecontent.h"
#include "tests/core/catalog/databasefixture.h"
#include "tests/core/catalog/versionone.h"
#include "tests/integration/filekeychain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace tokenrack;

namespace {

constexpr int patience = 60'000; // ms, when both cores are busy with something else
#ifdef TOKENRACK_SANITIZED
constexpr int rounds = 25; // the moments are the other builds' matter, the memory is this one's
#else
constexpr int rounds = 250;
#endif
//! A profile that only grows would make the later rounds slow.
constexpr int roundsPerProfile = 25;

using Promises = QMap<QByteArray, QSet<int>>; //!< numbers by what was said of them

} // namespace

class TestKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void whileAdding();
    void whileImporting();
    void whileImportingInAWindow();
    void whileRenewing();
    void whileMigrating();
    void whileRestoring();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("profile/tokenrack.sqlite")); }
    QString keychainFolder() const { return m_folder->filePath(QStringLiteral("keychain")); }
    void beginProfile();
    //! Kills a worker a moment of at most \a longest after so many lines, and adds to the promises what it printed.
    void kill(const char *task, int lines, std::chrono::microseconds longest);
    int below(int limit) { return int(m_random.bounded(limit)); }
    void killWhileImporting(const char *task);
    std::unique_ptr<Database> openWhole();
    //! The number of the token that the profile holds; 0 for none.
    int heldToken(Database &database, const Server &server);

    std::unique_ptr<QTemporaryDir> m_folder;
    QRandomGenerator m_random;
    SystemClock m_clock;
    Promises m_promises;
    int m_next = 1; //!< the next worker counts from here on
};

void TestKills::initTestCase()
{
    const QByteArray wanted = qgetenv("TOKENRACK_SEED");
    const quint32 seed = wanted.isEmpty() ? QRandomGenerator::global()->generate() : wanted.toUInt();
    qInfo("TOKENRACK_SEED=%u", seed);
    m_random.seed(seed);
}

void TestKills::beginProfile()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(QDir().mkpath(keychainFolder()));
    m_promises.clear();
    m_next = 1;
}

void TestKills::kill(const char *task, int lines, std::chrono::microseconds longest)
{
    QProcess worker;
    worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    worker.start(QCoreApplication::applicationDirPath() + QStringLiteral("/killedworker"),
                 {path(), keychainFolder(), QString::number(m_next), QLatin1String(task)});
    QByteArray output;
    while (output.count('\n') <= lines) { // "ready" comes first
        QVERIFY2(worker.waitForReadyRead(patience), output.constData());
        output += worker.readAllStandardOutput();
    }
    // The moment itself is what is tested; nothing is waited for here.
    QThread::usleep(m_random.bounded(quint32(longest.count())));
    worker.kill();
    QVERIFY(worker.waitForFinished(patience));
    output += worker.readAllStandardOutput();
    QVERIFY2(!output.contains("failed"), output.constData());
    output.truncate(output.lastIndexOf('\n') + 1);
    ++m_next; // it was begun, whether or not it was done
    for (const QByteArray &line : output.split('\n')) {
        const int number = line.mid(line.indexOf(' ') + 1).toInt();
        m_promises[line.left(line.indexOf(' '))].insert(number);
        m_next = std::max(m_next, number + 2);
    }
}

std::unique_ptr<Database> TestKills::openWhole()
{
    auto database = Database::open(path(), m_clock);
    if (!database) {
        qWarning("%s", qPrintable(database.error().detail));
        return nullptr;
    }
    const bool isWhole = textIn(**database, QStringLiteral("PRAGMA integrity_check")) == QLatin1String("ok");
    return isWhole ? std::move(*database) : nullptr;
}

void TestKills::whileAdding()
{
    for (int round = 0; round < rounds; ++round) {
        if (round % roundsPerProfile == 0) {
            beginProfile();
        }
        kill("add", below(6), std::chrono::milliseconds(4));
        const auto database = openWhole();
        QVERIFY(database);
        const auto servers = SqliteCatalogStore(*database).load();
        QVERIFY(servers);
        QMap<int, QString> notes;
        for (const Server &server : *servers) {
            notes.insert(server.name.toInt(), server.notes);
        }
        const auto isIn = [this](const char *promise, int number) { return m_promises[promise].contains(number); };
        for (const int number : std::as_const(m_promises["added"])) {
            QVERIFY2(notes.contains(number) || isIn("removing", number), qPrintable(QString::number(number)));
        }
        for (const int number : std::as_const(m_promises["noted"])) {
            QVERIFY(isIn("removing", number) || notes.value(number) == QLatin1String("noted"));
        }
        for (const int number : std::as_const(m_promises["removed"])) {
            QVERIFY(!notes.contains(number));
        }
    }
    QVERIFY(!m_promises["added"].isEmpty());
}

void TestKills::whileImporting()
{
    killWhileImporting("import");
}

void TestKills::whileImportingInAWindow()
{
    killWhileImporting("importer");
}

void TestKills::killWhileImporting(const char *task)
{
    for (int round = 0; round < rounds; ++round) {
        if (round % roundsPerProfile == 0) {
            beginProfile();
        }
        kill(task, below(2), std::chrono::milliseconds(12));
        const auto database = openWhole();
        QVERIFY(database);
        const auto servers = SqliteCatalogStore(*database).load();
        QVERIFY(servers);
        QMap<int, int> sizes;
        for (const Server &server : *servers) {
            ++sizes[server.name.section(QLatin1Char('/'), 0, 0).toInt()];
        }
        for (const int size : std::as_const(sizes)) {
            QCOMPARE(size, 40); // all of a batch, or nothing
        }
        for (const int number : std::as_const(m_promises["imported"])) {
            QVERIFY2(sizes.contains(number), qPrintable(QString::number(number)));
        }
    }
    QVERIFY(!m_promises["imported"].isEmpty());
}

int TestKills::heldToken(Database &database, const Server &server)
{
    FileKeychain keychain(keychainFolder());
    SecretKeeper secrets(keychain, database.id());
    SqliteSessionStore store(database);
    StateWriter writer(store);
    SessionKeeper keeper(secrets, store, writer);
    std::optional<int> held;
    keeper.open(server, [&held](const Result<Session, OpenFailure> &opened) {
        held = opened ? opened->token.revealText().mid(1).toInt() : 0;
        if (opened && opened->refreshToken.revealText().mid(1).toInt() != *held) {
            held = -1;
        }
    });
    return QTest::qWaitFor([&held] { return held.has_value(); }, patience) ? *held : -1;
}

void TestKills::whileRenewing()
{
    Server server{.id = QUuid::createUuid(), .name = QStringLiteral("G"), .provider = QStringLiteral("hummingbird")};
    server.url = QUrl(QStringLiteral("http://127.0.0.1:1"));
    server.account = QStringLiteral("admin");
    for (int round = 0; round < rounds; ++round) {
        if (round % roundsPerProfile == 0) {
            beginProfile();
            const auto database = openWhole();
            QVERIFY(database);
            QVERIFY(SqliteCatalogStore(*database).save({server}));
            FileKeychain keychain(keychainFolder());
            SecretKeeper secrets(keychain, database->id());
            const Credential credential{{{QStringLiteral("password"), Secret("right")}}};
            bool isKept = false;
            secrets.keep(server, credential, SecretPlace::Keychain,
                         [&isKept](const Result<Done, SecretError> &kept) { isKept = kept.hasValue(); });
            QVERIFY(QTest::qWaitFor([&isKept] { return isKept; }, patience));
        }
        kill("renew", below(6), std::chrono::milliseconds(4));
        const auto database = openWhole();
        QVERIFY(database);
        const QSet<int> &kept = m_promises["kept"];
        const QSet<int> &issued = m_promises["issued"];
        const int newestKept = kept.isEmpty() ? 0 : *std::max_element(kept.begin(), kept.end());
        const int held = heldToken(*database, server);
        QVERIFY2(held >= newestKept, qPrintable(QStringLiteral("%1 < %2").arg(held).arg(newestKept)));
        QVERIFY(held == 0 || issued.contains(held));
    }
    QVERIFY(!m_promises["kept"].isEmpty());
}

void TestKills::whileMigrating()
{
    QStringList many;
    for (int number = 0; number < 300; ++number) {
        many.append(QStringLiteral("INSERT INTO servers VALUES ('%1', 'S', 'biotime', 'http://old', 'a', '', '', 1, 1,"
                                   " 2, NULL)")
                        .arg(QUuid::createUuid().toString(QUuid::WithoutBraces)));
    }
    beginProfile();
    const QString old = m_folder->filePath(QStringLiteral("old.sqlite"));
    QVERIFY(makeVersionOne(old, many));
    const auto copyOld = [&] {
        QDir(m_folder->filePath(QStringLiteral("profile"))).removeRecursively();
        return QDir().mkpath(m_folder->filePath(QStringLiteral("profile"))) && QFile::copy(old, path());
    };
    QVERIFY(copyOld());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(openWhole());
    const std::chrono::microseconds whole(timer.nsecsElapsed() / 1000);

    for (int round = 0; round < rounds; ++round) {
        QVERIFY(copyOld());
        kill("migrate", 0, whole * 5 / 4);
        const auto database = openWhole();
        QVERIFY(database);
        QCOMPARE(SqliteCatalogStore(*database).load()->size(), 301);
        const auto backup = newestGoodBackup(path(), m_clock.now()); // of before the migration
        QVERIFY(backup);
        const auto saved = SqliteConnection::open(*backup, SqliteConnection::Mode::ReadOnly);
        QVERIFY(saved);
        QCOMPARE(*(*saved)->text(QStringLiteral("SELECT count(*) FROM servers")), QStringLiteral("301"));
    }
}

void TestKills::whileRestoring()
{
    beginProfile();
    const QString profile = QFileInfo(path()).path();
    {
        const auto database = openWhole();
        QVERIFY(database);
        addServers(*database, 300);
    }
    QVERIFY(openWhole()); // makes the backup
    const QString backup = newestGoodBackup(path(), m_clock.now()).value_or(QString());
    QVERIFY(!backup.isEmpty());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(restoreBackup(path(), backup, m_clock.now(), Replaces::Whatever));
    const std::chrono::microseconds whole(timer.nsecsElapsed() / 1000);

    for (int round = 0; round < rounds; ++round) {
        const QStringList left = QDir(profile).entryList(QDir::Files);
        for (const QString &name : left) {
            QVERIFY(QFile::remove(QDir(profile).filePath(name)));
        }
        const QByteArray damaged = noise(5000 + round);
        write(path(), damaged);
        kill("restore", 0, whole * 5 / 4);

        // The next start has the backup, or asks; it never has an empty list.
        if (const auto found = Database::open(path(), m_clock)) {
            QCOMPARE(serversIn(**found), 300);
        } else {
            QVERIFY2(isOfNoUse(found.error()), qPrintable(found.error().detail));
        }
        QVERIFY(restoreBackup(path(), backup, m_clock.now()));
        QCOMPARE(serversIn(*openWhole()), 300);
        const QStringList aside = QDir(profile).entryList({QStringLiteral("*.set-aside-*")}, QDir::Files);
        QCOMPARE(aside.size(), 1);
        QVERIFY(contentOf(QDir(profile).filePath(aside.first())) == damaged);
    }
    QVERIFY(m_promises.contains("restored"));
}

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
