// SPDX-License-Identifier: MIT
#include "core/http/networktransport.h"

#include "tests/core/http/exchange.h"
#include "tests/support/hastyserver.h"
#include "tests/support/misbehavingserver.h"

#include <QLoggingCategory>
#include <QMutex>
#include <QTcpSocket>
#include <QTest>

#include <optional>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

constexpr auto quickly = 300ms; // a time-out that a test waits for
constexpr Milliseconds afterAFlood = 60s; // Qt takes a second for each MiB on a busy machine

//! Everything that is logged while it lives, with all of our categories and Qt's own turned on.
class LogCatcher
{
public:
    LogCatcher()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
        lines().clear();
        m_before = qInstallMessageHandler(&LogCatcher::handle);
    }
    ~LogCatcher()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules(QString());
    }

    QStringList all() const
    {
        const QMutexLocker lock(&mutex());
        return lines();
    }
    QStringList ours() const { return all().filter(QRegularExpression(QStringLiteral("^tokenrack\\.http: "))); }

private:
    static QMutex &mutex()
    {
        static QMutex instance;
        return instance;
    }
    static QStringList &lines()
    {
        static QStringList instance;
        return instance;
    }
    static void handle(QtMsgType, const QMessageLogContext &context, const QString &message)
    {
        const QMutexLocker lock(&mutex());
        lines().append(QString::fromLatin1(context.category) + QStringLiteral(": ") + message);
    }

    QtMessageHandler m_before = nullptr;
};

QByteArray chunked(const QByteArray &chunks)
{
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}

QByteArray chunk(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

} // namespace

Q_DECLARE_METATYPE(tokenrack::HttpFailureKind)
Q_DECLARE_METATYPE(tokenrack::HttpMethod)

class NetworkTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatItWasGiven();
    void bringsEveryStatus_data();
    void bringsEveryStatus();
    void bringsGoodReplies_data();
    void bringsGoodReplies();
    void takesTheCloseForTheEndOfAFastReply_data();
    void takesTheCloseForTheEndOfAFastReply();
    void typesBadReplies_data();
    void typesBadReplies();
    void timesOut_data();
    void timesOut();
    void bringsASlowReplyWithinItsTime();
    void stopsAnEndlessReply_data();
    void stopsAnEndlessReply();
    void stopsAnEndlessHeadOfAGet();
    void sendsAPostOnce_data();
    void sendsAPostOnce();
    void keepsNoIdleConnection();
    void refusesRedirects_data();
    void refusesRedirects();
    void keepsNoCookies();
    void answersNoAuthentication_data();
    void answersNoAuthentication();
    void typesUnreachable();
    void sendsNothingToAnUntrustedServer();
    void typesATlsFailure_data();
    void typesATlsFailure();
    void refusesWhatCannotBeSent_data();
    void refusesWhatCannotBeSent();
    void saysWhetherTheServerMayHaveSeenIt_data();
    void saysWhetherTheServerMayHaveSeenIt();
    void cancels_data();
    void cancels();
    void mayBeDestroyedFromTheCallback();
    void sendsManyAtOnce();
    void logsAndTellsNoSecret_data();
    void logsAndTellsNoSecret();

private:
    const FixedClock m_clock;
};

void NetworkTransportTest::sendsWhatItWasGiven()
{
    MisbehavingServer server;
    server.answerWith(
        MisbehavingServer::reply("200 OK", "{}", {"X-Further: 1", "Date: Sun, 06 Nov 1994 08:49:37 GMT"}));
    NetworkTransport transport(m_clock);
    transport.setLanguage("zh-CN");
    HttpRequest request = post(server.url(QStringLiteral("/log-in?a=b%20c")), "{\"a\":\"\xc3\xa4\"}");
    request.headers += HttpHeader{"x-token", "T"};

    Exchange exchange;
    exchange.send(transport, request);
    QVERIFY(!exchange.isDone());
    QTRY_VERIFY(exchange.succeeded());

    const HttpResponse &response = exchange.result->value();
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, QByteArray("{}"));
    QCOMPARE(response.header("x-further"), QByteArray("1"));
    QCOMPARE(response.date(), instantFromMs(784111777000));
    QCOMPARE(response.receivedAt, m_clock.now());
    QCOMPARE(server.requests().size(), 1);
    const WireRequest &sent = server.requests().at(0);
    QCOMPARE(sent.line(), QByteArray("POST /log-in?a=b%20c HTTP/1.1"));
    QCOMPARE(sent.body, QByteArray("{\"a\":\"\xc3\xa4\"}"));
    QCOMPARE(sent.header("Content-Length"), QByteArray("10"));
    QCOMPARE(sent.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(sent.header("x-token"), QByteArray("T"));
    QCOMPARE(sent.header("Accept-Language"), QByteArray("zh-CN"));
    QCOMPARE(sent.header("Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(sent.header("Connection"), QByteArray("close"));
    QVERIFY(sent.header("User-Agent").startsWith("Tokenrack/"));
    QVERIFY(!sent.head.contains("Cookie"));
}

void NetworkTransportTest::bringsEveryStatus_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status :
         {"200 OK", "201 Created", "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found",
          "405 Method Not Allowed", "407 Proxy Authentication Required", "409 Conflict", "410 Gone",
          "415 Unsupported Media Type", "418 I'm a teapot", "429 Too Many Requests", "500 Internal Server Error",
          "501 Not Implemented", "502 Bad Gateway", "503 Service Unavailable", "599 Odd"}) {
        QTest::newRow(status) << QByteArray(status);
    }
}

