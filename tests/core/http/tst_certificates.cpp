// SPDX-License-Identifier: MIT
#include "core/catalog/connectionoptions.h"
#include "core/http/networkmanagers.h"
#include "core/http/networktransport.h"

#include "tests/core/http/exchange.h"
#include "tests/support/misbehavingserver.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslCertificate>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

QString tlsFile(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/tls/") + name;
}

QByteArray sha256Of(const QString &name)
{
    return QSslCertificate::fromPath(tlsFile(name)).first().digest(QCryptographicHash::Sha256);
}

QString caFile()
{
    return tlsFile(QStringLiteral("ca.crt"));
}

HttpRequest postTrusting(const QUrl &url, const Connection &connection)
{
    HttpRequest request = post(url);
    request.connection = connection;
    return request;
}

//! The versions that a ClientHello offers (RFC 8446, sections 4.1.2 and 4.2.1), for example 0x0303 for TLS 1.2.
QList<int> versionsIn(const QByteArray &record)
{
    const auto *bytes = reinterpret_cast<const uchar *>(record.constData());
    const auto number = [&](qsizetype at) { return int(qFromBigEndian<quint16>(bytes + at)); };
    qsizetype at = 5 + 4 + 2 + 32; // record, handshake, version, random
    at += 1 + bytes[at]; // session id
    at += 2 + number(at); // ciphers
    at += 1 + bytes[at]; // compressions
    at += 2;
    while (at + 4 < record.size() && number(at) != 43) {
        at += 4 + number(at + 2);
    }
    QList<int> versions;
    for (qsizetype i = 0; i < bytes[at + 4]; i += 2) {
        versions.append(number(at + 5 + i));
    }
    return versions;
}

//! A kept connection could be used once more, with the certificate that it was opened with.
QByteArray goodReply()
{
    return MisbehavingServer::reply("200 OK", "{}", {"Connection: close"});
}

} // namespace

Q_DECLARE_METATYPE(tokenrack::CertificateProblem)

class CertificatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatAServerShows_data();
    void saysWhatAServerShows();
    void acceptsTheOneThatIsTrusted_data();
    void acceptsTheOneThatIsTrusted();
    void acceptsNoOtherThanTheTrusted_data();
    void acceptsNoOtherThanTheTrusted();
    void takesItsOwnCaFile();
    void readsTheCaFileEachTime();
    void saysWhatIsWrongWithACaFile_data();
    void saysWhatIsWrongWithACaFile();
    void keepsTrustsAtOneOriginApart_data();
    void keepsTrustsAtOneOriginApart();
    void sharesManagersBetweenOrigins();
    void sendsOneAfterTheOther_data();
    void sendsOneAfterTheOther();
    void offersNothingBelowTls12();

private:
    const FixedClock m_clock;
};

void CertificatesTest::saysWhatAServerShows_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("knowsTheIssuer");
    QTest::addColumn<CertificateProblem>("problem");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("issuer");
    const auto row = [](const char *name, const char *shown, bool knows, CertificateProblem problem,
                        const char *subject, const char *issuer) {
        QTest::newRow(name) << QString::fromLatin1(shown) << knows << problem << QString::fromLatin1(subject)
                            << QString::fromLatin1(issuer);
    };
    row("self-signed", "self-signed.crt", false, CertificateProblem::SelfSigned, "localhost", "localhost");
    row("unknown issuer", "ca-signed.crt", false, CertificateProblem::UnknownIssuer, "gw.example", "Test CA");
    row("other host", "other-host.crt", true, CertificateProblem::OtherHost, "other.example", "Test CA");
    row("expired", "expired.crt", true, CertificateProblem::Expired, "gw.example", "Test CA");
    row("like HTML", "second.crt", false, CertificateProblem::SelfSigned, "<b>gw<", "<b>gw<");
}

void CertificatesTest::saysWhatAServerShows()
{
    QFETCH(QString, shown);
    QFETCH(bool, knowsTheIssuer);
    MisbehavingServer server(MisbehavingServer::Protocol::Https);
    server.useCertificate(shown);
    server.answerAndClose(goodReply());
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, postTrusting(server.url(), {.caFile = knowsTheIssuer ? caFile() : QString()}));

    QTRY_COMPARE(exchange.failure(), HttpFailureKind::TlsUntrusted);
    const auto certificate = exchange.result->error().certificate;
    QVERIFY(certificate);
    QCOMPARE(certificate->host, QStringLiteral("127.0.0.1:%1").arg(server.serverPort()));
    QTEST(certificate->subject, "subject");
    QTEST(certificate->issuer, "issuer");
    QCOMPARE(certificate->sha256, sha256Of(shown));
    QFETCH(CertificateProblem, problem);
    QVERIFY(certificate->problems.contains(problem));
    const QSslCertificate file = QSslCertificate::fromPath(tlsFile(shown)).first();
    QCOMPARE(toMs(certificate->validFrom), file.effectiveDate().toMSecsSinceEpoch());
    QCOMPARE(toMs(certificate->validUntil), file.expiryDate().toMSecsSinceEpoch());
    QTRY_COMPARE(server.openConnectionCount(), 0);
    QCOMPARE(server.bytesReceived(), 0);
}

