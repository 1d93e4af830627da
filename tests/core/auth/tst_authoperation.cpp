// SPDX-License-Identifier: MIT
#include "core/auth/authoperation.h"

#include "tests/support/faketransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;

namespace {

const QString path = QStringLiteral("/log-in");

//! Takes its steps from a list and writes down what it was told.
class ScriptedFlow final : public AuthFlow
{
public:
    ScriptedFlow(QList<Step> steps, QStringList &told)
        : m_steps(std::move(steps))
        , m_told(told)
    { }
    ~ScriptedFlow() override { m_told.append(QStringLiteral("gone")); }

    Step start() override { return next(QStringLiteral("start")); }
    Step onResponse(const HttpResponse &response) override { return next(QString::fromUtf8(response.body)); }
    Step onCaptcha(const QString &text) override { return next(QStringLiteral("captcha ") + text); }
    Step onAnotherCaptcha() override { return next(QStringLiteral("another captcha")); }

private:
    Step next(const QString &told)
    {
        m_told.append(told);
        return m_steps.takeFirst();
    }

    QList<Step> m_steps;
    QStringList &m_told;
};

Step request()
{
    return SendRequest{{.method = HttpMethod::Post, .url = QUrl(QStringLiteral("http://h/log-in"))}};
}

Step captcha(const QByteArray &image)
{
    return AskCaptcha{.image = image};
}

Step success()
{
    return Finished{.session = Session{.token = Secret("T")}};
}

Step refusal()
{
    return AuthError{.kind = AuthErrorKind::Refused, .serverCode = QStringLiteral("103")};
}

Step attempt()
{
    return SendRequest{.request = std::get<SendRequest>(request()).request, .isAttempt = true};
}

Step requestAfterRefusal()
{
    return SendRequest{.request = std::get<SendRequest>(request()).request, .answerRefused = true};
}

//! Writes down what it is told, and how many requests had been sent by then.
class ListedAttempts final : public AttemptGuard
{
public:
    explicit ListedAttempts(const FakeTransport &transport)
        : m_transport(transport)
    { }

    std::optional<AuthError> obstacle;

    std::optional<AuthError> beforeAttempt() override
    {
        note(QStringLiteral("before"));
        return obstacle;
    }
    void noteWrongCaptcha() override { note(QStringLiteral("wrong captcha")); }
    void noteNotRefused() override { note(QStringLiteral("not refused")); }
    const QStringList &told() const { return m_told; }

private:
    void note(const QString &what) { m_told.append(QStringLiteral("%1: %2").arg(m_transport.sent().size()).arg(what)); }

    const FakeTransport &m_transport;
    QStringList m_told;
};

//! An operation with everything around it.
struct Fixture
{
    explicit Fixture(const QList<Step> &steps)
        : operation(std::make_unique<AuthOperation>(std::make_unique<ScriptedFlow>(steps, told), transport, &attempts))
    {
        QObject::connect(operation.get(), &AuthOperation::finished, &receiver,
                         [this](const AuthResult &result) { results.append(result); });
        QObject::connect(operation.get(), &AuthOperation::captchaAsked, &receiver,
                         [this](const AskCaptcha &asked) { captchas.append(asked.image); });
    }

    QStringList told;
    FakeTransport transport;
    ListedAttempts attempts{transport};
    QObject receiver;
    QList<AuthResult> results;
    QByteArrayList captchas;
    std::unique_ptr<AuthOperation> operation;
};

//! Lets everything happen that is due.
void runDueEvents()
{
    for (int i = 0; i < 10; ++i) {
        QCoreApplication::processEvents();
    }
}

} // namespace

class AuthOperationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finishesWithTheFlowsSession();
    void finishesWithTheFlowsError();
    void signalsNothingFromInsideStart();
    void startsOnce();
    void asksForCaptchas();
    void ignoresAnswersThatNobodyAsked();
    void cancelAborts_data();
    void cancelAborts();
    void failsWhereTheCallerSaysSo();
    void destroyingAborts_data();
    void destroyingAborts();
    void mayBeDeletedFromASlot_data();
    void mayBeDeletedFromASlot();
    void mayBeCancelledFromASlot();
    void tellsOfAttempts();
    void tellsOfAWrongCaptchaBeforeTheNextRequest();
    void sendsNoAttemptAgainstTheGuard();
    void takesAnAttemptBackThatWasNotSent();
    void saysWhetherAnAnswerWasLost_data();
    void saysWhetherAnAnswerWasLost();
    void saysThatACancelledAttemptWasLost();
    void aTransportFailureEndsTheFlow_data();
    void aTransportFailureEndsTheFlow();
};

void AuthOperationTest::finishesWithTheFlowsSession()
{
    Fixture f({request(), request(), success()});
    f.transport.reply(HttpMethod::Post, path, jsonResponse("one"));
    f.transport.reply(HttpMethod::Post, path, jsonResponse("two"));

    f.operation->start();

    QTRY_COMPARE(f.results.size(), 1);
    QVERIFY(f.results[0]);
    QCOMPARE(f.results[0]->session->token.revealText(), QStringLiteral("T"));
    QCOMPARE(
        f.told,
        QStringList({QStringLiteral("start"), QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("gone")}));
    QCOMPARE(f.transport.unused(), QStringList());
}

void AuthOperationTest::finishesWithTheFlowsError()
{
    Fixture f({refusal()});

    f.operation->start();

    QTRY_COMPARE(f.results.size(), 1);
    QCOMPARE(f.results[0].error().kind, AuthErrorKind::Refused);
    QCOMPARE(f.results[0].error().serverCode, QStringLiteral("103"));
    QCOMPARE(f.told, QStringList({QStringLiteral("start"), QStringLiteral("gone")}));
}

void AuthOperationTest::signalsNothingFromInsideStart()
{
    Fixture failing({refusal()});
    Fixture asking({captcha("picture")});

    failing.operation->start();
    asking.operation->start();

    QVERIFY(failing.results.isEmpty());
    QVERIFY(asking.captchas.isEmpty());
    QTRY_COMPARE(failing.results.size(), 1);
    QTRY_COMPARE(asking.captchas.size(), 1);
}

void AuthOperationTest::startsOnce()
{
    Fixture f({request(), success()});
    f.transport.reply(HttpMethod::Post, path, jsonResponse("one"));

    f.operation->start();
    f.operation->start();
    QTRY_COMPARE(f.results.size(), 1);
    f.operation->start();
    runDueEvents();

    QCOMPARE(f.results.size(), 1);
    QCOMPARE(f.told, QStringList({QStringLiteral("start"), QStringLiteral("one"), QStringLiteral("gone")}));
}

void AuthOperationTest::asksForCaptchas()
{
    Fixture f({captcha("first"), captcha("second"), request(), success()});
    f.transport.hold(HttpMethod::Post, path);

    f.operation->start();
    QTRY_COMPARE(f.captchas, QByteArrayList({"first"}));
    f.operation->requestAnotherCaptcha();
    QCOMPARE(f.captchas, QByteArrayList({"first", "second"}));
    f.operation->answerCaptcha(QStringLiteral("dOnW"));
    f.operation->answerCaptcha(QStringLiteral("twice"));
    QVERIFY(f.transport.answer(HttpMethod::Post, path, jsonResponse("done")));

    QCOMPARE(f.results.size(), 1);
    QCOMPARE(f.told,
             QStringList({QStringLiteral("start"), QStringLiteral("another captcha"), QStringLiteral("captcha dOnW"),
                          QStringLiteral("done"), QStringLiteral("gone")}));
}

