// SPDX-License-Identifier: MIT
#include "core/catalog/connectionoptions.h"
#include "core/session/proxypassword.h"
#include "tests/core/session/sessionsfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;

namespace {

const QString biotime = QStringLiteral("biotime");
const QString clockServer = QStringLiteral("https://clock.example:8443");
const QString logInPath = QStringLiteral("/api-token-auth/");
const QString checkPath = QStringLiteral("/personnel/api/areas/");
const QByteArray token = "{\"token\":\"tok-1\"}";

const QByteArray first(32, '\x11');
const QByteArray second(32, '\x22');

HttpFailure shows(const QByteArray &sha256, HttpFailureKind kind = HttpFailureKind::TlsUntrusted)
{
    return {.kind = kind,
            .detail = QStringLiteral("self-signed"),
            .target = {},
            .certificate = ShownCertificate{.host = QStringLiteral("clock.example:8443"),
                                            .subject = QStringLiteral("clock"),
                                            .issuer = QStringLiteral("clock"),
                                            .validFrom = {},
                                            .validUntil = {},
                                            .sha256 = sha256,
                                            .problems = {CertificateProblem::SelfSigned}}};
}

} // namespace

//! Whom a log-in trusts, and how a person decides that.
class TestTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SessionsFixture>();
        m_server = m_fixture->addServer(biotime, clockServer);
        m_fixture->storePassword(m_server);
    }
    void cleanup()
    {
        QCOMPARE(m_fixture->transport.unused(), QStringList());
        m_fixture.reset();
    }

    void asksAboutAnUnknownCertificate();
    void sendsNothingWhenDeclined();
    void asksNobodyInBulk();
    void asksAgainWhenItChanged();
    void keepsTheTokenWhenTrustChanges();
    void belongsToTheOrigin_data();
    void belongsToTheOrigin();
    void tellsAFormWhatItsTestTrusted();
    void usesTheServersOwnCaFile();
    void takesTheProxysPasswordFromTheKeychain();
    void saysWhenTheKeychainHoldsTheProxysPasswordBack();
    void forgetsTheProxysPasswordWithItsLastServer();
    void remembersTheRoute();

private:
    Server stored() const { return *m_fixture->catalog().find(m_server.id); }
    std::optional<AuthErrorKind> lastError() const
    {
        const auto error = m_fixture->sessions().state(m_server.id).lastError;
        return error ? std::optional(error->kind) : std::nullopt;
    }
    void reply(const HttpResult &result) { m_fixture->transport.reply(HttpMethod::Post, logInPath, result); }
    void useProxy()
    {
        m_server.options.insert(QLatin1String(option::proxy), QStringLiteral("http://proxy.example:3128"));
        m_server.options.insert(QLatin1String(option::proxyUser), QStringLiteral("me"));
        QVERIFY(m_fixture->catalog().save({m_server}));
        bool kept = false;
        keepProxyPassword(m_fixture->secrets(), proxyOf(m_server), Secret("PROXY"), SecretPlace::Keychain,
                          [&kept](const Result<Done, SecretError> &) { kept = true; });
        QTRY_VERIFY(kept);
    }
    QByteArray lastTrusted() const { return m_fixture->transport.sent().last().connection.trustedCertificate; }
    void logInTrusting(const QByteArray &sha256)
    {
        reply(shows(sha256));
        m_fixture->sessions().logIn(m_server.id);
        QVERIFY(m_fixture->question<CertificateQuestion>());
        reply(jsonResponse(token));
        m_fixture->answer(Confirmed{});
        QVERIFY(m_fixture->waitIdle(m_server));
    }

    std::unique_ptr<SessionsFixture> m_fixture;
    Server m_server;
};

