// SPDX-License-Identifier: MIT
#include "tests/core/session/sessionsfixture.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const QString gateway = QStringLiteral("http://gw.example:58081");
const QString pbx = QStringLiteral("http://pbx.example:8081");
const QString clockServer = QStringLiteral("http://clock.example:8081");

const QString hummingbirdLogIn = QStringLiteral("/v1.0/openapi/auth/login");
const QString hummingbirdRefresh = QStringLiteral("/v1.0/openapi/token/refresh-1");
const QString hummingbirdCheck = QStringLiteral("/v1.0/openapi/products");
const QString biotimeLogIn = QStringLiteral("/api-token-auth/");
const QString biotimeCheck = QStringLiteral("/personnel/api/areas/");
const QString xswitchSessions = QStringLiteral("/api/sessions");

const QString hummingbird = QStringLiteral("hummingbird");
const QString biotime = QStringLiteral("biotime");
const QString xswitch = QStringLiteral("xswitch");

QByteArray hummingbirdPair(Instant now, int number = 1)
{
    return QStringLiteral("{\"code\":0,\"success\":true,\"t\":%1,\"result\":{\"access_token\":\"access-%3\","
                          "\"expire\":%2,\"refresh_token\":\"refresh-%3\"}}")
        .arg(toMs(now))
        .arg(toMs(now) / 1000 + 7200)
        .arg(number)
        .toUtf8();
}

const QByteArray biotimeToken = "{\"token\":\"tok-1\"}";
const QByteArray biotimeRefused = "{\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}";
const QByteArray xswitchToken = "{\"code\":200,\"token\":\"cde1f2e1-4930-41c1-a883-0bca35de7ea6\"}";
const QByteArray xswitchRefused = "{\"code\":403,\"text\":\"Wrong username or password\"}";
const QByteArray xswitchCaptcha = "{\"code\":200,\"data\":{\"captcha_id\":42,\"pic_path\":\"/api/captchas/42\"}}";

const HttpFailure noAnswer{HttpFailureKind::Timeout, {}, {}};

SecretAnswer password(const QString &text, bool keep = true)
{
    return {{{{QStringLiteral("password"), Secret::fromText(text)}}}, keep};
}

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SessionsFixture>(); }
    void cleanup()
    {
        QCOMPARE(m_fixture->transport.unused(), QStringList());
        m_fixture.reset();
    }

    void logsInWithAStoredPassword();
    void asksForAMissingPassword_data();
    void asksForAMissingPassword();
    void doesNotSendARefusedPasswordAgain();
    void sendsARefusedPasswordWhenThePersonSaysSo();
    void forgetsARefusalOnceThePasswordIsEdited();
    void keepsWhatWasEnteredWhenTheServerIsAway();

    void asksForACaptchaAfterTwoRefusals();
    void countsAWrongCaptcha();
    void leavesCaptchaNeededWhenDeclined();
    void leavesCaptchaNeededWhenGivenUpBeforeTheNextPicture();
    void endsATestWhoseCaptchaIsGivenUp();
    void locksAfterFiveRefusals();
    void letsThePersonTryInSpiteOfOurLock();
    void saysNothingAgainstThePasswordAfterAWrongCaptcha();
    void keepsTheMarkOfARefusedPasswordBesideOneForThisRun();
    void keepsTheTokenToActWith();
    void asksForWhatIsMissingBesideWhatIsStored();
    void asksBeforeACaptchaThatMayLock();
    void leavesLateAttemptsOfACaptchaToThePerson();
    void sendsNothingByItselfThatATestWasRefused();
    void knowsInEveryProcessWhatWasRefused();
    void tellsWhoEntersARefusedPasswordAgain();
    void keepsAnEchoedPasswordOutOfTheError();
    void asksBeforeTheLastAttempt();
    void leavesLateAttemptsToThePerson();

    void renewsAtFourFifths();
    void doesNotRenewWhenSwitchedOff_data();
    void doesNotRenewWhenSwitchedOff();
    void triesAFailedRenewalAgainLater();
    void logsInOnceWhenARefreshIsRefused();
    void tellsNothingOfTimeWhileNobodyLooks();
    void renewsWhileNobodyLooks();
    void renewsOnceTheKeychainAnswersAgain();

    void checksAToken();
    void renewsATokenThatACheckRefused();
    void saysThatATokenIsRefused();

    void handsOutAHeldToken();
    void opensFieldsThatARunBeforeSealed();
    void opensFieldsThatWereSealedAsJson();
    void renewsATokenThatEndsSoonBeforeHandingItOut();
    void logsInBeforeHandingOutATokenThatIsNotThere();

    void asksAboutTheKeychainOnceForAll();
    void worksInMemoryAfterThatChoice();
    void takesAnUnreadableKeychainForNothingElse();
    void remembersWhatIsWrongWithTheKeychain();
    void forgetsKeychainTroubleOnceTheKeychainAnswers();
    void tellsThatARemovalFailed();

    void asksBeforeAPasswordGoesToAnotherAddress();
    void forgetsTheSessionOfAnotherAddress();
    void setsOffNoRenewalAtTheStart();
    void readsTheRestAsAtTheStart();
    void comesBackAfterARestart();
    void comesBackAfterAnUndo();

    void writesNothingThatAServerIssuedInTheClear();
    void runsFourAtOnceForAnOrigin();
    void cancelsEverything();
    void testsWithoutKeepingAnything();

