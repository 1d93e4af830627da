// SPDX-License-Identifier: MIT
#include "core/http/networktransport.h"
#include "core/session/words.h"
#include "tests/core/session/sessionsfixture.h"
#include "tests/support/misbehavingserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace tokenrack;
using Kind = AuthErrorKind;
using Kinds = QList<Kind>;
using Behaviour = std::function<void(QTcpSocket &socket, const QByteArray &elsewhere)>;

Q_DECLARE_METATYPE(Behaviour)

namespace {

const QString password = QStringLiteral("PW-SENTINEL");

#ifdef TOKENRACK_SANITIZED
constexpr qint64 allowedGrowth = 500 << 20; // what is freed stays for a while, to find who still uses it
#else
constexpr qint64 allowedGrowth = 64 << 20;
#endif

//! The largest amount of memory in use since forgetPeak(), in bytes.
qint64 peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return -1;
    }
    static const QRegularExpression line(QStringLiteral("VmHWM:\\s*([0-9]+) kB"));
    return line.match(QString::fromLatin1(status.readAll())).captured(1).toLongLong() * 1024;
}

bool forgetPeak()
{
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    return refs.open(QIODevice::WriteOnly) && refs.write("5") == 1;
}

QByteArray json(const QByteArray &body)
{
    return MisbehavingServer::reply("200 OK", body, {"Content-Type: application/json", "Connection: close"});
}

Behaviour says(const QByteArray &bytes)
{
    return [bytes](QTcpSocket &socket, const QByteArray &elsewhere) {
        socket.write(QByteArray(bytes).replace("%elsewhere%", elsewhere));
    };
}

Behaviour saysAndCloses(const QByteArray &bytes)
{
    return [bytes](QTcpSocket &socket, const QByteArray &elsewhere) {
        socket.write(QByteArray(bytes).replace("%elsewhere%", elsewhere));
        socket.disconnectFromHost();
    };
}

Behaviour floods(const QByteArray &beginning, const QByteArray &again, qint64 total)
{
    return [=](QTcpSocket &socket, const QByteArray &) {
        socket.write(beginning);
        MisbehavingServer::flood(socket, again, total);
    };
}

QByteArray nested(int levels, const QByteArray &open, const QByteArray &close)
{
    return open.repeated(levels) + close.repeated(levels);
}

QByteArray hummingbirdToken(const QByteArray &expire, const QByteArray &token = "\"access-1\"")
{
    return "{\"code\":0,\"success\":true,\"t\":1791209336123,\"result\":{\"access_token\":" + token
        + ",\"expire\":" + expire + ",\"refresh_token\":\"refresh-1\"}}";
}

QByteArray assetsToken(const QByteArray &end)
{
    return "{\"Result\":200,\"Message\":\"success\",\"FObject\":[{\"FTokenID\":\"T\",\"FExpireTime\":\"" + end
        + "\"}]}";
}

} // namespace

//! Servers that misbehave on purpose, through the whole path: a log-in of Sessions over the real transport. Each time
//! the log-in ends by itself with an error in words, memory stays bounded, another server is not affected, and no other
//! place sees anything.
class TestHostileServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_transport = std::make_unique<NetworkTransport>(m_clock);
        m_fixture = std::make_unique<SessionsFixture>(m_transport.get());
        m_good.answerAndClose(json("{\"token\":\"good\"}"));
    }
    void cleanup()
    {
        m_fixture.reset();
        m_transport.reset();
    }

    void endsWithAnError_data();
    void endsWithAnError();
    void staysWithTls();
    void survivesOddTimes_data();
    void survivesOddTimes();
    void takesOnlyTokensThatFitAHeader_data();
    void takesOnlyTokensThatFitAHeader();
    void fetchesNoCaptchaFromElsewhere_data();
    void fetchesNoCaptchaFromElsewhere();
    void handsOddCaptchasToWhoCanJudge_data();
    void handsOddCaptchasToWhoCanJudge();

