// SPDX-License-Identifier: MIT
#include "tests/core/session/sessionsfixture.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const QString gateway = QStringLiteral("http://gw.example:58081");
const QString hummingbird = QStringLiteral("hummingbird");
const QString logInPath = QStringLiteral("/v1.0/openapi/auth/login");
const QString refreshPath = QStringLiteral("/v1.0/openapi/token/refresh-1");

//! A value that this program can look for in its own memory without holding it there.
class Needle
{
public:
    static constexpr std::size_t size = 40;

    Needle()
    {
        for (char &character : m_hidden) {
            character = char(char('a' + QRandomGenerator::global()->bounded(26)) ^ mask);
        }
    }

    QByteArray value() const
    {
        QByteArray value(qsizetype(size), Qt::Uninitialized);
        std::transform(m_hidden.begin(), m_hidden.end(), value.begin(),
                       [](char hidden) { return char(hidden ^ mask); });
        return value;
    }

    bool isAt(const char *place) const
    {
        return std::equal(m_hidden.begin(), m_hidden.end(), place,
                          [](char hidden, char found) { return char(found ^ mask) == hidden; });
    }

private:
    static constexpr char mask = 0x55;

    std::array<char, size> m_hidden;
};

#ifndef TOKENRACK_SANITIZED // which keeps what was freed, and maps more memory than can be looked through
//! How often \a needle stands in the memory of this program.
int countInMemory(const Needle &needle)
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    QFile memory(QStringLiteral("/proc/self/mem"));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return -1;
    }
    const QList<QByteArray> lines = maps.readAll().split('\n');
    static std::array<char, 1 << 16> window; // not on the heap, and looked through itself no more than once
    int count = 0;
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.split(' ');
        if (fields.size() < 2 || !fields[1].startsWith("rw")) {
            continue;
        }
        const QList<QByteArray> range = fields[0].split('-');
        const qint64 end = range[1].toLongLong(nullptr, 16);
        for (qint64 at = range[0].toLongLong(nullptr, 16); at < end;) {
            const qint64 wanted = std::min<qint64>(qint64(window.size()), end - at);
            if (!memory.seek(at)) {
                break;
            }
            const qint64 got = memory.read(window.data(), wanted);
            for (qint64 i = 0; i + qint64(Needle::size) <= got; ++i) {
                const char *place = window.data() + i;
                const bool isOwn = at + i >= qint64(quintptr(window.data()))
                    && at + i < qint64(quintptr(window.data()) + window.size());
                count += !isOwn && needle.isAt(place) ? 1 : 0;
            }
            if (got < wanted || at + got >= end) {
                break;
            }
            at += got - qint64(Needle::size); // one that lies across two windows
        }
    }
    window.fill(0);
    return count;
}
#endif

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
        QVERIFY(countInMemory(needle) > 0); // or the search would find nothing anyway
        m_fixture->sessions().lock();
        QCoreApplication::processEvents();
        QCOMPARE(countInMemory(needle), 0);
    }
#endif

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
