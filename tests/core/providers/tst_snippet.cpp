// SPDX-License-Identifier: MIT
#include "core/providers/snippet.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace tokenrack;

namespace {

TokenUse headerUse(const QString &token, const QString &url = QStringLiteral("https://h:1/api?page=1&size=2"))
{
    return {.method = HttpMethod::Get,
            .exampleUrl = QUrl(url),
            .headers = {{"x-token", token.toUtf8()}, {"app_id", "a"}},
            .place = QStringLiteral("X-Token")};
}

TokenUse bodyUse(const QString &token)
{
    return {.method = HttpMethod::Post,
            .exampleUrl = QUrl(QStringLiteral("http://h:8092/OpenApi/Admin")),
            .bodyFields = {{QStringLiteral("FTokenID"), token}, {QStringLiteral("FAction"), QStringLiteral("Query")}},
            .place = QStringLiteral("FTokenID")};
}

QString snippetOf(SnippetKind kind, const TokenUse &use)
{
    return snippet(kind, use, Secret("T"));
}

QByteArray outputOf(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return "failed: " + process.readAllStandardError();
    }
    return process.readAllStandardOutput();
}

//! What curl would get to see as its arguments.
QByteArrayList curlArguments(const QString &line)
{
    const QString script = QStringLiteral("curl() { printf '%s\\0' \"$@\"; }\n") + line;
    QByteArrayList arguments = outputOf(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script}, {}).split('\0');
    arguments.removeLast();
    return arguments;
}

//! What requests would get to see, through a module that stands in for it.
QJsonObject pythonArguments(const QString &script)
{
    const QTemporaryDir folder;
    QFile module(folder.filePath(QStringLiteral("requests.py")));
    if (!module.open(QIODevice::WriteOnly)) {
        return {};
    }
    module.write(R"(
import json as j
def plain(value):
    return value.decode() if isinstance(value, bytes) else value
class Response:
    status_code, text = 0, ""
def call(method):
    def record(url, headers={}, json={}, timeout=None):
        headers = {name: plain(value) for name, value in headers.items()}
        print(j.dumps({"method": method, "url": url, "headers": headers, "json": json, "timeout": timeout}))
        return Response()
    return record
get, post, delete = call("get"), call("post"), call("delete")
)");
    module.close();
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PYTHONPATH"), folder.path());
    environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    const QByteArray output = outputOf(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), script}, environment);
    return QJsonDocument::fromJson(output.left(output.indexOf('\n'))).object();
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class SnippetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAsExpected_data();
    void looksAsExpected();
    void survivesItsLanguage_data();
    void survivesItsLanguage();
    void quotesTheAddress();
    void showsNoUserOfTheAddress();
    void namesTheMethod();
};

void SnippetTest::looksAsExpected_data()
{
    QTest::addColumn<SnippetKind>("kind");
    QTest::addColumn<bool>("inBody");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, SnippetKind kind, bool inBody, const char *expected) {
        QTest::newRow(name) << kind << inBody << QString::fromUtf8(expected);
    };
    row("token", SnippetKind::Token, false, "T");
    row("header", SnippetKind::Header, false, "x-token: T");
    row("header, in the body", SnippetKind::Header, true, R"("FTokenID": "T")");
    row("curl", SnippetKind::Curl, false, "curl -H 'x-token: T' -H 'app_id: a' 'https://h:1/api?page=1&size=2'");
    row("curl, in the body", SnippetKind::Curl, true,
        R"(curl -H 'Content-Type: application/json' --data '{"FTokenID":"T","FAction":"Query"}' 'http://h:8092/OpenApi/Admin')");
    row("Python", SnippetKind::Python, false, R"(import requests

response = requests.get(
    "https://h:1/api?page=1&size=2",
    headers={"x-token": "T", "app_id": "a"},
    timeout=30,
)
print(response.status_code, response.text))");
    row("Python, in the body", SnippetKind::Python, true, R"(import requests

response = requests.post(
    "http://h:8092/OpenApi/Admin",
    json={"FTokenID": "T", "FAction": "Query"},
    timeout=30,
)
print(response.status_code, response.text))");
    row("PowerShell", SnippetKind::PowerShell, false,
        "Invoke-RestMethod -Uri 'https://h:1/api?page=1&size=2' -Headers @{ 'x-token' = 'T'; 'app_id' = 'a' }");
    row("PowerShell, in the body", SnippetKind::PowerShell, true,
        "Invoke-RestMethod -Method Post -Uri 'http://h:8092/OpenApi/Admin' -ContentType 'application/json; "
        R"(charset=utf-8' -Body '{"FTokenID":"T","FAction":"Query"}')");
}

void SnippetTest::looksAsExpected()
{
    QFETCH(SnippetKind, kind);
    QFETCH(bool, inBody);

    const QString token = QStringLiteral("T");

    QTEST(snippetOf(kind, inBody ? bodyUse(token) : headerUse(token)), "expected");
}

