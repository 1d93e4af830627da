// SPDX-License-Identifier: MIT
// What the program prints for a shell is pasted into real ones, whatever bytes token, name and address hold.
#include "app/ctl/tokenformats.h"

#include "core/catalog/connectionoptions.h"
#include "core/providers/registry.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack::ctl {

namespace {

constexpr int patienceMs = 30'000;

//! Takes one request and answers it with nothing.
class OneRequest : public QTcpServer
{
public:
    OneRequest()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                m_bytes += socket->readAll();
                if (isWhole()) {
                    socket->write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
                    socket->disconnectFromHost();
                }
            });
        });
        listen(QHostAddress::LocalHost);
    }

    QByteArray head() const { return m_bytes.left(m_bytes.indexOf("\r\n\r\n") + 2); }
    QByteArray body() const { return m_bytes.mid(m_bytes.indexOf("\r\n\r\n") + 4); }

private:
    bool isWhole() const
    {
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        const qsizetype at = m_bytes.toLower().indexOf("content-length:");
        const qsizetype length =
            at < 0 ? 0 : m_bytes.mid(at + 15, m_bytes.indexOf('\r', at) - at - 15).trimmed().toInt();
        return end >= 0 && m_bytes.size() >= end + 4 + length;
    }

    QByteArray m_bytes;
};

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
    void curlLineTakesTheServersWay();
    void curlLineKeepsTheTokenOutOfArguments_data();
    void curlLineKeepsTheTokenOutOfArguments();

private:
    void addRows();
    //! What the shell printed.
    QByteArray paste(const QString &shell, const QString &text);

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
    process.write(text.toUtf8() + '\n');
    process.closeWriteChannel();
    // In the event loop, in which the server lives.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patienceMs)) {
        return "the shell goes on";
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
    QStringList lines{envText(token)};
    QByteArray expected;
    const auto all = variables(token);
    for (const auto &[name, value] : all) {
        lines += u"sh -c 'printf \"%s\\n\" \"$"_s + name + u"\"'"_s;
        expected += value.toUtf8() + '\n';
    }
    QCOMPARE(paste(shell, lines.join(u'\n')), expected);
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
    const auto call = [&](const QString &provider, OneRequest *server) {
        const QUrl url(u"http://127.0.0.1:%1/it's[1]{a}$(touch pwned)"_s.arg(server->serverPort()));
        paste(shell, curlText(handed(provider, text, url)));
    };
    OneRequest header;
    call(u"hummingbird"_s, &header);
    // Spaces around a header's value have no meaning (RFC 9110, section 5.5).
    const QByteArray head = header.head();
    const qsizetype at = head.indexOf("\r\nx-token: ") + 11;
    QCOMPARE(head.mid(at, head.indexOf("\r\n", at) - at).trimmed(), text.toUtf8().trimmed());
    QVERIFY(header.head().startsWith("GET /it's"));

    OneRequest body;
    call(u"assetscontrols"_s, &body);
    QVERIFY(body.head().startsWith("POST "));
    QCOMPARE(body.head().toLower().count("\r\ncontent-type:"), 1);
    const HandedToken token = handed(u"assetscontrols"_s, text, {});
    const QJsonObject sent = QJsonDocument::fromJson(body.body()).object();
    QCOMPARE(sent.value(u"FTokenID"_s).toString(), text);
    QVERIFY(!QFile::exists(m_folder->filePath(u"pwned"_s)));
}

void CtlPasteTest::curlLineTakesTheServersWay()
{
    OneRequest proxy;
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