private:
    void post(const QString &path, const QByteArray &body, int status = 200)
    {
        m_fixture->transport.reply(HttpMethod::Post, path, jsonResponse(body, status, m_fixture->files.clock.now()));
    }
    void get(const QString &path, const QByteArray &body, int status = 200)
    {
        m_fixture->transport.reply(HttpMethod::Get, path, jsonResponse(body, status, m_fixture->files.clock.now()));
    }
    Server pbxWithPassword()
    {
        const Server server = m_fixture->addServer(xswitch, pbx, QStringLiteral("1007"));
        m_fixture->storePassword(server);
        return server;
    }
    //! Logs in and is refused; the person sends the stored password again where it has to be asked for.
    void beRefused(const Server &server);
    void expectCaptcha()
    {
        get(QStringLiteral("/api/captchas"), xswitchCaptcha);
        get(QStringLiteral("/api/captchas/42"), "picture");
    }
    void logIn(const Server &server)
    {
        m_fixture->sessions().logIn(server.id);
        QVERIFY(m_fixture->waitIdle(server));
    }
    Server loggedInGateway()
    {
        const Server server = m_fixture->addServer(hummingbird, gateway);
        m_fixture->storePassword(server);
        post(hummingbirdLogIn, hummingbirdPair(m_fixture->files.clock.now()));
        logIn(server);
        return server;
    }
    bool isSealed(const Server &server)
    {
        const auto stored = m_fixture->store().session(server.id);
        return stored && stored->has_value();
    }
    bool waitForVault()
    {
        const bool isOpen = QTest::qWaitFor([this] { return m_fixture->secrets().openVault() != nullptr; });
        QCoreApplication::processEvents(); // who waited for it is called from the event loop
        return isOpen;
    }
    QString heldToken(const Server &server)
    {
        QString token;
        m_fixture->sessions().heldSession(server.id, [&token](const Result<Session, AuthError> &session) {
            token = session ? session->token.revealText() : nameOf(session.error().kind);
        });
        const bool came = QTest::qWaitFor([&token] { return !token.isEmpty(); });
        return came ? token : QString();
    }
    //! Each as "name=value", with a word behind it where it is secret.
    QStringList heldFields(const Server &server)
    {
        QStringList fields;
        m_fixture->sessions().heldSession(server.id, [&fields](const Result<Session, AuthError> &session) {
            for (const ReplyField &field : session ? session->fields : QList<ReplyField>()) {
                const QString mark = field.secret ? QStringLiteral(" (secret)") : QString();
                fields.append(field.name + QLatin1Char('=') + field.value.revealText() + mark);
            }
        });
        const bool came = QTest::qWaitFor([&fields] { return !fields.isEmpty(); });
        return came ? fields : QStringList();
    }

    std::unique_ptr<SessionsFixture> m_fixture;
};

void TestSessions::beRefused(const Server &server)
{
    post(xswitchSessions, xswitchRefused, 403);
    m_fixture->sessions().logIn(server.id);
    while (!QTest::qWaitFor([&] { return m_fixture->sessions().state(server.id).busy == Busy::No; }, 50)) {
        if (m_fixture->nothingAsked()) {
            continue; // on its way
        }
        const Question question = m_fixture->sessions().openQuestions().begin()->second;
        if (std::holds_alternative<SecretQuestion>(question)) {
            m_fixture->answer(UseStored{});
        } else if (std::holds_alternative<CaptchaQuestion>(question)) {
            m_fixture->answer(CaptchaAnswer{QStringLiteral("dOnW")});
        } else {
            m_fixture->answer(Confirmed{});
        }
    }
}

void TestSessions::logsInWithAStoredPassword()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server);
    QSignalSpy changed(&m_fixture->sessions(), &Sessions::changed);
    QCOMPARE(m_fixture->status(server), Status::LoggedOut);
    post(biotimeLogIn, biotimeToken);
    logIn(server);
    QCOMPARE(m_fixture->status(server), Status::Active);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(heldToken(server), QStringLiteral("tok-1"));
    QCOMPARE(m_fixture->sessions().activities(server.id).first().kind, ActivityKind::LoggedIn);
    QVERIFY(m_fixture->transport.sent().first().body.contains("\"right\""));
}

void TestSessions::asksForAMissingPassword_data()
{
    QTest::addColumn<bool>("keep");
    QTest::newRow("kept") << true;
    QTest::newRow("for this run only") << false;
}

void TestSessions::asksForAMissingPassword()
{
    QFETCH(bool, keep);
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->sessions().logIn(server.id);
    const auto question = m_fixture->question<SecretQuestion>();
    QVERIFY(question);
    QCOMPARE(question->reason, SecretReason::NotStored);
    QVERIFY(m_fixture->sessions().state(server.id).waitsForPerson);
    post(biotimeLogIn, biotimeToken);
    m_fixture->answer(password(QStringLiteral("typed"), keep));
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);
    QTRY_COMPARE(m_fixture->keychain.contains(credentialKey(server.id)), keep);

    post(biotimeLogIn, biotimeToken);
    logIn(server);
    QVERIFY(m_fixture->nothingAsked());
    QVERIFY(m_fixture->transport.sent().last().body.contains("\"typed\""));
}

void TestSessions::doesNotSendARefusedPasswordAgain()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server);
    post(biotimeLogIn, biotimeRefused, 400);
    logIn(server);
    QCOMPARE(m_fixture->status(server), Status::Failed);

    m_fixture->restart();
    QCOMPARE(m_fixture->status(server), Status::Failed);
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->sessions().bulk().skipped(), 1);
    QCOMPARE(m_fixture->sessions().state(server.id).lastError->kind, AuthErrorKind::Refused);
    QCOMPARE(m_fixture->transport.sent().size(), 1);
}

void TestSessions::sendsARefusedPasswordWhenThePersonSaysSo()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server);
    post(biotimeLogIn, biotimeRefused, 400);
    logIn(server);
    m_fixture->sessions().logIn(server.id);
    const auto question = m_fixture->question<SecretQuestion>();
    QVERIFY(question);
    QCOMPARE(question->reason, SecretReason::Refused);
    QCOMPARE(question->refusedAt, std::optional(m_fixture->files.clock.now()));
    post(biotimeLogIn, biotimeToken);
    m_fixture->answer(UseStored{});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);
}

void TestSessions::forgetsARefusalOnceThePasswordIsEdited()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server);
    post(biotimeLogIn, biotimeRefused, 400);
    logIn(server);
    m_fixture->sessions().keepCredential(server, password(QStringLiteral("new")).credential, SecretPlace::Keychain);
    post(biotimeLogIn, biotimeToken);
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);
    QVERIFY(m_fixture->transport.sent().last().body.contains("\"new\""));
}

void TestSessions::keepsWhatWasEnteredWhenTheServerIsAway()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<SecretQuestion>());
    m_fixture->transport.reply(HttpMethod::Post, biotimeLogIn, noAnswer);
    m_fixture->answer(password(QStringLiteral("typed")));
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->sessions().state(server.id).lastError->kind, AuthErrorKind::Timeout);
    QTRY_VERIFY(m_fixture->keychain.contains(credentialKey(server.id)));
}

