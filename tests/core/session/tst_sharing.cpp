// SPDX-License-Identifier: MIT
#include "core/catalog/profilewatch.h"
#include "tests/core/session/sessionsfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const QString gateway = QStringLiteral("http://gw.example:58081");
const QString pbx = QStringLiteral("http://pbx.example:8081");

const QString hummingbirdLogIn = QStringLiteral("/v1.0/openapi/auth/login");
const QString hummingbirdRefresh = QStringLiteral("/v1.0/openapi/token/refresh-1");
const QString hummingbirdCheck = QStringLiteral("/v1.0/openapi/products");
const QString xswitchSessions = QStringLiteral("/api/sessions");

const QByteArray hummingbirdBadToken = R"({"success":false,"errorCode":10006,"errorMsg":"bad","result":[]})";
const QByteArray hummingbirdRefused = R"({"code":20101,"success":false})";
const QByteArray xswitchToken = R"({"code":200,"token":"cde1f2e1-4930-41c1-a883-0bca35de7ea6"})";
const QByteArray xswitchRefused = R"({"code":403,"text":"Wrong username or password"})";

} // namespace

//! What one program, a window or a terminal program, builds over a profile that it may share with others.
class Program
{
public:
    Program(const DatabaseFixture &files, SecretStore &keychain, HttpTransport &transport)
        : m_database(files.open())
        , m_watch(*m_database)
        , m_catalogStore(*m_database)
        , sessionStore(*m_database)
        , catalog(m_catalogStore)
        , secrets(keychain, m_database->id())
        , sessions({catalog, m_providers, transport, secrets, sessionStore, files.clock})
    {
        loaded = catalog.load() && sessions.load();
    }

    //! From now on what the other program does is seen as soon as it happens.
    void follow()
    {
        QObject::connect(&m_watch, &ProfileWatch::changedElsewhere, &sessions, &Sessions::follow);
        QObject::connect(&m_watch, &ProfileWatch::usesNoted, &sessions, &Sessions::followUses);
    }

private:
    std::unique_ptr<Database> m_database;
    ProfileWatch m_watch;
    SqliteCatalogStore m_catalogStore;
    ProviderRegistry m_providers;

public:
    SqliteSessionStore sessionStore;
    Catalog catalog;
    SecretKeeper secrets;
    Sessions sessions;
    bool loaded = false;
};

//! Two programs on one profile. One after the other they get the server's attention, and never use up more than one.
class TestSharing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void logsInOnceForBoth();
    void renewsOnceForBoth();
    void renewsByItselfOnceForBoth();
    void usesWhatWasRenewedBefore();
    void usesTheNewestRefreshToken();
    void takesANewerSessionAfterARefusedCheck();
    void logsInTwiceWhenThePersonWantsIt();
    void logsInItselfWhenTheOtherCouldNot();
    void doesNotUndoALogOut();
    void logsOutTheNewestSession();
    void keepsWhatItCouldNotStore();

    void givesUpAfterTheTimeOut();
    void waitsUntilCancelled();
    void letsOthersGoOnWhileThePersonIsAsked();
    void keepsACaptchaToItself();

    void doesNotSendWhatWasRefusedElsewhere();
    void asksBeforeAnAttemptThatBecameTheLast();
    void leavesTheLastAttemptsToThePerson();
    void countsAnAttemptWhoseAnswerWasLost();
    void writesAnAttemptDownBeforeItIsSent();

    void showsWhatTheOtherDid();
    void showsWhatTheOtherHandedOut();
    void dropsASessionThatTheOtherEnded();
    void leavesToTheOtherWhatBelongsToItsEdit();
    void keepsItsOwnSessionBesideTheOthersWrites();