void NetworkTransportTest::bringsEveryStatus()
{
    QFETCH(QByteArray, status);
    MisbehavingServer server;
    server.answerWith(MisbehavingServer::reply(status, R"({"code":403})"));
    NetworkTransport transport(m_clock);

    for (const HttpMethod method : {HttpMethod::Get, HttpMethod::Post, HttpMethod::Delete}) {
        HttpRequest request = post(server.url());
        request.method = method;
        Exchange exchange;
        exchange.send(transport, request);

        QTRY_VERIFY(exchange.isDone());
        QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
        QCOMPARE(exchange.result->value().status, status.left(3).toInt());
        QCOMPARE(exchange.result->value().body, QByteArray(R"({"code":403})"));
    }
    QCOMPARE(server.requests().size(), 3);
}

void NetworkTransportTest::bringsGoodReplies_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("body");

    const QByteArray full(maxReplySize, 'x');
    QTest::newRow("empty") << MisbehavingServer::reply("200 OK", "") << QByteArray();
    QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << QByteArray();
    QTest::newRow("no reason") << QByteArray("HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}") << QByteArray("{}");
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 200 OK\r\n\r\n{}") << QByteArray("{}");
    QTest::newRow("until closed") << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}") << QByteArray("{}");
    QTest::newRow("line feeds only") << QByteArray("HTTP/1.1 200 OK\nContent-Length: 2\n\n{}") << QByteArray("{}");
    QTest::newRow("chunked") << chunked(chunk("{") + chunk("}") + chunk("")) << QByteArray("{}");
    QTest::newRow("chunk extension and trailer")
        << chunked("2;a=b\r\n{}\r\n0\r\nX-Trailer: 1\r\n\r\n") << QByteArray("{}");
    QTest::newRow("as much as allowed") << MisbehavingServer::reply("200 OK", full) << full;
    QTest::newRow("as much as allowed, chunked") << chunked(chunk(full) + chunk("")) << full;
    QTest::newRow("more than announced") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\nsecond")
                                         << QByteArray("{}");
    QTest::newRow("informational first") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(20)
            + MisbehavingServer::reply("200 OK", "{}")
                                         << QByteArray("{}");
    QTest::newRow("encoding named identity")
        << MisbehavingServer::reply("200 OK", "{}", {"Content-Encoding: identity"}) << QByteArray("{}");
}

void NetworkTransportTest::bringsGoodReplies()
{
    QFETCH(QByteArray, reply);
    MisbehavingServer server;
    server.answerAndClose(reply);
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, post(server.url()));

    QTRY_VERIFY(exchange.isDone());
    QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
    QTEST(exchange.result->value().body, "body");
    QCOMPARE(server.requests().size(), 1);
}

void NetworkTransportTest::takesTheCloseForTheEndOfAFastReply_data()
{
    QTest::addColumn<HttpMethod>("method");
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("POST, HTTP/1.0") << HttpMethod::Post << QByteArray("HTTP/1.0 200 OK\r\n\r\n");
    QTest::newRow("POST, HTTP/1.1") << HttpMethod::Post << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    QTest::newRow("GET, HTTP/1.0") << HttpMethod::Get << QByteArray("HTTP/1.0 200 OK\r\n\r\n");
    QTest::newRow("GET, HTTP/1.1") << HttpMethod::Get << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
}

