// SPDX-License-Identifier: MIT
// What the program prints for a shell is pasted into real ones, whatever bytes token, name and address hold.
#include "app/ctl/tokenformats.h"

#include "core/catalog/connectionoptions.h"
#include "core/providers/registry.h"
#include "tests/ctl/ctlworld.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace tokenrack::ctl {

namespace {

constexpr int patienceMs = 30'000;

//! Answers log-ins with a token, and everything else with nothing.
class Loopback : public QTcpServer
{
public:
    explicit Loopback(const QString &token = {})
        : m_token(token)
    {
        connect(this, &QTcpServer::newConnection, this, [this] { take(nextPendingConnection()); });
        listen(QHostAddress::LocalHost);
    }

    // Of the request that came last.
    QByteArray head() const { return m_request.left(m_request.indexOf("\r\n\r\n") + 2); }
    QByteArray body() const { return m_request.mid(m_request.indexOf("\r\n\r\n") + 4); }

private:
    void take(QTcpSocket *socket)
    {
        const auto request = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, request] {
            *request += socket->readAll();
            if (isWhole(*request)) {
                m_request = *request;
                socket->write(answer());
                socket->disconnectFromHost();
            }
        });
    }

    QByteArray answer() const
    {
        if (!head().split('\r').first().contains("token-auth/ ")) {
            return "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
        }
        const QByteArray json = QJsonDocument(QJsonObject{{u"token"_s, m_token}}).toJson();
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(json.size()) + "\r\n\r\n" + json;
    }

    static bool isWhole(const QByteArray &request)
    {
        const qsizetype end = request.indexOf("\r\n\r\n");
        const qsizetype at = request.toLower().indexOf("content-length:");
        const qsizetype length =
            at < 0 ? 0 : request.mid(at + 15, request.indexOf('\r', at) - at - 15).trimmed().toInt();
        return end >= 0 && request.size() >= end + 4 + length;
    }

    const QString m_token;
    QByteArray m_request;
};

//! The value of that header in \a head. Spaces around it have no meaning (RFC 9110, section 5.5).
QByteArray headerIn(const QByteArray &head, const QByteArray &name)
{
    const qsizetype at = head.indexOf("\r\n" + name + ": ") + name.size() + 4;
    return head.mid(at, head.indexOf("\r\n", at) - at).trimmed();
}

//! Lines for a shell that print these variables as a child sees them, one a line.
QString printing(const QStringList &names)
{
    QString lines;
    for (const QString &name : names) {
        lines += u"\nsh -c 'printf \"%s\\n\" \"$"_s + name + u"\"'"_s;
    }
    return lines;
}

const QStringList hostileTexts{
    u"plain"_s,
    u"it's a 'quoted' one"_s,
    u"\"double\" and \\back\\slash\\"_s,
    u"$(touch pwned) `touch pwned` ${HOME} $HOME"_s,
    u"; touch pwned #"_s,
    u"&& touch pwned || touch pwned | touch pwned > pwned"_s,
    u"!! !$ !x ~ * ? [a] {b,c} <(touch pwned)"_s,
    u"%s %d %n \\n \\t \\r \\0 \\x41 \\'"_s,
    u"-n -e --help @/etc/passwd"_s,
    u"'; touch pwned; '"_s,
    u"'\"'\"'\\''"_s,
    u"令牌 – ключ – 🔑"_s,
    u" begins and ends with a space "_s,
    u"ends with a backslash\\"_s,
};

HandedToken handed(const QString &provider, const QString &text, const QUrl &url)
{
    static const ProviderRegistry providers;
    Server server{.id = QUuid::createUuid(), .name = text, .provider = provider, .url = url, .account = text};
    Session session;
    session.token = Secret::fromText(text);
    return {.server = server,
            .use = providers.find(provider)->tokenUse(server, session),
            .session = session,
            .verifiedAt = std::nullopt};
}

} // namespace

class CtlPasteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void envLinesGiveBackEveryByte_data();
    void envLinesGiveBackEveryByte();
    void curlLineSendsEveryByte_data();
    void curlLineSendsEveryByte();
    void theProgramPrintsWhatCanBePasted_data();
    void theProgramPrintsWhatCanBePasted();
    void curlLineTakesTheServersWay();
    void curlLineKeepsTheTokenOutOfArguments_data();
    void curlLineKeepsTheTokenOutOfArguments();