private:
    HttpResponse reply(const QByteArray &body, int status = 200) const
    {
        return jsonResponse(body, status, m_files->clock.now());
    }
    QByteArray pair(int number) const
    {
        return QStringLiteral(R"({"code":0,"success":true,"t":%1,"result":{"access_token":"access-%3",)"
                              R"("expire":%2,"refresh_token":"refresh-%3"}})")
            .arg(toMs(m_files->clock.now()))
            .arg(toMs(m_files->clock.now()) / 1000 + 7200)
            .arg(number)
            .toUtf8();
    }
    //! Opens both programs on what is stored by now.
    void openBoth();
    //! Saves the server with a stored password, before the programs are opened.
    Server addServer(const QString &provider, const QString &url, const Options &options = {});
    Server loggedInGateway();
    static bool waitIdle(const Program &program, const Server &server)
    {
        return QTest::qWaitFor([&] { return program.sessions.state(server.id).busy == Busy::No; });
    }
    static AuthErrorKind errorOf(const Program &program, const Server &server)
    {
        const auto error = program.sessions.state(server.id).lastError;
        return error ? error->kind : AuthErrorKind::Cancelled;
    }
    static std::shared_ptr<QString> askForToken(Program &program, const Server &server, Milliseconds minimalLife);
    static QString tokenOf(Program &program, const Server &server)
    {
        const auto token = askForToken(program, server, 1min);
        const bool came = QTest::qWaitFor([&token] { return !token->isEmpty(); });
        return came ? *token : QString();
    }
    void setAttempts(const Server &server, const AttemptRecord &attempts);
    AttemptRecord attempts(const Server &server)
    {
        return m_first->sessionStore.attempts({server.id, server.account, {}}).value();
    }
    template <class Wanted>
    static bool isAsked(const Program &program)
    {
        return QTest::qWaitFor([&program] { return !program.sessions.openQuestions().empty(); })
            && std::holds_alternative<Wanted>(program.sessions.openQuestions().begin()->second);
    }
    static void answer(Program &program, const Answer &answer)
    {
        program.sessions.answer(program.sessions.openQuestions().begin()->first, answer);
    }
    qsizetype sentCount() const { return m_transport->sent().size(); }

    std::unique_ptr<DatabaseFixture> m_files;
    std::unique_ptr<MemoryStore> m_keychain;
    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<Program> m_first;
    std::unique_ptr<Program> m_second;
};

void TestSharing::init()
{
    m_files = std::make_unique<DatabaseFixture>();
    m_keychain = std::make_unique<MemoryStore>();
    m_transport = std::make_unique<FakeTransport>();
    openBoth();
}

void TestSharing::cleanup()
{
    QCOMPARE(m_transport->unused(), QStringList());
    m_first.reset();
    m_second.reset();
}

void TestSharing::openBoth()
{
    m_first.reset();
    m_second.reset();
    m_first = std::make_unique<Program>(*m_files, *m_keychain, *m_transport);
    m_second = std::make_unique<Program>(*m_files, *m_keychain, *m_transport);
    QVERIFY(m_first->loaded && m_second->loaded);
}

Server TestSharing::addServer(const QString &provider, const QString &url, const Options &options)
{
    Server server{.id = QUuid::createUuid(), .name = provider, .provider = provider, .url = QUrl(url)};
    server.account = QStringLiteral("1007");
    server.options = options;
    const bool saved = m_first->catalog.save({server}).hasValue();
    bool kept = false;
    m_first->secrets.keep(server, {{{QStringLiteral("password"), Secret::fromText(QStringLiteral("right"))}}},
                          SecretPlace::Keychain, [&kept](const auto &done) { kept = done.hasValue(); });
    const bool inTime = QTest::qWaitFor([&kept] { return kept; });
    Q_ASSERT(saved && inTime);
    Q_UNUSED(saved)
    Q_UNUSED(inTime)
    openBoth();
    return server;
}

Server TestSharing::loggedInGateway()
{
    const Server server = addServer(QStringLiteral("hummingbird"), gateway);
    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(pair(1)));
    m_first->sessions.logIn(server.id);
    const bool ended = waitIdle(*m_first, server);
    const bool stored = QTest::qWaitFor([&] { return m_first->sessionStore.session(server.id).value().has_value(); });
    Q_ASSERT(ended && stored);
    Q_UNUSED(ended)
    Q_UNUSED(stored)
    openBoth();
    return server;
}

std::shared_ptr<QString> TestSharing::askForToken(Program &program, const Server &server, Milliseconds minimalLife)
{
    const auto token = std::make_shared<QString>();
    program.sessions.readyToken(server.id, minimalLife, [token](const Result<ReadyToken, AuthError> &ready) {
        *token = ready ? ready->session.token.revealText() : nameOf(ready.error().kind);
    });
    return token;
}