void NetworkTransportTest::takesTheCloseForTheEndOfAFastReply()
{
    QFETCH(HttpMethod, method);
    QFETCH(QByteArray, head);
    const HastyServer server(head + "{}");
    NetworkTransport transport(m_clock);

    for (int i = 1; i <= 20; ++i) {
        HttpRequest request = post(server.url());
        request.method = method;
        Exchange exchange;
        exchange.send(transport, request);

        QTRY_VERIFY(exchange.isDone());
        QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
        QCOMPARE(exchange.result->value().body, QByteArray("{}"));
        if (method == HttpMethod::Post) {
            QTRY_COMPARE(server.requestCount(), i);
        }
    }
}

void NetworkTransportTest::typesBadReplies_data()
{
    QTest::addColumn<QByteArray>("reply"); // after which the server closes
    QTest::addColumn<HttpFailureKind>("failure");

    const QByteArray tooMuch(maxReplySize + 1, 'x');
    const QByteArray bomb =
        QByteArray::fromBase64("H4sIAAAAAAACA+3BAQ0AAADCoPdPbQ8HFAAAAAAAAAAAAAAAAAAAAPBgKb7SUgAQAAA=");
    const auto row = [](const char *name, const QByteArray &reply, HttpFailureKind failure) {
        QTest::newRow(name) << reply << failure;
    };
    row("nothing", "", HttpFailureKind::Unreachable);
    row("half a status line", "HTTP/1.1 20", HttpFailureKind::Unreachable);
    row("half a head", "HTTP/1.1 200 OK\r\nContent-Le", HttpFailureKind::Unreachable);
    row("truncated body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}", HttpFailureKind::Unreachable);
    row("no body", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", HttpFailureKind::Unreachable);
    row("truncated chunk", chunked("64\r\n{}"), HttpFailureKind::Unreachable);
    row("no last chunk", chunked(chunk("{}")), HttpFailureKind::Unreachable);
    row("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", HttpFailureKind::Unreachable);
    row("not HTTP, many lines", QByteArray("220 smtp.example ESMTP\r\n").repeated(100), HttpFailureKind::Unreachable);
    row("no number for a status", "HTTP/1.1 OK\r\nContent-Length: 2\r\n\r\n{}", HttpFailureKind::Unreachable);
    row("status 999", MisbehavingServer::reply("999 Odd", "{}"), HttpFailureKind::BadReply);
    row("switching protocols", "HTTP/1.1 101 Switching Protocols\r\n\r\n", HttpFailureKind::BadReply);
    row("gzip", MisbehavingServer::reply("200 OK", bomb, {"Content-Encoding: gzip"}), HttpFailureKind::BadReply);
    row("said to be gzip", MisbehavingServer::reply("200 OK", "{}", {"Content-Encoding: gzip"}),
        HttpFailureKind::BadReply);
    row("too large", MisbehavingServer::reply("200 OK", tooMuch), HttpFailureKind::ReplyTooLarge);
    row("too large, chunked", chunked(chunk(tooMuch) + chunk("")), HttpFailureKind::ReplyTooLarge);
    row("too large, until closed", "HTTP/1.1 200 OK\r\n\r\n" + tooMuch, HttpFailureKind::ReplyTooLarge);
    row("too large and refused", MisbehavingServer::reply("403 Forbidden", tooMuch), HttpFailureKind::ReplyTooLarge);
}

void NetworkTransportTest::typesBadReplies()
{
    QFETCH(QByteArray, reply);
    MisbehavingServer server;
    server.answerAndClose(reply);
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, post(server.url()));

    QTRY_VERIFY(exchange.isDone());
    QVERIFY(!exchange.succeeded());
    QTEST(*exchange.failure(), "failure");
    QVERIFY(!exchange.detail().isEmpty());
    QCOMPARE(server.requests().size(), 1);
}

void NetworkTransportTest::timesOut_data()
{
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("no byte") << QByteArray();
    QTest::newRow("after the status line") << QByteArray("HTTP/1.1 200 OK\r\n");
    QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}");
    QTest::newRow("in a chunk") << chunked("a\r\n{}");
    QTest::newRow("after an informational one") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
}