void TestSessions::asksForACaptchaAfterTwoRefusals()
{
    const Server server = pbxWithPassword();
    beRefused(server);
    beRefused(server);
    expectCaptcha();
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<SecretQuestion>());
    m_fixture->answer(UseStored{});
    const auto question = m_fixture->question<CaptchaQuestion>();
    QVERIFY(question);
    QCOMPARE(question->image, QByteArray("picture"));
    QCOMPARE(question->attemptsLeft, 3);
    post(xswitchSessions, xswitchToken);
    m_fixture->answer(CaptchaAnswer{QStringLiteral("dOnW")});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);
    QCOMPARE(m_fixture->sessions().state(server.id).attempts, AttemptRecord());
    QVERIFY(m_fixture->transport.sent().last().body.contains("\"captcha_str\":\"dOnW\""));
}

void TestSessions::countsAWrongCaptcha()
{
    const Server server = pbxWithPassword();
    post(xswitchSessions, "{\"code\":403,\"text\":\"captcha required\"}", 403);
    expectCaptcha();
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<CaptchaQuestion>());
    post(xswitchSessions, "{\"code\":403,\"text\":\"captcha wrong\"}", 403);
    expectCaptcha();
    m_fixture->answer(CaptchaAnswer{QStringLiteral("xxxx")});
    QTRY_VERIFY(!m_fixture->nothingAsked());
    const auto again = m_fixture->question<CaptchaQuestion>();
    QVERIFY(again);
    QVERIFY(again->answerRefused);
    QCOMPARE(again->attemptsLeft, 4);
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(server));
}

void TestSessions::leavesCaptchaNeededWhenDeclined()
{
    const Server server = pbxWithPassword();
    post(xswitchSessions, "{\"code\":403,\"text\":\"captcha required\"}", 403);
    expectCaptcha();
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<CaptchaQuestion>());
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::CaptchaNeeded);
}

void TestSessions::leavesCaptchaNeededWhenGivenUpBeforeTheNextPicture()
{
    const Server server = pbxWithPassword();
    post(xswitchSessions, "{\"code\":403,\"text\":\"captcha required\"}", 403);
    expectCaptcha();
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<CaptchaQuestion>());
    m_fixture->transport.hold(HttpMethod::Get, QStringLiteral("/api/captchas"));
    m_fixture->answer(AnotherPicture{});
    QTRY_COMPARE(m_fixture->transport.openCount(), 1);
    m_fixture->sessions().declineCaptcha(server.id);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::CaptchaNeeded);
    QCOMPARE(m_fixture->transport.abortedCount(), 1);
}

void TestSessions::endsATestWhoseCaptchaIsGivenUp()
{
    const Server draft{.id = QUuid::createUuid(),
                       .name = QStringLiteral("Draft"),
                       .provider = xswitch,
                       .url = QUrl(pbx),
                       .account = QStringLiteral("1007")};
    std::optional<AuthErrorKind> error;
    post(xswitchSessions, "{\"code\":403,\"text\":\"captcha required\"}", 403);
    expectCaptcha();
    m_fixture->sessions().testLogIn(
        draft, password(QStringLiteral("right")).credential,
        [&error](const Result<Session, AuthError> &session) { error = session.error().kind; });
    QVERIFY(m_fixture->question<CaptchaQuestion>());
    m_fixture->transport.hold(HttpMethod::Get, QStringLiteral("/api/captchas"));
    m_fixture->answer(AnotherPicture{});
    QTRY_COMPARE(m_fixture->transport.openCount(), 1);
    m_fixture->sessions().declineCaptcha(draft.id);
    QTRY_COMPARE(error, std::optional(AuthErrorKind::CaptchaNeeded));
    QCOMPARE(m_fixture->transport.openCount(), 0);
}

void TestSessions::locksAfterFiveRefusals()
{
    const Server server = pbxWithPassword();
    beRefused(server);
    beRefused(server);
    for (int i = 0; i < 3; ++i) {
        expectCaptcha();
        beRefused(server);
    }
    QCOMPARE(m_fixture->status(server), Status::LockedOut);
    const qsizetype sent = m_fixture->transport.sent().size();

    m_fixture->restart();
    QCOMPARE(m_fixture->status(server), Status::LockedOut);
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), sent);

    m_fixture->sessions().logIn(server.id);
    const auto question = m_fixture->question<AttemptQuestion>();
    QVERIFY(question);
    QCOMPARE(question->attemptsLeft, 0);
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), sent);

    QSignalSpy changed(&m_fixture->sessions(), &Sessions::changed);
    m_fixture->advance(2h);
    QVERIFY(m_fixture->status(server) != Status::LockedOut);
    QVERIFY(!changed.isEmpty());
}

void TestSessions::letsThePersonTryInSpiteOfOurLock()
{
    const Server server = pbxWithPassword();
    QVERIFY(m_fixture->store().changeAttempts({server.id, server.account, {}}, [this](AttemptRecord record) {
        record.refusals = 5;
        record.lockedUntil = m_fixture->files.clock.now() + 10min;
        return record;
    }));
    expectCaptcha();
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<AttemptQuestion>());
    m_fixture->answer(Confirmed{});
    QVERIFY(m_fixture->question<CaptchaQuestion>());
    post(xswitchSessions, xswitchToken);
    m_fixture->answer(CaptchaAnswer{QStringLiteral("dOnW")});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);
}

void TestSessions::saysNothingAgainstThePasswordAfterAWrongCaptcha()
{
    const Server server = pbxWithPassword();
    post(xswitchSessions, "{\"code\":403,\"text\":\"captcha required\"}", 403);
    expectCaptcha();
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<CaptchaQuestion>());
    post(xswitchSessions, "{\"code\":403,\"text\":\"captcha wrong\"}", 403);
    expectCaptcha();
    m_fixture->answer(CaptchaAnswer{QStringLiteral("xxxx")});
    QTRY_VERIFY(!m_fixture->nothingAsked());
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->sessions().state(server.id).attempts.refusals, 1);
    QVERIFY(!m_fixture->sessions().state(server.id).attempts.secretRefusedAt);
}

void TestSessions::keepsTheMarkOfARefusedPasswordBesideOneForThisRun()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server, QStringLiteral("old"));
    post(biotimeLogIn, biotimeRefused, 400);
    logIn(server);
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<SecretQuestion>());
    post(biotimeLogIn, biotimeToken);
    m_fixture->answer(password(QStringLiteral("new"), false));
    QVERIFY(m_fixture->waitIdle(server));
    post(biotimeLogIn, biotimeToken);
    logIn(server); // the one for this run is good, so nothing is asked
    QVERIFY(m_fixture->nothingAsked());

    m_fixture->restart();
    const qsizetype sent = m_fixture->transport.sent().size();
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), sent);
}