void TestSharing::setAttempts(const Server &server, const AttemptRecord &attempts)
{
    QVERIFY(m_first->sessionStore.changeAttempts({server.id, server.account, {}},
                                                 [&](const AttemptRecord &) { return attempts; }));
}

void TestSharing::logsInOnceForBoth()
{
    const Server server = addServer(QStringLiteral("hummingbird"), gateway);
    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(pair(1)));
    const auto first = askForToken(*m_first, server, 1min);
    const auto second = askForToken(*m_second, server, 1min);
    QTRY_COMPARE(*first, QStringLiteral("access-1"));
    QTRY_COMPARE(*second, QStringLiteral("access-1"));
    QCOMPARE(sentCount(), 1);
}

void TestSharing::renewsOnceForBoth()
{
    const Server server = loggedInGateway();
    m_files->clock.advance(119min);
    m_transport->hold(HttpMethod::Post, hummingbirdRefresh);
    const auto first = askForToken(*m_first, server, 10min);
    const auto second = askForToken(*m_second, server, 10min);
    QTRY_COMPARE(m_transport->openCount(), 1);
    QVERIFY(m_transport->answer(HttpMethod::Post, hummingbirdRefresh, reply(pair(2))));
    QTRY_COMPARE(*first, QStringLiteral("access-2"));
    QTRY_COMPARE(*second, QStringLiteral("access-2"));
    QCOMPARE(sentCount(), 2); // with the log-in before
    QCOMPARE(m_first->sessions.state(server.id).times, m_second->sessions.state(server.id).times);
}

void TestSharing::renewsByItselfOnceForBoth()
{
    const Server server = loggedInGateway();
    m_files->clock.advance(97min);
    m_transport->reply(HttpMethod::Post, hummingbirdRefresh, reply(pair(2)));
    m_first->sessions.lookAtClock();
    m_second->sessions.lookAtClock();
    QTRY_COMPARE(m_first->sessions.state(server.id).times->issuedAt, m_files->clock.now());
    QTRY_COMPARE(m_second->sessions.state(server.id).times->issuedAt, m_files->clock.now());
    QVERIFY(waitIdle(*m_first, server) && waitIdle(*m_second, server));
    QCOMPARE(sentCount(), 2);
}

void TestSharing::usesWhatWasRenewedBefore()
{
    const Server server = loggedInGateway();
    QCOMPARE(tokenOf(*m_second, server), QStringLiteral("access-1")); // and holds it from here on
    m_files->clock.advance(119min);
    m_transport->reply(HttpMethod::Post, hummingbirdRefresh, reply(pair(2)));
    const auto first = askForToken(*m_first, server, 10min);
    QTRY_COMPARE(*first, QStringLiteral("access-2"));
    const auto second = askForToken(*m_second, server, 10min);
    QTRY_COMPARE(*second, QStringLiteral("access-2"));
    QCOMPARE(sentCount(), 2);
}

void TestSharing::usesTheNewestRefreshToken()
{
    const Server server = loggedInGateway();
    m_transport->hold(HttpMethod::Post, hummingbirdRefresh);
    m_first->sessions.refresh(server.id);
    QTRY_COMPARE(m_transport->openCount(), 1);
    const auto second = askForToken(*m_second, server, 3h); // longer than any token lives
    m_files->clock.advance(1min);
    m_transport->reply(HttpMethod::Post, QStringLiteral("/v1.0/openapi/token/refresh-2"), reply(pair(3)));
    QVERIFY(m_transport->answer(HttpMethod::Post, hummingbirdRefresh, reply(pair(2))));
    QTRY_COMPARE(*second, QStringLiteral("access-3"));
}