void AuthOperationTest::ignoresAnswersThatNobodyAsked()
{
    Fixture f({request(), success()});
    const auto answer = [&f] {
        f.operation->answerCaptcha(QStringLiteral("early"));
        f.operation->requestAnotherCaptcha();
    };
    f.transport.hold(HttpMethod::Post, path);

    answer();
    f.operation->start();
    answer();
    QTRY_COMPARE(f.transport.openCount(), 1);
    answer();
    QVERIFY(f.transport.answer(HttpMethod::Post, path, jsonResponse("one")));
    answer();

    QCOMPARE(f.results.size(), 1);
    QVERIFY(f.results[0]);
    QCOMPARE(f.told, QStringList({QStringLiteral("start"), QStringLiteral("one"), QStringLiteral("gone")}));
}

void AuthOperationTest::cancelAborts_data()
{
    QTest::addColumn<QString>("phase");
    QTest::newRow("before start") << QStringLiteral("new");
    QTest::newRow("before the first step") << QStringLiteral("starting");
    QTest::newRow("while sending") << QStringLiteral("sending");
    QTest::newRow("while asking") << QStringLiteral("asking");
    QTest::newRow("when finished") << QStringLiteral("finished");
}

//! Brings the operation into \a phase.
static void bringInto(const QString &phase, Fixture &f)
{
    f.transport.hold(HttpMethod::Post, path);
    if (phase == QLatin1String("new")) {
        return;
    }
    f.operation->start();
    if (phase == QLatin1String("starting")) {
        return;
    }
    QTRY_COMPARE(f.transport.openCount(), 1);
    if (phase == QLatin1String("sending")) {
        return;
    }
    QVERIFY(f.transport.answer(HttpMethod::Post, path, jsonResponse("ask")));
    QCOMPARE(f.captchas.size(), 1);
    if (phase == QLatin1String("finished")) {
        f.operation->answerCaptcha(QStringLiteral("x"));
        QCOMPARE(f.results.size(), 1);
    }
}

void AuthOperationTest::cancelAborts()
{
    QFETCH(QString, phase);
    Fixture f({request(), captcha("picture"), success()});
    bringInto(phase, f);
    const bool wasFinished = phase == QLatin1String("finished");

    f.operation->cancel();
    f.operation->cancel();
    f.operation->start();
    runDueEvents();

    QCOMPARE(f.results.size(), 1);
    QCOMPARE(f.results[0].hasValue(), wasFinished);
    QVERIFY(wasFinished || f.results[0].error().kind == AuthErrorKind::Cancelled);
    QCOMPARE(f.transport.abortedCount(), phase == QLatin1String("sending") ? 1 : 0);
    QCOMPARE(f.told.count(QStringLiteral("gone")), 1);
}

void AuthOperationTest::failsWhereTheCallerSaysSo()
{
    Fixture f({request(), captcha("picture"), success()});
    bringInto(QStringLiteral("asking"), f);

    f.operation->fail({.kind = AuthErrorKind::CaptchaNeeded});
    f.operation->fail({.kind = AuthErrorKind::Cancelled});

    QCOMPARE(f.results.size(), 1);
    QCOMPARE(f.results[0].error().kind, AuthErrorKind::CaptchaNeeded);
}

void AuthOperationTest::destroyingAborts_data()
{
    cancelAborts_data();
}

void AuthOperationTest::destroyingAborts()
{
    QFETCH(QString, phase);
    Fixture f({request(), captcha("picture"), success()});
    bringInto(phase, f);
    const auto resultsBefore = f.results.size();

    f.operation.reset();
    runDueEvents();

    QCOMPARE(f.results.size(), resultsBefore);
    QCOMPARE(f.transport.openCount(), 0);
    QCOMPARE(f.transport.abortedCount(), phase == QLatin1String("sending") ? 1 : 0);
    QCOMPARE(f.told.count(QStringLiteral("gone")), 1);
}

void AuthOperationTest::mayBeDeletedFromASlot_data()
{
    QTest::addColumn<QString>("slot");
    QTest::newRow("captchaAsked") << QStringLiteral("captchaAsked");
    QTest::newRow("finished") << QStringLiteral("finished");
    QTest::newRow("finished by cancel") << QStringLiteral("cancel");
}