void TestTrust::asksAboutAnUnknownCertificate()
{
    reply(shows(first));
    m_fixture->sessions().logIn(m_server.id);
    const auto question = m_fixture->question<CertificateQuestion>();
    QVERIFY(question);
    QCOMPARE(question->server.id, m_server.id);
    QCOMPARE(question->certificate.sha256, first);
    QCOMPARE(question->trusted, QByteArray());
    QVERIFY(m_fixture->sessions().state(m_server.id).waitsForPerson);
    QCOMPARE(trustedCertificate(stored()), QByteArray());

    reply(jsonResponse(token));
    m_fixture->answer(Confirmed{});
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(m_fixture->status(m_server), Status::Active);
    QCOMPARE(trustedCertificate(stored()), first);
    QCOMPARE(m_fixture->transport.sent().size(), 2);
    QCOMPARE(lastTrusted(), first);

    m_fixture->restart();
    reply(jsonResponse(token));
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->waitIdle(m_server));
    QVERIFY(m_fixture->nothingAsked());
    QCOMPARE(lastTrusted(), first);
}

void TestTrust::sendsNothingWhenDeclined()
{
    reply(shows(first));
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->question<CertificateQuestion>());
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(lastError(), AuthErrorKind::TlsUntrusted);
    QCOMPARE(m_fixture->transport.sent().size(), 1);
    QCOMPARE(trustedCertificate(stored()), QByteArray());
}

void TestTrust::asksNobodyInBulk()
{
    reply(shows(first));
    m_fixture->sessions().logInAll({m_server.id});
    QVERIFY(m_fixture->waitIdle(m_server));
    QVERIFY(m_fixture->nothingAsked());
    QCOMPARE(lastError(), AuthErrorKind::TlsUntrusted);
}

void TestTrust::asksAgainWhenItChanged()
{
    logInTrusting(first);
    reply(shows(second, HttpFailureKind::CertificateChanged));
    m_fixture->sessions().logIn(m_server.id);
    const auto question = m_fixture->question<CertificateQuestion>();
    QVERIFY(question);
    QCOMPARE(question->trusted, first);
    QCOMPARE(question->certificate.sha256, second);
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(lastError(), AuthErrorKind::CertificateChanged);
    QCOMPARE(trustedCertificate(stored()), first);

    reply(shows(second, HttpFailureKind::CertificateChanged));
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->question<CertificateQuestion>());
    reply(jsonResponse(token));
    m_fixture->answer(Confirmed{});
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(trustedCertificate(stored()), second);
    QCOMPARE(lastTrusted(), second);
}

void TestTrust::keepsTheTokenWhenTrustChanges()
{
    logInTrusting(first);
    m_fixture->transport.reply(HttpMethod::Get, checkPath, shows(second, HttpFailureKind::CertificateChanged));
    m_fixture->sessions().check(m_server.id);
    QVERIFY(m_fixture->question<CertificateQuestion>());
    m_fixture->transport.reply(HttpMethod::Get, checkPath, jsonResponse("{}"));
    m_fixture->answer(Confirmed{});
    QVERIFY(m_fixture->waitIdle(m_server));
    QVERIFY(m_fixture->sessions().state(m_server.id).verifiedAt);
    QCOMPARE(m_fixture->status(m_server), Status::Active);
}

void TestTrust::belongsToTheOrigin_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("host") << QStringLiteral("https://other.example:8443");
    QTest::newRow("port") << QStringLiteral("https://clock.example:9443");
    QTest::newRow("scheme") << QStringLiteral("http://clock.example:8443");
}

void TestTrust::belongsToTheOrigin()
{
    QFETCH(QString, url);
    logInTrusting(first);
    Server changed = stored();
    changed.url = QUrl(url);
    QVERIFY(m_fixture->catalog().save({changed}));

    reply(shows(first));
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->question<OriginQuestion>());
    m_fixture->answer(Confirmed{});
    const auto question = m_fixture->question<CertificateQuestion>();
    QVERIFY(question);
    QCOMPARE(question->trusted, QByteArray());
    QCOMPARE(lastTrusted(), QByteArray());
    m_fixture->answer(Declined{});
    QVERIFY(m_fixture->waitIdle(m_server));
}