void TestSessions::keepsTheTokenToActWith()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    bool kept = false;
    const Credential both{
        {{QStringLiteral("password"), Secret("old")}, {QStringLiteral("acting_token"), Secret("act")}}};
    m_fixture->secrets().keep(server, both, SecretPlace::Keychain, [&kept](const auto &) { kept = true; });
    QTRY_VERIFY(kept);
    post(biotimeLogIn, biotimeRefused, 400);
    logIn(server);
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<SecretQuestion>());
    post(biotimeLogIn, biotimeToken);
    m_fixture->answer(password(QStringLiteral("new")));
    QVERIFY(m_fixture->waitIdle(server));
    std::optional<Credential> stored;
    m_fixture->secrets().credential(
        server.id, [&stored](const Result<StoredCredential, SecretError> &read) { stored = read->credential; });
    QTRY_VERIFY(stored);
    QCOMPARE(stored->field(QStringLiteral("password")), Secret("new"));
    QCOMPARE(stored->field(QStringLiteral("acting_token")), Secret("act"));
}

void TestSessions::asksForWhatIsMissingBesideWhatIsStored()
{
    const QString actingToken = QStringLiteral("acting_token");
    const Server server = m_fixture->addServer(
        QStringLiteral("maximtop"), QStringLiteral("https://im.example"), QStringLiteral("10086"),
        {{QStringLiteral("app_id"), QStringLiteral("a")}, {QStringLiteral("acting_group_id"), QStringLiteral("7")}});
    m_fixture->storePassword(server);
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->sessions().state(server.id).lastError->kind, AuthErrorKind::SecretMissing);

    m_fixture->sessions().logIn(server.id);
    const auto question = m_fixture->question<SecretQuestion>();
    QVERIFY(question);
    QCOMPARE(question->missing, QStringList(actingToken));
    post(QStringLiteral("/token/login"), "{\"code\":200,\"data\":{\"token\":\"t\"}}");
    m_fixture->answer(SecretAnswer{{{{actingToken, Secret("act")}}}, true});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);
    std::optional<Credential> stored;
    m_fixture->secrets().credential(
        server.id, [&stored](const Result<StoredCredential, SecretError> &read) { stored = read->credential; });
    QTRY_VERIFY(stored);
    QCOMPARE(stored->field(QStringLiteral("password")), Secret("right"));
    QCOMPARE(stored->field(actingToken), Secret("act"));
}

void TestSessions::asksBeforeACaptchaThatMayLock()
{
    const Server server = pbxWithPassword();
    beRefused(server);
    beRefused(server);
    expectCaptcha();
    beRefused(server);
    expectCaptcha();
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<SecretQuestion>());
    m_fixture->answer(UseStored{});
    QVERIFY(m_fixture->question<CaptchaQuestion>());
    post(xswitchSessions, "{\"code\":403,\"text\":\"captcha wrong\"}", 403);
    expectCaptcha();
    m_fixture->answer(CaptchaAnswer{QStringLiteral("xxxx")});
    QTRY_VERIFY(!m_fixture->nothingAsked());
    const auto question = m_fixture->question<AttemptQuestion>();
    QVERIFY(question);
    QCOMPARE(question->attemptsLeft, 1);
    QCOMPARE(question->lockFor, std::chrono::minutes(120));
    const qsizetype sent = m_fixture->transport.sent().size();
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), sent);
    QCOMPARE(m_fixture->sessions().state(server.id).attempts.refusals, 4);
}

void TestSessions::leavesLateAttemptsOfACaptchaToThePerson()
{
    const Server server = pbxWithPassword();
    beRefused(server);
    beRefused(server);
    m_fixture->sessions().keepCredential(server, password(QStringLiteral("new")).credential, SecretPlace::Keychain);
    expectCaptcha();
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->question<CaptchaQuestion>());
    post(xswitchSessions, "{\"code\":403,\"text\":\"captcha wrong\"}", 403);
    expectCaptcha();
    m_fixture->answer(CaptchaAnswer{QStringLiteral("xxxx")}); // the third wrong one
    QVERIFY(m_fixture->waitIdle(server));
    QVERIFY(m_fixture->nothingAsked());
    QCOMPARE(m_fixture->sessions().bulk().skipped(), 1);
}

void TestSessions::sendsNothingByItselfThatATestWasRefused()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    const Credential wrong = password(QStringLiteral("wrong")).credential;
    post(biotimeLogIn, biotimeRefused, 400);
    bool isRefused = false;
    m_fixture->sessions().testLogIn(server, wrong,
                                    [&isRefused](const Result<Session, AuthError> &session) { isRefused = !session; });
    QTRY_VERIFY(isRefused);
    QVERIFY(m_fixture->sessions().refusedAt(server, wrong));
    QVERIFY(!m_fixture->sessions().refusedAt(server, password(QStringLiteral("other")).credential));
    m_fixture->sessions().keepCredential(server, wrong, SecretPlace::Keychain);
    QTRY_VERIFY(m_fixture->keychain.contains(credentialKey(server.id)));
    const qsizetype sent = m_fixture->transport.sent().size();
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), sent);
    QCOMPARE(m_fixture->sessions().bulk().skipped(), 1);

    QVERIFY(waitForVault()); // what this run knows is then written down
    m_fixture->restart();
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), sent);
}

void TestSessions::knowsInEveryProcessWhatWasRefused()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server, QStringLiteral("first"));
    post(biotimeLogIn, biotimeRefused, 400);
    logIn(server);
    // Another process puts a second one in and a third one puts the first back, past our mark of the stored one.
    m_fixture->sessions().keepCredential(server, password(QStringLiteral("second")).credential, SecretPlace::Keychain);
    m_fixture->sessions().keepCredential(server, password(QStringLiteral("first")).credential, SecretPlace::Keychain);
    QVERIFY(waitForVault());
    m_fixture->restart();
    const qsizetype sent = m_fixture->transport.sent().size();
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), sent);

    m_fixture->sessions().logIn(server.id);
    const auto question = m_fixture->question<SecretQuestion>();
    QVERIFY(question);
    QCOMPARE(question->reason, SecretReason::Refused);
    QVERIFY(question->refusedAt);
    post(biotimeLogIn, biotimeToken);
    m_fixture->answer(UseStored{}); // and it is right now
    QVERIFY(m_fixture->waitIdle(server));
    QVERIFY(!m_fixture->sessions().refusedAt(server, password(QStringLiteral("first")).credential));
}