void SnippetTest::survivesItsLanguage_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("inPowerShell");

    const auto row = [](const char *name, const QString &token, const QString &inPowerShell) {
        QTest::newRow(name) << token << inPowerShell;
    };
    const auto same = [row](const char *name, const QString &token) { row(name, token, token); };
    same("plain", QStringLiteral("eyJhbGciOiJIUzI1NiJ9.e30.x-_"));
    row("single quotes", QStringLiteral("'a''b'"), QStringLiteral("''a''''b''"));
    row("out of the quotes", QStringLiteral("'; touch /tmp/x; echo '"), QStringLiteral("''; touch /tmp/x; echo ''"));
    same("double quotes", QStringLiteral("\"a\"\"b\""));
    same("backslashes", QStringLiteral("\\a\\\\b\\n\\u0041\\"));
    same("command", QStringLiteral("$(id)`id`${HOME}$HOME!!"));
    same("brackets and globs", QStringLiteral("[a-z]*?{1,2}~!#&|;<>(){}"));
    same("percent", QStringLiteral("%s%n%%41%PATH%"));
    same("at sign", QStringLiteral("@/etc/passwd"));
    same("inner space", QStringLiteral("a  b"));
    same("Chinese", QStringLiteral("\u4ee4\u724c"));
    same("beyond 16 bits", QString::fromUtf8("\xf0\x9f\x94\x91"));
    row("typographic quotes", QStringLiteral("\u2018a\u2019\u201ab\u201b\u201c"),
        QStringLiteral("\u2018\u2018a\u2019\u2019\u201a\u201ab\u201b\u201b\u201c"));
    same("line separator", QStringLiteral("a\u2028b\u0085c"));
    same("f-string", QStringLiteral("{token}{{}}"));
}

void SnippetTest::survivesItsLanguage()
{
    QFETCH(QString, token);
    QFETCH(QString, inPowerShell);
    const TokenUse inHeader = headerUse(token);
    const TokenUse inBody = bodyUse(token);

    const QByteArrayList curl = curlArguments(snippetOf(SnippetKind::Curl, inHeader));
    QCOMPARE(curl,
             QByteArrayList({"-H", "x-token: " + token.toUtf8(), "-H", "app_id: a", "https://h:1/api?page=1&size=2"}));

    const QByteArrayList curlBody = curlArguments(snippetOf(SnippetKind::Curl, inBody));
    QCOMPARE(curlBody.value(2), QByteArray("--data"));
    QCOMPARE(objectOf(curlBody.value(3)).value(QLatin1String("FTokenID")).toString(), token);
    QCOMPARE(curlBody.size(), 5);

    const QJsonObject python = pythonArguments(snippetOf(SnippetKind::Python, inHeader));
    QCOMPARE(python.value(QLatin1String("headers")).toObject().value(QLatin1String("x-token")).toString(), token);
    QCOMPARE(python.value(QLatin1String("url")).toString(), QStringLiteral("https://h:1/api?page=1&size=2"));
    const QJsonObject pythonBody = pythonArguments(snippetOf(SnippetKind::Python, inBody));
    QCOMPARE(pythonBody.value(QLatin1String("json")).toObject().value(QLatin1String("FTokenID")).toString(), token);
    QCOMPARE(pythonBody.value(QLatin1String("method")).toString(), QStringLiteral("post"));

    const QString powerShell = snippetOf(SnippetKind::PowerShell, inHeader);
    QVERIFY2(powerShell.contains(QStringLiteral("'x-token' = '%1';").arg(inPowerShell)), qPrintable(powerShell));

    const QString field = snippetOf(SnippetKind::Header, inBody);
    QCOMPARE(objectOf('{' + field.toUtf8() + '}').value(QLatin1String("FTokenID")).toString(), token);
    QCOMPARE(snippetOf(SnippetKind::Header, inHeader), QStringLiteral("x-token: ") + token);
    QCOMPARE(snippet(SnippetKind::Token, inHeader, Secret::fromText(token)), token);
}

void SnippetTest::quotesTheAddress()
{
    const QString hostile = QStringLiteral("http://[::1]:80/it's$(id)`id`\\\"/{a,b}?x='&y=[1-3]");
    const TokenUse use = headerUse(QStringLiteral("T"), hostile);
    const QByteArray encoded = QUrl(hostile).toEncoded();

    const QByteArrayList curl = curlArguments(snippetOf(SnippetKind::Curl, use));

    QCOMPARE(curl.first(), QByteArray("--globoff"));
    QCOMPARE(curl.last(), encoded);
    QCOMPARE(pythonArguments(snippetOf(SnippetKind::Python, use)).value(QLatin1String("url")).toString().toUtf8(),
             encoded);
}

void SnippetTest::showsNoUserOfTheAddress()
{
    const TokenUse use = headerUse(QStringLiteral("T"), QStringLiteral("http://user:SENTINEL@h/x#SENTINEL"));

    for (const SnippetKind kind : {SnippetKind::Curl, SnippetKind::Python, SnippetKind::PowerShell}) {
        const QString text = snippetOf(kind, use);
        QVERIFY2(!text.contains(QLatin1String("SENTINEL")), qPrintable(text));
        QVERIFY(text.contains(QLatin1String("http://h/x")));
    }
}

void SnippetTest::namesTheMethod()
{
    TokenUse use = headerUse(QStringLiteral("T"), QStringLiteral("http://h/"));
    use.method = HttpMethod::Delete;
    QVERIFY(snippetOf(SnippetKind::Curl, use).startsWith(QLatin1String("curl -X DELETE -H")));
    QVERIFY(snippetOf(SnippetKind::Python, use).contains(QLatin1String("requests.delete(")));
    QVERIFY(snippetOf(SnippetKind::PowerShell, use).contains(QLatin1String("-Method Delete")));

    use.method = HttpMethod::Post;
    QVERIFY(snippetOf(SnippetKind::Curl, use).startsWith(QLatin1String("curl -X POST -H")));
    QVERIFY(snippetOf(SnippetKind::PowerShell, use).contains(QLatin1String("-Method Post")));
}

QTEST_GUILESS_MAIN(SnippetTest)
#include "tst_snippet.moc"