private:
    Server add(const QString &provider, const MisbehavingServer &server, int timeoutSeconds = 2)
    {
        QString url = server.url(QString()).toString();
        const Server added =
            m_fixture->addServer(provider, url, QStringLiteral("admin"),
                                 {{QLatin1String(option::timeoutSeconds), QString::number(timeoutSeconds)}});
        m_fixture->storePassword(added, password);
        return added;
    }
    Boxed<AuthError> errorOf(const Server &server) { return m_fixture->sessions().state(server.id).lastError; }
    void logInBeside(const Server &hostile);

    SystemClock m_clock;
    std::unique_ptr<NetworkTransport> m_transport;
    std::unique_ptr<SessionsFixture> m_fixture;
    MisbehavingServer m_good;
};

//! Logs in to \a hostile, and meanwhile to a server that behaves, which has to succeed.
void TestHostileServers::logInBeside(const Server &hostile)
{
    const Server good = add(QStringLiteral("biotime"), m_good, 60); // a busy machine may take long over the other
    m_fixture->sessions().logIn(hostile.id);
    m_fixture->sessions().logIn(good.id);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->sessions().state(good.id).busy == Busy::No, 60000);
    QVERIFY2(m_fixture->status(good) == Status::Active, qPrintable(errorOf(good) ? errorOf(good)->detail : QString()));
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->sessions().state(hostile.id).busy == Busy::No
                                 || m_fixture->sessions().state(hostile.id).waitsForPerson,
                             60000);
}