void TestSharing::takesANewerSessionAfterARefusedCheck()
{
    const Server server = loggedInGateway();
    m_transport->hold(HttpMethod::Get, hummingbirdCheck);
    m_second->sessions.check(server.id);
    QTRY_COMPARE(m_transport->openCount(), 1);
    m_files->clock.advance(1min);
    m_transport->reply(HttpMethod::Post, hummingbirdRefresh, reply(pair(2)));
    m_first->sessions.refresh(server.id);
    QVERIFY(waitIdle(*m_first, server));
    QVERIFY(m_transport->answer(HttpMethod::Get, hummingbirdCheck, reply(hummingbirdBadToken)));
    QVERIFY(waitIdle(*m_second, server));
    QCOMPARE(m_second->sessions.status(server.id), Status::Active);
    QCOMPARE(tokenOf(*m_second, server), QStringLiteral("access-2"));
    QCOMPARE(sentCount(), 3);
}

void TestSharing::logsInTwiceWhenThePersonWantsIt()
{
    const Server server = addServer(QStringLiteral("hummingbird"), gateway);
    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(pair(1)));
    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(pair(2)));
    m_first->sessions.logIn(server.id);
    m_second->sessions.logIn(server.id);
    QTRY_COMPARE(sentCount(), 2);
    QVERIFY(waitIdle(*m_first, server) && waitIdle(*m_second, server));
}

void TestSharing::logsInItselfWhenTheOtherCouldNot()
{
    const Server server = addServer(QStringLiteral("hummingbird"), gateway);
    m_transport->hold(HttpMethod::Post, hummingbirdLogIn);
    const auto first = askForToken(*m_first, server, 1min);
    QTRY_COMPARE(m_transport->openCount(), 1);
    const auto second = askForToken(*m_second, server, 1min);
    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(pair(1)));
    QVERIFY(m_transport->answer(HttpMethod::Post, hummingbirdLogIn, HttpFailure{HttpFailureKind::Unreachable, {}, {}}));
    QTRY_COMPARE(*first, QStringLiteral("unreachable"));
    QTRY_COMPARE(*second, QStringLiteral("access-1"));
}

void TestSharing::doesNotUndoALogOut()
{
    const Server server = loggedInGateway();
    QCOMPARE(tokenOf(*m_second, server), QStringLiteral("access-1"));
    m_first->sessions.logOut(server.id);
    QVERIFY(waitIdle(*m_first, server));
    m_files->clock.advance(97min);
    m_second->sessions.lookAtClock(); // a renewal is due
    QVERIFY(waitIdle(*m_second, server));
    QCOMPARE(m_second->sessions.status(server.id), Status::LoggedOut);
    QCOMPARE(sentCount(), 1);
}

void TestSharing::logsOutTheNewestSession()
{
    const Server server = addServer(QStringLiteral("xswitch"), pbx);
    m_transport->reply(HttpMethod::Post, xswitchSessions, reply(xswitchToken));
    m_first->sessions.logIn(server.id);
    QVERIFY(waitIdle(*m_first, server));
    QCOMPARE(tokenOf(*m_second, server), QStringLiteral("cde1f2e1-4930-41c1-a883-0bca35de7ea6"));
    m_files->clock.advance(1min);
    m_transport->reply(HttpMethod::Post, xswitchSessions, reply(R"({"code":200,"token":"the-newer-one"})"));
    m_first->sessions.logIn(server.id);
    QVERIFY(waitIdle(*m_first, server));
    m_transport->reply(HttpMethod::Delete, xswitchSessions, reply(R"({"code":200})"));
    m_second->sessions.logOut(server.id);
    QVERIFY(waitIdle(*m_second, server));
    const HttpRequest last = m_transport->sent().last();
    QVERIFY(std::any_of(last.headers.cbegin(), last.headers.cend(),
                        [](const HttpHeader &header) { return header.value == "the-newer-one"; }));
    QVERIFY(!m_first->sessionStore.session(server.id).value());
}

void TestSharing::keepsWhatItCouldNotStore()
{
    const Server server = addServer(QStringLiteral("hummingbird"), gateway);
    m_second->secrets.useMemory();
    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(pair(2)));
    m_second->sessions.logIn(server.id);
    QVERIFY(isAsked<SecretQuestion>(*m_second));
    answer(*m_second, SecretAnswer{{{{QStringLiteral("password"), Secret::fromText(QStringLiteral("right"))}}}, true});
    QVERIFY(waitIdle(*m_second, server));
    QVERIFY(!m_first->sessionStore.session(server.id).value());
    QCOMPARE(tokenOf(*m_second, server), QStringLiteral("access-2"));
}