void AuthOperationTest::mayBeDeletedFromASlot()
{
    QFETCH(QString, slot);
    Fixture f({request(), captcha("picture"), success()});
    const auto destroy = [&f] { f.operation.reset(); };
    if (slot == QLatin1String("captchaAsked")) {
        connect(f.operation.get(), &AuthOperation::captchaAsked, &f.receiver, destroy);
        f.transport.reply(HttpMethod::Post, path, jsonResponse("ask"));
        f.operation->start();
    } else if (slot == QLatin1String("finished")) {
        bringInto(QStringLiteral("asking"), f);
        connect(f.operation.get(), &AuthOperation::finished, &f.receiver, destroy);
        f.operation->answerCaptcha(QStringLiteral("x"));
    } else {
        bringInto(QStringLiteral("sending"), f);
        connect(f.operation.get(), &AuthOperation::finished, &f.receiver, destroy);
        f.operation->cancel();
    }

    QTRY_VERIFY(!f.operation);
    QCOMPARE(f.told.count(QStringLiteral("gone")), 1);
}

void AuthOperationTest::mayBeCancelledFromASlot()
{
    Fixture f({request(), captcha("picture"), success()});
    connect(f.operation.get(), &AuthOperation::captchaAsked, f.operation.get(), &AuthOperation::cancel);
    connect(f.operation.get(), &AuthOperation::finished, f.operation.get(), &AuthOperation::cancel);
    f.transport.reply(HttpMethod::Post, path, jsonResponse("ask"));

    f.operation->start();

    QTRY_COMPARE(f.results.size(), 1);
    QCOMPARE(f.results[0].error().kind, AuthErrorKind::Cancelled);
}

void AuthOperationTest::tellsOfAttempts()
{
    Fixture f({request(), attempt(), request(), success()});
    for (int i = 0; i < 3; ++i) {
        f.transport.reply(HttpMethod::Post, path, jsonResponse("next"));
    }
    f.operation->start();
    QTRY_COMPARE(f.results.size(), 1);
    QCOMPARE(f.attempts.told(), QStringList({QStringLiteral("1: before"), QStringLiteral("2: not refused")}));
}

void AuthOperationTest::tellsOfAWrongCaptchaBeforeTheNextRequest()
{
    Fixture f({attempt(), requestAfterRefusal(), refusal()});
    f.transport.reply(HttpMethod::Post, path, jsonResponse("wrong"));
    f.transport.reply(HttpMethod::Post, path, jsonResponse("later"));
    f.operation->start();
    QTRY_COMPARE(f.results.size(), 1);
    QCOMPARE(f.attempts.told(), QStringList({QStringLiteral("0: before"), QStringLiteral("1: wrong captcha")}));
    QVERIFY(!f.results[0].error().answerLost);
}

void AuthOperationTest::sendsNoAttemptAgainstTheGuard()
{
    Fixture f({attempt(), success()});
    f.attempts.obstacle = AuthError{.kind = AuthErrorKind::AttemptsUnknown};
    f.operation->start();
    QTRY_COMPARE(f.results.size(), 1);
    QCOMPARE(f.results[0].error().kind, AuthErrorKind::AttemptsUnknown);
    QVERIFY(!f.results[0].error().answerLost);
    QVERIFY(f.transport.sent().isEmpty());
}

void AuthOperationTest::takesAnAttemptBackThatWasNotSent()
{
    Fixture f({attempt(), success()});
    f.transport.reply(HttpMethod::Post, path,
                      HttpFailure{.kind = HttpFailureKind::TlsUntrusted, .certificate = ShownCertificate{}});
    f.transport.reply(HttpMethod::Post, path, jsonResponse("good"));
    connect(f.operation.get(), &AuthOperation::certificateAsked, &f.receiver,
            [&f] { f.operation->trust(QByteArray(32, 'a')); });
    f.operation->start();
    QTRY_COMPARE(f.results.size(), 1);
    QVERIFY(f.results[0]);
    QCOMPARE(f.attempts.told(),
             QStringList({QStringLiteral("0: before"), QStringLiteral("1: not refused"), QStringLiteral("1: before")}));
}

