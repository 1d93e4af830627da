// SPDX-License-Identifier: MIT
#include "core/secrets/storedcredential.h"

#include <QTest>

using namespace tokenrack;

namespace {

StoredCredential usualItem()
{
    return {.provider = QStringLiteral("biotime"),
            .origin = QStringLiteral("http://192.168.1.100:8081"),
            .credential = {.fields = {{QStringLiteral("password"), Secret("pa55")}}}};
}

Server usualServer()
{
    Server server;
    server.provider = QStringLiteral("biotime");
    server.url = QUrl(QStringLiteral("http://192.168.1.100:8081/some/path"));
    return server;
}

} // namespace

class TestStoredCredential : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keyIsTheServersUuid();
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void keepsAllFields();
    void refusesWhatIsNotOurs_data();
    void refusesWhatIsNotOurs();
    void neverQuotesTheSecretInAnError();
    void belongsToItsServerOnly_data();
    void belongsToItsServerOnly();
    void withoutAnAddressBelongsToNoServer();
};

void TestStoredCredential::keyIsTheServersUuid()
{
    QCOMPARE(credentialKey(QUuid(QStringLiteral("{6F2F43A5-0D52-4C6E-9A5B-3D5A7A6A2F10}"))),
             QStringLiteral("tokenrack/6f2f43a5-0d52-4c6e-9a5b-3d5a7a6a2f10"));
}

void TestStoredCredential::comesBackAsItWas_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("plain") << QStringLiteral("pa55");
    QTest::newRow("empty") << QString();
    QTest::newRow("quotes") << QStringLiteral("\"'\\`${x}");
    QTest::newRow("JSON") << QStringLiteral("{\"fields\":{\"password\":\"other\"}}");
    QTest::newRow("line ends") << QStringLiteral("a\nb\r\nc\u2028d");
    QTest::newRow("zero") << QString(QStringLiteral("a") + QChar(0) + QStringLiteral("b"));
    QTest::newRow("control characters") << QStringLiteral("\x01\x1b\x7f");
    QTest::newRow("Chinese") << QStringLiteral("密码 令牌");
    QTest::newRow("beyond 16 bits") << QStringLiteral("🔑");
    QTest::newRow("long") << QString(100'000, QLatin1Char('x'));
}

void TestStoredCredential::comesBackAsItWas()
{
    QFETCH(const QString, password);
    StoredCredential stored = usualItem();
    stored.credential.fields = {{QStringLiteral("password"), Secret::fromText(password)}};
    const Secret item = encodeCredential(stored);
    QVERIFY2(!item.reveal().contains('\n') && !item.reveal().contains('\r') && !item.reveal().contains('\0'),
             "one line without zero bytes");
    const auto decoded = decodeCredential(item);
    QVERIFY(decoded);
    QCOMPARE(decoded->provider, stored.provider);
    QCOMPARE(decoded->origin, stored.origin);
    QCOMPARE(decoded->credential.field(QStringLiteral("password")).revealText(), password);
}

void TestStoredCredential::keepsAllFields()
{
    StoredCredential stored = usualItem();
    stored.credential.fields.insert(QStringLiteral("acting_token"), Secret("act"));
    const auto decoded = decodeCredential(encodeCredential(stored));
    QVERIFY(decoded);
    QVERIFY(decoded->credential == stored.credential);

    stored.credential.fields.clear();
    const auto empty = decodeCredential(encodeCredential(stored));
    QVERIFY(empty);
    QVERIFY(empty->credential.isEmpty());
}

