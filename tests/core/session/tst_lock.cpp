// SPDX-License-Identifier: MIT
#include "tests/core/session/sessionsfixture.h"
#include "tests/support/needle.h"

#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const QString gateway = QStringLiteral("http://gw.example:58081");
const QString hummingbird = QStringLiteral("hummingbird");
const QString logInPath = QStringLiteral("/v1.0/openapi/auth/login");
const QString refreshPath = QStringLiteral("/v1.0/openapi/token/refresh-1");

QByteArray pair(Instant now, const QByteArray &access)
{
    return "{\"code\":0,\"success\":true,\"result\":{\"access_token\":\"" + access
        + "\",\"expire\":" + QByteArray::number(toMs(now) / 1000 + 7200) + ",\"refresh_token\":\"refresh-1\"}}";
}

} // namespace

class TestLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SessionsFixture>(); }
    void cleanup()
    {
        QCOMPARE(m_fixture->transport.unused(), QStringList());
        m_fixture.reset();
    }

#ifndef TOKENRACK_SANITIZED
    void takesTokensOutOfMemory()
    {
        const Needle needle;
        loggedIn(needle.value());
        QVERIFY(needle.countInMemory() > 0); // or the search would find nothing anyway
        m_fixture->sessions().lock();
        QCoreApplication::processEvents();
        QCOMPARE(needle.countInMemory(), 0);
    }
#endif

#ifndef TOKENRACK_SANITIZED
    void keepsNothingThatTheKeychainRefusesAfterwards()
    {
        const Needle password;
        const Needle proxyPassword;
        const Server server = m_fixture->addServer(hummingbird, gateway);
        m_fixture->keychain.holdsAnswers = true;
        m_fixture->sessions().keepCredential(server, {{{QStringLiteral("password"), Secret(password.value())}}},
                                             SecretPlace::Keychain);
        m_fixture->sessions().keepProxyPassword(
            {.kind = Proxy::Kind::Http, .host = QStringLiteral("p"), .port = 1, .user = QStringLiteral("me")},
            Secret(proxyPassword.value()), SecretPlace::Keychain);
        m_fixture->sessions().lock();
        QSignalSpy failed(&m_fixture->sessions(), &Sessions::secretsFailed);
        m_fixture->keychain.answerAll(SecretError{SecretErrorKind::Denied, {}});
        QCOMPARE(failed.size(), 2);
        QCoreApplication::processEvents();
        QVERIFY(!m_fixture->secrets().holdsInMemory(server.id));
        QCOMPARE(password.countInMemory(), 0);
        QCOMPARE(proxyPassword.countInMemory(), 0);
    }