void TestSharing::givesUpAfterTheTimeOut()
{
    const Server server =
        addServer(QStringLiteral("hummingbird"), gateway, {{QStringLiteral("timeout_s"), QStringLiteral("1")}});
    const auto lease = m_first->sessionStore.lease(server.id).value();
    const auto token = askForToken(*m_second, server, 1min);
    QTRY_COMPARE(*token, QStringLiteral("busy_elsewhere"));
    QCOMPARE(errorOf(*m_second, server), AuthErrorKind::BusyElsewhere);
    QCOMPARE(sentCount(), 0);
}

void TestSharing::waitsUntilCancelled()
{
    const Server server = addServer(QStringLiteral("hummingbird"), gateway);
    auto lease = m_first->sessionStore.lease(server.id).value();
    m_second->sessions.logIn(server.id);
    QTRY_COMPARE(m_second->sessions.state(server.id).busy, Busy::LoggingIn);
    m_second->sessions.cancel(server.id);
    QCOMPARE(m_second->sessions.state(server.id).busy, Busy::No);
    lease.reset();
    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(pair(1)));
    m_first->sessions.logIn(server.id);
    QVERIFY(waitIdle(*m_first, server));
    QCOMPARE(sentCount(), 1);
}

void TestSharing::letsOthersGoOnWhileThePersonIsAsked()
{
    const Server server = addServer(QStringLiteral("xswitch"), pbx);
    setAttempts(server, {.refusals = 4, .siteHasNoLock = true});
    m_first->sessions.logIn(server.id);
    QVERIFY(isAsked<AttemptQuestion>(*m_first));
    m_second->sessions.logIn(server.id);
    QVERIFY(isAsked<AttemptQuestion>(*m_second));
    m_transport->reply(HttpMethod::Post, xswitchSessions, reply(xswitchToken));
    answer(*m_second, Confirmed{});
    QVERIFY(waitIdle(*m_second, server));
    QCOMPARE(m_second->sessions.status(server.id), Status::Active);
    m_first->sessions.cancel(server.id);
}

void TestSharing::keepsACaptchaToItself()
{
    const Server server =
        addServer(QStringLiteral("xswitch"), pbx, {{QStringLiteral("timeout_s"), QStringLiteral("1")}});
    setAttempts(server, {.refusals = 2});
    m_transport->reply(HttpMethod::Get, QStringLiteral("/api/captchas"),
                       reply(R"({"code":200,"data":{"captcha_id":42,"pic_path":"/api/captchas/42"}})"));
    m_transport->reply(HttpMethod::Get, QStringLiteral("/api/captchas/42"), reply("picture"));
    m_first->sessions.logIn(server.id);
    QVERIFY(isAsked<CaptchaQuestion>(*m_first));
    m_second->sessions.logIn(server.id);
    QTRY_COMPARE(errorOf(*m_second, server), AuthErrorKind::BusyElsewhere);
    m_transport->reply(HttpMethod::Post, xswitchSessions, reply(xswitchToken));
    answer(*m_first, CaptchaAnswer{QStringLiteral("dOnW")});
    QVERIFY(waitIdle(*m_first, server));
    QCOMPARE(m_first->sessions.status(server.id), Status::Active);
}

void TestSharing::doesNotSendWhatWasRefusedElsewhere()
{
    const Server server = addServer(QStringLiteral("hummingbird"), gateway);
    m_transport->hold(HttpMethod::Post, hummingbirdLogIn);
    m_first->sessions.logInAll({server.id});
    m_second->sessions.logInAll({server.id});
    QTRY_COMPARE(m_transport->openCount(), 1);
    QVERIFY(m_transport->answer(HttpMethod::Post, hummingbirdLogIn, reply(hummingbirdRefused)));
    QVERIFY(waitIdle(*m_first, server) && waitIdle(*m_second, server));
    QCOMPARE(m_first->sessions.bulk().failed() + m_second->sessions.bulk().failed(), 1);
    QCOMPARE(m_first->sessions.bulk().skipped() + m_second->sessions.bulk().skipped(), 1);
    QCOMPARE(sentCount(), 1);
}

