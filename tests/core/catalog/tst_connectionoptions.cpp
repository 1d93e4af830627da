// SPDX-License-Identifier: MIT
#include "core/catalog/connectionoptions.h"

#include "core/catalog/interchange.h"

#include <QTest>

using namespace tokenrack;

namespace {

const QByteArray pin = QByteArray::fromHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");

Server server(const QString &url = QStringLiteral("https://gw.example"))
{
    return {.id = QUuid::createUuid(),
            .name = QStringLiteral("Gateway"),
            .provider = QStringLiteral("biotime"),
            .url = QUrl(url)};
}

Server trusting(const QString &url = QStringLiteral("https://gw.example"))
{
    Server trusting = server(url);
    setTrustedCertificate(&trusting, pin);
    trusting.options.insert(QLatin1String(option::caFile), QStringLiteral("/home/me/ca.pem"));
    return trusting;
}

QList<Server> read(const QByteArray &file)
{
    const auto result = readServers(file, [](const Server &) { return QList<InputProblem>(); });
    return result ? result->servers : QList<Server>();
}

} // namespace

class TestConnectionOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersACertificate();
    void belongsToOneOrigin_data();
    void belongsToOneOrigin();
    void readsFingerprints_data();
    void readsFingerprints();
    void takesNoTrustFromAFile();
    void writesNoTrustToAFile();
    void keepsTrustThatIsHere();
    void keepsTheAttemptsThatAreAllowed();
};

void TestConnectionOptions::remembersACertificate()
{
    Server some = server();
    QCOMPARE(trustedCertificate(some), QByteArray());
    setTrustedCertificate(&some, pin);
    QCOMPARE(trustedCertificate(some), pin);
    setTrustedCertificate(&some, {});
    QCOMPARE(some.options, Options());
}

void TestConnectionOptions::belongsToOneOrigin_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isTrusted");
    QTest::newRow("same") << QStringLiteral("https://gw.example") << true;
    QTest::newRow("port written out") << QStringLiteral("https://GW.example:443/below") << true;
    QTest::newRow("scheme") << QStringLiteral("http://gw.example:443") << false;
    QTest::newRow("host") << QStringLiteral("https://gw.example.org") << false;
    QTest::newRow("port") << QStringLiteral("https://gw.example:8443") << false;
}

void TestConnectionOptions::belongsToOneOrigin()
{
    QFETCH(QString, url);
    QFETCH(bool, isTrusted);
    Server some = trusting();
    some.url = QUrl(url);
    QCOMPARE(trustedCertificate(some), isTrusted ? pin : QByteArray());
}

void TestConnectionOptions::readsFingerprints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGood");
    const QString plain = QString::fromLatin1(pin.toHex());
    QTest::newRow("plain") << plain << true;
    QTest::newRow("upper case") << plain.toUpper() << true;
    QTest::newRow("colons") << fingerprintText(pin) << true;
    QTest::newRow("two lines") << QString(fingerprintText(pin)).insert(48, QLatin1Char('\n')) << true;
    QTest::newRow("too short") << plain.chopped(2) << false;
    QTest::newRow("too long") << plain + QStringLiteral("00") << false;
    QTest::newRow("no digits") << QString(plain).replace(0, 1, QLatin1Char('g')) << false;
    QTest::newRow("empty") << QString() << false;
}

void TestConnectionOptions::readsFingerprints()
{
    QFETCH(QString, text);
    QFETCH(bool, isGood);
    QCOMPARE(fingerprintFromText(text), isGood ? std::optional(pin) : std::nullopt);
}

void TestConnectionOptions::takesNoTrustFromAFile()
{
    const QByteArray file = "{\"format\":\"tokenrack-servers\",\"version\":1,\"servers\":[{\"name\":\"Gateway\","
                            "\"provider\":\"biotime\",\"url\":\"https://gw.example\",\"options\":{\"timeout_s\":\"30\","
                            "\"ca_file\":\"/tmp/evil.pem\",\"trusted_certificate\":\"https://gw.example:443 "
        + pin.toHex() + "\"}}]}";
    const QList<Server> servers = read(file);
    QCOMPARE(servers.size(), 1);
    QCOMPARE(servers.first().options, Options({{QStringLiteral("timeout_s"), QStringLiteral("30")}}));
}

void TestConnectionOptions::writesNoTrustToAFile()
{
    const QByteArray file = writeServers({trusting()});
    QVERIFY(!file.contains(pin.toHex()));
    QVERIFY(!file.contains("/home/me"));
}

void TestConnectionOptions::keepsTrustThatIsHere()
{
    const Server here = trusting();
    Server imported = server();
    imported.notes = QStringLiteral("new");
    const Server merged = withConnectionOf(here, imported);
    QCOMPARE(merged.options, here.options);
    QCOMPARE(merged.notes, QStringLiteral("new"));
    QCOMPARE(withConnectionOf(server(), trusting()).options, Options());
}

//! A file from somebody else must not switch off what guards an account.
void TestConnectionOptions::keepsTheAttemptsThatAreAllowed()
{
    Server here = server();
    here.options.insert(QLatin1String(option::captchaAfter), QStringLiteral("1"));
    Server imported = server();
    for (const char *limit : {option::captchaAfter, option::lockAfter, option::lockMinutes}) {
        imported.options.insert(QLatin1String(limit), QStringLiteral("100"));
    }
    QCOMPARE(withConnectionOf(here, imported).options, here.options);
}

QTEST_GUILESS_MAIN(TestConnectionOptions)
#include "tst_connectionoptions.moc"
