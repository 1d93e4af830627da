// SPDX-License-Identifier: MIT
#include "core/catalog/sqliteconnection.h"
#include "tests/core/session/sessionsfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;
using namespace Qt::StringLiterals;

namespace {

const QString sessionsPath = u"/api/sessions"_s;
const QString captchasPath = u"/api/captchas"_s;
const QString picturePath = u"/api/captchas/42"_s;

const QByteArray good = R"({"code":200,"token":"cde1f2e1-4930-41c1-a883-0bca35de7ea6"})";
const QByteArray refused = R"({"code":403,"text":"Wrong username or password"})";
const QByteArray wrongCaptcha = R"({"code":403,"text":"captcha error"})";
const QByteArray captcha = R"({"code":200,"data":{"captcha_id":42,"pic_path":"/api/captchas/42"}})";

const QString refusingTrigger =
    u"CREATE TRIGGER full BEFORE INSERT ON attempts BEGIN SELECT RAISE(ABORT, 'disk full'); END"_s;

//! Replies as a row of data.
enum class Came {
    Timeout,
    Garbage,
    TooMuch,
    NotFound,
    Unreachable,
    Redirect,
    ServerFault,
    Crash,
    BadGateway,
    GatewayTimeout
};

HttpResult resultOf(Came came)
{
    switch (came) {
    case Came::Timeout:
        return HttpFailure{HttpFailureKind::Timeout, {}, {}};
    case Came::Garbage:
        return HttpResponse{.status = 200, .body = "<html>Welcome</html>"};
    case Came::TooMuch:
        return HttpFailure{HttpFailureKind::ReplyTooLarge, {}, {}};
    case Came::NotFound:
        return HttpResponse{.status = 404, .body = "<html>Not found</html>"};
    case Came::Unreachable:
        return HttpFailure{HttpFailureKind::Unreachable, {}, {}};
    case Came::Redirect:
        return HttpFailure{HttpFailureKind::RedirectRefused, {}, QUrl(u"https://pbx.example/"_s)};
    case Came::Crash:
        return HttpResponse{.status = 500, .body = "<html>Internal error</html>"};
    case Came::BadGateway:
        return HttpResponse{.status = 502, .body = "<html>Bad gateway</html>"};
    case Came::GatewayTimeout:
        return HttpResponse{.status = 504, .body = "<html>Gateway time-out</html>"};
    case Came::ServerFault:
        break;
    }
    return jsonResponse(R"({"code":500,"text":"Internal error"})", 500);
}

} // namespace

Q_DECLARE_METATYPE(Came)

//! Which log-ins count against the account of a system that locks, and that none is sent uncounted.
class TestAttempts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SessionsFixture>();
        addSwitch(u"http://pbx.example:8081"_s);
    }
    void cleanup()
    {
        QCOMPARE(m_fixture->transport.unused(), QStringList());
        m_fixture.reset();
    }

    void countsWhatMayHaveBeenRefused_data();
    void countsWhatMayHaveBeenRefused();
    void countsWhatArrivedBeforeTheConnectionWasLost();
    void countsWhatWasCancelledAfterItWasSent();
    void countsARefusedCaptchaBeforeTheNextPicture();
    void countsNoPicture();
    void countsNothingAtACertificateQuestion();
    void stopsOthersAfterLostAnswers();
    void sendsNothingThatCannotBeCounted_data();
    void sendsNothingThatCannotBeCounted();
    void sendsNoAnswerToACaptchaThatCannotBeCounted();
    void countsNothingWhereNothingLocks();
    void leavesTheAttemptOfAnotherProgramAlone();
    void countsAnAccountOnceForAllItsEntries();
    void sendsARefusedPasswordForNoOtherEntry();
    void keepsAccountsApart_data();
    void keepsAccountsApart();

private:
    void addSwitch(const QString &address)
    {
        m_server = m_fixture->addServer(u"xswitch"_s, address, u"1007"_s);
        m_fixture->storePassword(m_server);
    }
    void reply(HttpMethod method, const QString &path, const HttpResult &result)
    {
        m_fixture->transport.reply(method, path, result);
    }
    void logIn()
    {
        m_fixture->sessions().logIn(m_server.id);
        QVERIFY(m_fixture->waitIdle(m_server));
    }
    AttemptRecord record() const { return m_fixture->store().attempts({m_server.id, m_server.account, {}}).value(); }
    void setRecord(const AttemptRecord &wanted)
    {
        QVERIFY(m_fixture->store().changeAttempts({m_server.id, m_server.account, {}},
                                                  [&](const AttemptRecord &) { return wanted; }));
    }
    AuthErrorKind lastError() const
    {
        const auto error = m_fixture->sessions().state(m_server.id).lastError;
        return error ? error->kind : AuthErrorKind::Cancelled;
    }
    void breakDatabase(const QString &statement)
    {
        const auto other = SqliteConnection::open(m_fixture->files.path, SqliteConnection::Mode::ReadWrite);
        QVERIFY(other && (*other)->run(statement));
    }
    qsizetype sentCount() const { return m_fixture->transport.sent().size(); }

    std::unique_ptr<SessionsFixture> m_fixture;
    Server m_server;
};

