// SPDX-License-Identifier: MIT
#include "core/session/activity.h"
#include "core/session/words.h"

#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const Instant now = instantFromMs(1'791'209'336'000);

ServerState holding(ExpirySource source, std::optional<Milliseconds> left)
{
    ServerState state;
    state.times = SessionTimes{.source = source, .issuedAt = now - 72h};
    if (left) {
        state.times->expiresAt = now + *left;
    }
    return state;
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void sayADuration_data();
    void sayADuration();
    void sayWhenATokenEnds();
    void haveAReasonForEveryError();
    void makeARedirectsTargetVisible();
    void nameTheSystemOnlyWhereItIsKnown();
    void sayHowATokenWasCopied();
    void sayWhatWasWrongWithTheKeychain();
    void sayTheMomentOfADay();
    void followTheTimeZone();
};

void TestWords::sayADuration_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("withSeconds");

    const auto row = [](const char *name, std::chrono::seconds duration, const char *text, const char *exact) {
        QTest::newRow(name) << qint64(duration.count()) << QString::fromUtf8(text) << QString::fromUtf8(exact);
    };
    row("none", 0s, "0 s", "0 s");
    row("seconds", 59s, "59 s", "59 s");
    row("minutes", 4min + 31s, "4 min 31 s", "4 min 31 s");
    row("two digits", 4min + 1s, "4 min 01 s", "4 min 01 s");
    row("hours", 1h + 12min + 9s, "1 h 12 min", "1 h 12 min 09 s");
    row("days", 148h, "6 d 4 h", "6 d 4 h");
    row("whole minutes", 4min, "4 min", "4 min 00 s");
    row("whole hours", 2h + 9s, "2 h", "2 h 00 min 09 s");
    row("whole days", 72h + 59min, "3 d", "3 d");
    row("many days", 251 * 24h + 3h, "251 d", "251 d");
    row("past", -(3min), "3 min", "3 min 00 s");
}

void TestWords::sayADuration()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    QFETCH(QString, withSeconds);
    QCOMPARE(durationText(Seconds(seconds)), text);
    QCOMPARE(durationText(Seconds(seconds), true), withSeconds);
}

void TestWords::sayWhenATokenEnds()
{
    const auto text = [](const ServerState &state) { return expiresInText(state, now); };
    QCOMPARE(text({}), QStringLiteral("–"));
    QCOMPARE(text(holding(ExpirySource::Stated, 72min)), QStringLiteral("1 h 12 min"));
    QCOMPARE(text(holding(ExpirySource::Stated, -3min)), QStringLiteral("3 min ago"));
    QCOMPARE(text(holding(ExpirySource::NotStated, {})), QStringLiteral("No end stated · held 3 d"));
    QCOMPARE(text(holding(ExpirySource::Permanent, {})), QStringLiteral("Never"));
    QCOMPARE(text(holding(ExpirySource::Account, 251 * 24h)), QStringLiteral("Account: 251 d"));
    QCOMPARE(text(holding(ExpirySource::Stated, -(3min + 5s))), QStringLiteral("3 min ago"));
    ServerState refused = holding(ExpirySource::Stated, 72min);
    refused.lastError = AuthError{.kind = AuthErrorKind::TokenRefused};
    QCOMPARE(text(refused), QStringLiteral("–"));
    ServerState busy = holding(ExpirySource::Stated, 72min);
    busy.busy = Busy::Refreshing;
    QCOMPARE(text(busy), QStringLiteral("–"));
    ServerState locked;
    locked.attempts.lockedUntil = now + 101min;
    QCOMPARE(text(locked), QStringLiteral("Try again in 1 h 41 min"));
}

void TestWords::haveAReasonForEveryError()
{
    for (int kind = 0; kind <= int(AuthErrorKind::Cancelled); ++kind) {
        const ErrorWords words = errorWords({.kind = AuthErrorKind(kind)}, QStringLiteral("XSwitch"));
        QVERIFY2(!words.reason.isEmpty() && words.reason.size() <= 24, qPrintable(QString::number(kind)));
        QVERIFY(words.sentence.endsWith(QLatin1Char('.')));
        QVERIFY(words.nextAction.isEmpty() || words.nextAction.endsWith(QLatin1Char('.')));
        QVERIFY(!nameOf(AuthErrorKind(kind)).isEmpty());
    }
}

void TestWords::makeARedirectsTargetVisible()
{
    const AuthError error{.kind = AuthErrorKind::RedirectRefused,
                          .target = QStringLiteral("http://evil.example/\u009b31mRED\u202etxt\n")};
    const QString text = errorWords(error, QString()).text();
    QVERIFY2(text.contains(QStringLiteral(" http://evil.example/\ufffd31mRED\ufffdtxt.")), qPrintable(text));
}