void NetworkTransportTest::timesOut()
{
    QFETCH(QByteArray, beginning);
    MisbehavingServer server;
    server.answerWith(beginning);
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, post(server.url(), "{}", quickly));

    QTRY_COMPARE(exchange.failure(), HttpFailureKind::Timeout);
    QTRY_COMPARE(server.openConnectionCount(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void NetworkTransportTest::bringsASlowReplyWithinItsTime()
{
    MisbehavingServer server;
    server.onRequest([](QTcpSocket &socket, const WireRequest &, int) {
        MisbehavingServer::drip(socket, MisbehavingServer::reply("200 OK", R"({"token":"T"})"));
    });
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, post(server.url()));

    QTRY_VERIFY(exchange.isDone());
    QVERIFY(exchange.succeeded());
    QCOMPARE(exchange.result->value().body, QByteArray(R"({"token":"T"})"));
}

void NetworkTransportTest::stopsAnEndlessReply_data()
{
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QByteArray>("again");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<QList<HttpFailureKind>>("failures");

    const QByteArray block(16 * 1024, 'x');
    const auto body = [](const char *name, const QByteArray &beginning, const QByteArray &again) {
        QTest::newRow(name) << beginning << again << 2 * maxReplySize << QList{HttpFailureKind::ReplyTooLarge};
    };
    body("body", "HTTP/1.1 200 OK\r\n\r\n", block);
    body("chunks", chunked(""), chunk(block));
    body("announced", "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n", block);
    body("gzip bomb", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", block);

    // Qt takes these in for as long as they last; which rule ends them depends on its version.
    const auto head = [](const char *name, const QByteArray &beginning, const QByteArray &again) {
        QTest::newRow(name) << beginning << again << (qint64(1) << 30)
                            << QList{HttpFailureKind::ReplyTooLarge, HttpFailureKind::BadReply,
                                     HttpFailureKind::Unreachable};
    };
    head("status line", "HTTP/1.1 200 ", block);
    head("headers", "HTTP/1.1 200 OK\r\n", QByteArray("X-Further: 1\r\n").repeated(1000));
    head("one header", "HTTP/1.1 200 OK\r\nX-Further: ", block);
    head("continue", "", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(500));
    head("informational", "", QByteArray("HTTP/1.1 102 Processing\r\n\r\n").repeated(500));

    // Read without a buffer, Qt would not say when this one is ended.
    QTest::newRow("chunk size") << chunked("") << QByteArray(1000, '0') << (qint64(1) << 30)
                                << QList{HttpFailureKind::ReplyTooLarge, HttpFailureKind::BadReply};
}

void NetworkTransportTest::stopsAnEndlessReply()
{
    QFETCH(QByteArray, beginning);
    QFETCH(QByteArray, again);
    QFETCH(qint64, total);
    QFETCH(QList<HttpFailureKind>, failures);
    MisbehavingServer server;
    server.onRequest([&](QTcpSocket &socket, const WireRequest &, int) {
        socket.write(beginning);
        MisbehavingServer::flood(socket, again, total);
    });
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, post(server.url(), "{}", afterAFlood));

    QTRY_VERIFY_WITH_TIMEOUT(exchange.isDone(), afterAFlood.count());
    QVERIFY(exchange.failure());
    QVERIFY2(failures.contains(*exchange.failure()), qPrintable(exchange.detail()));
    QTRY_COMPARE(server.openConnectionCount(), 0);
    QCOMPARE(server.requests().size(), 1);
}

//! Where the connection of a GET is lost, Qt asks a few times more.
void NetworkTransportTest::stopsAnEndlessHeadOfAGet()
{
    MisbehavingServer server;
    server.onRequest([&](QTcpSocket &socket, const WireRequest &, int) {
        socket.write("HTTP/1.1 200 ");
        MisbehavingServer::flood(socket, QByteArray(16 * 1024, 'x'), qint64(1) << 30);
    });
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, get(server.url(), afterAFlood));

    QTRY_VERIFY_WITH_TIMEOUT(exchange.isDone(), afterAFlood.count());
    QVERIFY(exchange.failure());
    QVERIFY2(exchange.failure() == HttpFailureKind::ReplyTooLarge || exchange.failure() == HttpFailureKind::BadReply,
             qPrintable(exchange.detail()));
    QTRY_COMPARE(server.openConnectionCount(), 0);
}

