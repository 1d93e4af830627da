// SPDX-License-Identifier: MIT
#include "core/catalog/interchange.h"
#include "tests/core/session/sessionsfixture.h"

#include <QTest>

using namespace tokenrack;

namespace {

enum class By { Hand, Import, AnotherProcess };

const QString logInPath = QStringLiteral("/v1.0/openapi/auth/login");
const QByteArray goodReply =
    "{\"code\":0,\"success\":true,\"result\":{\"access_token\":\"access-1\",\"expire\":9999999999,"
    "\"refresh_token\":\"refresh-1\"}}";

} // namespace

Q_DECLARE_METATYPE(By)

//! A secret belongs to the system and the address that it was entered for, however those change.
class TestOrigin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SessionsFixture>();
        m_server = m_fixture->addServer(QStringLiteral("hummingbird"), QStringLiteral("https://gw.example:58081"));
        m_fixture->storePassword(m_server);
        m_fixture->transport.reply(HttpMethod::Post, logInPath, jsonResponse(goodReply));
        m_fixture->sessions().logIn(m_server.id);
        QVERIFY(m_fixture->waitIdle(m_server));
        QCOMPARE(m_fixture->status(m_server), Status::Active);
    }
    void cleanup()
    {
        QCOMPARE(m_fixture->transport.unused(), QStringList());
        m_fixture.reset();
    }

    void withholdsTheSecret_data();
    void withholdsTheSecret();
    void withholdsTheToken_data() { withholdsTheSecret_data(); }
    void withholdsTheToken();
    void sendsItThereOnceThatIsConfirmed_data() { withholdsTheSecret_data(); }
    void sendsItThereOnceThatIsConfirmed();
    void minorChangesKeepBoth_data();
    void minorChangesKeepBoth();

private:
    //! As the row of the test says; restarting makes sure that nothing only in memory protects.
    void change(By by, const Server &changed);
    Server changedByRow() const
    {
        QFETCH(QString, url);
        QFETCH(QString, provider);
        Server changed = m_server;
        changed.url = QUrl(url);
        changed.provider = provider;
        return changed;
    }

    std::unique_ptr<SessionsFixture> m_fixture;
    Server m_server;
};

void TestOrigin::change(By by, const Server &changed)
{
    switch (by) {
    case By::Hand:
        QVERIFY(m_fixture->catalog().save({changed}));
        break;
    case By::Import: {
        const auto read = readServers(writeServers({changed}), [](const Server &) { return QList<InputProblem>(); });
        QVERIFY(read);
        QVERIFY(m_fixture->catalog().import(read->servers));
        break;
    }
    case By::AnotherProcess: {
        const auto database = m_fixture->files.open();
        SqliteCatalogStore store(*database);
        QVERIFY(store.save({changed}));
        m_fixture->sessions().follow({.isEverything = true, .servers = {}, .states = {}});
        break;
    }
    }
    QCOMPARE(m_fixture->catalog().find(m_server.id)->url, changed.url);
    QCOMPARE(m_fixture->catalog().find(m_server.id)->provider, changed.provider);
}

void TestOrigin::withholdsTheSecret_data()
{
    QTest::addColumn<By>("by");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("provider");
    const QString hummingbird = QStringLiteral("hummingbird");
    for (const auto &[by, how] : {std::pair(By::Hand, "by hand"), std::pair(By::Import, "by import"),
                                  std::pair(By::AnotherProcess, "elsewhere")}) {
        QTest::addRow("scheme, %s", how) << by << QStringLiteral("http://gw.example:58081") << hummingbird;
        QTest::addRow("host, %s", how) << by << QStringLiteral("https://gw2.example:58081") << hummingbird;
        QTest::addRow("port, %s", how) << by << QStringLiteral("https://gw.example:58082") << hummingbird;
        QTest::addRow("provider, %s", how)
            << by << QStringLiteral("https://gw.example:58081") << QStringLiteral("biotime");
    }
}