void CertificatesTest::acceptsTheOneThatIsTrusted_data()
{
    QTest::addColumn<QString>("shown");
    for (const char *name : {"self-signed.crt", "second.crt", "ca-signed.crt", "other-host.crt", "expired.crt"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void CertificatesTest::acceptsTheOneThatIsTrusted()
{
    QFETCH(QString, shown);
    MisbehavingServer server(MisbehavingServer::Protocol::Https);
    server.useCertificate(shown);
    server.answerAndClose(goodReply());
    NetworkTransport transport(m_clock);

    for (const QString &ca : {QString(), caFile()}) {
        Exchange exchange;
        exchange.send(transport, postTrusting(server.url(), {.trustedCertificate = sha256Of(shown), .caFile = ca}));

        QTRY_VERIFY(exchange.isDone());
        QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));
    }
    QCOMPARE(server.requests().size(), 2);
}

void CertificatesTest::acceptsNoOtherThanTheTrusted_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("caFile");
    QTest::newRow("self-signed") << QStringLiteral("self-signed.crt") << QString();
    QTest::newRow("of an unknown issuer") << QStringLiteral("ca-signed.crt") << QString();
    QTest::newRow("good by the CA") << QStringLiteral("ca-signed.crt") << caFile();
}

void CertificatesTest::acceptsNoOtherThanTheTrusted()
{
    QFETCH(QString, shown);
    QFETCH(QString, caFile);
    MisbehavingServer server(MisbehavingServer::Protocol::Https);
    server.useCertificate(shown);
    server.answerAndClose(goodReply());
    NetworkTransport transport(m_clock);
    const QByteArray trusted = sha256Of(QStringLiteral("second.crt"));

    for (int i = 0; i < 20; ++i) {
        Exchange exchange;
        exchange.send(transport, postTrusting(server.url(), {.trustedCertificate = trusted, .caFile = caFile}));

        QTRY_COMPARE(exchange.failure(), HttpFailureKind::CertificateChanged);
        QVERIFY(exchange.detail().contains(fingerprintText(trusted)));
        QVERIFY(exchange.detail().contains(fingerprintText(sha256Of(shown))));
        QCOMPARE(exchange.result->error().certificate->sha256, sha256Of(shown));
    }
    QTRY_COMPARE(server.openConnectionCount(), 0);
    QCOMPARE(server.bytesReceived(), 0);
}

void CertificatesTest::takesItsOwnCaFile()
{
    MisbehavingServer server(MisbehavingServer::Protocol::Https);
    server.useCertificate(QStringLiteral("ca-signed.crt"));
    server.answerAndClose(goodReply());
    NetworkTransport transport(m_clock);
    Exchange exchange;
    exchange.send(transport, postTrusting(server.url(), {.caFile = caFile()}));
    QTRY_VERIFY(exchange.isDone());
    QVERIFY2(exchange.succeeded(), qPrintable(exchange.detail()));

    server.useCertificate(QStringLiteral("second.crt"));
    Exchange refused;
    refused.send(transport, postTrusting(server.url(), {.caFile = caFile()}));
    QTRY_COMPARE(refused.failure(), HttpFailureKind::TlsUntrusted);
    QCOMPARE(server.requests().size(), 1);
}

void CertificatesTest::readsTheCaFileEachTime()
{
    MisbehavingServer server(MisbehavingServer::Protocol::Https);
    server.useCertificate(QStringLiteral("ca-signed.crt"));
    server.answerAndClose(goodReply());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ca.pem"));
    QVERIFY(QFile::copy(caFile(), path));
    NetworkTransport transport(m_clock);
    Exchange first;
    first.send(transport, postTrusting(server.url(), {.caFile = path}));
    QTRY_VERIFY(first.succeeded());

    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::copy(tlsFile(QStringLiteral("second.crt")), path));
    Exchange second;
    second.send(transport, postTrusting(server.url(), {.caFile = path}));
    QTRY_COMPARE(second.failure(), HttpFailureKind::TlsUntrusted);
    QCOMPARE(server.requests().size(), 1);
}

void CertificatesTest::saysWhatIsWrongWithACaFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << QByteArray() << QStringLiteral("there is no file %1");
    QTest::newRow("empty") << QByteArray("") << QStringLiteral("%1 holds no certificate in PEM form");
    QTest::newRow("no PEM") << QByteArray("<html>") << QStringLiteral("%1 holds no certificate in PEM form");
    QTest::newRow("broken PEM") << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
                                << QStringLiteral("%1 holds no certificate in PEM form");
    QTest::newRow("too large") << QByteArray(5 * 1024 * 1024, 'x') << QStringLiteral("%1 is too large for a CA file");
    QTest::newRow("folder") << QByteArray("folder") << QStringLiteral("%1 is no file");
}