void NetworkTransportTest::sendsAPostOnce_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("reset");
    QTest::newRow("with a body, closed") << QByteArray("{}") << false;
    QTest::newRow("with a body, reset") << QByteArray("{}") << true;
    QTest::newRow("with a long body, closed") << QByteArray(200'000, 'x') << false;
    QTest::newRow("without a body, closed") << QByteArray() << false;
    QTest::newRow("without a body, reset") << QByteArray() << true;
}

void NetworkTransportTest::sendsAPostOnce()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, reset);
    MisbehavingServer server;
    server.onRequest([reset](QTcpSocket &socket, const WireRequest &, int) {
        if (reset) {
            MisbehavingServer::reset(socket);
        } else {
            socket.disconnectFromHost();
        }
    });
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, post(server.url(), body));

    QTRY_COMPARE(exchange.failure(), HttpFailureKind::Unreachable);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().at(0).header("Content-Length"), QByteArray::number(body.size()));
    QCOMPARE(server.requests().at(0).body, body);
    // A repeat would have gone out before this second request.
    server.answerWith(MisbehavingServer::reply("200 OK", "{}"));
    Exchange second;
    second.send(transport, get(server.url()));
    QTRY_VERIFY(second.succeeded());
    QCOMPARE(server.requests().size(), 2);
}

void NetworkTransportTest::keepsNoIdleConnection()
{
    // This server keeps its connections, whatever the client asks for, and closes one as soon as it is used again.
    MisbehavingServer server;
    server.onRequest([](QTcpSocket &socket, const WireRequest &, int number) {
        if (number == 1) {
            socket.write(MisbehavingServer::reply("200 OK", "{}", {"Connection: keep-alive"}));
        } else {
            MisbehavingServer::reset(socket);
        }
    });
    NetworkTransport transport(m_clock);

    for (int i = 1; i <= 5; ++i) {
        Exchange exchange;
        exchange.send(transport, post(server.url()));
        QTRY_VERIFY(exchange.isDone());
        QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
        QCOMPARE(server.requests().size(), i);
        QCOMPARE(server.connectionCount(), i);
        QTRY_COMPARE(server.openConnectionCount(), 0); // by the client alone
    }
}

void NetworkTransportTest::refusesRedirects_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("location"); // %1 is our own origin
    QTest::addColumn<QString>("shownPath");
    QTest::addColumn<QString>("target");

    const auto row = [](const char *name, const char *status, const char *location, const char *shownPath,
                        const char *target) {
        QTest::newRow(name) << QByteArray(status) << QByteArray(location) << QString::fromUtf8(shownPath)
                            << QString::fromUtf8(target);
    };
    row("same origin", "301 Moved Permanently", "%1/log-in/", "", "%1/log-in/");
    row("relative", "302 Found", "other", "", "%1/other");
    row("loop", "302 Found", "/log-in", "", "%1/log-in");
    row("see other", "303 See Other", "/x", "", "%1/x");
    row("temporary", "307 Temporary Redirect", "/log-in/", "", "%1/log-in/");
    row("permanent", "308 Permanent Redirect", "/log-in/", "", "%1/log-in/");
    row("other origin", "302 Found", "https://other.example:8443/x", "", "https://other.example:8443/x");
    row("secrets in the target", "302 Found", "http://u:p@other.example/x?token=T#T", "", "http://other.example/x");
    row("file", "302 Found", "file:///etc/passwd", "", "file:///etc/passwd");
    row("secret path", "307 Temporary Redirect", "/token/SECRET/", "/token/…", "%1");
    row("no target", "302 Found", "", "", "");
    row("target is no address", "302 Found", "http://[", "", "");
    row("not modified", "304 Not Modified", "", "", "");
}

void NetworkTransportTest::refusesRedirects()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, location);
    QFETCH(QString, shownPath);
    QFETCH(QString, target);
    MisbehavingServer server;
    const QString origin = server.url(QString()).toString();
    const QByteArrayList headers = location.isEmpty()
        ? QByteArrayList()
        : QByteArrayList({"Location: " + location.replace("%1", origin.toUtf8())});
    server.answerWith(MisbehavingServer::reply(status, "", headers));
    NetworkTransport transport(m_clock);
    HttpRequest request = post(server.url(QStringLiteral("/log-in")));
    request.shownPath = shownPath;
    Exchange exchange;

    exchange.send(transport, request);

    QTRY_COMPARE(exchange.failure(), HttpFailureKind::RedirectRefused);
    QCOMPARE(exchange.result->error().target.toString(), target.replace(QLatin1String("%1"), origin));
    QCOMPARE(server.requests().size(), 1);
}

