// SPDX-License-Identifier: MIT
// Many real processes on one profile, against the sandbox.
#include "core/catalog/database.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "core/session/sqlitesessionstore.h"
#include "tests/core/catalog/databasefixture.h"
#include "tests/integration/filekeychain.h"
#include "tests/sandbox/hummingbird.h"
#include "tests/sandbox/xswitch.h"

#include "core/secrets/secretkeeper.h"

#include <QDir>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace tokenrack;

namespace {

constexpr int patience = 60'000; // ms, when both cores are busy with something else
const QString login = QStringLiteral("1007");

//! A token is renewed meanwhile for sure, in ms.
constexpr int longChurn = 30'000;

//! How long twentyLoseNoUpdate() lasts, in ms. ./dev sets the variable for the stress part.
int churnTime()
{
    const int seconds = qEnvironmentVariableIntValue("TOKENRACK_STRESS_SECONDS");
    return seconds > 0 ? seconds * 1000 : 3000;
}

//! What the programs said that they did.
struct Promises
{
    QSet<QString> tags;
    QSet<QString> staying;
    qsizetype logIns = 0;
    QStringList failures;

    void take(const QString &line)
    {
        const QString what = line.section(QLatin1Char(' '), 0, 0);
        const QString mark = line.section(QLatin1Char(' '), 1);
        if (what == QLatin1String("tag")) {
            tags.insert(mark);
        } else if (what == QLatin1String("untag")) {
            tags.remove(mark);
        } else if (what == QLatin1String("stays")) {
            staying.insert(mark);
        } else if (what == QLatin1String("login")) {
            ++logIns;
        } else if (what == QLatin1String("failed")) {
            failures.append(mark);
        }
    }
};

} // namespace

class TestProcesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void twentyLogInOnce();
    void twentyRenewOnce();
    void tenSpendNoLastAttempt();
    void aKilledOneLeavesItsLease();
    void anotherOneSeesAnEditAtOnce();
    void twentyMakeOneProfile();
    void twentyLoseNoUpdate();

private:
    QString database() const { return m_folder->filePath(QStringLiteral("profile/tokenrack.sqlite")); }
    QString keychain() const { return m_folder->filePath(QStringLiteral("keychain")); }
    //! A new profile with that server and its password.
    Server makeProfile(const QString &provider, const QUrl &url);
    QProcess *start(const QStringList &arguments);
    bool startMany(int count, const QStringList &arguments);
    //! Lets all begin at once.
    void release();
    bool waitForAll(int timeMs = patience);
    //! What each printed after "ready".
    QStringList outputs() const;
    qsizetype requests(sandbox::System &system, const QByteArray &method, const QString &path) const;
    //! Of all requests whose paths begin so.
    QStringList pathsBelow(sandbox::System &system, const QString &path) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<std::unique_ptr<QProcess>> m_processes;
    SystemClock m_clock;
};

void TestProcesses::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(keychain()));
}

void TestProcesses::cleanup()
{
    for (const auto &process : m_processes) {
        process->kill();
        process->waitForFinished();
    }
    m_processes.clear();
}

Server TestProcesses::makeProfile(const QString &provider, const QUrl &url)
{
    Server server{.id = QUuid::createUuid(), .name = provider, .provider = provider, .url = url, .account = login};
    const auto opened = Database::open(database(), m_clock);
    const bool saved = opened && SqliteCatalogStore(**opened).save({server});
    FileKeychain items(keychain());
    SecretKeeper keeper(items, (*opened)->id());
    bool kept = false;
    keeper.keep(server, {{{QStringLiteral("password"), Secret::fromText(QStringLiteral("right"))}}},
                SecretPlace::Keychain, [&kept](const auto &done) { kept = done.hasValue(); });
    const bool inTime = saved && QTest::qWaitFor([&kept] { return kept; });
    return inTime ? server : Server();
}

QProcess *TestProcesses::start(const QStringList &arguments)
{
    m_processes.push_back(std::make_unique<QProcess>());
    QProcess *process = m_processes.back().get();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationDirPath() + QStringLiteral("/profileworker"),
                   QStringList{database(), keychain()} + arguments);
    return process;
}

bool TestProcesses::startMany(int count, const QStringList &arguments)
{
    for (int number = 0; number < count; ++number) {
        QStringList own = arguments;
        own.replaceInStrings(QStringLiteral("%"), QString::number(number));
        start(own);
    }
    return QTest::qWaitFor(
        [this] {
            return std::all_of(m_processes.begin(), m_processes.end(),
                               [](const auto &process) { return process->canReadLine(); });
        },
        patience);
}

void TestProcesses::release()
{
    for (const auto &process : m_processes) {
        QCOMPARE(process->readLine().trimmed(), QByteArray("ready"));
        process->write("\n");
    }
}