void CertificatesTest::saysWhatIsWrongWithACaFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    const QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("ca.pem"));
    if (content == "folder") {
        path = folder.path();
    } else if (!content.isNull()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    MisbehavingServer server(MisbehavingServer::Protocol::Https);
    NetworkTransport transport(m_clock);
    Exchange exchange;

    exchange.send(transport, postTrusting(server.url(), {.caFile = path}));

    QVERIFY(!exchange.isDone());
    QTRY_COMPARE(exchange.failure(), HttpFailureKind::CaFileUnusable);
    QVERIFY2(exchange.detail().endsWith(words.arg(path)), qPrintable(exchange.detail()));
    QCOMPARE(server.connectionCount(), 0);
}

void CertificatesTest::keepsTrustsAtOneOriginApart_data()
{
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("one after the other") << false;
    QTest::newRow("at once") << true;
}

//! Qt keeps for each host and port what was trusted there; another server of the catalogue must not gain by it.
void CertificatesTest::keepsTrustsAtOneOriginApart()
{
    QFETCH(bool, atOnce);
    MisbehavingServer server(MisbehavingServer::Protocol::Https);
    server.answerAndClose(goodReply());
    NetworkTransport transport(m_clock);
    const Connection trusting{.trustedCertificate = sha256Of(QStringLiteral("self-signed.crt"))};
    const Connection other{.trustedCertificate = sha256Of(QStringLiteral("second.crt"))};

    for (int round = 0; round < 10; ++round) {
        std::array<Exchange, 4> exchanges;
        const std::array connections{trusting, Connection{}, other, Connection{.caFile = caFile()}};
        for (std::size_t i = 0; i < exchanges.size(); ++i) {
            exchanges[i].send(transport, postTrusting(server.url(), connections[i]));
            if (!atOnce) {
                QTRY_VERIFY(exchanges[i].isDone());
            }
        }
        for (const Exchange &exchange : exchanges) {
            QTRY_VERIFY(exchange.isDone());
        }
        QVERIFY2(exchanges[0].succeeded(), qPrintable(exchanges[0].detail()));
        QCOMPARE(exchanges[1].failure(), HttpFailureKind::TlsUntrusted);
        QCOMPARE(exchanges[2].failure(), HttpFailureKind::CertificateChanged);
        QCOMPARE(exchanges[3].failure(), HttpFailureKind::TlsUntrusted);
        QCOMPARE(server.requests().size(), round + 1);
    }
}

void CertificatesTest::sharesManagersBetweenOrigins()
{
    NetworkManagers managers;
    const auto url = [](int i) { return QUrl(QStringLiteral("https://h%1.example").arg(i)); };
    for (int i = 0; i < 1000; ++i) {
        managers.managerFor(url(i), QNetworkProxy::NoProxy, QByteArray::number(i));
    }
    QCOMPARE(managers.count(), 1U);

    const auto first = managers.managerFor(url(1), QNetworkProxy::NoProxy, "1");
    const auto second = managers.managerFor(url(1), QNetworkProxy::NoProxy, "2");
    QVERIFY(first != second);
    QVERIFY(managers.managerFor(url(1), QNetworkProxy::NoProxy, "1") == first);
    QVERIFY(managers.managerFor(url(1), QNetworkProxy::NoProxy, "2") == second);
    for (int i = 3; i < 100; ++i) {
        managers.managerFor(url(1), QNetworkProxy::NoProxy,
                            QByteArray::number(i)); // nobody holds it, so the next one takes its place
    }
    QCOMPARE(managers.count(), 3U);
}

void CertificatesTest::sendsOneAfterTheOther_data()
{
    QTest::addColumn<bool>("changes");
    QTest::newRow("the same certificate") << false;
    QTest::newRow("changing certificates") << true;
}

//! The next step of a log-in goes out while the connection of the one before is just ending.
void CertificatesTest::sendsOneAfterTheOther()
{
    QFETCH(bool, changes);
    MisbehavingServer server(MisbehavingServer::Protocol::Https);
    server.answerAndClose(goodReply());
    NetworkTransport transport(m_clock);
    const Connection connection{.trustedCertificate = sha256Of(QStringLiteral("self-signed.crt"))};

    for (int i = 0; i < 60; ++i) {
        const bool isTrusted = !changes || i % 2 == 0;
        server.useCertificate(isTrusted ? QStringLiteral("self-signed.crt") : QStringLiteral("second.crt"));
        Exchange exchange;
        exchange.send(transport, postTrusting(server.url(), connection));
        QTRY_VERIFY2(exchange.isDone(), qPrintable(QStringLiteral("request %1").arg(i)));
        QCOMPARE(exchange.succeeded(), isTrusted);
    }
}

void CertificatesTest::offersNothingBelowTls12()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray hello;
    connect(&server, &QTcpServer::newConnection, &server, [&server, &hello] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, &hello] { hello += socket->readAll(); });
    });
    NetworkTransport transport(m_clock);
    Exchange exchange;
    exchange.send(transport, post(QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()))));

    QTRY_VERIFY(hello.size() > 5 && hello.size() >= 5 + qFromBigEndian<quint16>(hello.constData() + 3));
    QCOMPARE(versionsIn(hello), QList<int>({0x0304, 0x0303}));
}

QTEST_GUILESS_MAIN(CertificatesTest)
#include "tst_certificates.moc"