void TestSessions::tellsWhoEntersARefusedPasswordAgain()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server, QStringLiteral("wrong"));
    post(biotimeLogIn, biotimeRefused, 400);
    logIn(server);
    const qsizetype sent = m_fixture->transport.sent().size();
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<SecretQuestion>());
    m_fixture->answer(password(QStringLiteral("wrong")));
    const auto question = m_fixture->question<SecretQuestion>();
    QVERIFY(question);
    QCOMPARE(question->reason, SecretReason::EnteredRefused);
    QCOMPARE(m_fixture->transport.sent().size(), sent);
    post(biotimeLogIn, biotimeToken);
    m_fixture->answer(password(QStringLiteral("wrong"))); // deliberately
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);
}

void TestSessions::keepsAnEchoedPasswordOutOfTheError()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server, QStringLiteral("sentinel-password"));
    post(biotimeLogIn, "{\"non_field_errors\":[\"sentinel-password is wrong\"]}", 400);
    logIn(server);
    QCOMPARE(m_fixture->sessions().state(server.id).lastError->serverText, QStringLiteral("[redacted] is wrong"));
}

void TestSessions::asksBeforeTheLastAttempt()
{
    const Server server = pbxWithPassword();
    beRefused(server);
    beRefused(server);
    expectCaptcha();
    beRefused(server);
    expectCaptcha();
    beRefused(server);
    const qsizetype sent = m_fixture->transport.sent().size();
    m_fixture->sessions().logIn(server.id);
    const auto question = m_fixture->question<AttemptQuestion>();
    QVERIFY(question);
    QCOMPARE(question->attemptsLeft, 1);
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), sent);
}

void TestSessions::leavesLateAttemptsToThePerson()
{
    const Server server = pbxWithPassword();
    beRefused(server);
    beRefused(server);
    expectCaptcha();
    beRefused(server);
    m_fixture->sessions().keepCredential(server, password(QStringLiteral("new")).credential, SecretPlace::Keychain);
    const qsizetype sent = m_fixture->transport.sent().size();
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->sessions().bulk().skipped(), 1);
    QCOMPARE(m_fixture->transport.sent().size(), sent);
}

void TestSessions::renewsAtFourFifths()
{
    const Server server = loggedInGateway();
    m_fixture->advance(95min);
    QCOMPARE(m_fixture->transport.sent().size(), 1);
    post(hummingbirdRefresh, hummingbirdPair(m_fixture->files.clock.now() + 1min, 2));
    m_fixture->advance(1min);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(heldToken(server), QStringLiteral("access-2"));
    QCOMPARE(m_fixture->status(server), Status::Active);
    QVERIFY(m_fixture->nothingAsked());
}

void TestSessions::doesNotRenewWhenSwitchedOff_data()
{
    QTest::addColumn<bool>("byServer");
    QTest::newRow("for this server") << true;
    QTest::newRow("for all") << false;
}

void TestSessions::doesNotRenewWhenSwitchedOff()
{
    QFETCH(bool, byServer);
    Server server = loggedInGateway();
    if (byServer) {
        server.options.insert(QLatin1String(option::renew), QStringLiteral("off"));
        QVERIFY(m_fixture->catalog().save({server}));
    } else {
        m_fixture->sessions().setRenewalEnabled(false);
    }
    m_fixture->advance(100min);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), 1);
    QCOMPARE(m_fixture->status(server), Status::ExpiresSoon);
}

void TestSessions::triesAFailedRenewalAgainLater()
{
    const Server server = loggedInGateway();
    m_fixture->transport.reply(HttpMethod::Post, hummingbirdRefresh, noAnswer);
    m_fixture->advance(96min);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::ExpiresSoon);
    QCOMPARE(m_fixture->sessions().state(server.id).renewsAt, std::optional(m_fixture->files.clock.now() + 1min));
    post(hummingbirdRefresh, hummingbirdPair(m_fixture->files.clock.now(), 2));
    m_fixture->advance(1min);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);
}

void TestSessions::logsInOnceWhenARefreshIsRefused()
{
    const Server server = loggedInGateway();
    post(hummingbirdRefresh, "{\"code\":1010,\"msg\":\"token expired\",\"success\":false}");
    post(hummingbirdLogIn, hummingbirdPair(m_fixture->files.clock.now(), 2));
    m_fixture->sessions().refresh(server.id);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(heldToken(server), QStringLiteral("access-2"));
}

void TestSessions::tellsNothingOfTimeWhileNobodyLooks()
{
    m_fixture->sessions().setRenewalEnabled(false);
    const Server server = loggedInGateway();
    const QSignalSpy changed(&m_fixture->sessions(), &Sessions::changed);
    m_fixture->sessions().setSeen(false);
    m_fixture->advance(115min); // it ends soon
    m_fixture->advance(10min); // it has ended
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_fixture->status(server), Status::Expired);
    m_fixture->sessions().setSeen(true);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toUuid(), server.id);
}

void TestSessions::renewsWhileNobodyLooks()
{
    const Server server = loggedInGateway();
    m_fixture->sessions().setSeen(false);
    post(hummingbirdRefresh, hummingbirdPair(m_fixture->files.clock.now() + 96min, 2));
    m_fixture->advance(96min);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(heldToken(server), QStringLiteral("access-2"));
}