void TestSharing::asksBeforeAnAttemptThatBecameTheLast()
{
    const Server server = addServer(QStringLiteral("xswitch"), pbx);
    setAttempts(server, {.refusals = 3, .siteHasNoLock = true}); // no captcha comes in between
    m_transport->hold(HttpMethod::Post, xswitchSessions);
    m_first->sessions.logIn(server.id);
    QTRY_COMPARE(m_transport->openCount(), 1);
    m_second->sessions.logIn(server.id); // two attempts are left as far as is known
    QVERIFY(m_transport->answer(HttpMethod::Post, xswitchSessions, reply(xswitchRefused, 403)));
    QVERIFY(isAsked<AttemptQuestion>(*m_second));
    QCOMPARE(sentCount(), 1);
    answer(*m_second, Declined{});
    QVERIFY(waitIdle(*m_second, server));
    QCOMPARE(attempts(server).refusals, 4);
}

void TestSharing::leavesTheLastAttemptsToThePerson()
{
    const Server server = addServer(QStringLiteral("xswitch"), pbx);
    setAttempts(server, {.refusals = 2, .siteHasNoLock = true});
    auto lease = m_first->sessionStore.lease(accountId(server)).value();
    m_second->sessions.logInAll({server.id});
    QTRY_COMPARE(m_second->sessions.state(server.id).busy, Busy::LoggingIn);
    setAttempts(server, {.refusals = 3, .siteHasNoLock = true}); // by the other program, which holds the lease
    lease.reset();
    QVERIFY(waitIdle(*m_second, server));
    QCOMPARE(m_second->sessions.bulk().skipped(), 1);
    QCOMPARE(sentCount(), 0);
}

void TestSharing::countsAnAttemptWhoseAnswerWasLost()
{
    const Server server = addServer(QStringLiteral("xswitch"), pbx);
    setAttempts(server, {.refusals = 3, .siteHasNoLock = true, .sentAt = m_files->clock.now()});
    m_second->sessions.logIn(server.id);
    QVERIFY(isAsked<AttemptQuestion>(*m_second));
    QCOMPARE(attempts(server).refusals, 4);
    QVERIFY(!attempts(server).sentAt);
    QVERIFY(!attempts(server).secretRefusedAt);
    answer(*m_second, Declined{});
    QVERIFY(waitIdle(*m_second, server));
}

void TestSharing::writesAnAttemptDownBeforeItIsSent()
{
    const Server server = addServer(QStringLiteral("xswitch"), pbx);
    m_transport->hold(HttpMethod::Post, xswitchSessions);
    m_first->sessions.logIn(server.id);
    QTRY_COMPARE(m_transport->openCount(), 1);
    QCOMPARE(attempts(server).sentAt, m_files->clock.now());
    m_first = std::make_unique<Program>(*m_files, *m_keychain, *m_transport); // the one before was killed
    m_transport->reply(HttpMethod::Post, xswitchSessions, reply(xswitchRefused, 403));
    m_second->sessions.logIn(server.id);
    QVERIFY(waitIdle(*m_second, server));
    QCOMPARE(attempts(server).refusals, 2);
}

void TestSharing::showsWhatTheOtherDid()
{
    m_second->follow();
    Server server{.id = QUuid::createUuid(), .name = QStringLiteral("Gate"), .provider = QStringLiteral("hummingbird")};
    server.url = QUrl(gateway);
    QVERIFY(m_first->catalog.save({server}));
    QTRY_VERIFY(m_second->catalog.find(server.id));

    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(hummingbirdRefused));
    m_first->sessions.logIn(server.id);
    QVERIFY(isAsked<SecretQuestion>(*m_first));
    answer(*m_first, SecretAnswer{{{{QStringLiteral("password"), Secret::fromText(QStringLiteral("no"))}}}, true});
    QTRY_COMPARE(errorOf(*m_second, server), AuthErrorKind::Refused);
    QTRY_COMPARE(m_second->sessions.state(server.id).attempts.refusals, 1);
    QTRY_COMPARE(m_second->sessions.activities(server.id).first().kind, ActivityKind::Refused);

    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(pair(1)));
    m_first->sessions.logIn(server.id);
    QVERIFY(isAsked<SecretQuestion>(*m_first));
    answer(*m_first, SecretAnswer{{{{QStringLiteral("password"), Secret::fromText(QStringLiteral("yes"))}}}, true});
    QTRY_COMPARE(m_second->sessions.status(server.id), Status::Active);
    QTRY_COMPARE(m_second->sessions.state(server.id).attempts, AttemptRecord());
    QVERIFY(m_second->sessions.state(server.id).renewsAt);

    QVERIFY(m_first->catalog.remove({server.id}));
    QTRY_VERIFY(!m_second->catalog.find(server.id));
    QVERIFY(m_first->catalog.save({server}));
    QTRY_VERIFY(m_second->catalog.find(server.id));
    QCOMPARE(m_second->sessions.status(server.id), Status::Active);
}

