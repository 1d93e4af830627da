// SPDX-License-Identifier: MIT
#include "core/session/certificatelook.h"

#include "core/http/networktransport.h"
#include "core/secrets/memorystore.h"
#include "core/session/proxypassword.h"
#include "tests/support/faketransport.h"
#include "tests/support/misbehavingserver.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

QString tlsFile(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/tls/") + name;
}

Server serverAt(const QUrl &url)
{
    return {.id = QUuid::createUuid(), .name = QStringLiteral("Clock"), .provider = {}, .url = url};
}

} // namespace

Q_DECLARE_METATYPE(QList<tokenrack::CertificateProblem>)

class CertificateLookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheCertificateAndSendsNothing_data();
    void findsTheCertificateAndSendsNothing();
    void tellsWhenThereIsNobody();
    void givesTheProxyItsPassword();
    void failsWhereTheKeychainDoes();

private:
    const SystemClock m_clock;
    MemoryStore m_keychain;
    SecretKeeper m_secrets{m_keychain, QUuid::createUuid()};
};

void CertificateLookTest::findsTheCertificateAndSendsNothing_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("knowsTheIssuer");
    QTest::addColumn<QList<CertificateProblem>>("problems");
    const auto row = [](const char *name, const char *shown, bool knows, const QList<CertificateProblem> &problems) {
        QTest::newRow(name) << QString::fromLatin1(shown) << knows << problems;
    };
    row("self-signed", "self-signed.crt", false, {CertificateProblem::SelfSigned});
    row("expired", "expired.crt", true, {CertificateProblem::Expired});
    row("trusted", "ca-signed.crt", true, {});
}

void CertificateLookTest::findsTheCertificateAndSendsNothing()
{
    QFETCH(QString, shown);
    QFETCH(bool, knowsTheIssuer);
    QFETCH(QList<CertificateProblem>, problems);
    MisbehavingServer https(MisbehavingServer::Protocol::Https);
    https.useCertificate(shown);
    Server server = serverAt(https.url(QStringLiteral("/secret?token=1")));
    server.options.insert(QLatin1String(option::trustedCertificate), QStringLiteral("something else"));
    if (knowsTheIssuer) {
        server.options.insert(QLatin1String(option::caFile), tlsFile(QStringLiteral("ca.crt")));
    }
    NetworkTransport transport(m_clock);
    CertificateLook look(server, 10s, transport, m_secrets, nullptr);
    QSignalSpy found(&look, &CertificateLook::found);
    QSignalSpy failed(&look, &CertificateLook::failed);
    look.start();
    QTRY_COMPARE(found.size() + failed.size(), 1);
    QCOMPARE(found.size(), 1);
    const auto certificate = found.first().first().value<ShownCertificate>();
    QCOMPARE(certificate.problems, problems);
    QCOMPARE(certificate.sha256.size(), 32);
    QTRY_COMPARE(https.openConnectionCount(), 0);
    QCOMPARE(https.bytesReceived(), 0);
}

void CertificateLookTest::tellsWhenThereIsNobody()
{
    FakeTransport transport;
    const Server server = serverAt(QUrl(QStringLiteral("https://clock.example:8443/path")));
    transport.reply(HttpMethod::Get, QStringLiteral("https://clock.example:8443"),
                    HttpFailure{.kind = HttpFailureKind::Unreachable, .detail = {}, .target = {}});
    CertificateLook look(server, 10s, transport, m_secrets, nullptr);
    QSignalSpy failed(&look, &CertificateLook::failed);
    look.start();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<AuthError>().kind, AuthErrorKind::Unreachable);
    const HttpRequest request = transport.sent().constFirst();
    QVERIFY(request.headers.isEmpty() && request.body.isEmpty());
    QCOMPARE(request.timeout, Milliseconds(10s));
}

void CertificateLookTest::givesTheProxyItsPassword()
{
    FakeTransport transport;
    Server server = serverAt(QUrl(QStringLiteral("https://clock.example")));
    setProxy(
        &server,
        {.kind = Proxy::Kind::Http, .host = QStringLiteral("p.example"), .port = 3128, .user = QStringLiteral("me")});
    bool isKept = false;
    keepProxyPassword(m_secrets, proxyOf(server), Secret("PROXY"), SecretPlace::Keychain,
                      [&isKept](const Result<Done, SecretError> &kept) { isKept = bool(kept); });
    QTRY_VERIFY(isKept);
    transport.hold(HttpMethod::Get, QStringLiteral("https://clock.example:443"));
    CertificateLook look(server, 10s, transport, m_secrets, nullptr);
    look.start();
    QTRY_COMPARE(transport.openCount(), 1);
    QCOMPARE(transport.sent().constFirst().connection.proxyPassword, Secret("PROXY"));
    QCOMPARE(transport.sent().constFirst().connection.proxy.user, QStringLiteral("me"));
}

void CertificateLookTest::failsWhereTheKeychainDoes()
{
    class Locked final : public SecretStore
    {
    public:
        QString placeName() const override { return QStringLiteral("locked"); }
        void read(const QString &, ReadCallback callback) override
        {
            callback(SecretError{.kind = SecretErrorKind::Locked});
        }
        void write(const QString &, const Secret &, WriteCallback) override { qFatal("nothing is written"); }
        void remove(const QString &, WriteCallback) override { qFatal("nothing is removed"); }
    } locked;
    SecretKeeper secrets(locked, QUuid::createUuid());
    FakeTransport transport;
    Server server = serverAt(QUrl(QStringLiteral("https://clock.example")));
    setProxy(
        &server,
        {.kind = Proxy::Kind::Http, .host = QStringLiteral("p.example"), .port = 3128, .user = QStringLiteral("me")});
    CertificateLook look(server, 10s, transport, secrets, nullptr);
    QSignalSpy failed(&look, &CertificateLook::failed);
    look.start();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<AuthError>().kind, AuthErrorKind::SecretsUnavailable);
    QVERIFY(transport.sent().isEmpty());
}

QTEST_GUILESS_MAIN(CertificateLookTest)
#include "tst_certificatelook.moc"