void NetworkTransportTest::keepsNoCookies()
{
    MisbehavingServer server;
    server.answerWith(MisbehavingServer::reply("200 OK", "{}", {"Set-Cookie: xtra=SECRET; Path=/; Max-Age=1000"}));
    NetworkTransport transport(m_clock);

    for (int i = 0; i < 2; ++i) {
        Exchange exchange;
        exchange.send(transport, post(server.url()));
        QTRY_VERIFY(exchange.succeeded());
        QVERIFY(!server.requests().at(i).head.toLower().contains("cookie"));
    }
}

void NetworkTransportTest::answersNoAuthentication_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("Token") << QByteArray("WWW-Authenticate: Token");
    QTest::newRow("Basic") << QByteArray("WWW-Authenticate: Basic realm=\"r\"");
    QTest::newRow("Digest") << QByteArray("WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"");
    QTest::newRow("Negotiate") << QByteArray("WWW-Authenticate: Negotiate");
    QTest::newRow("NTLM") << QByteArray("WWW-Authenticate: NTLM");
}

void NetworkTransportTest::answersNoAuthentication()
{
    QFETCH(QByteArray, challenge);
    MisbehavingServer server;
    server.answerWith(MisbehavingServer::reply("401 Unauthorized", R"({"detail":"Invalid token."})", {challenge}));
    NetworkTransport transport(m_clock);
    QUrl url = server.url();
    url.setUserInfo(QStringLiteral("user:password"));

    for (const HttpRequest &request : {get(url), post(url)}) {
        Exchange exchange;
        exchange.send(transport, request);

        QTRY_VERIFY(exchange.isDone());
        QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
        QCOMPARE(exchange.result->value().status, 401);
        QCOMPARE(exchange.result->value().body, QByteArray(R"({"detail":"Invalid token."})"));
        QVERIFY(!server.requests().last().head.contains("Authorization"));
    }
    QCOMPARE(server.requests().size(), 2);
}

void NetworkTransportTest::typesUnreachable()
{
    QUrl closedPort;
    {
        const MisbehavingServer server;
        closedPort = server.url();
    }
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, get(closedPort));

    QTRY_COMPARE(exchange.failure(), HttpFailureKind::Unreachable);
    QCOMPARE(exchange.detail(), closedPort.toString() + QStringLiteral(": connection refused"));
}

void NetworkTransportTest::sendsNothingToAnUntrustedServer()
{
    MisbehavingServer server(MisbehavingServer::Protocol::Https);
    server.answerWith(MisbehavingServer::reply("200 OK", "{}"));
    NetworkTransport transport(m_clock);

    for (const HttpRequest &request : {get(server.url()), post(server.url())}) {
        Exchange exchange;
        exchange.send(transport, request);

        QTRY_COMPARE(exchange.failure(), HttpFailureKind::TlsUntrusted);
        QVERIFY(exchange.detail().contains(QLatin1String("self-signed")));
    }
    QVERIFY(server.connectionCount() >= 2);
    QTRY_COMPARE(server.openConnectionCount(), 0);
    QCOMPARE(server.bytesReceived(), 0);
}

void NetworkTransportTest::typesATlsFailure_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::newRow("plain HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("handshake_failure alert") << QByteArray::fromHex("15030100020228");
    QTest::newRow("protocol_version alert") << QByteArray::fromHex("15030100020246");
}

void NetworkTransportTest::typesATlsFailure()
{
    QFETCH(QByteArray, greeting);
    MisbehavingServer server;
    server.onConnection([greeting](QTcpSocket &socket) { socket.write(greeting); });
    NetworkTransport transport(m_clock);
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    Exchange exchange;

    exchange.send(transport, post(url));

    QTRY_COMPARE(exchange.failure(), HttpFailureKind::TlsFailed);
    QCOMPARE(server.requests().size(), 0);
}

void NetworkTransportTest::refusesWhatCannotBeSent_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << QByteArray("v");
    QTest::newRow("data") << QStringLiteral("data:,{}") << QByteArray("v");
    QTest::newRow("ftp") << QStringLiteral("ftp://127.0.0.1/") << QByteArray("v");
    QTest::newRow("no scheme") << QStringLiteral("127.0.0.1/api") << QByteArray("v");
    QTest::newRow("no host") << QStringLiteral("http:///api") << QByteArray("v");
    QTest::newRow("empty") << QString() << QByteArray("v");
    QTest::newRow("header injection") << QStringLiteral("%1") << QByteArray("v\r\nX-Injected: 1");
    QTest::newRow("zero byte") << QStringLiteral("%1") << QByteArray("v\0w", 3);
}