void TestOrigin::withholdsTheSecret()
{
    QFETCH(By, by);
    const Server changed = changedByRow();
    change(by, changed);
    const qsizetype sent = m_fixture->transport.sent().size();

    // Many at once: a typed refusal.
    m_fixture->sessions().logInAll({changed.id});
    QVERIFY(m_fixture->waitIdle(changed));
    QVERIFY(m_fixture->nothingAsked());
    const SecretHome home{m_server.provider, originOf(m_server.url)};
    QCOMPARE(m_fixture->sessions().state(changed.id).lastError->kind, AuthErrorKind::OriginChanged);
    QCOMPARE(m_fixture->sessions().state(changed.id).lastError->storedFor, home);

    // A person: a question with old and new, and nothing is sent when it is declined.
    m_fixture->sessions().logIn(changed.id);
    const auto question = m_fixture->question<OriginQuestion>();
    QVERIFY(question);
    QCOMPARE(question->storedFor.provider, m_server.provider);
    QCOMPARE(question->storedFor.origin, originOf(m_server.url));
    QCOMPARE(question->server.provider, changed.provider);
    QCOMPARE(question->server.url, changed.url);
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(changed));
    QCOMPARE(m_fixture->sessions().state(changed.id).lastError->kind, AuthErrorKind::OriginChanged);
    QCOMPARE(m_fixture->sessions().state(changed.id).lastError->storedFor, home);
    QCOMPARE(m_fixture->transport.sent().size(), sent);
}

void TestOrigin::withholdsTheToken()
{
    QFETCH(By, by);
    const Server changed = changedByRow();
    for (const bool restarted : {false, true}) {
        if (restarted) {
            m_fixture->restart();
        } else {
            change(by, changed);
        }
        std::optional<AuthErrorKind> refused;
        m_fixture->sessions().heldSession(changed.id, [&refused](const Result<Session, AuthError> &session) {
            refused = session ? AuthErrorKind::Cancelled : session.error().kind;
        });
        QTRY_COMPARE(refused, AuthErrorKind::TokenRefused);
        m_fixture->sessions().check(changed.id); // with the token that is gone: nothing to send, and no new log-in
        const bool ended = QTest::qWaitFor([this, &changed] {
            return m_fixture->sessions().state(changed.id).busy == Busy::No || !m_fixture->nothingAsked();
        });
        QVERIFY(ended);
        m_fixture->sessions().cancelAll();
        QVERIFY(m_fixture->waitIdle(changed));
    }
    QCOMPARE(m_fixture->transport.sent().size(), 1);
}

void TestOrigin::sendsItThereOnceThatIsConfirmed()
{
    QFETCH(By, by);
    const Server changed = changedByRow();
    change(by, changed);
    const bool isBioTime = changed.provider == QStringLiteral("biotime");
    const QString path = isBioTime ? QStringLiteral("/api-token-auth/") : logInPath;
    const HttpResponse reply = jsonResponse(isBioTime ? QByteArray("{\"token\":\"T\"}") : goodReply);

    m_fixture->sessions().logIn(changed.id);
    QVERIFY(m_fixture->question<OriginQuestion>());
    m_fixture->transport.reply(HttpMethod::Post, path, reply);
    m_fixture->answer(Confirmed{});
    QVERIFY(m_fixture->waitIdle(changed));
    QCOMPARE(m_fixture->transport.sent().last().url.host(), changed.url.toUrl().host());

    m_fixture->transport.reply(HttpMethod::Post, path, reply);
    m_fixture->sessions().logIn(changed.id); // confirmed once is confirmed
    QVERIFY(m_fixture->waitIdle(changed));
    QVERIFY(m_fixture->nothingAsked());
}

void TestOrigin::minorChangesKeepBoth_data()
{
    QTest::addColumn<By>("by");
    QTest::newRow("by hand") << By::Hand;
    QTest::newRow("by import") << By::Import;
    QTest::newRow("elsewhere") << By::AnotherProcess;
}

void TestOrigin::minorChangesKeepBoth()
{
    QFETCH(By, by);
    Server changed = m_server;
    changed.url = QUrl(QStringLiteral("https://GW.example:58081/below"));
    changed.name = QStringLiteral("Renamed");
    change(by, changed);
    std::optional<QString> token;
    m_fixture->sessions().heldSession(changed.id, [&token](const Result<Session, AuthError> &session) {
        token = session ? session->token.revealText() : QString();
    });
    QTRY_COMPARE(token, QStringLiteral("access-1"));
}

QTEST_GUILESS_MAIN(TestOrigin)
#include "tst_origin.moc"