void TestTrust::tellsAFormWhatItsTestTrusted()
{
    Server draft = m_server;
    draft.id = QUuid::createUuid();
    QSignalSpy trusted(&m_fixture->sessions(), &Sessions::certificateTrusted);
    bool loggedIn = false;
    reply(shows(first));
    m_fixture->sessions().testLogIn(
        draft, {{{QStringLiteral("password"), Secret("right")}}},
        [&loggedIn](const Result<Session, AuthError> &result) { loggedIn = result.hasValue(); });
    QVERIFY(m_fixture->question<CertificateQuestion>());
    reply(jsonResponse(token));
    m_fixture->answer(Confirmed{});
    QTRY_VERIFY(loggedIn);
    QCOMPARE(trusted.size(), 1);
    QCOMPARE(trusted.first().first().value<Server>().id, draft.id);
    QCOMPARE(trusted.first().last().toByteArray(), first);
    QVERIFY(!m_fixture->catalog().find(draft.id));
    QCOMPARE(trustedCertificate(stored()), QByteArray());
}

void TestTrust::usesTheServersOwnCaFile()
{
    m_server.options.insert(QLatin1String(option::caFile), QStringLiteral("/etc/plant.pem"));
    QVERIFY(m_fixture->catalog().save({m_server}));
    reply(HttpFailure{
        .kind = HttpFailureKind::CaFileUnusable, .detail = QStringLiteral("there is no file"), .target = {}});
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(m_fixture->transport.sent().last().connection.caFile, QStringLiteral("/etc/plant.pem"));
    QCOMPARE(lastError(), AuthErrorKind::CaFileUnusable);
}

void TestTrust::takesTheProxysPasswordFromTheKeychain()
{
    useProxy();
    reply(jsonResponse(token));
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->waitIdle(m_server));
    const Connection used = m_fixture->transport.sent().last().connection;
    QCOMPARE(proxyOrigin(used.proxy), QStringLiteral("http://proxy.example:3128"));
    QCOMPARE(used.proxyPassword.revealText(), QStringLiteral("PROXY"));

    m_server.options.insert(QLatin1String(option::proxy), QStringLiteral("http://evil.example:3128"));
    QVERIFY(m_fixture->catalog().save({m_server}));
    reply(jsonResponse(token));
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->waitIdle(m_server));
    QVERIFY(m_fixture->transport.sent().last().connection.proxyPassword.isEmpty());
}

void TestTrust::saysWhenTheKeychainHoldsTheProxysPasswordBack()
{
    useProxy();
    reply(jsonResponse(token));
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->waitIdle(m_server));
    m_fixture->keychain.fault = SecretError{SecretErrorKind::Locked, {}};
    m_fixture->sessions().check(m_server.id); // its token is held in memory
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(lastError(), AuthErrorKind::SecretsUnavailable);
    QCOMPARE(m_fixture->transport.sent().size(), 1);
}

void TestTrust::forgetsTheProxysPasswordWithItsLastServer()
{
    useProxy();
    Server other = m_server;
    other.id = QUuid::createUuid();
    QVERIFY(m_fixture->catalog().save({other}));
    const auto passwordIsStored = [this] {
        std::optional<bool> isStored;
        readProxyPassword(
            m_fixture->secrets(), proxyOf(m_server),
            [&isStored](const Result<Secret, SecretError> &read) { isStored = read && !read->isEmpty(); });
        return QTest::qWaitFor([&isStored] { return isStored.has_value(); }) && *isStored;
    };
    for (const Server &server : {m_server, other}) {
        QVERIFY(passwordIsStored());
        QVERIFY(m_fixture->catalog().remove({server.id}));
        m_fixture->sessions().forgetRemoved({server});
    }
    QTRY_VERIFY(!passwordIsStored());
}

void TestTrust::remembersTheRoute()
{
    HttpResponse response = jsonResponse(token);
    response.route = {.proxy = QStringLiteral("proxy.example:3128")};
    reply(response);
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(m_fixture->sessions().state(m_server.id).route, response.route);

    reply(
        HttpFailure{.kind = HttpFailureKind::Timeout, .detail = {}, .target = {}, .certificate = {}, .route = Route{}});
    m_fixture->sessions().logIn(m_server.id);
    QVERIFY(m_fixture->waitIdle(m_server));
    QCOMPARE(m_fixture->sessions().state(m_server.id).route, Route{});
}

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