bool TestProcesses::waitForAll(int timeMs)
{
    return QTest::qWaitFor(
        [this] {
            return std::all_of(m_processes.begin(), m_processes.end(),
                               [](const auto &process) { return process->state() == QProcess::NotRunning; });
        },
        timeMs);
}

QStringList TestProcesses::outputs() const
{
    QStringList all;
    for (const auto &process : m_processes) {
        all.append(QString::fromUtf8(process->readAllStandardOutput()).trimmed());
    }
    return all;
}

qsizetype TestProcesses::requests(sandbox::System &system, const QByteArray &method, const QString &path) const
{
    const QList<sandbox::Request> all = system.http().requests();
    return std::count_if(all.begin(), all.end(), [&](const sandbox::Request &request) {
        return request.method == method && request.path.startsWith(path);
    });
}

QStringList TestProcesses::pathsBelow(sandbox::System &system, const QString &path) const
{
    QStringList paths;
    const QList<sandbox::Request> all = system.http().requests();
    for (const sandbox::Request &request : all) {
        if (request.path.startsWith(path)) {
            paths.append(request.path);
        }
    }
    return paths;
}

void TestProcesses::twentyLogInOnce()
{
    sandbox::Hummingbird gateway;
    gateway.addAccount(login, QStringLiteral("right"));
    QVERIFY(gateway.listen());
    const Server server = makeProfile(QStringLiteral("hummingbird"), gateway.baseUrl());
    QVERIFY(startMany(20, {QStringLiteral("token"), server.id.toString(), QStringLiteral("60")}));
    release();
    QVERIFY(waitForAll());
    const QStringList tokens = outputs();
    QCOMPARE(QSet<QString>(tokens.begin(), tokens.end()).size(), 1);
    QVERIFY2(tokens.first().startsWith(QLatin1String("ey")), qPrintable(tokens.first()));
    QCOMPARE(requests(gateway, "POST", QStringLiteral("/v1.0/openapi/auth/login")), 1);
    QCOMPARE(gateway.http().violations(), QStringList());
}

void TestProcesses::twentyRenewOnce()
{
    sandbox::Hummingbird gateway;
    gateway.addAccount(login, QStringLiteral("right"));
    QVERIFY(gateway.listen());
    gateway.setTokenLife(std::chrono::minutes(1));
    const Server server = makeProfile(QStringLiteral("hummingbird"), gateway.baseUrl());
    QVERIFY(startMany(1, {QStringLiteral("token"), server.id.toString(), QStringLiteral("1")}));
    release();
    QVERIFY(waitForAll());
    const QString before = outputs().constFirst();
    m_processes.clear();

    gateway.setTokenLife(std::chrono::hours(2));
    QVERIFY(startMany(20, {QStringLiteral("token"), server.id.toString(), QStringLiteral("600")}));
    release();
    QVERIFY(waitForAll());
    const QStringList tokens = outputs();
    QCOMPARE(QSet<QString>(tokens.begin(), tokens.end()).size(), 1);
    QVERIFY2(tokens.first().startsWith(QLatin1String("ey")) && tokens.first() != before, qPrintable(tokens.first()));
    QCOMPARE(requests(gateway, "POST", QStringLiteral("/v1.0/openapi/token/")), 1);
    QCOMPARE(requests(gateway, "POST", QStringLiteral("/v1.0/openapi/auth/login")), 1);
}

void TestProcesses::tenSpendNoLastAttempt()
{
    sandbox::XSwitch pbx;
    pbx.addAccount({.login = login, .password = QStringLiteral("other")});
    pbx.setControlEnabled(true);
    QVERIFY(pbx.listen());
    const Server server = makeProfile(QStringLiteral("xswitch"), pbx.baseUrl());
    QVERIFY(startMany(10, {QStringLiteral("login"), server.id.toString(), QStringLiteral("wrong-%")}));
    release();
    QVERIFY(waitForAll());
    const QStringList results = outputs();
    QCOMPARE(results.count(QStringLiteral("refused")), 4);
    QCOMPARE(results.count(QStringLiteral("cancelled")), 6); // the last attempt was declined
    QCOMPARE(pbx.failures(login), 4);
    QVERIFY(!pbx.lockedUntil(login).isValid());
    QCOMPARE(pbx.http().violations(), QStringList());
}