void TestSessions::renewsOnceTheKeychainAnswersAgain()
{
    const Server server = loggedInGateway();
    QTRY_VERIFY(isSealed(server));
    const Server other = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(other);
    m_fixture->restart(); // so that the vault is closed
    m_fixture->keychain.fault = SecretError{.kind = SecretErrorKind::Locked, .detail = {}};
    m_fixture->advance(97min);
    QTRY_VERIFY(m_fixture->sessions().state(server.id).lastError);
    QCOMPARE(m_fixture->sessions().state(server.id).lastError->kind, AuthErrorKind::SecretsUnavailable);
    QVERIFY(m_fixture->nothingAsked());
    const int calls = m_fixture->keychain.calls;
    m_fixture->advance(10min);
    QCoreApplication::processEvents();
    QCOMPARE(m_fixture->keychain.calls, calls); // nobody is asked again and again

    m_fixture->keychain.fault.reset();
    post(hummingbirdRefresh, hummingbirdPair(m_fixture->files.clock.now(), 2));
    post(biotimeLogIn, biotimeToken);
    m_fixture->sessions().logIn(other.id); // which a person wants, and which uses the keychain
    QTRY_COMPARE(m_fixture->sessions().state(server.id).times->issuedAt, m_fixture->files.clock.now());
    QVERIFY(m_fixture->waitIdle(server) && m_fixture->waitIdle(other));
    QCOMPARE(m_fixture->status(server), Status::Active);
}

void TestSessions::checksAToken()
{
    const Server server = loggedInGateway();
    QTRY_VERIFY(isSealed(server));
    get(hummingbirdCheck, "{\"success\":true,\"errorCode\":0,\"errorMsg\":\"success\",\"result\":{\"list\":[]}}");
    m_fixture->sessions().check(server.id);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->sessions().state(server.id).verifiedAt, std::optional(m_fixture->files.clock.now()));
    m_fixture->restart();
    QCOMPARE(m_fixture->sessions().state(server.id).verifiedAt, std::optional(m_fixture->files.clock.now()));
}

void TestSessions::renewsATokenThatACheckRefused()
{
    const Server server = loggedInGateway();
    get(hummingbirdCheck, "{\"success\":false,\"errorCode\":10006,\"errorMsg\":\"token\",\"result\":[]}");
    post(hummingbirdRefresh, hummingbirdPair(m_fixture->files.clock.now(), 2));
    m_fixture->sessions().check(server.id);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);
    QCOMPARE(heldToken(server), QStringLiteral("access-2"));
}

void TestSessions::saysThatATokenIsRefused()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<SecretQuestion>());
    post(biotimeLogIn, biotimeToken);
    m_fixture->answer(password(QStringLiteral("typed"), false));
    QVERIFY(m_fixture->waitIdle(server));

    QTRY_VERIFY(isSealed(server));
    m_fixture->restart(); // the password was for that run only, so nothing can renew the token
    get(biotimeCheck, "{\"detail\":\"Invalid token.\"}", 401);
    m_fixture->sessions().check(server.id);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::TokenRefused);
    QVERIFY(m_fixture->nothingAsked());
}

void TestSessions::handsOutAHeldToken()
{
    const Server server = loggedInGateway();
    std::optional<ReadyToken> ready;
    m_fixture->sessions().readyToken(server.id, minimalCopyLife, [&ready](const Result<ReadyToken, AuthError> &token) {
        ready = token ? std::optional(*token) : std::nullopt;
    });
    QTRY_VERIFY(ready);
    QCOMPARE(ready->how, ReadyToken::How::Held);
    QCOMPARE(m_fixture->transport.sent().size(), 1);
}

void TestSessions::opensFieldsThatARunBeforeSealed()
{
    const qint64 now = toMs(m_fixture->files.clock.now());
    const Server server = loggedInGateway();
    QTRY_VERIFY(isSealed(server));
    m_fixture->restart();
    QCOMPARE(heldFields(server),
             (QStringList{QStringLiteral("code=0"), QStringLiteral("result.access_token=access-1 (secret)"),
                          QStringLiteral("result.expire=%1").arg(now / 1000 + 7200),
                          QStringLiteral("result.refresh_token=refresh-1 (secret)"), QStringLiteral("success=true"),
                          QStringLiteral("t=%1").arg(now)}));
}

void TestSessions::opensFieldsThatWereSealedAsJson()
{
    const Server server = loggedInGateway();
    QTRY_VERIFY(isSealed(server));
    const TokenVault *vault = m_fixture->secrets().openVault();
    StoredSession stored = **m_fixture->store().session(server.id);
    const Secret json(R"([{"name":"note","secret":false,"value":"\u00fc"},{"name":"key","secret":true,"value":"1"}])");
    stored.sealedFields =
        vault->seal(json, {server.id, server.provider, originOf(server.url), QStringLiteral("fields")});
    QVERIFY(m_fixture->store().saveSession(server.id, stored));
    m_fixture->restart();
    QCOMPARE(heldFields(server), (QStringList{QStringLiteral("note=ü"), QStringLiteral("key=1 (secret)")}));
}

void TestSessions::renewsATokenThatEndsSoonBeforeHandingItOut()
{
    m_fixture->sessions().setRenewalEnabled(false);
    const Server server = loggedInGateway();
    m_fixture->advance(2h - 59s);
    post(hummingbirdRefresh, hummingbirdPair(m_fixture->files.clock.now(), 2));
    std::optional<ReadyToken> ready;
    m_fixture->sessions().readyToken(server.id, minimalCopyLife, [&ready](const Result<ReadyToken, AuthError> &token) {
        ready = token ? std::optional(*token) : std::nullopt;
    });
    QTRY_VERIFY(ready);
    QCOMPARE(ready->how, ReadyToken::How::Refreshed);
    QCOMPARE(ready->session.token.revealText(), QStringLiteral("access-2"));
}

void TestSessions::logsInBeforeHandingOutATokenThatIsNotThere()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server);
    post(biotimeLogIn, biotimeToken);
    std::optional<ReadyToken> ready;
    m_fixture->sessions().readyToken(server.id, minimalCopyLife, [&ready](const Result<ReadyToken, AuthError> &token) {
        ready = token ? std::optional(*token) : std::nullopt;
    });
    QTRY_VERIFY(ready);
    QCOMPARE(ready->how, ReadyToken::How::LoggedIn);

    std::optional<AuthErrorKind> error;
    m_fixture->sessions().readyToken(
        QUuid::createUuid(), minimalCopyLife,
        [&error](const Result<ReadyToken, AuthError> &token) { error = token.error().kind; });
    QCOMPARE(error, std::optional(AuthErrorKind::Cancelled));
}