void TestWords::nameTheSystemOnlyWhereItIsKnown()
{
    const AuthError notOurs{.kind = AuthErrorKind::UnexpectedReply, .httpStatus = 404};
    QCOMPARE(errorWords(notOurs, QStringLiteral("XSwitch")).text(),
             QStringLiteral("The reply (HTTP 404) is not what XSwitch sends. "
                            "Check the address, the port and the system."));
    QCOMPARE(errorWords(notOurs, {}).sentence, QStringLiteral("The reply (HTTP 404) is not what was expected."));
    for (int kind = 0; kind <= int(AuthErrorKind::Cancelled); ++kind) {
        const ErrorWords words = errorWords({.kind = AuthErrorKind(kind)}, {});
        QVERIFY2(!words.text().contains(QLatin1String("  ")), qPrintable(words.text()));
    }
}

void TestWords::sayHowATokenWasCopied()
{
    const auto text = [](const char *form) {
        return activityText({{}, now, ActivityKind::Copied, QLatin1String(form)});
    };
    QCOMPARE(text(""), QStringLiteral("Token copied"));
    QCOMPARE(text("header"), QStringLiteral("Token copied as header"));
    QCOMPARE(text("curl"), QStringLiteral("Token copied as curl line"));
    QCOMPARE(text("python"), QStringLiteral("Token copied as Python"));
    QCOMPARE(text("powershell"), QStringLiteral("Token copied as PowerShell"));
}

void TestWords::sayWhatWasWrongWithTheKeychain()
{
    const auto textOf = [](const AuthError &error) {
        return activityText({{}, now, ActivityKind::Failed, activityDetailOf(error)});
    };
    for (const SecretErrorKind kind : {SecretErrorKind::Locked, SecretErrorKind::NoKeychain, SecretErrorKind::Denied}) {
        const AuthError error{.kind = AuthErrorKind::SecretsUnavailable, .secretError = kind};
        QCOMPARE(textOf(error), QStringLiteral("Failed: ") + errorWords(error, {}).reason);
    }
    QCOMPARE(textOf({.kind = AuthErrorKind::Timeout}), QStringLiteral("Failed: Timed out"));
    const auto text = [](const char *detail) {
        return activityText({{}, now, ActivityKind::Failed, QLatin1String(detail)});
    };
    QCOMPARE(text("secrets_unavailable:locked"), QStringLiteral("Failed: Keychain locked"));
    QCOMPARE(text("secrets_unavailable"), QStringLiteral("Failed: Token unreadable")); // as before there was a cause
    QCOMPARE(text("secrets_unavailable:of_a_later_version"), QStringLiteral("Failed: Token unreadable"));
    QCOMPARE(text("of_a_later_version"), QStringLiteral("Failed"));
}

void TestWords::sayTheMomentOfADay()
{
    const QString today = instantText(now, now + 1s);
    QVERIFY2(today.endsWith(QStringLiteral(" today")), qPrintable(today));
    QVERIFY(!instantText(now - 48h, now).contains(QStringLiteral("2026")));
    QVERIFY(instantText(now - 500 * 24h, now).contains(QStringLiteral("2025")));
    const QString hourAndMinute = clockText(now, now + 1s);
    QVERIFY2(today.startsWith(hourAndMinute + QLatin1Char(':')), qPrintable(hourAndMinute));
    QCOMPARE(clockText(now - 48h, now), instantText(now - 48h, now));
    QVERIFY(instantToolTip(now).contains(QStringLiteral("UTC")));
}

//! While the program runs: nothing remembers the zone it began with, and no countdown depends on it.
void TestWords::followTheTimeZone()
{
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "UTC0");
    const QString utc = clockText(now, now);
    qputenv("TZ", "CST-8");
    QCOMPARE(clockText(now, now),
             QTime::fromString(utc, QStringLiteral("HH:mm")).addSecs(8 * 3600).toString(QStringLiteral("HH:mm")));

    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    const Instant summerEnds = instantFromMs(1'792'890'000'000); // 2026-10-25 01:00 UTC
    QCOMPARE(clockText(summerEnds - 1s, summerEnds), QStringLiteral("02:59"));
    QCOMPARE(clockText(summerEnds, summerEnds), QStringLiteral("02:00"));
    const ServerState state{.times = SessionTimes{.source = ExpirySource::Stated,
                                                  .expiresAt = summerEnds + 30min,
                                                  .issuedAt = summerEnds - 30min}};
    QCOMPARE(expiresInText(state, summerEnds - 20min), durationText(50min));
    qputenv("TZ", before);
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