void NetworkTransportTest::refusesWhatCannotBeSent()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, header);
    const MisbehavingServer server;
    NetworkTransport transport(m_clock);
    HttpRequest request = get(QUrl(url.replace(QLatin1String("%1"), server.url().toString())));
    request.headers = {{"x-token", header}};
    Exchange exchange;

    exchange.send(transport, request);

    QVERIFY(!exchange.isDone());
    QTRY_COMPARE(exchange.failure(), HttpFailureKind::BadReply);
    QCOMPARE(server.connectionCount(), 0);
}

void NetworkTransportTest::saysWhetherTheServerMayHaveSeenIt_data()
{
    using Prepare = std::function<void(MisbehavingServer &)>;
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<bool>("isHttps");
    QTest::addColumn<bool>("seen");
    const auto row = [](const char *name, bool isHttps, bool seen, const Prepare &prepare) {
        QTest::newRow(name) << prepare << isHttps << seen;
    };
    row("answered", false, true, [](auto &server) { server.answerWith(MisbehavingServer::reply("200 OK", "{}")); });
    row("never answered", false, true, [](auto &) { });
    row("reset", false, true, [](auto &server) {
        server.onRequest([](QTcpSocket &socket, const WireRequest &, int) { MisbehavingServer::reset(socket); });
    });
    row("nonsense", false, true, [](auto &server) { server.answerAndClose("nonsense"); });
    row("nobody listens", false, false, [](auto &server) { server.close(); });
    row("certificate not trusted", true, false, [](auto &) { });
}

void NetworkTransportTest::saysWhetherTheServerMayHaveSeenIt()
{
    QFETCH(std::function<void(MisbehavingServer &)>, prepare);
    QFETCH(bool, isHttps);
    QFETCH(bool, seen);
    MisbehavingServer server(isHttps ? MisbehavingServer::Protocol::Https : MisbehavingServer::Protocol::Http);
    const QUrl url = server.url();
    prepare(server);
    NetworkTransport transport(m_clock);
    Exchange exchange;
    exchange.send(transport, post(url, "{}", seen ? quickly : patiently));
    QVERIFY(!exchange.call->mayHaveArrived());
    QTRY_VERIFY(exchange.isDone());
    QCOMPARE(exchange.call->mayHaveArrived(), seen);
}

void NetworkTransportTest::cancels_data()
{
    QTest::addColumn<QString>("phase");
    QTest::newRow("at once") << QStringLiteral("sent");
    QTest::newRow("while connecting") << QStringLiteral("connected");
    QTest::newRow("before the reply") << QStringLiteral("asked");
    QTest::newRow("in the body") << QStringLiteral("answering");
    QTest::newRow("when done") << QStringLiteral("done");
}

void NetworkTransportTest::cancels()
{
    QFETCH(QString, phase);
    MisbehavingServer server;
    if (phase == QLatin1String("answering")) {
        server.answerWith("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}");
    } else if (phase == QLatin1String("done")) {
        server.answerWith(MisbehavingServer::reply("200 OK", "{}"));
    }
    NetworkTransport transport(m_clock);
    Exchange exchange;
    exchange.send(transport, post(server.url()));
    if (phase == QLatin1String("connected")) {
        QTRY_COMPARE(server.connectionCount(), 1);
    } else if (phase == QLatin1String("asked") || phase == QLatin1String("answering")) {
        QTRY_COMPARE(server.requests().size(), 1);
    } else if (phase == QLatin1String("done")) {
        QTRY_VERIFY(exchange.isDone());
    }

    exchange.call.reset();

    QTRY_COMPARE(server.openConnectionCount(), 0);
    server.answerWith(MisbehavingServer::reply("200 OK", "{}"));
    Exchange next;
    next.send(transport, get(server.url()));
    QTRY_VERIFY(next.succeeded());
    QCOMPARE(exchange.callbacks, phase == QLatin1String("done") ? 1 : 0);
}