#endif

    void keepsNothingInMemory()
    {
        const Server server = m_fixture->addServer(hummingbird, gateway);
        m_fixture->sessions().lock();
        std::optional<Result<Done, SecretError>> kept;
        const auto take = [&kept](const Result<Done, SecretError> &result) { kept = result; };
        m_fixture->sessions().keepCredential(server, {{{QStringLiteral("password"), Secret("right")}}},
                                             SecretPlace::Memory, take);
        QVERIFY(kept && !*kept);
        QCOMPARE(kept->error().kind, SecretErrorKind::Locked);
        QVERIFY(!m_fixture->secrets().holdsInMemory(server.id));
        QCOMPARE(unlock(), std::nullopt);
        m_fixture->sessions().keepCredential(server, {{{QStringLiteral("password"), Secret("right")}}},
                                             SecretPlace::Memory, take);
        QTRY_VERIFY(kept->hasValue());
        QVERIFY(m_fixture->secrets().holdsInMemory(server.id));
    }

    void letsTheTransportForget()
    {
        QCOMPARE(m_fixture->transport.forgottenCount(), 0);
        m_fixture->sessions().lock();
        QCOMPARE(m_fixture->transport.forgottenCount(), 1);
    }

    void keepsTimesAndDoesNothing()
    {
        const Server server = loggedIn("token");
        QSignalSpy changed(&m_fixture->sessions(), &Sessions::lockedChanged);
        m_fixture->sessions().lock();
        QCOMPARE(changed.size(), 1);
        QVERIFY(m_fixture->sessions().isLocked());
        QCOMPARE(m_fixture->status(server), Status::Active);
        QVERIFY(m_fixture->sessions().state(server.id).times->expiresAt);
        const int calls = m_fixture->keychain.calls;
        const qsizetype sent = m_fixture->transport.sent().size();
        std::optional<AuthErrorKind> copy;
        std::optional<AuthErrorKind> show;
        m_fixture->sessions().readyToken(
            server.id, 60s, [&copy](const Result<ReadyToken, AuthError> &token) { copy = token.error().kind; });
        m_fixture->sessions().heldSession(
            server.id, [&show](const Result<Session, AuthError> &session) { show = session.error().kind; });
        m_fixture->sessions().logIn(server.id);
        m_fixture->sessions().logInAll({server.id});
        m_fixture->sessions().check(server.id);
        m_fixture->advance(100min); // past the renewal
        QCoreApplication::processEvents();
        QCOMPARE(copy, std::optional(AuthErrorKind::Cancelled));
        QCOMPARE(show, std::optional(AuthErrorKind::Cancelled));
        QCOMPARE(m_fixture->sessions().state(server.id).busy, Busy::No);
        QVERIFY(!m_fixture->sessions().bulk().isRunning());
        QCOMPARE(m_fixture->keychain.calls, calls);
        QCOMPARE(m_fixture->transport.sent().size(), sent);
    }

    void asksTheKeychainAgain()
    {
        const Server server = loggedIn("token");
        m_fixture->sessions().lock();
        m_fixture->keychain.fault = SecretError{SecretErrorKind::Locked, {}};
        QCOMPARE(unlock(), std::optional(SecretErrorKind::Locked));
        QVERIFY(m_fixture->sessions().isLocked());
        m_fixture->keychain.fault.reset();
        const int calls = m_fixture->keychain.calls;
        QCOMPARE(unlock(), std::nullopt);
        QVERIFY(!m_fixture->sessions().isLocked());
        QVERIFY(m_fixture->keychain.calls > calls);
        QCOMPARE(heldToken(server), QStringLiteral("token"));
    }

    void renewsWhatIsDueWhenUnlocked()
    {
        const Server server = loggedIn("token");
        m_fixture->sessions().lookAtClock();
        m_fixture->sessions().lock();
        m_fixture->advance(100min);
        m_fixture->transport.reply(
            HttpMethod::Post, refreshPath,
            jsonResponse(pair(m_fixture->files.clock.now(), "newer"), 200, m_fixture->files.clock.now()));
        QCOMPARE(unlock(), std::nullopt);
        QTRY_COMPARE(m_fixture->transport.unused(), QStringList());
        QVERIFY(m_fixture->waitIdle(server));
        QCOMPARE(heldToken(server), QStringLiteral("newer"));
    }

    void forgetsWhatWasInMemoryAlone()
    {
        m_fixture->secrets().useMemory();
        const Server server = loggedIn("token");
        QCOMPARE(m_fixture->status(server), Status::Active);
        m_fixture->sessions().lock();
        QCOMPARE(m_fixture->status(server), Status::LoggedOut);
        QVERIFY(!m_fixture->secrets().holdsInMemory(server.id));
        QCOMPARE(unlock(), std::nullopt);
    }

    void stopsWhatIsUnderWay()
    {
        const Server server = m_fixture->addServer(hummingbird, gateway);
        const Server other = m_fixture->addServer(hummingbird, gateway);
        m_fixture->storePassword(server);
        m_fixture->sessions().logIn(other.id);
        QVERIFY(m_fixture->question<SecretQuestion>());
        m_fixture->transport.hold(HttpMethod::Post, logInPath);
        m_fixture->sessions().logIn(server.id);
        QTRY_COMPARE(m_fixture->transport.openCount(), 1);
        m_fixture->sessions().lock();
        QVERIFY(m_fixture->nothingAsked());
        QVERIFY(m_fixture->waitIdle(server));
        QVERIFY(m_fixture->waitIdle(other));
        QTRY_COMPARE(m_fixture->transport.abortedCount(), 1);
    }

    void opensNothingWithAnAnswerFromBefore()
    {
        const Server server = loggedIn("token");
        m_fixture->sessions().lock();
        std::optional<SecretErrorKind> trouble;
        m_fixture->sessions().unlock(
            [&trouble](const std::optional<SecretError> &error) { trouble = error ? error->kind : trouble; });
        m_fixture->secrets().lock(); // before the keychain has answered
        QCoreApplication::processEvents();
        QVERIFY(!m_fixture->secrets().openVault());
        QCOMPARE(trouble, std::optional(SecretErrorKind::Locked));
    }

private:
    Server loggedIn(const QByteArray &token)
    {
        const Server server = m_fixture->addServer(hummingbird, gateway);
        m_fixture->storePassword(server);
        const Instant now = m_fixture->files.clock.now();
        m_fixture->transport.reply(HttpMethod::Post, logInPath, jsonResponse(pair(now, token), 200, now));
        m_fixture->sessions().logIn(server.id);
        const bool isIdle = m_fixture->waitIdle(server);
        const bool isSealed = QTest::qWaitFor([&] {
            const auto stored = m_fixture->store().session(server.id);
            return m_fixture->secrets().place() == SecretPlace::Memory || (stored && stored->has_value());
        });
        Q_ASSERT(isIdle && isSealed);
        Q_UNUSED(isIdle)
        Q_UNUSED(isSealed)
        return server;
    }
    std::optional<SecretErrorKind> unlock()
    {
        bool isDone = false;
        std::optional<SecretErrorKind> trouble;
        m_fixture->sessions().unlock([&](const std::optional<SecretError> &error) {
            isDone = true;
            trouble = error ? std::optional(error->kind) : std::nullopt;
        });
        return QTest::qWaitFor([&isDone] { return isDone; }) ? trouble : std::optional(SecretErrorKind::Other);
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

    std::unique_ptr<SessionsFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestLock)
#include "tst_lock.moc"