void TestSharing::showsWhatTheOtherHandedOut()
{
    const Server server = loggedInGateway();
    m_second->follow();
    QSignalSpy changed(&m_second->sessions, &Sessions::changed);
    for (const QLatin1String form : {QLatin1String("raw"), QLatin1String("curl")}) { // the file is new, then it is not
        changed.clear();
        m_first->sessions.noteUse(server.id, ActivityKind::Exported, form);
        QTRY_VERIFY(changed.contains(QVariantList{server.id}));
        const Activity newest = m_second->sessions.activities(server.id).first();
        QCOMPARE(newest.kind, ActivityKind::Exported);
        QCOMPARE(newest.detail, QString(form));
    }
}

void TestSharing::dropsASessionThatTheOtherEnded()
{
    const Server server = loggedInGateway();
    QCOMPARE(tokenOf(*m_second, server), QStringLiteral("access-1"));
    m_second->follow();
    m_first->sessions.logOut(server.id);
    QTRY_COMPARE(m_second->sessions.status(server.id), Status::LoggedOut);
    QString held;
    m_second->sessions.heldSession(server.id, [&held](const Result<Session, AuthError> &session) {
        held = session ? session->token.revealText() : nameOf(session.error().kind);
    });
    QTRY_COMPARE(held, QStringLiteral("token_refused"));
}

void TestSharing::leavesToTheOtherWhatBelongsToItsEdit()
{
    Server server = loggedInGateway();
    m_second->follow();
    const Server before = server;
    server.url = QUrl(QStringLiteral("http://other.example:58081"));
    QVERIFY(m_first->catalog.change(before, server));
    // The first one forgot the session, and has logged in again before the second one looks.
    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(pair(2)));
    m_first->sessions.logIn(server.id);
    QVERIFY(isAsked<OriginQuestion>(*m_first));
    answer(*m_first, Confirmed{});
    QVERIFY(waitIdle(*m_first, server));
    QTRY_COMPARE(m_second->catalog.find(server.id)->url, server.url);
    QTRY_COMPARE(m_second->sessions.status(server.id), Status::Active);
    QCOMPARE(tokenOf(*m_second, server), QStringLiteral("access-2"));
    const QList<Activity> lines = m_first->sessions.activities(server.id);
    QCOMPARE(std::count_if(lines.cbegin(), lines.cend(),
                           [](const Activity &line) { return line.kind == ActivityKind::Edited; }),
             1);
}

void TestSharing::keepsItsOwnSessionBesideTheOthersWrites()
{
    const Server server = addServer(QStringLiteral("hummingbird"), gateway);
    m_second->secrets.useMemory();
    m_transport->reply(HttpMethod::Post, hummingbirdLogIn, reply(pair(2)));
    m_second->sessions.logIn(server.id);
    QVERIFY(isAsked<SecretQuestion>(*m_second));
    answer(*m_second, SecretAnswer{{{{QStringLiteral("password"), Secret::fromText(QStringLiteral("right"))}}}, true});
    QVERIFY(waitIdle(*m_second, server));
    m_second->follow();
    m_first->sessions.noteCopied(server.id, {});
    QTRY_COMPARE(m_second->sessions.activities(server.id).first().kind, ActivityKind::Copied);
    QCOMPARE(m_second->sessions.status(server.id), Status::Active);
    QCOMPARE(tokenOf(*m_second, server), QStringLiteral("access-2"));
}

QTEST_GUILESS_MAIN(TestSharing)
#include "tst_sharing.moc"