void TestProcesses::aKilledOneLeavesItsLease()
{
    sandbox::XSwitch pbx;
    pbx.addAccount({.login = login, .password = QStringLiteral("right")});
    pbx.http().setReplyDelay(std::chrono::hours(1));
    QVERIFY(pbx.listen());
    const Server server = makeProfile(QStringLiteral("xswitch"), pbx.baseUrl());
    QVERIFY(startMany(1, {QStringLiteral("token"), server.id.toString(), QStringLiteral("60")}));
    release();
    QTRY_COMPARE_WITH_TIMEOUT(pbx.http().requests().size(), 1, patience);
    m_processes.front()->kill(); // in the middle of a log-in, whose answer nobody will see
    QVERIFY(waitForAll());
    m_processes.clear();

    pbx.http().setReplyDelay(std::chrono::milliseconds(0));
    QVERIFY(startMany(1, {QStringLiteral("login"), server.id.toString(), QString()}));
    const auto opened = Database::open(database(), m_clock);
    QVERIFY(opened);
    SqliteSessionStore store(**opened);
    QVERIFY(store.attempts({server.id, login, {}})->sentAt); // and therefore counts until a log-in is accepted
    release();
    QVERIFY(waitForAll());
    QCOMPARE(outputs(), QStringList(QStringLiteral("done")));
    QCOMPARE(store.attempts({server.id, login, {}}).value(), AttemptRecord());
}

void TestProcesses::anotherOneSeesAnEditAtOnce()
{
    const Server server = makeProfile(QStringLiteral("biotime"), QUrl(QStringLiteral("http://127.0.0.1:1")));
    const QString text = QStringLiteral("moved to the cellar");
    QVERIFY(startMany(3, {QStringLiteral("await"), server.id.toString(), text}));
    release();
    start({QStringLiteral("note"), server.id.toString(), text});
    QTRY_VERIFY_WITH_TIMEOUT(m_processes.back()->canReadLine(), patience);
    m_processes.back()->readLine();
    m_processes.back()->write("\n");
    QVERIFY(waitForAll());
    QCOMPARE(outputs(), QStringList({text, text, text, QString()}));
}

void TestProcesses::twentyMakeOneProfile()
{
    QVERIFY(startMany(20, {QStringLiteral("note"), QUuid::createUuid().toString(), QString()}));
    QSet<QByteArray> lines;
    for (const auto &process : m_processes) {
        lines.insert(process->readLine().trimmed());
    }
    QCOMPARE(lines, QSet<QByteArray>{"ready"});
}

//! All at once: edits, imports, removals, log-ins and renewals. A moment of it in every run, a minute under stress.
void TestProcesses::twentyLoseNoUpdate()
{
    sandbox::Hummingbird gateway;
    gateway.addAccount(login, QStringLiteral("right"));
    QVERIFY(gateway.listen());
    const int time = churnTime();
    gateway.setTokenLife(time < longChurn ? std::chrono::seconds(3) : std::chrono::seconds(6));
    const Server shared = makeProfile(QStringLiteral("hummingbird"), gateway.baseUrl());
    sandbox::Hummingbird other;
    other.addAccount(login, QStringLiteral("right"));
    QVERIFY(other.listen());

    QVERIFY(startMany(20,
                      {QStringLiteral("churn"), shared.id.toString(), QStringLiteral("p%"), QString::number(time),
                       other.baseUrl().toString()}));
    release();
    QVERIFY(waitForAll(time + patience));
    Promises said;
    for (const QString &output : outputs()) {
        for (const QString &line : output.split(QLatin1Char('\n'))) {
            said.take(line);
        }
    }
    QVERIFY2(said.failures.isEmpty(), qPrintable(said.failures.join(QLatin1Char('\n'))));
    QVERIFY(said.tags.size() >= 20);
    QVERIFY(said.logIns >= 20);

    const auto opened = Database::open(database(), m_clock);
    QVERIFY(opened);
    const auto servers = SqliteCatalogStore(**opened).load();
    QVERIFY(servers);
    QSet<QString> names;
    for (const Server &server : *servers) {
        if (server.id == shared.id) {
            QCOMPARE(QSet<QString>(server.tags.begin(), server.tags.end()), said.tags);
        } else {
            names.insert(server.name);
        }
    }
    QCOMPARE(names, said.staying);
    QCOMPARE(textIn(**opened, QStringLiteral("PRAGMA integrity_check")), QStringLiteral("ok"));

    QCOMPARE(requests(other, "POST", QStringLiteral("/v1.0/openapi/auth/login")), said.logIns);
    // Each renewal has the refresh token that the one before brought.
    const QStringList renewals = pathsBelow(gateway, QStringLiteral("/v1.0/openapi/token/"));
    QVERIFY(time < longChurn || !renewals.isEmpty());
    QCOMPARE(QSet<QString>(renewals.begin(), renewals.end()).size(), renewals.size());
    QCOMPARE(gateway.http().violations() + other.http().violations(), QStringList());
}

QTEST_MAIN(TestProcesses)
#include "tst_processes.moc"
