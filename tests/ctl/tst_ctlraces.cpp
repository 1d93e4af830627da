// SPDX-License-Identifier: MIT
// Twenty processes at once on one profile.
#include "tests/ctl/ctlworld.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace tokenrack {

namespace {

constexpr int processes = 20;

} // namespace

class CtlRacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void manyTokensCauseOneLogIn();
    void manyTokensCauseOneRenewal();
    void theBudgetHoldsForAllTogether();
    void nobodyMakesTheFifthWrongTry();
    void manyAdditionsAllArrive();

private:
    int requestsTo(const QString &path);
    std::vector<CtlRun> runMany(const std::function<QStringList(int)> &arguments,
                                const std::function<QByteArray(int)> &input = {});
    std::vector<CtlRun> logInWrongly();
    int logInsOfPbx();

    CtlWorld m_world;
};

void CtlRacesTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
}

void CtlRacesTest::init()
{
    QCOMPARE(m_world.renew(), QString());
}

void CtlRacesTest::cleanup()
{
    QCOMPARE(m_world.sandbox().violations(), QStringList());
}

std::vector<CtlRun> CtlRacesTest::runMany(const std::function<QStringList(int)> &arguments,
                                          const std::function<QByteArray(int)> &input)
{
    std::vector<std::unique_ptr<QProcess>> running;
    for (int i = 0; i < processes; ++i) {
        running.push_back(m_world.launch(arguments(i), input ? input(i) : QByteArray()));
    }
    std::vector<CtlRun> runs;
    for (const auto &process : running) {
        runs.push_back(m_world.finish(*process));
    }
    return runs;
}

int CtlRacesTest::requestsTo(const QString &path)
{
    int count = 0;
    const auto requests = m_world.sandbox().hummingbird().http().requests();
    for (const sandbox::Request &request : requests) {
        count += request.path.contains(path) ? 1 : 0;
    }
    return count;
}

void CtlRacesTest::manyTokensCauseOneLogIn()
{
    m_world.addGateway();
    const std::vector<CtlRun> runs = runMany([](int) { return QStringList{u"token"_s, u"Gateway"_s}; });
    QSet<QByteArray> tokens;
    for (const CtlRun &run : runs) {
        QVERIFY2(run.status == 0, run.err.constData());
        tokens.insert(run.out);
    }
    QCOMPARE(tokens.size(), 1);
    QCOMPARE(requestsTo(u"/auth/login"_s), 1);
}

void CtlRacesTest::manyTokensCauseOneRenewal()
{
    m_world.addGateway();
    m_world.sandbox().hummingbird().setTokenLife(std::chrono::minutes(5));
    const QByteArray first = m_world.run({u"token"_s, u"Gateway"_s}).out;
    m_world.sandbox().hummingbird().setTokenLife(std::chrono::hours(1));
    m_world.sandbox().hummingbird().http().clearRequests();
    const std::vector<CtlRun> runs =
        runMany([](int) { return QStringList{u"token"_s, u"Gateway"_s, u"--min-valid"_s, u"1800"_s}; });
    QSet<QByteArray> tokens;
    for (const CtlRun &run : runs) {
        QVERIFY2(run.status == 0, run.err.constData());
        tokens.insert(run.out);
    }
    QCOMPARE(tokens.size(), 1);
    QVERIFY(!tokens.contains(first));
    QCOMPARE(requestsTo(u"/openapi/token/"_s), 1);
    QCOMPARE(requestsTo(u"/auth/login"_s), 0);
}

//! Each with a password of its own, since none is sent again that was refused.
std::vector<CtlRun> CtlRacesTest::logInWrongly()
{
    return runMany(
        [](int) { return QStringList{u"--no-prompt"_s, u"login"_s, u"PBX"_s, u"--secret"_s, u"password"_s}; },
        [](int i) { return "wrong " + QByteArray::number(i) + '\n'; });
}

int CtlRacesTest::logInsOfPbx()
{
    const auto requests = m_world.sandbox().xSwitch().http().requests();
    return int(std::count_if(requests.begin(), requests.end(), [](const sandbox::Request &request) {
        return request.path.startsWith(u"/api/sessions"_s);
    }));
}

void CtlRacesTest::theBudgetHoldsForAllTogether()
{
    m_world.add(u"PBX"_s, u"xswitch"_s, m_world.sandbox().xSwitch().baseUrl(), u"1007"_s);
    m_world.sandbox().xSwitch().http().clearRequests();
    const std::vector<CtlRun> runs = logInWrongly();
    QCOMPARE(logInsOfPbx(), 2); // from the third on a captcha is needed, which nobody is there to answer
    for (const CtlRun &run : runs) {
        QVERIFY2(run.status != 0, run.out.constData());
    }
}

//! The site has turned its captchas off, so nothing but our own count is in the way.
void CtlRacesTest::nobodyMakesTheFifthWrongTry()
{
    m_world.sandbox().xSwitch().setCaptchasEnabled(false);
    m_world.add(u"PBX"_s, u"xswitch"_s, m_world.sandbox().xSwitch().baseUrl(), u"1007"_s, {},
                {u"--option"_s, u"captcha_after=100"_s});
    m_world.sandbox().xSwitch().http().clearRequests();
    const std::vector<CtlRun> runs = logInWrongly();
    QCOMPARE(logInsOfPbx(), 4);
    QCOMPARE(std::count_if(runs.begin(), runs.end(), [](const CtlRun &run) { return run.status == 3; }), 4);
    QCOMPARE(std::count_if(runs.begin(), runs.end(), [](const CtlRun &run) { return run.status == 5; }), processes - 4);
}

void CtlRacesTest::manyAdditionsAllArrive()
{
    const std::vector<CtlRun> runs = runMany([](int i) {
        return QStringList{u"add"_s,   u"--provider"_s, u"biotime"_s,   u"--name"_s, u"Server %1"_s.arg(i),
                           u"--url"_s, u"http://h"_s,   u"--account"_s, u"a"_s};
    });
    for (const CtlRun &run : runs) {
        QVERIFY2(run.status == 0, run.err.constData());
    }
    const QJsonObject json = m_world.run({u"list"_s, u"--json"_s}).json();
    QCOMPARE(json.value(u"servers"_s).toArray().size(), processes);
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlRacesTest)
#include "tst_ctlraces.moc"
