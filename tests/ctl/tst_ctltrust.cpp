// SPDX-License-Identifier: MIT
// tokenrackctl and whom it trusts: certificates, and addresses that changed.
#include "tests/ctl/ctlworld.h"
#include "tests/ctl/terminalrun.h"
#include "tests/support/misbehavingserver.h"

#include "app/profile.h"
#include "core/catalog/connectionoptions.h"
#include "core/catalog/database.h"
#include "core/catalog/sqlitecatalogstore.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QSslCertificate>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack {

namespace {

QByteArray sha256Of(const QString &file)
{
    const auto certificates = QSslCertificate::fromPath(QStringLiteral(TEST_DATA_DIR "/tls/") + file);
    return certificates.first().digest(QCryptographicHash::Sha256);
}

QString hex(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex());
}

} // namespace

class CtlTrustTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void trustsTheGivenCertificate_data();
    void trustsTheGivenCertificate();
    void refusesAnotherCertificateThanGiven();
    void trustsUnseenWhereNobodyAnswers();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void stopsTrusting();
    void failuresNameTheCommand();
    void showsTheCertificateAndAsks_data();
    void showsTheCertificateAndAsks();
    void asksNobodyWithoutATerminal();
    void namesOldAndNewOrigin_data();
    void namesOldAndNewOrigin();
    void sendsElsewhereOnceAccepted_data();
    void sendsElsewhereOnceAccepted();
    void acceptsForNamedServersOnly();

private:
    //! What the catalogue says of the one server's trust.
    QString stored();
    std::unique_ptr<TerminalRun> onTerminal(const QStringList &arguments);

    CtlWorld m_world;
    std::unique_ptr<MisbehavingServer> m_server;
    const QByteArray m_shown = sha256Of(u"self-signed.crt"_s);
};

void CtlTrustTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
}

//! A server of which nobody knows the certificate, and a password for it.
void CtlTrustTest::init()
{
    QCOMPARE(m_world.renew(), QString());
    m_server = std::make_unique<MisbehavingServer>(MisbehavingServer::Protocol::Https);
    m_world.add(u"Gateway 1"_s, u"hummingbird"_s, m_server->url(), u"admin"_s, u"secret"_s);
}

QString CtlTrustTest::stored()
{
    const SystemClock clock;
    const auto database = Database::open(Profile::in(m_world.profile()).database, clock);
    const auto servers = database ? SqliteCatalogStore(**database).load() : StoreError{};
    return servers ? optionValue(servers->constFirst().options, option::trustedCertificate) : u"unreadable"_s;
}

std::unique_ptr<TerminalRun> CtlTrustTest::onTerminal(const QStringList &arguments)
{
    return std::make_unique<TerminalRun>(CtlWorld::program(), m_world.withProfile(arguments), m_world.environment());
}

void CtlTrustTest::trustsTheGivenCertificate_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("hex") << hex(m_shown);
    QTest::newRow("capitals") << hex(m_shown).toUpper();
    QTest::newRow("colons") << fingerprintText(m_shown);
    QTest::newRow("colons, small") << fingerprintText(m_shown).toLower();
}

void CtlTrustTest::trustsTheGivenCertificate()
{
    QFETCH(QString, text);
    const CtlRun trusted = m_world.run({u"--no-prompt"_s, u"trust"_s, u"Gateway 1"_s, u"--fingerprint"_s, text});
    QVERIFY2(trusted.status == 0, trusted.err.constData());
    QVERIFY2(trusted.out.contains(fingerprintText(m_shown).toLatin1()), trusted.out.constData());
    QCOMPARE(trusted.err, QByteArray());
    QVERIFY(stored().endsWith(hex(m_shown)));
    QCOMPARE(m_server->connectionCount(), 1);
    QCOMPARE(m_server->bytesReceived(), 0);

    m_server->answerAndClose(MisbehavingServer::reply("500 Internal Server Error", "{}"));
    QCOMPARE(m_world.run({u"--no-prompt"_s, u"login"_s, u"Gateway 1"_s}).status, 9); // it came to an answer
    QVERIFY(m_server->bytesReceived() > 0);
}

void CtlTrustTest::refusesAnotherCertificateThanGiven()
{
    const QByteArray other = sha256Of(u"second.crt"_s);
    const CtlRun refused = m_world.run({u"trust"_s, u"Gateway 1"_s, u"--fingerprint"_s, hex(other)});
    QCOMPARE(refused.status, 7);
    QCOMPARE(refused.out, QByteArray());
    QVERIFY2(refused.err.contains(fingerprintText(other).toLatin1()), refused.err.constData());
    QVERIFY2(refused.err.contains(fingerprintText(m_shown).toLatin1()), refused.err.constData());
    QCOMPARE(stored(), QString());
    QCOMPARE(m_server->bytesReceived(), 0);
}

void CtlTrustTest::trustsUnseenWhereNobodyAnswers()
{
    m_server->close();
    const CtlRun trusted = m_world.run({u"--json"_s, u"trust"_s, u"Gateway 1"_s, u"--fingerprint"_s, hex(m_shown)});
    QVERIFY2(trusted.status == 0, trusted.err.constData());
    QVERIFY2(trusted.err.contains("could not be compared"), trusted.err.constData());
    QCOMPARE(trusted.json()[u"trusted_sha256"_s].toString(), hex(m_shown));
    QVERIFY(stored().endsWith(hex(m_shown)));
}

void CtlTrustTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    const QString fingerprint = u"--fingerprint"_s;
    QTest::newRow("too short") << QStringList{u"Gateway 1"_s, fingerprint, hex(m_shown).chopped(1)} << 2
                               << QByteArray("64 hexadecimal digits");
    QTest::newRow("too long") << QStringList{u"Gateway 1"_s, fingerprint, hex(m_shown) + u'0'} << 2
                              << QByteArray("64 hexadecimal digits");
    QTest::newRow("SHA-1") << QStringList{u"Gateway 1"_s, fingerprint, hex(m_shown).left(40)} << 2
                           << QByteArray("64 hexadecimal digits");
    QTest::newRow("empty") << QStringList{u"Gateway 1"_s, fingerprint, QString()} << 2
                           << QByteArray("64 hexadecimal digits");
    QTest::newRow("no digits") << QStringList{u"Gateway 1"_s, fingerprint, QString(64, u'g')} << 2
                               << QByteArray("64 hexadecimal digits");
    QTest::newRow("both") << QStringList{u"Gateway 1"_s, u"--remove"_s, fingerprint, hex(m_shown)} << 2
                          << QByteArray("do not go together");
    QTest::newRow("plain http") << QStringList{u"Plain"_s, fingerprint, hex(m_shown)} << 2 << QByteArray("https");
    QTest::newRow("no server") << QStringList{u"Nobody"_s, fingerprint, hex(m_shown)} << 10 << QByteArray("Nobody");
}

void CtlTrustTest::saysWhatIsWrong()
{
    QFETCH(QStringList, more);
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    m_world.add(u"Plain"_s, u"hummingbird"_s, QUrl(u"http://127.0.0.1:1"_s), u"admin"_s);
    const CtlRun run = m_world.run(QStringList{u"trust"_s} + more);
    QCOMPARE(run.status, status);
    QVERIFY2(run.err.contains(words), run.err.constData());
    QCOMPARE(m_server->connectionCount(), 0);
}

void CtlTrustTest::stopsTrusting()
{
    QCOMPARE(m_world.run({u"trust"_s, u"Gateway 1"_s, u"--fingerprint"_s, hex(m_shown)}).status, 0);
    const CtlRun removed = m_world.run({u"--json"_s, u"trust"_s, u"Gateway 1"_s, u"--remove"_s});
    QVERIFY2(removed.status == 0, removed.err.constData());
    QVERIFY(removed.json()[u"trusted_sha256"_s].isNull());
    QCOMPARE(stored(), QString());
    QCOMPARE(m_world.run({u"--no-prompt"_s, u"login"_s, u"Gateway 1"_s}).status, 7);
    QCOMPARE(m_world.run({u"trust"_s, u"Gateway 1"_s, u"--remove"_s}).status, 0); // nothing to do is no failure
    QCOMPARE(m_server->bytesReceived(), 0);
}

void CtlTrustTest::failuresNameTheCommand()
{
    const QByteArray command = "tokenrackctl trust 'Gateway 1' --fingerprint SHA256";
    const CtlRun unknown = m_world.run({u"--no-prompt"_s, u"login"_s, u"Gateway 1"_s});
    QCOMPARE(unknown.status, 7);
    QVERIFY2(unknown.err.contains(command), unknown.err.constData());
    QVERIFY2(unknown.err.contains(fingerprintText(m_shown).toLatin1()), unknown.err.constData());

    QCOMPARE(m_world.run({u"trust"_s, u"Gateway 1"_s, u"--fingerprint"_s, hex(m_shown)}).status, 0);
    m_server->useCertificate(u"second.crt"_s);
    const CtlRun changed = m_world.run({u"--no-prompt"_s, u"token"_s, u"Gateway 1"_s});
    QCOMPARE(changed.status, 7);
    QVERIFY2(changed.err.contains(command), changed.err.constData());
    QVERIFY2(changed.err.contains(fingerprintText(m_shown).toLatin1()), changed.err.constData());
    QVERIFY2(changed.err.contains(fingerprintText(sha256Of(u"second.crt"_s)).toLatin1()), changed.err.constData());
    QCOMPARE(m_server->bytesReceived(), 0);
}

void CtlTrustTest::showsTheCertificateAndAsks_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("status");
    QTest::newRow("Enter") << QByteArray() << 7;
    QTest::newRow("no") << QByteArray("n") << 7;
    QTest::newRow("yes") << QByteArray("y") << 0;
}