void TestStoredCredential::refusesWhatIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a bare password") << QByteArray("pa55");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("cut") << QByteArray("{\"version\":1,\"provider\":\"biotime\"");
    QTest::newRow("two") << QByteArray("{}{}");
    QTest::newRow("no version") << QByteArray(
        R"({"provider":"biotime","origin":"http://a:1","fields":{"password":"x"}})");
    QTest::newRow("a newer version") << QByteArray(
        R"({"version":2,"provider":"biotime","origin":"http://a:1","fields":{"password":"x"}})");
    QTest::newRow("version as text") << QByteArray(
        R"({"version":"1","provider":"biotime","origin":"http://a:1","fields":{"password":"x"}})");
    QTest::newRow("no provider") << QByteArray(R"({"version":1,"origin":"http://a:1","fields":{"password":"x"}})");
    QTest::newRow("provider as number") << QByteArray(
        R"({"version":1,"provider":5,"origin":"http://a:1","fields":{"password":"x"}})");
    QTest::newRow("no origin") << QByteArray(R"({"version":1,"provider":"biotime","fields":{"password":"x"}})");
    QTest::newRow("empty origin") << QByteArray(
        R"({"version":1,"provider":"biotime","origin":"","fields":{"password":"x"}})");
    QTest::newRow("no fields") << QByteArray(R"({"version":1,"provider":"biotime","origin":"http://a:1"})");
    QTest::newRow("fields as a list") << QByteArray(
        R"({"version":1,"provider":"biotime","origin":"http://a:1","fields":["x"]})");
    QTest::newRow("a field that is null")
        << QByteArray(R"({"version":1,"provider":"biotime","origin":"http://a:1","fields":{"password":null}})");
    QTest::newRow("a field that is a number")
        << QByteArray(R"({"version":1,"provider":"biotime","origin":"http://a:1","fields":{"password":12345}})");
    QTest::newRow("bad UTF-8") << QByteArray("{\"version\":1,\"provider\":\"\xff\xfe");
    QTest::newRow("zero bytes") << QByteArray(64, '\0');
    QTest::newRow("deep") << QByteArray(100'000, '[');
}

void TestStoredCredential::refusesWhatIsNotOurs()
{
    QFETCH(const QByteArray, item);
    const auto decoded = decodeCredential(Secret(item));
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().kind, SecretErrorKind::Unreadable);
}

void TestStoredCredential::neverQuotesTheSecretInAnError()
{
    const auto decoded = decodeCredential(Secret("sentinel-password"));
    QVERIFY(!decoded);
    QVERIFY(!decoded.error().detail.contains(QLatin1String("sentinel")));
}

void TestStoredCredential::belongsToItsServerOnly_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("belongs");
    const QString biotime = QStringLiteral("biotime");
    QTest::newRow("same") << biotime << QStringLiteral("http://192.168.1.100:8081") << true;
    QTest::newRow("another path") << biotime << QStringLiteral("http://192.168.1.100:8081/x") << true;
    QTest::newRow("another provider") << QStringLiteral("xswitch") << QStringLiteral("http://192.168.1.100:8081")
                                      << false;
    QTest::newRow("another host") << biotime << QStringLiteral("http://192.168.1.101:8081") << false;
    QTest::newRow("another port") << biotime << QStringLiteral("http://192.168.1.100:8082") << false;
    QTest::newRow("another scheme") << biotime << QStringLiteral("https://192.168.1.100:8081") << false;
    QTest::newRow("a host that starts alike")
        << biotime << QStringLiteral("http://192.168.1.100.example:8081") << false;
    QTest::newRow("user in front") << biotime << QStringLiteral("http://192.168.1.100:8081@evil.example:8081") << false;
    QTest::newRow("no address") << biotime << QString() << false;
}

void TestStoredCredential::belongsToItsServerOnly()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, url);
    Server server = usualServer();
    QVERIFY(usualItem().belongsTo(server));
    server.provider = provider;
    server.url = QUrl(url);
    QTEST(usualItem().belongsTo(server), "belongs");
}

void TestStoredCredential::withoutAnAddressBelongsToNoServer()
{
    StoredCredential stored = usualItem();
    stored.origin = originOf(QUrl());
    Server server = usualServer();
    server.url = QUrl();
    QVERIFY(!stored.belongsTo(server));
}

QTEST_GUILESS_MAIN(TestStoredCredential)
#include "tst_storedcredential.moc"
