// SPDX-License-Identifier: MIT
#include "core/http/networktransport.h"

#include "tests/core/http/exchange.h"
#include "tests/support/fakeproxy.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/needle.h"

#include <QCryptographicHash>
#include <QFile>
#include <QNetworkProxyFactory>
#include <QSslCertificate>
#include <QTcpSocket>
#include <QTest>

using namespace tokenrack;

namespace {

using Kind = Proxy::Kind;

QByteArray certificate()
{
    return QSslCertificate::fromPath(QStringLiteral(TEST_DATA_DIR "/tls/self-signed.crt"))
        .first()
        .digest(QCryptographicHash::Sha256);
}

QUrl farAway(bool encrypted)
{
    return QUrl(encrypted ? QStringLiteral("https://gw.example/log-in") : QStringLiteral("http://gw.example/log-in"));
}

HttpRequest postThrough(Kind kind, const FakeProxy &proxy, bool encrypted, const QString &user = {},
                        const QByteArray &password = {})
{
    HttpRequest request = post(farAway(encrypted), R"({"password":"PW"})");
    request.connection = {
        .trustedCertificate = encrypted ? certificate() : QByteArray(),
        .caFile = {},
        .proxy = {.kind = kind, .host = QStringLiteral("127.0.0.1"), .port = proxy.serverPort(), .user = user},
        .proxyPassword = Secret(password)};
    return request;
}

MisbehavingServer::Protocol protocol(bool encrypted)
{
    return encrypted ? MisbehavingServer::Protocol::Https : MisbehavingServer::Protocol::Http;
}

} // namespace

Q_DECLARE_METATYPE(tokenrack::Proxy::Kind)

class ProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesThrough_data();
    void goesThrough();
    void introducesItself_data() { goesThrough_data(); }
    void introducesItself();
    void typesARefusal_data();
    void typesARefusal();
    void typesAnUnreachableProxy_data() { goesThrough_data(); }
    void typesAnUnreachableProxy();
    void neverGoesAroundAProxyThatMakesNoSense();
    void goesStraightToThisComputer();
    void followsTheSystem();
    void goesStraightWhenToldSo();
    void takesA407FromAServerForItsReply();
#ifndef TOKENRACK_SANITIZED
    void forgetsPasswords_data() { goesThrough_data(); }
    void forgetsPasswords();
#endif

private:
    const FixedClock m_clock;
};

void ProxyTest::goesThrough_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QString>("asked");
    QTest::newRow("HTTP, https") << Kind::Http << true << QStringLiteral("CONNECT gw.example:443");
    QTest::newRow("HTTP, http") << Kind::Http << false << QStringLiteral("POST http://gw.example/log-in");
    QTest::newRow("SOCKS5, https") << Kind::Socks5 << true << QStringLiteral("SOCKS5 gw.example:443");
    QTest::newRow("SOCKS5, http") << Kind::Socks5 << false << QStringLiteral("SOCKS5 gw.example:80");
}

void ProxyTest::goesThrough()
{
    QFETCH(Kind, kind);
    QFETCH(bool, encrypted);
    QFETCH(QString, asked);
    MisbehavingServer server(protocol(encrypted));
    server.answerAndClose(MisbehavingServer::reply("200 OK", "{}"));
    FakeProxy proxy(server.serverPort());
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, postThrough(kind, proxy, encrypted));

    QTRY_VERIFY(exchange.isDone());
    QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
    QCOMPARE(proxy.asked(), QStringList(asked));
    QCOMPARE(exchange.result->value().route.proxy, QStringLiteral("127.0.0.1:%1").arg(proxy.serverPort()));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().body, QByteArray(R"({"password":"PW"})"));
    QVERIFY(!encrypted || !proxy.received().contains("PW"));
}

void ProxyTest::introducesItself()
{
    QFETCH(Kind, kind);
    QFETCH(bool, encrypted);
    MisbehavingServer server(protocol(encrypted));
    server.answerAndClose(MisbehavingServer::reply("200 OK", "{}"));
    FakeProxy proxy(server.serverPort());
    proxy.requireLogIn("me", "proxy-secret");
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, postThrough(kind, proxy, encrypted, QStringLiteral("me"), "proxy-secret"));

    QTRY_VERIFY(exchange.isDone());
    QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
    QCOMPARE(server.requests().size(), 1);
    // A tunnel hides it; a plain http proxy takes it out by itself.
    QVERIFY(kind == Kind::Http || !server.requests().first().head.contains("roxy"));
}

void ProxyTest::typesARefusal_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QString>("user");
    for (const QString &user : {QString(), QStringLiteral("me")}) {
        const QByteArray how = user.isEmpty() ? ", without a name" : ", wrong password";
        QTest::newRow("HTTP, https" + how) << Kind::Http << true << user;
        QTest::newRow("HTTP, http" + how) << Kind::Http << false << user;
        QTest::newRow("SOCKS5, https" + how) << Kind::Socks5 << true << user;
        QTest::newRow("SOCKS5, http" + how) << Kind::Socks5 << false << user;
    }
}