void NetworkTransportTest::mayBeDestroyedFromTheCallback()
{
    MisbehavingServer server;
    server.answerWith(MisbehavingServer::reply("200 OK", "{}"));
    NetworkTransport transport(m_clock);
    const QList<HttpRequest> requests{get(server.url()), get(QUrl(QStringLiteral("file:///x"))),
                                      get(server.url(), 0ms)};
    for (const HttpRequest &request : requests) {
        std::unique_ptr<HttpCall> call;
        bool called = false;
        const QByteArray heldByTheCallback(1000, 'x');
        call = transport.send(request, [&call, &called, heldByTheCallback](const HttpResult &) {
            call.reset();
            called = heldByTheCallback.size() == 1000;
        });
        QTRY_VERIFY(called);
    }
}

void NetworkTransportTest::sendsManyAtOnce()
{
    MisbehavingServer server;
    server.onRequest([](QTcpSocket &socket, const WireRequest &request, int) {
        socket.write(MisbehavingServer::reply("200 OK", request.body));
    });
    NetworkTransport transport(m_clock);
    std::vector<Exchange> exchanges(100);

    for (std::size_t i = 0; i < exchanges.size(); ++i) {
        exchanges[i].send(transport, post(server.url(), QByteArray::number(i)));
    }

    for (std::size_t i = 0; i < exchanges.size(); ++i) {
        QTRY_VERIFY(exchanges[i].isDone());
        QVERIFY2(exchanges[i].succeeded(), qPrintable(exchanges[i].detail()));
        QCOMPARE(exchanges[i].result->value().body, QByteArray::number(i));
        QCOMPARE(exchanges[i].callbacks, 1);
    }
    QCOMPARE(server.requests().size(), 100);
}

void NetworkTransportTest::logsAndTellsNoSecret_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("outcome");

    QTest::newRow("good") << MisbehavingServer::reply("200 OK", "SENTINEL", {"Set-Cookie: a=SENTINEL"})
                          << QStringLiteral("200");
    QTest::newRow("refused") << MisbehavingServer::reply("403 Forbidden", "SENTINEL") << QStringLiteral("403");
    QTest::newRow("authentication") << MisbehavingServer::reply("401 Unauthorized", "SENTINEL",
                                                                {"WWW-Authenticate: Basic realm=SENTINEL"})
                                    << QStringLiteral("401");
    QTest::newRow("redirect") << MisbehavingServer::reply("302 Found", "SENTINEL", {"Location: /SENTINEL?SENTINEL"})
                              << QStringLiteral("redirect refused");
    QTest::newRow("closed") << QByteArray() << QStringLiteral("unreachable");
    QTest::newRow("not HTTP") << QByteArray("SENTINEL SENTINEL\r\n\r\n") << QStringLiteral("unreachable");
    QTest::newRow("too large") << QByteArray("HTTP/1.1 200 SENTINEL\r\nContent-Length: 2000000\r\n\r\nSENTINEL")
                               << QStringLiteral("reply too large");
    QTest::newRow("truncated") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nSENTINEL")
                               << QStringLiteral("unreachable");
}

void NetworkTransportTest::logsAndTellsNoSecret()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, outcome);
    const LogCatcher log;
    MisbehavingServer server;
    server.answerAndClose(reply);
    NetworkTransport transport(m_clock);
    HttpRequest request = post(server.url(QStringLiteral("/token/SENTINEL?key=SENTINEL#SENTINEL")), "SENTINEL");
    request.url.setUserInfo(QStringLiteral("SENTINEL:SENTINEL"));
    request.headers += HttpHeader{"x-token", "SENTINEL"};
    request.shownPath = QStringLiteral("/token/…");
    Exchange exchange;

    exchange.send(transport, request);
    QTRY_VERIFY(exchange.isDone());

    QCOMPARE(log.ours().size(), 1);
    const QString expected = QStringLiteral("POST %1/token/… %2 ").arg(server.url(QString()).toString(), outcome);
    QVERIFY2(log.ours().at(0).contains(expected), qPrintable(log.ours().at(0)));
    QVERIFY(log.ours().at(0).endsWith(QLatin1String("ms")));
    const QString shown =
        exchange.detail() + (exchange.failure() ? exchange.result->error().target.toString() : QString());
    QVERIFY2(!shown.contains(QLatin1String("SENTINEL")), qPrintable(shown));
    QVERIFY(!log.all().join(QLatin1Char('\n')).contains(QLatin1String("SENTINEL")));
}

QTEST_GUILESS_MAIN(NetworkTransportTest)
#include "tst_networktransport.moc"