void TestHostileServers::endsWithAnError_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<Kinds>("expected");
    const auto row = [](const char *name, const Behaviour &behaviour, const Kinds &expected) {
        QTest::newRow(name) << behaviour << expected;
    };
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    const QByteArray block(64 * 1024, 'x');
    const qint64 halfGigabyte = 512LL << 20;

    row("slow by the byte",
        [head](QTcpSocket &socket, const QByteArray &) {
            auto *timer = new QTimer(&socket);
            connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write(" "); });
            socket.write(head + "\r\n");
            timer->start(50);
        },
        {Kind::Timeout});
    row("says nothing", says(""), {Kind::Timeout});
    row("never ending", floods(head + "\r\n", block, halfGigabyte), {Kind::ReplyTooLarge});
    row("512 MiB", floods(head + "Content-Length: 536870912\r\n\r\n", block, halfGigabyte), {Kind::ReplyTooLarge});
    row("512 MiB in chunks",
        floods(head + "Transfer-Encoding: chunked\r\n\r\n", "10000\r\n" + block + "\r\n", halfGigabyte),
        {Kind::ReplyTooLarge});
    row("gzip bomb", // 10 KiB that unpack to 10 MiB, again and again
        floods(head + "Content-Encoding: gzip\r\n\r\n",
               QByteArray::fromHex("1f8b08000000000002ff") + qCompress(QByteArray(10 << 20, ' ')).mid(6), 64 << 20),
        {Kind::UnexpectedReply, Kind::ReplyTooLarge});
    row("truncated", saysAndCloses(head + "Content-Length: 1000\r\n\r\n{\"token\":\"T"), {Kind::Unreachable});
    row("truncated JSON", saysAndCloses(json("{\"token\":\"T")), {Kind::UnexpectedReply});
    row("Content-Length too large", saysAndCloses(head + "Content-Length: 30\r\n\r\n{\"token\":\"T\"}"),
        {Kind::Unreachable});
    row("Content-Length too small", saysAndCloses(head + "Content-Length: 5\r\n\r\n{\"token\":\"T\"}"),
        {Kind::UnexpectedReply});
    row("Content-Length beyond all", says(head + "Content-Length: 9223372036854775807\r\n\r\n"), {Kind::ReplyTooLarge});
    row("negative Content-Length", saysAndCloses(head + "Content-Length: -1\r\n\r\n"),
        {Kind::UnexpectedReply, Kind::Unreachable});
    row("reset", [](QTcpSocket &socket, const QByteArray &) { MisbehavingServer::reset(socket); }, {Kind::Unreachable});
    row("closed", saysAndCloses(""), {Kind::Unreachable});
    // Which rule ends these depends on the version of Qt.
    const Kinds endedOneWay{Kind::ReplyTooLarge, Kind::UnexpectedReply, Kind::Unreachable};
    row("1xx flood", floods("", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(1000), halfGigabyte), endedOneWay);
    row("100,000 headers", saysAndCloses(head + QByteArray("X-Flood: 1\r\n").repeated(100'000) + "\r\n{}"),
        endedOneWay);
    row("never ending headers", floods(head, QByteArray("X-Flood: 1\r\n").repeated(1000), halfGigabyte), endedOneWay);
    row("never ending header", floods(head + "X-Long: ", block, halfGigabyte), endedOneWay);
    row("never ending status", floods("HTTP/1.1 200 ", block, halfGigabyte), endedOneWay);
    const auto redirect = [](const QByteArray &target) {
        return saysAndCloses("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + target
                             + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    };
    row("redirect to itself", redirect("/api-token-auth/"), {Kind::RedirectRefused});
    row("redirect elsewhere", redirect("%elsewhere%/api-token-auth/"), {Kind::RedirectRefused});
    row("HTML", saysAndCloses(MisbehavingServer::reply("200 OK", "<!doctype html><html><b>hello</b></html>")),
        {Kind::UnexpectedReply});
    row("empty", saysAndCloses(json("")), {Kind::UnexpectedReply});
    row("null", saysAndCloses(json("null")), {Kind::UnexpectedReply});
    row("null token", saysAndCloses(json("{\"token\":null}")), {Kind::UnexpectedReply});
    row("number for a token", saysAndCloses(json("{\"token\":1}")), {Kind::UnexpectedReply});
    row("object for a token", saysAndCloses(json("{\"token\":{\"a\":[]}}")), {Kind::UnexpectedReply});
    row("empty token", saysAndCloses(json("{\"token\":\"\"}")), {Kind::UnexpectedReply});
    row("duplicate key, last one null", saysAndCloses(json("{\"token\":\"T\",\"token\":null}")),
        {Kind::UnexpectedReply});
    row("100,000 arrays", saysAndCloses(json(nested(100'000, "[", "]"))), {Kind::UnexpectedReply});
    row("100,000 objects", saysAndCloses(json(nested(100'000, "{\"a\":", "}"))), {Kind::UnexpectedReply});
    row("100,000 levels without end", saysAndCloses(json(QByteArray("[").repeated(100'000))), {Kind::UnexpectedReply});
    row("invalid UTF-8", saysAndCloses(json("{\"token\":\"\xff\xfe\xc0\x80\"}")), {Kind::UnexpectedReply});
    row("NUL", saysAndCloses(json(QByteArray("{\"token\":\"a\0b\"}", 15))), {Kind::UnexpectedReply});
    row("escaped NUL", saysAndCloses(json("{\"token\":\"a\\u0000b\"}")), {Kind::UnexpectedReply});
    row("control characters around", saysAndCloses(json("\x01\x02{\"token\":\"T\"}")), {Kind::UnexpectedReply});
}

void TestHostileServers::endsWithAnError()
{
    QFETCH(Behaviour, behaviour);
    QFETCH(Kinds, expected);
    MisbehavingServer elsewhere;
    MisbehavingServer hostile;
    hostile.onRequest([&](QTcpSocket &socket, const WireRequest &, int) {
        behaviour(socket, elsewhere.url(QString()).toString().toUtf8());
    });
    const int timeoutSeconds = expected.contains(Kind::Timeout) ? 2 : 60;
    const Server server = add(QStringLiteral("biotime"), hostile, timeoutSeconds);
    QVERIFY(forgetPeak());
    const qint64 before = peakMemory();

    logInBeside(server);

    const auto error = errorOf(server);
    QVERIFY(error);
    QVERIFY2(expected.contains(error->kind), qPrintable(nameOf(error->kind) + QLatin1String(": ") + error->detail));
    const ErrorWords words = errorWords(*error, QStringLiteral("BioTime"));
    QVERIFY(!words.reason.isEmpty() && !words.sentence.isEmpty());
    const QString told = words.text() + error->detail + error->serverText + error->target;
    QVERIFY2(!told.contains(password), qPrintable(told));
    QCOMPARE(elsewhere.connectionCount(), 0);
    QCOMPARE(hostile.requests().size(), 1);
    const qint64 growth = peakMemory() - before;
    QVERIFY2(growth < allowedGrowth, qPrintable(QStringLiteral("%1 MiB more").arg(growth >> 20)));
}

void TestHostileServers::staysWithTls()
{
    MisbehavingServer elsewhere;
    MisbehavingServer hostile(MisbehavingServer::Protocol::Https);
    hostile.answerAndClose("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + elsewhere.url().toEncoded()
                           + "\r\nContent-Length: 0\r\n\r\n");
    const Server server = add(QStringLiteral("biotime"), hostile);
    m_fixture->sessions().logIn(server.id);
    QVERIFY(m_fixture->question<CertificateQuestion>());
    m_fixture->answer(Confirmed{});
    QVERIFY(m_fixture->waitIdle(server));
    QCOMPARE(errorOf(server)->kind, Kind::RedirectRefused);
    QCOMPARE(hostile.requests().size(), 1);
    QCOMPARE(elsewhere.connectionCount(), 0);
}

void TestHostileServers::survivesOddTimes_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QByteArray>("body");
    for (const char *expire : {"-62167219200", "292277026596", "9223372036854775807", "-9223372036854775808", "0", "-1",
                               "1.5", "1e300", "-1e300", "\"\"", "\"soon\"", "null", "[]", "true"}) {
        QTest::addRow("expire %s", expire) << QStringLiteral("hummingbird") << hummingbirdToken(expire);
    }
    for (const char *end : {"0000-01-01T00:00:00", "-0001-01-01T00:00:00", "292277026596-12-04T15:30:08",
                            "9999-99-99T99:99:99", "2026-02-30T00:00:00", "", "<b>"}) {
        QTest::addRow("end %s", end) << QStringLiteral("assetscontrols") << assetsToken(end);
    }
}

//! A token is a token; an end that makes no sense is none. All that is shown is computed from it.
void TestHostileServers::survivesOddTimes()
{
    QFETCH(QString, provider);
    QFETCH(QByteArray, body);
    MisbehavingServer hostile;
    hostile.answerAndClose(json(body));
    const Server server = add(provider, hostile);

    logInBeside(server);

    const ServerState state = m_fixture->sessions().state(server.id);
    if (state.times) {
        const auto end = state.times->expiresAt;
        QVERIFY(!end || (toMs(*end) > 0 && toMs(*end) < 253'402'300'800'000)); // 1970 to 9999
        QVERIFY(!expiresInText(state, m_clock.now()).isEmpty());
    } else {
        QVERIFY(state.lastError);
        QCOMPARE(state.lastError->kind, Kind::UnexpectedReply);
    }
    QVERIFY(!statusText(state, m_fixture->status(server), provider).isEmpty());
    QCOMPARE(hostile.requests().size(), 1); // and no storm of renewals
}

void TestHostileServers::takesOnlyTokensThatFitAHeader_data()
{
    QTest::addColumn<QByteArray>("inJson");
    QTest::addColumn<QString>("token"); // empty: refused
    QTest::newRow("CR LF") << QByteArray(R"(T\r\nX-Injected: 1)") << QString();
    QTest::newRow("LF") << QByteArray(R"(T\nX)") << QString();
    QTest::newRow("terminal escape") << QByteArray(R"(\u001b[31mT)") << QString();
    QTest::newRow("DEL") << QByteArray(R"(T\u007f)") << QString();
    QTest::newRow("quotes") << QByteArray(R"(a'b\"c`d$(e))") << QStringLiteral("a'b\"c`d$(e)");
    QTest::newRow("HTML") << QByteArray(R"(<img src=x onerror=1>)") << QStringLiteral("<img src=x onerror=1>");
}

void TestHostileServers::takesOnlyTokensThatFitAHeader()
{
    QFETCH(QByteArray, inJson);
    QFETCH(QString, token);
    MisbehavingServer hostile;
    hostile.answerAndClose(json("{\"token\":\"" + inJson + "\"}"));
    const Server server = add(QStringLiteral("biotime"), hostile);

    logInBeside(server);

    if (token.isEmpty()) {
        QVERIFY(errorOf(server));
        QCOMPARE(errorOf(server)->kind, Kind::UnexpectedReply);
        return;
    }
    std::optional<QString> held;
    m_fixture->sessions().heldSession(server.id, [&held](const Result<Session, AuthError> &session) {
        held = session ? session->token.revealText() : QString();
    });
    QTRY_COMPARE(held, token);
}

void TestHostileServers::fetchesNoCaptchaFromElsewhere_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("another host") << QByteArray("%elsewhere%/captcha.png");
    QTest::newRow("without a scheme") << QByteArray("//%elsewherehost%/captcha.png");
    QTest::newRow("file") << QByteArray("file:///etc/passwd");
    QTest::newRow("user in it") << QByteArray("http://127.0.0.1@%elsewherehost%/captcha.png");
    QTest::newRow("backslashes") << QByteArray("\\\\\\\\%elsewherehost%\\\\captcha.png");
}

void TestHostileServers::fetchesNoCaptchaFromElsewhere()
{
    QFETCH(QByteArray, path);
    MisbehavingServer elsewhere;
    path.replace("%elsewherehost%", "127.0.0.1:" + QByteArray::number(elsewhere.serverPort()));
    path.replace("%elsewhere%", elsewhere.url(QString()).toString().toUtf8());
    MisbehavingServer hostile;
    hostile.onRequest([path](QTcpSocket &socket, const WireRequest &request, int) {
        const bool isLogIn = request.line().startsWith("POST");
        socket.write(isLogIn ? json("{\"code\":403,\"text\":\"Captcha required\"}")
                             : json("{\"code\":200,\"data\":{\"captcha_id\":1,\"pic_path\":\"" + path + "\"}}"));
        socket.disconnectFromHost();
    });
    const Server server = add(QStringLiteral("xswitch"), hostile);

    logInBeside(server);

    QCOMPARE(elsewhere.connectionCount(), 0);
    QVERIFY(errorOf(server) || m_fixture->sessions().state(server.id).waitsForPerson);
}

void TestHostileServers::handsOddCaptchasToWhoCanJudge_data()
{
    QTest::addColumn<QByteArray>("picture");
    QTest::addColumn<bool>("isAsked"); // the dialog's own test says what it makes of it
    QTest::newRow("HTML") << QByteArray("<!doctype html><html></html>") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("JSON") << QByteArray("{\"code\":500}") << false;
    QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << true;
    QTest::newRow("truncated") << QByteArray::fromHex("89504e470d0a1a0a0000") << true;
    QTest::newRow("claims 60000 x 60000")
        << QByteArray::fromHex("89504e470d0a1a0a0000000d494844520000ea600000ea600802000000") << true;
    QTest::newRow("2 MiB") << QByteArray(2 << 20, 'x') << false;
}

void TestHostileServers::handsOddCaptchasToWhoCanJudge()
{
    QFETCH(QByteArray, picture);
    QFETCH(bool, isAsked);
    MisbehavingServer hostile;
    hostile.onRequest([picture](QTcpSocket &socket, const WireRequest &request, int) {
        if (request.line().startsWith("POST")) {
            socket.write(json("{\"code\":403,\"text\":\"Captcha required\"}"));
        } else if (request.line().contains("/captchas?") || request.line().contains("login=")) {
            socket.write(json("{\"code\":200,\"data\":{\"captcha_id\":42,\"pic_path\":\"/api/captchas/42\"}}"));
        } else {
            socket.write(MisbehavingServer::reply("200 OK", picture, {"Content-Type: image/png", "Connection: close"}));
        }
        socket.disconnectFromHost();
    });
    const Server server = add(QStringLiteral("xswitch"), hostile);

    logInBeside(server);

    if (isAsked) {
        const auto question = m_fixture->question<CaptchaQuestion>();
        QVERIFY(question);
        QCOMPARE(question->image, picture);
    } else {
        QVERIFY(errorOf(server));
        QVERIFY2(errorOf(server)->kind == Kind::CaptchaUnreadable || errorOf(server)->kind == Kind::ReplyTooLarge,
                 qPrintable(nameOf(errorOf(server)->kind)));
    }
}

QTEST_GUILESS_MAIN(TestHostileServers)
#include "tst_hostileservers.moc"