void TestAttempts::countsWhatMayHaveBeenRefused_data()
{
    QTest::addColumn<Came>("came");
    QTest::addColumn<int>("counted");
    QTest::newRow("time-out") << Came::Timeout << 1;
    QTest::newRow("garbage") << Came::Garbage << 1;
    QTest::newRow("too much") << Came::TooMuch << 1;
    QTest::newRow("another server") << Came::NotFound << 0;
    QTest::newRow("never arrived") << Came::Unreachable << 0;
    QTest::newRow("redirect") << Came::Redirect << 0;
    QTest::newRow("error of the server's own") << Came::ServerFault << 0;
    QTest::newRow("crash") << Came::Crash << 1;
    QTest::newRow("gateway without its server") << Came::BadGateway << 0;
    QTest::newRow("gateway that gave up waiting") << Came::GatewayTimeout << 1;
}

void TestAttempts::countsWhatMayHaveBeenRefused()
{
    QFETCH(Came, came);
    QFETCH(int, counted);
    reply(HttpMethod::Post, sessionsPath, resultOf(came));
    logIn();
    QCOMPARE(record().refusals, counted);
    QCOMPARE(m_fixture->sessions().state(m_server.id).attempts.refusals, counted);
    QVERIFY(!record().sentAt);
    QVERIFY(!record().secretRefusedAt); // nothing is known against the password
}

void TestAttempts::countsWhatArrivedBeforeTheConnectionWasLost()
{
    m_fixture->transport.lose(HttpMethod::Post, sessionsPath);
    logIn();
    QCOMPARE(lastError(), AuthErrorKind::Unreachable);
    QCOMPARE(record().refusals, 1);
}

void TestAttempts::countsWhatWasCancelledAfterItWasSent()
{
    m_fixture->transport.hold(HttpMethod::Post, sessionsPath);
    m_fixture->sessions().logIn(m_server.id);
    QTRY_COMPARE(m_fixture->transport.openCount(), 1);
    m_fixture->sessions().cancel(m_server.id);
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(record().refusals, 1);
    QVERIFY(!record().sentAt);
}

void TestAttempts::countsARefusedCaptchaBeforeTheNextPicture()
{
    setRecord({.refusals = 2});
    reply(HttpMethod::Get, captchasPath, jsonResponse(captcha));
    reply(HttpMethod::Get, picturePath, HttpResponse{.status = 200, .body = "picture"});
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->question<CaptchaQuestion>());
    QVERIFY(!record().sentAt); // only a picture was sent for
    reply(HttpMethod::Post, sessionsPath, jsonResponse(wrongCaptcha, 403));
    reply(HttpMethod::Get, captchasPath, jsonResponse(R"({"code":503,"text":"later"})", 503));
    m_fixture->answer(CaptchaAnswer{u"dOnW"_s});
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(record().refusals, 3);
    QVERIFY(!record().sentAt);
}

void TestAttempts::countsNoPicture()
{
    setRecord({.refusals = 2});
    reply(HttpMethod::Get, captchasPath, resultOf(Came::Timeout));
    logIn();
    QCOMPARE(record(), AttemptRecord{.refusals = 2});
}

void TestAttempts::countsNothingAtACertificateQuestion()
{
    addSwitch(u"https://pbx.example:8081"_s);
    const ShownCertificate shown{.host = u"pbx.example:8081"_s, .sha256 = QByteArray(32, '\x11')};
    reply(HttpMethod::Post, sessionsPath, HttpFailure{.kind = HttpFailureKind::TlsUntrusted, .certificate = shown});
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->question<CertificateQuestion>());
    QCOMPARE(record(), AttemptRecord()); // as who is killed now leaves it
    m_fixture->transport.hold(HttpMethod::Post, sessionsPath);
    m_fixture->answer(Confirmed{});
    QTRY_COMPARE(m_fixture->transport.openCount(), 1);
    QCOMPARE(record().sentAt, m_fixture->files.clock.now());
    QVERIFY(m_fixture->transport.answer(HttpMethod::Post, sessionsPath, jsonResponse(refused, 403)));
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(record().refusals, 1);
}

void TestAttempts::stopsOthersAfterLostAnswers()
{
    setRecord({.siteHasNoLock = true}); // no captcha comes in between
    for (int i = 0; i < 3; ++i) {
        reply(HttpMethod::Post, sessionsPath, resultOf(Came::Timeout));
        logIn();
    }
    m_fixture->sessions().logInAll({m_server.id});
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(sentCount(), 3);
    QCOMPARE(m_fixture->sessions().bulk().skipped(), 1);
}

void TestAttempts::sendsNothingThatCannotBeCounted_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("cannot be read") << u"DROP TABLE attempts"_s;
    QTest::newRow("cannot be written") << refusingTrigger;
}