private:
    void addRows();
    //! What the shell printed.
    QByteArray paste(const QString &shell, const QString &text);
    //! What tokenrackctl printed, without any keychain.
    QByteArray printed(const QStringList &arguments, const QByteArray &input = {});
    QByteArray finish(QProcess &process, const QByteArray &input);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void CtlPasteTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = qEnvironmentVariable("PATH");
}

void CtlPasteTest::addRows()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("text");
    for (const QString &shell : {u"sh"_s, u"bash"_s}) {
        for (qsizetype i = 0; i < hostileTexts.size(); ++i) {
            QTest::addRow("%s %d", qPrintable(shell), int(i)) << shell << hostileTexts[i];
        }
    }
}

QByteArray CtlPasteTest::paste(const QString &shell, const QString &text)
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, m_path);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.start(shell, {u"-s"_s}); // as if typed: read from standard input
    return finish(process, text.toUtf8() + '\n');
}

QByteArray CtlPasteTest::printed(const QStringList &arguments, const QByteArray &input)
{
    const QStringList always{u"--profile"_s, m_folder->filePath(u"profile"_s), u"--secrets"_s, u"memory"_s};
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(CtlWorld::program(), always + arguments);
    return finish(process, input);
}

QByteArray CtlPasteTest::finish(QProcess &process, const QByteArray &input)
{
    process.write(input);
    process.closeWriteChannel();
    // In the event loop, in which the server lives.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patienceMs)) {
        return "it goes on";
    }
    return process.readAllStandardOutput();
}

void CtlPasteTest::envLinesGiveBackEveryByte_data()
{
    addRows();
}

void CtlPasteTest::envLinesGiveBackEveryByte()
{
    QFETCH(QString, shell);
    QFETCH(QString, text);
    const HandedToken token = handed(u"hummingbird"_s, text, QUrl(u"http://h/a'b$(touch pwned)"_s));
    QStringList names;
    QByteArray expected;
    const auto all = variables(token);
    for (const auto &[name, value] : all) {
        names += name;
        expected += value.toUtf8() + '\n';
    }
    QCOMPARE(paste(shell, envText(token) + printing(names)), expected);
    QVERIFY(expected.contains(text.toUtf8()));
    QVERIFY(!QFile::exists(m_folder->filePath(u"pwned"_s)));
}

void CtlPasteTest::curlLineSendsEveryByte_data()
{
    addRows();
}

void CtlPasteTest::curlLineSendsEveryByte()
{
    QFETCH(QString, shell);
    QFETCH(QString, text);
    const auto call = [&](const QString &provider, Loopback *server) {
        const QUrl url(u"http://127.0.0.1:%1/it's[1]{a}$(touch pwned)"_s.arg(server->serverPort()));
        paste(shell, curlText(handed(provider, text, url)));
    };
    Loopback header;
    call(u"hummingbird"_s, &header);
    QCOMPARE(headerIn(header.head(), "x-token"), text.toUtf8().trimmed());
    QVERIFY(header.head().startsWith("GET /it's"));

    Loopback body;
    call(u"assetscontrols"_s, &body);
    QVERIFY(body.head().startsWith("POST "));
    QCOMPARE(body.head().toLower().count("\r\ncontent-type:"), 1);
    const HandedToken token = handed(u"assetscontrols"_s, text, {});
    const QJsonObject sent = QJsonDocument::fromJson(body.body()).object();
    QCOMPARE(sent.value(u"FTokenID"_s).toString(), text);
    QVERIFY(!QFile::exists(m_folder->filePath(u"pwned"_s)));
}

void CtlPasteTest::theProgramPrintsWhatCanBePasted_data()
{
    addRows();
}