void TestSessions::asksAboutTheKeychainOnceForAll()
{
    QList<QUuid> ids;
    for (int i = 0; i < 10; ++i) {
        const Server server = m_fixture->addServer(biotime, clockServer, QStringLiteral("user%1").arg(i));
        m_fixture->storePassword(server);
        post(biotimeLogIn, biotimeToken);
        ids.append(server.id);
    }
    m_fixture->keychain.fault = SecretError{SecretErrorKind::Locked, {}};
    QSignalSpy asked(&m_fixture->sessions(), &Sessions::questionAsked);
    m_fixture->sessions().logInAll(ids);
    QVERIFY(m_fixture->question<KeychainQuestion>());
    const auto waiting = [&] {
        return std::count_if(ids.cbegin(), ids.cend(),
                             [&](QUuid id) { return m_fixture->sessions().state(id).waitsForPerson; });
    };
    QTRY_COMPARE(waiting(), LogInQueue::perOrigin); // the others do not come to the locked door
    QCOMPARE(asked.size(), 1);
    QCOMPARE(m_fixture->keychain.calls, 10 + LogInQueue::perOrigin);
    m_fixture->keychain.fault.reset();
    m_fixture->answer(Retry{});
    QTRY_VERIFY(!m_fixture->sessions().bulk().isRunning());
    QCOMPARE(m_fixture->sessions().bulk().succeeded(), 10);
}

void TestSessions::worksInMemoryAfterThatChoice()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->keychain.fault = SecretError{SecretErrorKind::NoKeychain, {}};
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<KeychainQuestion>());
    m_fixture->answer(UseMemory{});
    QVERIFY(m_fixture->question<SecretQuestion>());
    post(biotimeLogIn, biotimeToken);
    m_fixture->answer(password(QStringLiteral("typed")));
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);
    QCOMPARE(heldToken(server), QStringLiteral("tok-1"));
    const auto stored = m_fixture->store().session(server.id);
    QVERIFY(stored && !stored->has_value());
    m_fixture->restart();
    QCOMPARE(m_fixture->status(server), Status::LoggedOut);
}

void TestSessions::takesAnUnreadableKeychainForNothingElse()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->keychain.fault = SecretError{SecretErrorKind::Locked, {}};
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<KeychainQuestion>());
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::KeychainLocked);
    QVERIFY(m_fixture->transport.sent().isEmpty());
}

void TestSessions::remembersWhatIsWrongWithTheKeychain()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->keychain.fault = SecretError{SecretErrorKind::NoKeychain, {}};
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<KeychainQuestion>());
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(server));
    m_fixture->restart();
    QCOMPARE(m_fixture->status(server), Status::KeychainLocked);
    QCOMPARE(m_fixture->sessions().state(server.id).lastError->secretError, std::optional(SecretErrorKind::NoKeychain));
}

void TestSessions::forgetsKeychainTroubleOnceTheKeychainAnswers()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    const Server other = m_fixture->addServer(biotime, QStringLiteral("http://other.example:8081"));
    m_fixture->keychain.fault = SecretError{SecretErrorKind::Locked, {}};
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<KeychainQuestion>());
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(server));
    m_fixture->keychain.fault.reset();
    m_fixture->storePassword(other);
    QTRY_COMPARE(m_fixture->status(server), Status::LoggedOut);
    m_fixture->restart();
    QCOMPARE(m_fixture->status(server), Status::LoggedOut);
}

void TestSessions::tellsThatARemovalFailed()
{
    const Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server);
    m_fixture->keychain.fault = SecretError{SecretErrorKind::Locked, {}};
    QSignalSpy forgetFailed(&m_fixture->sessions(), &Sessions::forgetFailed);
    QSignalSpy secretsFailed(&m_fixture->sessions(), &Sessions::secretsFailed);
    QVERIFY(m_fixture->catalog().remove({server.id}));
    m_fixture->sessions().forgetRemoved({server});
    QTRY_COMPARE(forgetFailed.count(), 1);
    QCOMPARE(secretsFailed.count(), 0);
}

void TestSessions::asksBeforeAPasswordGoesToAnotherAddress()
{
    Server server = m_fixture->addServer(biotime, clockServer);
    m_fixture->storePassword(server);
    server.url = QUrl(QStringLiteral("http://elsewhere.example:8081"));
    QVERIFY(m_fixture->catalog().save({server}));
    m_fixture->sessions().logInAll({server.id});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->sessions().state(server.id).lastError->kind, AuthErrorKind::OriginChanged);

    m_fixture->sessions().logIn(server.id);
    const auto question = m_fixture->question<OriginQuestion>();
    QVERIFY(question);
    QCOMPARE(question->storedFor.origin, QStringLiteral("http://clock.example:8081"));
    QVERIFY(m_fixture->transport.sent().isEmpty());
    post(biotimeLogIn, biotimeToken);
    m_fixture->answer(Confirmed{});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->status(server), Status::Active);

    post(biotimeLogIn, biotimeToken);
    logIn(server); // confirmed once is confirmed
    QVERIFY(m_fixture->nothingAsked());
}

void TestSessions::forgetsTheSessionOfAnotherAddress()
{
    Server server = loggedInGateway();
    server.notes = QStringLiteral("a note changes nothing");
    QVERIFY(m_fixture->catalog().save({server}));
    QCOMPARE(m_fixture->status(server), Status::Active);
    server.account = QStringLiteral("other");
    QVERIFY(m_fixture->catalog().save({server}));
    QCOMPARE(m_fixture->status(server), Status::LoggedOut);
    QCOMPARE(heldToken(server), QStringLiteral("token_refused"));
}

void TestSessions::setsOffNoRenewalAtTheStart()
{
    const Server server = loggedInGateway();
    QTRY_VERIFY(isSealed(server));
    m_fixture->files.clock.advance(3h);
    m_fixture->restart();
    m_fixture->sessions().setRenewalEnabled(true);
    m_fixture->advance(1min);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), 1);
    QCOMPARE(m_fixture->status(server), Status::Expired);
}

void TestSessions::readsTheRestAsAtTheStart()
{
    const Server server = loggedInGateway();
    QTRY_VERIFY(isSealed(server));
    const Server first = m_fixture->addServer(QStringLiteral("biotime"), QStringLiteral("http://first.example"));
    m_fixture->restart({first.id});
    QCOMPARE(m_fixture->status(server), Status::Active);
    QVERIFY(m_fixture->sessions().state(server.id).renewsAt);

    m_fixture->files.clock.advance(3h);
    m_fixture->restart({first.id});
    m_fixture->sessions().setRenewalEnabled(true);
    m_fixture->advance(1min);
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(m_fixture->transport.sent().size(), 1);
    QCOMPARE(m_fixture->status(server), Status::Expired);
}