void TestAttempts::sendsNothingThatCannotBeCounted()
{
    QFETCH(QString, fault);
    breakDatabase(fault);
    QSignalSpy told(&m_fixture->sessions(), &Sessions::storeFailed);
    logIn();
    QCOMPARE(lastError(), AuthErrorKind::AttemptsUnknown);
    QCOMPARE(sentCount(), 0);
    QVERIFY(!told.isEmpty());
}

void TestAttempts::sendsNoAnswerToACaptchaThatCannotBeCounted()
{
    setRecord({.refusals = 2});
    reply(HttpMethod::Get, captchasPath, jsonResponse(captcha));
    reply(HttpMethod::Get, picturePath, HttpResponse{.status = 200, .body = "picture"});
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->question<CaptchaQuestion>());
    breakDatabase(refusingTrigger);
    m_fixture->answer(CaptchaAnswer{u"dOnW"_s});
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(lastError(), AuthErrorKind::AttemptsUnknown);
    QCOMPARE(sentCount(), 2);
}

void TestAttempts::countsNothingWhereNothingLocks()
{
    m_server = m_fixture->addServer(u"biotime"_s, u"http://clock.example:8081"_s);
    m_fixture->storePassword(m_server);
    reply(HttpMethod::Post, u"/api-token-auth/"_s, resultOf(Came::Timeout));
    logIn();
    QCOMPARE(record(), AttemptRecord());
}

//! A check takes no turn, so another program may be logging in meanwhile.
void TestAttempts::leavesTheAttemptOfAnotherProgramAlone()
{
    reply(HttpMethod::Post, sessionsPath, jsonResponse(good));
    logIn();
    const AttemptRecord ofAnother{.refusals = 1, .sentAt = m_fixture->files.clock.now()};
    setRecord(ofAnother);
    reply(HttpMethod::Get, u"/api/users/me"_s, resultOf(Came::Timeout));
    m_fixture->sessions().check(m_server.id);
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(record(), ofAnother);
}

void TestAttempts::countsAnAccountOnceForAllItsEntries()
{
    const Server copy = m_fixture->addServer(u"xswitch"_s, u"http://PBX.example:8081/"_s, u"1007"_s);
    m_fixture->storePassword(copy, u"another"_s);
    setRecord({.refusals = 2, .siteHasNoLock = true});
    reply(HttpMethod::Post, sessionsPath, jsonResponse(refused, 403));
    logIn();
    QCOMPARE(record().refusals, 3);
    QCOMPARE(m_fixture->sessions().state(copy.id).attempts.refusals, 3);
    QCOMPARE(m_fixture->store().state(copy.id)->attempts.refusals, 3); // for every program

    m_fixture->sessions().logInAll({copy.id});
    QVERIFY(m_fixture->waitIdle(copy));
    QCOMPARE(m_fixture->sessions().bulk().skipped(), 1);
    QCOMPARE(sentCount(), 1);

    Server draft = copy;
    draft.id = QUuid::createUuid();
    QCOMPARE(m_fixture->sessions().attempts(draft).refusals, 3);
}

void TestAttempts::sendsARefusedPasswordForNoOtherEntry()
{
    const Server copy = m_fixture->addServer(u"xswitch"_s, u"http://pbx.example:8081"_s, u"1007"_s);
    m_fixture->storePassword(copy);
    reply(HttpMethod::Post, sessionsPath, jsonResponse(refused, 403));
    m_fixture->sessions().logInAll({m_server.id, copy.id});
    QVERIFY(m_fixture->waitIdle(m_server));
    QVERIFY(m_fixture->waitIdle(copy));
    QCOMPARE(sentCount(), 1);
    QCOMPARE(m_fixture->sessions().state(m_server.id).attempts.refusals, 1);
    QCOMPARE(m_fixture->sessions().state(copy.id).attempts.refusals, 1);
}

void TestAttempts::keepsAccountsApart_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("account");
    QTest::newRow("account") << u"xswitch"_s << u"http://pbx.example:8081"_s << u"1008"_s;
    QTest::newRow("port") << u"xswitch"_s << u"http://pbx.example"_s << u"1007"_s;
    QTest::newRow("scheme") << u"xswitch"_s << u"https://pbx.example:8081"_s << u"1007"_s;
    QTest::newRow("system") << u"biotime"_s << u"http://pbx.example:8081"_s << u"1007"_s;
}

void TestAttempts::keepsAccountsApart()
{
    QFETCH(QString, provider);
    QFETCH(QString, address);
    QFETCH(QString, account);
    const Server other = m_fixture->addServer(provider, address, account);
    reply(HttpMethod::Post, sessionsPath, jsonResponse(refused, 403));
    logIn();
    QCOMPARE(record().refusals, 1);
    QCOMPARE(m_fixture->sessions().attempts(other).refusals, 0);
}

QTEST_GUILESS_MAIN(TestAttempts)
#include "tst_attempts.moc"