//! From the server's answer to what the shell makes of it: token, name, account and address are all hostile.
void CtlPasteTest::theProgramPrintsWhatCanBePasted()
{
    QFETCH(QString, shell);
    QFETCH(QString, text);
    Loopback server(text);
    const QString name = text.trimmed(); // as names are kept
    const QString url = u"http://127.0.0.1:%1/it's$(touch$IFS'pwned')&[1]"_s.arg(server.serverPort());
    const QString id = QString::fromUtf8(printed({u"add"_s, u"--provider"_s, u"biotime"_s, u"--name"_s, name,
                                                  u"--url"_s, url, u"--account"_s, text}))
                           .trimmed();
    QVERIFY(!QUuid::fromString(id).isNull());
    const auto format = [&](const QString &which) {
        return QString::fromUtf8(
            printed({u"token"_s, id, u"--format"_s, which, u"--secret"_s, u"password"_s}, "secret\n"));
    };

    const QString env = format(u"env"_s);
    const QByteArray read = paste(shell,
                                  u"eval \"$(cat <<'END'\n"_s + env + u"END\n)\""_s
                                      + printing({u"TOKENRACK_TOKEN"_s, u"TOKENRACK_NAME"_s, u"TOKENRACK_ACCOUNT"_s,
                                                  u"TOKENRACK_URL"_s, u"TOKENRACK_HEADER"_s}));
    QCOMPARE(QString::fromUtf8(read),
             (QStringList{text, name, text, url, u"Authorization: Token "_s + text, {}}.join(u'\n')));

    paste(shell, format(u"curl"_s));
    QVERIFY2(server.head().startsWith("GET /it's$(touch$IFS'pwned')&[1]/"), server.head().constData());
    QCOMPARE(headerIn(server.head(), "Authorization"), ("Token " + text.toUtf8()).trimmed());
    QVERIFY(!QFile::exists(m_folder->filePath(u"pwned"_s)));
}

void CtlPasteTest::curlLineTakesTheServersWay()
{
    Loopback proxy;
    HandedToken token = handed(u"hummingbird"_s, u"token"_s, QUrl(u"http://far.example"_s));
    setProxy(&token.server,
             {.kind = Proxy::Kind::Http, .host = u"127.0.0.1"_s, .port = proxy.serverPort(), .user = u"it's"_s});
    token.proxyPassword = Secret::fromText(u"a \"b\" \\ $c"_s);
    paste(u"sh"_s, curlText(token));
    QVERIFY2(proxy.head().startsWith("GET http://far.example/"), proxy.head().constData());
    QVERIFY2(
        proxy.head().contains("Proxy-Authorization: Basic " + QByteArray("it's:a \"b\" \\ $c").toBase64() + "\r\n"),
        proxy.head().constData());

    token.server.options = {{QLatin1String(option::caFile), u"/etc/our \"own\".pem"_s}};
    QVERIFY(curlText(token).contains(uR"('cacert = "/etc/our \"own\".pem"')"_s));
    setProxy(&token.server, {.kind = Proxy::Kind::None, .host = {}, .port = 0, .user = {}});
    QVERIFY(curlText(token).contains(u"'noproxy = \"*\"'"_s));
    setProxy(&token.server, {.kind = Proxy::Kind::Socks5, .host = u"::1"_s, .port = 1080, .user = {}});
    QVERIFY(curlText(token).contains(u"'proxy = \"socks5h://[::1]:1080\"'"_s));
}

void CtlPasteTest::curlLineKeepsTheTokenOutOfArguments_data()
{
    QTest::addColumn<QString>("provider");
    const ProviderRegistry providers;
    for (const auto &provider : providers.all()) {
        QTest::addRow("%s", qPrintable(provider->id())) << provider->id();
    }
}

void CtlPasteTest::curlLineKeepsTheTokenOutOfArguments()
{
    QFETCH(QString, provider);
    QFile fake(m_folder->filePath(u"curl"_s));
    QVERIFY(fake.open(QIODevice::WriteOnly));
    fake.write("#!/bin/sh\nprintf '%s ' \"$@\"\necho\ncat\n");
    fake.close();
    fake.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_path = m_folder->path() + u':' + m_path;
    const QByteArray told = paste(u"sh"_s, curlText(handed(provider, u"sentinel"_s, QUrl(u"http://h"_s))));
    const QByteArray arguments = told.left(told.indexOf('\n'));
    QVERIFY(arguments.startsWith("--globoff --config - http://h/"));
    QVERIFY(!arguments.contains("sentinel"));
    QVERIFY(told.contains("sentinel"));
}

} // namespace tokenrack::ctl

QTEST_GUILESS_MAIN(tokenrack::ctl::CtlPasteTest)
#include "tst_ctlpaste.moc"
