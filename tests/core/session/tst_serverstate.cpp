// SPDX-License-Identifier: MIT
#include "core/session/serverstate.h"

#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const Instant now = instantFromMs(1'791'209'336'000);

ServerState withToken(Milliseconds left)
{
    ServerState state;
    state.times = SessionTimes{.source = ExpirySource::Stated, .expiresAt = now + left, .issuedAt = now + left - 2h};
    return state;
}

ServerState withError(AuthErrorKind kind)
{
    ServerState state;
    state.lastError = AuthError{.kind = kind};
    return state;
}

ServerState with(ServerState state, AuthErrorKind kind)
{
    state.lastError = AuthError{.kind = kind};
    return state;
}

ServerState locked(ServerState state)
{
    state.attempts = {.refusals = 5, .lockedUntil = now + 1h};
    return state;
}

ServerState busy(ServerState state, Busy what)
{
    state.busy = what;
    return state;
}

} // namespace

class TestServerState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasOneStatus_data();
    void hasOneStatus();
    void saysWhenTheStatusChanges();
};

void TestServerState::hasOneStatus_data()
{
    QTest::addColumn<ServerState>("state");
    QTest::addColumn<Status>("status");

    QTest::newRow("nothing") << ServerState{} << Status::LoggedOut;
    QTest::newRow("busy beats a token") << busy(withToken(1h), Busy::Refreshing) << Status::Refreshing;
    QTest::newRow("waiting") << busy({}, Busy::Waiting) << Status::Waiting;
    QTest::newRow("active") << withToken(1h) << Status::Active;
    QTest::newRow("soon") << withToken(9min) << Status::ExpiresSoon;
    QTest::newRow("expired") << withToken(-1s) << Status::Expired;
    QTest::newRow("a good token beats a failed renewal")
        << with(withToken(1h), AuthErrorKind::Timeout) << Status::Active;
    QTest::newRow("an ended one does not") << with(withToken(-1s), AuthErrorKind::Timeout) << Status::Failed;
    QTest::newRow("refused token") << with(withToken(1h), AuthErrorKind::TokenRefused) << Status::TokenRefused;
    QTest::newRow("a good token beats a lock") << locked(withToken(1h)) << Status::Active;
    QTest::newRow("locked") << locked({}) << Status::LockedOut;
    QTest::newRow("locked after a wrong password") << locked(withError(AuthErrorKind::Refused)) << Status::LockedOut;
    QTest::newRow("lock is over") << withError(AuthErrorKind::LockedOut) << Status::LoggedOut;
    QTest::newRow("captcha") << withError(AuthErrorKind::CaptchaNeeded) << Status::CaptchaNeeded;
    QTest::newRow("keychain") << withError(AuthErrorKind::SecretsUnavailable) << Status::KeychainLocked;
    QTest::newRow("wrong password") << withError(AuthErrorKind::Refused) << Status::Failed;
}

void TestServerState::hasOneStatus()
{
    QFETCH(ServerState, state);
    QFETCH(Status, status);
    QCOMPARE(statusOf(state, now), status);
}

void TestServerState::saysWhenTheStatusChanges()
{
    QVERIFY(!nextStatusChange({}, now));
    QCOMPARE(nextStatusChange(withToken(1h), now), std::optional(now + 30min));
    QCOMPARE(nextStatusChange(locked({}), now), std::optional(now + 1h));
    QCOMPARE(nextStatusChange(locked(withToken(80min)), now), std::optional(now + 50min));
}

QTEST_APPLESS_MAIN(TestServerState)
#include "tst_serverstate.moc"