void CtlTrustTest::showsTheCertificateAndAsks()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, status);
    const auto terminal = onTerminal({u"trust"_s, u"Gateway 1"_s});
    QVERIFY2(terminal->waitFor("Trust this one certificate for this server? [y/N]"), terminal->screen().constData());
    terminal->type(typed);
    QCOMPARE(terminal->finish(), status);
    const QByteArray screen = terminal->screen();
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(m_server->serverPort());
    for (const QByteArray &line : {host, QByteArray("signed by itself"), QByteArray("Made out for: localhost"),
                                   QByteArray("Issued by: localhost"), QByteArray("Valid: from 20"),
                                   "SHA-256: " + fingerprintText(m_shown).toLatin1()}) {
        QVERIFY2(screen.contains(line), (line + " is missing in " + screen).constData());
    }
    QCOMPARE(stored().endsWith(hex(m_shown)), status == 0);
    QCOMPARE(m_server->bytesReceived(), 0);
}

void CtlTrustTest::asksNobodyWithoutATerminal()
{
    const CtlRun piped = m_world.run({u"trust"_s, u"Gateway 1"_s}, "y\n");
    QCOMPARE(piped.status, 2);
    QVERIFY2(piped.err.contains("--fingerprint"), piped.err.constData());
    QCOMPARE(onTerminal({u"--no-prompt"_s, u"trust"_s, u"Gateway 1"_s})->finish(), 2);
    QCOMPARE(m_server->connectionCount(), 0);
    QCOMPARE(stored(), QString());
}

void CtlTrustTest::namesOldAndNewOrigin_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("login") << QStringList{u"login"_s, u"Gateway 1"_s};
    QTest::newRow("login, all") << QStringList{u"login"_s, u"--all"_s};
    QTest::newRow("token") << QStringList{u"token"_s, u"Gateway 1"_s};
    QTest::newRow("refresh") << QStringList{u"refresh"_s, u"Gateway 1"_s};
    QTest::newRow("exec") << QStringList{u"exec"_s, u"Gateway 1"_s, u"--"_s, u"true"_s};
}

void CtlTrustTest::namesOldAndNewOrigin()
{
    QFETCH(QStringList, command);
    const QUrl moved = m_world.sandbox().hummingbird().baseUrl();
    QCOMPARE(m_world.run({u"edit"_s, u"Gateway 1"_s, u"--url"_s, moved.toString()}).status, 0);
    m_world.sandbox().hummingbird().http().clearRequests();
    const CtlRun refused = m_world.run(QStringList{u"--no-prompt"_s, u"--json"_s} + command);
    QCOMPARE(refused.status, 1);
    for (const QString &part : {originOf(m_server->url()), originOf(moved), u"Nothing was sent."_s,
                                u"tokenrackctl login 'Gateway 1' --accept-origin"_s}) {
        QVERIFY2(refused.err.contains(part.toUtf8()), refused.err.constData());
    }
    if (command.constFirst() == u"login"_s) {
        const QJsonValue result = refused.json()[u"results"_s][0];
        QCOMPARE(result[u"error"_s].toString(), u"origin_changed"_s);
        QCOMPARE(result[u"stored_for"_s][u"url"_s].toString(), originOf(m_server->url()));
        QCOMPARE(result[u"stored_for"_s][u"provider"_s].toString(), u"hummingbird"_s);
    }
    QVERIFY(m_world.sandbox().hummingbird().http().requests().isEmpty());
    QCOMPARE(m_server->connectionCount(), 0);
}

void CtlTrustTest::sendsElsewhereOnceAccepted_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("login") << QStringList{u"login"_s};
    QTest::newRow("token") << QStringList{u"token"_s};
    QTest::newRow("refresh") << QStringList{u"refresh"_s};
    QTest::newRow("exec") << QStringList{u"exec"_s};
}

void CtlTrustTest::sendsElsewhereOnceAccepted()
{
    QFETCH(QStringList, command);
    m_world.add(u"Moved"_s, u"biotime"_s, QUrl(u"http://127.0.0.1:1"_s), u"admin"_s, u"demo-admin"_s);
    const QString moved = m_world.sandbox().bioTime().baseUrl().toString();
    QCOMPARE(m_world.run({u"edit"_s, u"Moved"_s, u"--url"_s, moved}).status, 0);
    QStringList arguments = QStringList{u"--no-prompt"_s} + command + QStringList{u"Moved"_s, u"--accept-origin"_s};
    if (command.constFirst() == u"exec"_s) {
        arguments += {u"--"_s, u"true"_s};
    }
    const CtlRun accepted = m_world.run(arguments);
    QVERIFY2(accepted.status == 0, accepted.err.constData());
    QVERIFY2(accepted.err.contains("http://127.0.0.1:1"), accepted.err.constData());

    // Accepted once is accepted for good.
    QCOMPARE(m_world.run({u"logout"_s, u"Moved"_s}).status, 0);
    const CtlRun again = m_world.run({u"--no-prompt"_s, u"login"_s, u"Moved"_s});
    QVERIFY2(again.status == 0, again.err.constData());
    QCOMPARE(again.err, QByteArray());
}

void CtlTrustTest::acceptsForNamedServersOnly()
{
    const CtlRun all = m_world.run({u"login"_s, u"--all"_s, u"--accept-origin"_s});
    QCOMPARE(all.status, 2);
    QVERIFY2(all.err.contains("--accept-origin goes with servers that are named."), all.err.constData());
    QCOMPARE(m_server->connectionCount(), 0);
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlTrustTest)
#include "tst_ctltrust.moc"