void AuthOperationTest::saysWhetherAnAnswerWasLost_data()
{
    QTest::addColumn<HttpFailureKind>("failure");
    QTest::addColumn<bool>("lost");
    QTest::newRow("timeout") << HttpFailureKind::Timeout << true;
    QTest::newRow("bad reply") << HttpFailureKind::BadReply << true;
    QTest::newRow("too large") << HttpFailureKind::ReplyTooLarge << true;
    QTest::newRow("redirect") << HttpFailureKind::RedirectRefused << false;
    QTest::newRow("never arrived") << HttpFailureKind::Unreachable << false;
}

void AuthOperationTest::saysWhetherAnAnswerWasLost()
{
    QFETCH(HttpFailureKind, failure);
    QFETCH(bool, lost);
    for (const bool isAttempt : {true, false}) {
        Fixture f({isAttempt ? attempt() : request(), success()});
        f.transport.reply(HttpMethod::Post, path, HttpFailure{.kind = failure});
        f.operation->start();
        QTRY_COMPARE(f.results.size(), 1);
        QCOMPARE(f.results[0].error().answerLost, lost && isAttempt);
    }
}

void AuthOperationTest::saysThatACancelledAttemptWasLost()
{
    for (const bool isAttempt : {true, false}) {
        Fixture f({isAttempt ? attempt() : request(), success()});
        f.transport.hold(HttpMethod::Post, path);
        f.operation->start();
        QTRY_COMPARE(f.transport.openCount(), 1);
        f.operation->cancel();
        QCOMPARE(f.results.size(), 1);
        QCOMPARE(f.results[0].error().kind, AuthErrorKind::Cancelled);
        QCOMPARE(f.results[0].error().answerLost, isAttempt);
    }
}

void AuthOperationTest::aTransportFailureEndsTheFlow_data()
{
    QTest::addColumn<HttpFailureKind>("failure");
    QTest::addColumn<AuthErrorKind>("error");
    QTest::newRow("timeout") << HttpFailureKind::Timeout << AuthErrorKind::Timeout;
    QTest::newRow("unreachable") << HttpFailureKind::Unreachable << AuthErrorKind::Unreachable;
    QTest::newRow("untrusted") << HttpFailureKind::TlsUntrusted << AuthErrorKind::TlsUntrusted;
    QTest::newRow("TLS") << HttpFailureKind::TlsFailed << AuthErrorKind::TlsFailed;
    QTest::newRow("too large") << HttpFailureKind::ReplyTooLarge << AuthErrorKind::ReplyTooLarge;
    QTest::newRow("redirect") << HttpFailureKind::RedirectRefused << AuthErrorKind::RedirectRefused;
    QTest::newRow("bad reply") << HttpFailureKind::BadReply << AuthErrorKind::UnexpectedReply;
}

void AuthOperationTest::aTransportFailureEndsTheFlow()
{
    QFETCH(HttpFailureKind, failure);
    Fixture f({request(), success()});
    f.transport.reply(HttpMethod::Post, path,
                      HttpFailure{.kind = failure,
                                  .detail = QStringLiteral("why"),
                                  .target = QUrl(QStringLiteral("https://other/x"))});

    f.operation->start();

    QTRY_COMPARE(f.results.size(), 1);
    QTEST(f.results[0].error().kind, "error");
    QCOMPARE(f.results[0].error().detail, QStringLiteral("why"));
    QCOMPARE(f.results[0].error().target, QStringLiteral("https://other/x"));
    QCOMPARE(f.told, QStringList({QStringLiteral("start"), QStringLiteral("gone")}));
}

QTEST_GUILESS_MAIN(AuthOperationTest)
#include "tst_authoperation.moc"