void ProxyTest::typesARefusal()
{
    QFETCH(Kind, kind);
    QFETCH(bool, encrypted);
    QFETCH(QString, user);
    MisbehavingServer server(protocol(encrypted));
    FakeProxy proxy(server.serverPort());
    proxy.requireLogIn("me", "proxy-secret");
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, postThrough(kind, proxy, encrypted, user, user.isEmpty() ? "" : "WRONG"));

    QTRY_VERIFY(exchange.isDone());
    QVERIFY2(exchange.failure() == HttpFailureKind::ProxyRefused, qPrintable(exchange.detail()));
    QVERIFY(!exchange.call->mayHaveArrived());
    QVERIFY(!exchange.detail().contains(QLatin1String("WRONG")));
    QCOMPARE(server.connectionCount(), 0);
    QCOMPARE(proxy.tunnelCount(), 0);
}

void ProxyTest::typesAnUnreachableProxy()
{
    QFETCH(Kind, kind);
    QFETCH(bool, encrypted);
    NetworkTransport transport(m_clock);
    MisbehavingServer server(protocol(encrypted));
    Exchange exchange;
    HttpRequest request;
    {
        const FakeProxy gone(server.serverPort());
        request = postThrough(kind, gone, encrypted);
    }

    exchange.send(transport, request);

    QTRY_VERIFY(exchange.isDone());
    QVERIFY2(exchange.failure() == HttpFailureKind::ProxyUnreachable, qPrintable(exchange.detail()));
    QCOMPARE(server.connectionCount(), 0);
}

void ProxyTest::neverGoesAroundAProxyThatMakesNoSense()
{
    Server server{.id = {}, .name = {}, .provider = {}, .url = farAway(true)};
    server.options.insert(QLatin1String(option::proxy), QStringLiteral("ftp://nonsense"));
    HttpRequest request = post(farAway(true));
    request.connection = connectionOf(server);
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, request);

    QTRY_COMPARE(exchange.failure(), HttpFailureKind::ProxyUnreachable);
}

void ProxyTest::goesStraightToThisComputer()
{
    MisbehavingServer server;
    server.answerAndClose(MisbehavingServer::reply("200 OK", "{}"));
    FakeProxy proxy(server.serverPort());
    NetworkTransport transport(m_clock);
    for (const Kind kind : {Kind::Http, Kind::Socks5}) {
        HttpRequest request = postThrough(kind, proxy, false);
        request.url = server.url();
        Exchange exchange;
        exchange.send(transport, request);
        QTRY_VERIFY(exchange.isDone());
        QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
        QCOMPARE(exchange.result->value().route.proxy, QString());
    }
    QCOMPARE(proxy.asked(), QStringList());
}

void ProxyTest::followsTheSystem()
{
    MisbehavingServer server;
    server.answerAndClose(MisbehavingServer::reply("200 OK", "{}"));
    FakeProxy proxy(server.serverPort());
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    NetworkTransport transport(m_clock);
    Exchange exchange;
    HttpRequest request = postThrough(Kind::System, proxy, false);

    exchange.send(transport, request);
    QTRY_VERIFY(exchange.isDone());
    qunsetenv("http_proxy");

    QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
    QCOMPARE(exchange.result->value().route.proxy, QStringLiteral("127.0.0.1:%1").arg(proxy.serverPort()));
    QCOMPARE(proxy.asked(), QStringList(QStringLiteral("POST http://gw.example/log-in")));
}

void ProxyTest::goesStraightWhenToldSo()
{
    MisbehavingServer server;
    server.answerAndClose(MisbehavingServer::reply("200 OK", "{}"));
    FakeProxy proxy(server.serverPort());
    // Some builds of Qt set one that follows the system.
    QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.serverPort()});
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    NetworkTransport transport(m_clock);
    Exchange exchange;
    HttpRequest request = postThrough(Kind::None, proxy, false);
    // The kernel takes it for this computer, but Qt and we do not.
    request.url = QUrl(QStringLiteral("http://0.0.0.0:%1/").arg(server.serverPort()));

    exchange.send(transport, request);
    QTRY_VERIFY(exchange.isDone());
    qunsetenv("http_proxy");

    QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
    QCOMPARE(proxy.asked(), QStringList());
}

void ProxyTest::takesA407FromAServerForItsReply()
{
    MisbehavingServer server;
    server.answerAndClose(MisbehavingServer::reply("407 Proxy Authentication Required", "{}", {"Connection: close"}));
    NetworkTransport transport(m_clock);
    Exchange exchange;
    exchange.send(transport, post(server.url()));
    QTRY_VERIFY(exchange.isDone());
    QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
    QCOMPARE(exchange.result->value().status, 407);
}

#ifndef TOKENRACK_SANITIZED
void ProxyTest::forgetsPasswords()
{
    QFETCH(Kind, kind);
    QFETCH(bool, encrypted);
    const Needle needle;
    const auto countInMemory = [&needle] { return needle.countInMemory() + needle.countInMemoryAsText(); };
    MisbehavingServer server(protocol(encrypted));
    server.answerWith(MisbehavingServer::reply("200 OK", "{}"));
    NetworkTransport transport(m_clock);
    auto proxy = std::make_unique<FakeProxy>(server.serverPort());
    proxy->requireLogIn("me", needle.value());
    {
        Exchange exchange;
        exchange.send(transport, postThrough(kind, *proxy, encrypted, QStringLiteral("me"), needle.value()));
        QTRY_VERIFY(exchange.isDone());
        QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
    }
    QCOMPARE(proxy->tunnelCount(), 1);
    transport.forgetSecrets();
    QTRY_COMPARE(server.openConnectionCount(), 0); // which was kept for more
    proxy.reset(); // it knows the password, too
    QTRY_COMPARE(countInMemory(), 0);
}
#endif

QTEST_GUILESS_MAIN(ProxyTest)
#include "tst_proxy.moc"