void TestSessions::comesBackAfterARestart()
{
    const Server server = loggedInGateway();
    QTRY_VERIFY(isSealed(server));
    const int calls = m_fixture->keychain.calls;
    m_fixture->restart();
    QCOMPARE(m_fixture->status(server), Status::Active);
    QCOMPARE(m_fixture->keychain.calls, calls);
    QCOMPARE(heldToken(server), QStringLiteral("access-1"));
}

void TestSessions::comesBackAfterAnUndo()
{
    const Server server = loggedInGateway();
    QVERIFY(m_fixture->catalog().remove({server.id}));
    m_fixture->advance(100min);
    QCOMPARE(m_fixture->transport.sent().size(), 1);
    m_fixture->files.clock.advance(-100min);
    QVERIFY(m_fixture->catalog().save({server}));
    QCOMPARE(m_fixture->status(server), Status::Active);
    QVERIFY(m_fixture->sessions().state(server.id).renewsAt);

    QVERIFY(m_fixture->catalog().remove({server.id}));
    m_fixture->sessions().forgetRemoved({server});
    QTRY_VERIFY(!m_fixture->keychain.contains(credentialKey(server.id)));
}

void TestSessions::writesNothingThatAServerIssuedInTheClear()
{
    const Server chat =
        m_fixture->addServer(QStringLiteral("maximtop"), QStringLiteral("https://im.example"), QStringLiteral("10086"),
                             {{QStringLiteral("app_id"), QStringLiteral("a")}});
    m_fixture->storePassword(chat, QStringLiteral("sentinel-password"));
    post(QStringLiteral("/token/login"),
         "{\"code\":200,\"data\":{\"token\":\"sentinel-token\",\"access_key_secret\":\"sentinel-key\","
         "\"push_token\":\"sentinel-push\",\"store_token\":\"sentinel-store\"}}");
    logIn(chat);
    const Server gate = m_fixture->addServer(hummingbird, gateway);
    m_fixture->storePassword(gate, QStringLiteral("sentinel-password"));
    post(hummingbirdLogIn,
         "{\"code\":0,\"success\":true,\"result\":{\"access_token\":\"sentinel-access\",\"expire\":4102444800,"
         "\"refresh_token\":\"sentinel-refresh\"}}");
    logIn(gate);
    QTRY_VERIFY(isSealed(chat) && isSealed(gate));
    int files = 0;
    for (QDirIterator it(m_fixture->files.folder.path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();
         ++files) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("sentinel"), qPrintable(file.fileName()));
    }
    QVERIFY(files > 0);
}

void TestSessions::runsFourAtOnceForAnOrigin()
{
    QList<QUuid> ids;
    for (int i = 0; i < 6; ++i) {
        const Server server = m_fixture->addServer(biotime, clockServer, QStringLiteral("user%1").arg(i));
        m_fixture->storePassword(server);
        m_fixture->transport.hold(HttpMethod::Post, biotimeLogIn);
        ids.append(server.id);
    }
    m_fixture->sessions().logInAll(ids);
    QTRY_COMPARE(m_fixture->transport.openCount(), 4);
    for (int done = 1; done <= 6; ++done) {
        QTRY_VERIFY(m_fixture->transport.openCount() > 0);
        QVERIFY(m_fixture->transport.openCount() <= 4);
        QVERIFY(m_fixture->transport.answer(HttpMethod::Post, biotimeLogIn, jsonResponse(biotimeToken)));
        QTRY_COMPARE(m_fixture->sessions().bulk().done(), done);
    }
    QCOMPARE(m_fixture->sessions().bulk().succeeded(), 6);
}

void TestSessions::cancelsEverything()
{
    QList<QUuid> ids;
    for (int i = 0; i < 6; ++i) {
        const Server server = m_fixture->addServer(biotime, clockServer, QStringLiteral("user%1").arg(i));
        m_fixture->storePassword(server);
        ids.append(server.id);
    }
    for (int i = 0; i < 4; ++i) {
        m_fixture->transport.hold(HttpMethod::Post, biotimeLogIn);
    }
    m_fixture->sessions().logInAll(ids);
    QTRY_COMPARE(m_fixture->transport.openCount(), 4);
    m_fixture->sessions().cancelAll();
    QTRY_VERIFY(!m_fixture->sessions().bulk().isRunning());
    QCOMPARE(m_fixture->sessions().bulk().skipped(), 6);
    QCOMPARE(m_fixture->transport.abortedCount(), 4);
}

void TestSessions::testsWithoutKeepingAnything()
{
    const Server draft{.id = QUuid::createUuid(),
                       .name = QStringLiteral("Draft"),
                       .provider = xswitch,
                       .url = QUrl(pbx),
                       .account = QStringLiteral("1007")};
    std::optional<AuthErrorKind> error;
    post(xswitchSessions, xswitchRefused, 403);
    m_fixture->sessions().testLogIn(
        draft, password(QStringLiteral("wrong")).credential,
        [&error](const Result<Session, AuthError> &session) { error = session.error().kind; });
    QTRY_COMPARE(error, std::optional(AuthErrorKind::Refused));
    const auto attempts = m_fixture->store().attempts({draft.id, draft.account, {}});
    QCOMPARE(attempts->refusals, 1);
    QVERIFY(!attempts->secretRefusedAt);

    QString token;
    post(xswitchSessions, xswitchToken);
    m_fixture->sessions().testLogIn(
        draft, password(QStringLiteral("right")).credential,
        [&token](const Result<Session, AuthError> &session) { token = session->token.revealText(); });
    QTRY_VERIFY(!token.isEmpty());
    QCOMPARE(m_fixture->keychain.calls, 0);
    QCOMPARE(m_fixture->status(draft), Status::LoggedOut);

    m_fixture->transport.hold(HttpMethod::Post, xswitchSessions);
    const int test = m_fixture->sessions().testLogIn(draft, password(QStringLiteral("right")).credential,
                                                     [](const Result<Session, AuthError> &) { QFAIL("cancelled"); });
    QTRY_COMPARE(m_fixture->transport.openCount(), 1);
    m_fixture->sessions().cancelTest(test);
    QTRY_COMPARE(m_fixture->transport.abortedCount(), 1);
}

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
