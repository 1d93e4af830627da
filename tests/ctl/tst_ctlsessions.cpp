// SPDX-License-Identifier: MIT
// tokenrackctl from outside: tokens, log-ins, and the exit status of everything that can go wrong.
#include "tests/ctl/ctlworld.h"

#include "tests/sandbox/demoaccounts.h"
#include "tests/support/keyringperson.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack {

namespace {

//! Shows a certificate that nobody trusts.
class UntrustedServer : public QTcpServer
{
public:
    UntrustedServer() { listen(QHostAddress::LocalHost); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        QFile certificate(QStringLiteral(TEST_DATA_DIR "/tls/self-signed.crt"));
        QFile key(QStringLiteral(TEST_DATA_DIR "/tls/self-signed.key"));
        if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly)) {
            qFatal("the test's certificate is missing");
        }
        socket->setLocalCertificate(QSslCertificate(&certificate));
        socket->setPrivateKey(QSslKey(&key, QSsl::Ec));
        socket->setSocketDescriptor(descriptor);
        socket->startServerEncryption();
    }
};

} // namespace

class CtlSessionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void printsNothingButTheToken();
    void printsTheCredentialHelperForm();
    void keepsTheTokenForTheNextCall();
    void renewsWhatEndsTooSoon();
    void tellsATokenThatIsTooShort();
    void handsOutNoTokenThatIsAboutToEnd();
    void logsInAnewWhereTheVaultCannotBeOpened();
    void takesASecretForThisTimeOnly();
    void tellsATokenThatIsNotKept();
    void aWrongSecretForThisTimeStopsNoStoredOne();
    void leavesTheKeychainAloneInMemory();
    void leavesAStoredTokenAloneInMemory();
    void worksInMemory();
    void givesAStatusForEveryFailure_data();
    void givesAStatusForEveryFailure();
    void tellsAnUntrustedCertificate();
    void neverSendsARefusedSecretAgain();
    void stopsBeforeTheLastAttempt();
    void answersACaptchaFromStandardInput();
    void checksRefreshesAndLogsOut();
    void logsInToMany();
    void saysThatNobodyIsMeant();
    void countsByReason();
    void notesOnlyTokensThatWerePrinted();
    void forgets();
    void tellsActivity();
    void neverPromptsTheKeyring();
    void waitsForNoKeyringThatHangs();
    void leaksNothing();

private:
    QString token(const QString &name);
    QUrl hummingbird() { return m_world.sandbox().hummingbird().baseUrl(); }
    int logIns();

    CtlWorld m_world;
};

void CtlSessionsTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
}

void CtlSessionsTest::init()
{
    QCOMPARE(m_world.renew(), QString());
}

void CtlSessionsTest::cleanup()
{
    QCOMPARE(m_world.sandbox().violations(), QStringList());
}

QString CtlSessionsTest::token(const QString &name)
{
    const CtlRun run = m_world.run({u"token"_s, name});
    return run.status == 0 ? QString::fromUtf8(run.out).trimmed() : QString::fromUtf8(run.err);
}

//! Log-ins that the gateway has seen.
int CtlSessionsTest::logIns()
{
    int count = 0;
    const auto requests = m_world.sandbox().hummingbird().http().requests();
    for (const sandbox::Request &request : requests) {
        count += request.path.endsWith(u"/auth/login"_s) ? 1 : 0;
    }
    return count;
}

void CtlSessionsTest::printsNothingButTheToken()
{
    m_world.addGateway();
    const CtlRun raw = m_world.run({u"token"_s, u"Gateway"_s});
    QCOMPARE(raw.status, 0);
    QVERIFY(raw.err.isEmpty());
    QVERIFY(raw.out.startsWith("eyJ"));
    QCOMPARE(raw.out.count('\n'), 1);
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s, u"--format"_s, u"header"_s}).out, "x-token: " + raw.out);
    QVERIFY(m_world.run({u"token"_s, u"Gateway"_s, u"--format"_s, u"env"_s})
                .out.contains("export TOKENRACK_TOKEN='" + raw.out.trimmed() + "'\n"));
    QVERIFY(m_world.run({u"token"_s, u"Gateway"_s, u"--format"_s, u"curl"_s})
                .out.contains(" | curl --globoff --config - "));
}

void CtlSessionsTest::printsTheCredentialHelperForm()
{
    const QString id = m_world.addGateway();
    const QString raw = token(u"Gateway"_s);
    const CtlRun run = m_world.run({u"token"_s, u"Gateway"_s, u"--format"_s, u"json"_s});
    const QJsonObject json = run.json();
    QStringList members = json.keys();
    members.sort();
    QCOMPARE(members.join(u' '),
             u"account body expires_at expiry_source headers id name provider token url verified_at"_s);
    QCOMPARE(json.value(u"name"_s).toString(), u"Gateway"_s);
    QCOMPARE(json.value(u"id"_s).toString(), id);
    QCOMPARE(json.value(u"provider"_s).toString(), u"hummingbird"_s);
    QCOMPARE(json.value(u"token"_s).toString(), raw);
    QCOMPARE(json.value(u"headers"_s).toObject(), (QJsonObject{{u"x-token"_s, raw}}));
    QCOMPARE(json.value(u"expiry_source"_s).toString(), u"stated"_s);
    const QDateTime end = QDateTime::fromString(json.value(u"expires_at"_s).toString(), Qt::ISODate);
    QVERIFY(end.isValid() && end.timeSpec() == Qt::UTC);
    QVERIFY(json.value(u"verified_at"_s).isNull());
    QCOMPARE(m_world.run({u"--json"_s, u"token"_s, u"Gateway"_s}).out, run.out);
    QCOMPARE(run.out.count('\n'), 1);

    QCOMPARE(m_world.run({u"check"_s, u"Gateway"_s}).status, 0);
    QVERIFY(m_world.run({u"token"_s, u"Gateway"_s, u"--json"_s}).json().value(u"verified_at"_s).isString());
}

void CtlSessionsTest::keepsTheTokenForTheNextCall()
{
    m_world.addGateway();
    const QString first = token(u"Gateway"_s);
    QCOMPARE(token(u"Gateway"_s), first);
    QCOMPARE(logIns(), 1);
    QVERIFY(m_world.run({u"list"_s}).out.contains("\tActive\t"));
}

void CtlSessionsTest::renewsWhatEndsTooSoon()
{
    m_world.addGateway();
    m_world.sandbox().hummingbird().setTokenLife(std::chrono::minutes(5));
    const QString first = token(u"Gateway"_s);
    m_world.sandbox().hummingbird().setTokenLife(std::chrono::hours(1));
    const CtlRun longer = m_world.run({u"token"_s, u"Gateway"_s, u"--min-valid"_s, u"1800"_s});
    QCOMPARE(longer.status, 0);
    QVERIFY(QString::fromUtf8(longer.out).trimmed() != first);
    QCOMPARE(logIns(), 1); // it was renewed, which needs no password
    QVERIFY(m_world.run({u"activity"_s, u"Gateway"_s}).out.contains("Token refreshed"));
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s, u"--min-valid"_s, u"soon"_s}).status, 2);
}

void CtlSessionsTest::tellsATokenThatIsTooShort()
{
    m_world.addGateway();
    const CtlRun tooLong = m_world.run({u"token"_s, u"Gateway"_s, u"--min-valid"_s, u"999999"_s});
    QCOMPARE(tooLong.status, 1);
    QVERIFY(tooLong.out.isEmpty());
    QVERIFY(tooLong.err.contains("Ask for less with --min-valid"));
    QCOMPARE(logIns(), 1);
}

void CtlSessionsTest::handsOutNoTokenThatIsAboutToEnd()
{
    m_world.addGateway();
    m_world.sandbox().hummingbird().setTokenLife(std::chrono::seconds(30));
    const CtlRun usual = m_world.run({u"token"_s, u"Gateway"_s});
    QCOMPARE(usual.status, 1);
    QCOMPARE(usual.out, QByteArray());
    QVERIFY2(usual.err.contains("less than the 1 min asked for"), usual.err.constData());
    QCOMPARE(m_world.run({u"exec"_s, u"Gateway"_s, u"--"_s, u"true"_s}).status, 1);
    const CtlRun asked = m_world.run({u"token"_s, u"Gateway"_s, u"--min-valid"_s, u"1"_s});
    QVERIFY2(asked.status == 0, asked.err.constData());
    QVERIFY(asked.out.startsWith("eyJ"));
}

void CtlSessionsTest::logsInAnewWhereTheVaultCannotBeOpened()
{
    m_world.addGateway();
    const QString first = token(u"Gateway"_s);
    QProcess tool;
    tool.setProcessEnvironment(m_world.environment());
    tool.start(u"secret-tool"_s, {u"search"_s, u"--all"_s, u"server"_s, u"tokenrack"_s});
    tool.waitForFinished();
    const QString found = QString::fromUtf8(tool.readAllStandardOutput() + tool.readAllStandardError());
    const qsizetype at = found.indexOf(u"tokenrack/vault/"_s);
    QVERIFY(at >= 0);
    tool.start(u"secret-tool"_s, {u"clear"_s, u"user"_s, found.mid(at, 16 + 36)});
    tool.waitForFinished();
    const CtlRun again = m_world.run({u"token"_s, u"Gateway"_s});
    QCOMPARE(again.status, 0);
    QCOMPARE(logIns(), 2);
}

void CtlSessionsTest::takesASecretForThisTimeOnly()
{
    m_world.add(u"Gateway"_s, u"hummingbird"_s, hummingbird(), u"admin"_s);
    const QStringList once{u"--no-prompt"_s, u"login"_s, u"Gateway"_s, u"--secret"_s, u"password"_s};
    QCOMPARE(m_world.run(once, "wrong\n").status, 3);
    QCOMPARE(m_world.run(once, "demo-admin\n").status, 0);
    QCOMPARE(m_world.run({u"logout"_s, u"Gateway"_s}).status, 0);
    QCOMPARE(m_world.run({u"--no-prompt"_s, u"login"_s, u"Gateway"_s}).status, 1);
}

//! Without a keychain there is no key to seal it with, though the secret came from elsewhere.
void CtlSessionsTest::tellsATokenThatIsNotKept()
{
    m_world.add(u"Gateway"_s, u"hummingbird"_s, hummingbird(), u"admin"_s);
    const auto once = [this](const QStringList &command, const QStringList &more = {}) {
        return m_world.runWithoutKeychain(
            QStringList{u"--no-prompt"_s} + command + QStringList{u"--secret"_s, u"password"_s} + more, "demo-admin\n");
    };
    const CtlRun login = once({u"login"_s, u"Gateway"_s});
    QCOMPARE(login.status, 8);
    QVERIFY2(login.err.contains("Gateway: The token could not be kept"), login.err.constData());
    QVERIFY2(!login.out.contains("logged in"), login.out.constData());

    const CtlRun json = once({u"login"_s, u"Gateway"_s}, {u"--json"_s});
    QCOMPARE(json.status, 8);
    const QJsonArray results = json.json().value(u"results"_s).toArray();
    QCOMPARE(results.size(), 1);
    QCOMPARE(results[0][u"name"_s].toString(), u"Gateway"_s);
    QCOMPARE(results[0][u"error"_s].toString(), u"keychain_unavailable"_s);
    QCOMPARE(results[0][u"exit_status"_s].toInt(), 8);

    const CtlRun printed = once({u"token"_s, u"Gateway"_s});
    QCOMPARE(printed.status, 0);
    QVERIFY(printed.out.startsWith("eyJ"));
    QVERIFY2(printed.err.contains("could not be kept"), printed.err.constData());
    const CtlRun given = once({u"exec"_s, u"Gateway"_s}, {u"--"_s, u"sh"_s, u"-c"_s, u"exit 42"_s});
    QCOMPARE(given.status, 42);
    QVERIFY2(given.err.contains("could not be kept"), given.err.constData());
}

void CtlSessionsTest::aWrongSecretForThisTimeStopsNoStoredOne()
{
    m_world.addGateway();
    const QStringList once{u"--no-prompt"_s, u"login"_s, u"Gateway"_s, u"--secret"_s, u"password"_s};
    QCOMPARE(m_world.run(once, "wrong\n").status, 3);
    QCOMPARE(m_world.run({u"--no-prompt"_s, u"login"_s, u"Gateway"_s}).status, 0);
    QCOMPARE(logIns(), 2);
}

void CtlSessionsTest::leavesTheKeychainAloneInMemory()
{
    m_world.addGateway();
    const CtlRun run = m_world.run({u"--secrets"_s, u"memory"_s, u"forget"_s, u"Gateway"_s});
    QCOMPARE(run.status, 2);
    QVERIFY2(run.err.contains("keychain"), run.err.constData());
    QVERIFY(token(u"Gateway"_s).startsWith(u"eyJ"_s));
}

void CtlSessionsTest::leavesAStoredTokenAloneInMemory()
{
    m_world.addGateway();
    const QString stored = token(u"Gateway"_s);
    const QStringList memory{u"--secrets"_s, u"memory"_s};
    const CtlRun other =
        m_world.run(memory + QStringList{u"token"_s, u"Gateway"_s, u"--secret"_s, u"password"_s}, "demo-admin\n");
    QCOMPARE(other.status, 0);
    QVERIFY(QString::fromUtf8(other.out).trimmed() != stored);
    for (const QString &command : {u"check"_s, u"logout"_s}) {
        const CtlRun refused = m_world.run(memory + QStringList{command, u"Gateway"_s});
        QVERIFY2(refused.status == 2, refused.err.constData());
    }
    QCOMPARE(token(u"Gateway"_s), stored);
    QCOMPARE(logIns(), 2);
}

void CtlSessionsTest::worksInMemory()
{
    m_world.add(u"Gateway"_s, u"hummingbird"_s, hummingbird(), u"admin"_s);
    const QStringList once{u"--secrets"_s, u"memory"_s, u"token"_s, u"Gateway"_s, u"--secret"_s, u"password"_s};
    const CtlRun first = m_world.runWithoutKeychain(once, "demo-admin\n");
    QCOMPARE(first.status, 0);
    QVERIFY(first.out.startsWith("eyJ"));
    QVERIFY(first.err.isEmpty());
    const CtlRun without = m_world.runWithoutKeychain({u"token"_s, u"Gateway"_s});
    QCOMPARE(without.status, 8);
    QVERIFY(without.out.isEmpty());
    QVERIFY2(without.err.contains("--secrets memory"), without.err.constData());
}

void CtlSessionsTest::givesAStatusForEveryFailure_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("english");
    QTest::addColumn<QByteArray>("chinese");
    QTest::newRow("no secret") << u"Airport attendance"_s << QString() << 1
                               << QByteArray("No password or key is stored") << QByteArray("没有保存");
    QTest::newRow("wrong password") << u"Airport attendance"_s << u"wrong"_s << 3
                                    << QByteArray("The server refused the user name, password or key.")
                                    << QByteArray("服务器");
    QTest::newRow("account over") << u"Rental trailers"_s << u"demo-trailers"_s << 3
                                  << QByteArray("This account has come to its end.") << QByteArray("账");
    QTest::newRow("captcha") << u"Hotel PBX Pudong"_s << u"demo-1008"_s << 4
                             << QByteArray("The server asks for the text in a picture.") << QByteArray("图");
    QTest::newRow("locked") << u"Warehouse PBX"_s << u"demo-1009"_s << 5 << QByteArray("locked this account")
                            << QByteArray("锁");
    QTest::newRow("nobody there") << u"Pump station gateway"_s << u"demo-admin"_s << 6
                                  << QByteArray("The server cannot be reached.") << QByteArray("无法");
    QTest::newRow("switch is down") << u"Reception PBX"_s << u"demo-1014"_s << 9
                                    << QByteArray("The server answers with an error of its own.") << QByteArray("错误");
}

void CtlSessionsTest::givesAStatusForEveryFailure()
{
    QFETCH(QString, server);
    QFETCH(QString, password);
    QFETCH(int, status);
    QFETCH(QByteArray, english);
    QFETCH(QByteArray, chinese);
    QVERIFY(m_world.importDemo());
    QStringList arguments{u"--no-prompt"_s, u"token"_s, server};
    if (!password.isEmpty()) {
        arguments += {u"--secret"_s, u"password"_s};
    }
    const CtlRun failed = m_world.run(arguments, password.toUtf8() + '\n');
    QCOMPARE(failed.status, status);
    QVERIFY(failed.out.isEmpty());
    QVERIFY2(failed.err.contains(english), failed.err.constData());
    QVERIFY(failed.err.startsWith("tokenrackctl: " + server.toUtf8() + ": "));

    QCOMPARE(m_world.renew(), QString()); // what was refused would not be sent again
    QVERIFY(m_world.importDemo());
    const CtlRun again = m_world.run(QStringList{u"--lang"_s, u"zh_CN"_s} + arguments, password.toUtf8() + '\n');
    QCOMPARE(again.status, status);
    QVERIFY(again.out.isEmpty());
    QVERIFY2(again.err.contains(chinese), again.err.constData());
    QVERIFY(!again.err.contains(english));
}

void CtlSessionsTest::tellsAnUntrustedCertificate()
{
    UntrustedServer server;
    const QUrl url(u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
    m_world.add(u"Gateway"_s, u"hummingbird"_s, url, u"admin"_s, u"secret"_s);
    const CtlRun untrusted = m_world.run({u"--no-prompt"_s, u"token"_s, u"Gateway"_s});
    QVERIFY2(untrusted.status == 7, untrusted.err.constData());

    QFile file(QStringLiteral(TEST_DATA_DIR "/tls/self-signed.crt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString own = QString::fromLatin1(QSslCertificate(&file).digest(QCryptographicHash::Sha256).toHex());
    QCOMPARE(m_world.run({u"edit"_s, u"Gateway"_s, u"--trust"_s, u"12"_s}).status, 2);
    QCOMPARE(m_world.run({u"edit"_s, u"Gateway"_s, u"--trust"_s, QString(64, u'0')}).status, 0);
    QCOMPARE(m_world.run({u"--no-prompt"_s, u"token"_s, u"Gateway"_s}).status, 7);
    QCOMPARE(m_world.run({u"edit"_s, u"Gateway"_s, u"--trust"_s, own, u"--option"_s, u"timeout_s=1"_s}).status, 0);
    QCOMPARE(m_world.run({u"--no-prompt"_s, u"token"_s, u"Gateway"_s}).status, 6); // it then says nothing
}

void CtlSessionsTest::neverSendsARefusedSecretAgain()
{
    m_world.add(u"Gateway"_s, u"hummingbird"_s, hummingbird(), u"admin"_s, u"wrong"_s);
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 3);
    const CtlRun again = m_world.run({u"token"_s, u"Gateway"_s});
    QCOMPARE(again.status, 3);
    QVERIFY(again.err.contains("was refused before and was not sent again"));
    QCOMPARE(logIns(), 1);
    QCOMPARE(m_world.run({u"set-secret"_s, u"Gateway"_s, u"password"_s}, "demo-admin\n").status, 0);
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 0);
}

void CtlSessionsTest::stopsBeforeTheLastAttempt()
{
    m_world.add(u"PBX"_s, u"xswitch"_s, m_world.sandbox().xSwitch().baseUrl(), u"1007"_s, {},
                {u"--option"_s, u"lock_after=2"_s, u"--option"_s, u"captcha_after=100"_s});
    const QStringList once{u"login"_s, u"PBX"_s, u"--secret"_s, u"password"_s};
    QCOMPARE(m_world.run(once, "wrong\n").status, 3);
    m_world.sandbox().xSwitch().http().clearRequests();
    const CtlRun stopped = m_world.run(once, "demo-1007\n");
    QCOMPARE(stopped.status, 5);
    QVERIFY(m_world.sandbox().xSwitch().http().requests().isEmpty());
}

void CtlSessionsTest::answersACaptchaFromStandardInput()
{
    QVERIFY(m_world.importDemo());
    const QString server = u"Hotel PBX Pudong"_s;
    QCOMPARE(m_world.run({u"set-secret"_s, server, u"password"_s}, "demo-1008\n").status, 0);
    QProcess process;
    process.setProcessEnvironment(m_world.environment());
    process.setWorkingDirectory(m_world.folder());
    process.start(CtlWorld::program(),
                  m_world.withProfile({u"token"_s, server, u"--captcha-image"_s, u"captcha.png"_s}));
    QByteArray said;
    const auto timesAsked = [&] {
        return (said += process.readAllStandardError()).count("Text in the picture (empty: another picture):\n");
    };
    QTRY_COMPARE_WITH_TIMEOUT(timesAsked(), 1, 30'000);
    QVERIFY(m_world.read(u"captcha.png"_s).startsWith("\x89PNG"));
    process.write("\n"); // another one, please
    QTRY_COMPARE_WITH_TIMEOUT(timesAsked(), 2, 30'000);
    process.write(m_world.sandbox().xSwitch().captchaText(u"1008"_s).toUtf8() + '\n');
    const CtlRun run = m_world.finish(process);
    QCOMPARE(run.status, 0);
    QVERIFY(!run.out.trimmed().isEmpty());

    QCOMPARE(m_world.run({u"logout"_s, server}).status, 0);
}

void CtlSessionsTest::checksRefreshesAndLogsOut()
{
    m_world.addGateway();
    const CtlRun nothing = m_world.run({u"check"_s, u"Gateway"_s});
    QCOMPARE(nothing.status, 1);
    QVERIFY(nothing.err.contains("There is no token to check"));
    QCOMPARE(logIns(), 0);
    QVERIFY(token(u"Gateway"_s).startsWith(u"eyJ"_s));
    const CtlRun checked = m_world.run({u"check"_s, u"Gateway"_s});
    QCOMPARE(checked.status, 0);
    QVERIFY(checked.out.startsWith("Gateway: the token is good"));
    const CtlRun refreshed = m_world.run({u"refresh"_s, u"Gateway"_s, u"--json"_s});
    QCOMPARE(refreshed.status, 0);
    const QJsonObject result = refreshed.json().value(u"results"_s).toArray().first().toObject();
    QCOMPARE(result.value(u"name"_s).toString(), u"Gateway"_s);
    QVERIFY(result.value(u"error"_s).isNull());
    QVERIFY(result.value(u"expires_at"_s).isString());
    QCOMPARE(m_world.run({u"logout"_s, u"Gateway"_s}).status, 0);
    QVERIFY(m_world.run({u"list"_s}).out.contains("\tLogged out\t"));
    QCOMPARE(m_world.run({u"check"_s, u"nobody"_s}).status, 10);
}

void CtlSessionsTest::logsInToMany()
{
    m_world.addGateway(u"One"_s);
    m_world.addGateway(u"Two"_s);
    m_world.add(u"Three"_s, u"hummingbird"_s, hummingbird(), u"admin"_s, u"wrong"_s, {u"--tag"_s, u"odd"_s});
    m_world.add(u"Four"_s, u"hummingbird"_s, m_world.sandbox().address(u"unreachable"_s), u"a"_s, u"b"_s);
    QCOMPARE(m_world.run({u"login"_s}).status, 2);
    QCOMPARE(m_world.run({u"login"_s, u"One"_s, u"--all"_s}).status, 2);
    for (const QString &number : {u"0"_s, u"33"_s, u"many"_s}) {
        QCOMPARE(m_world.run({u"login"_s, u"--all"_s, u"--parallel"_s, number}).status, 2);
    }
    QCOMPARE(m_world.run({u"login"_s, u"One"_s, u"Two"_s}).status, 0);
    const CtlRun tagged = m_world.run({u"login"_s, u"--tag"_s, u"odd"_s});
    QCOMPARE(tagged.status, 3);
    QVERIFY(tagged.err.contains("Three") && !tagged.err.contains("Two"));

    const CtlRun all = m_world.run({u"login"_s, u"--all"_s, u"--parallel"_s, u"2"_s, u"--json"_s});
    QCOMPARE(all.status, 3); // the first of 3 and 6
    QCOMPARE(all.json().value(u"results"_s).toArray().size(), 4);
    QVERIFY(all.err.contains("Three: ") && all.err.contains("Four: "));
    QCOMPARE(logIns(), 3); // One and Two hold good tokens
    const CtlRun plain = m_world.run({u"login"_s, u"--all"_s});
    QVERIFY2(plain.out.contains("One: the token is good; its end: "), plain.out.constData());
}

void CtlSessionsTest::saysThatNobodyIsMeant()
{
    m_world.addGateway();
    const CtlRun tag = m_world.run({u"login"_s, u"--tag"_s, u"nobody"_s});
    QCOMPARE(tag.status, 10);
    QVERIFY2(tag.err.contains("No server has that tag"), tag.err.constData());
    const CtlRun filter = m_world.run({u"status"_s, u"nobody"_s});
    QCOMPARE(filter.status, 10);
    QVERIFY(filter.out.isEmpty());
    QCOMPARE(m_world.run({u"status"_s, u"Gateway"_s}).status, 0);
}

void CtlSessionsTest::countsByReason()
{
    m_world.addGateway(u"Good"_s);
    m_world.addGateway(u"Locked away"_s);
    m_world.add(u"Wrong"_s, u"hummingbird"_s, hummingbird(), u"admin"_s, u"wrong"_s);
    m_world.add(u"Down"_s, u"hummingbird"_s, m_world.sandbox().address(u"unreachable"_s), u"a"_s, u"b"_s);
    for (const QString &name : {u"Good"_s, u"Wrong"_s, u"Down"_s}) {
        m_world.run({u"login"_s, name});
    }
    QCOMPARE(m_world.runWithoutKeychain({u"login"_s, u"Locked away"_s}).status, 8);
    const CtlRun count = m_world.run({u"status"_s});
    QCOMPARE(count.status, 3);
    const QByteArrayList lines = count.out.trimmed().split('\n');
    QCOMPARE(lines, (QByteArrayList{"1\tActive", "1\tNo keychain", "1\tUnreachable", "1\tWrong password"}));
    const QJsonObject byStatus = m_world.run({u"status"_s, u"--json"_s}).json().value(u"by_status"_s).toObject();
    QCOMPARE(byStatus, (QJsonObject{{u"active"_s, 1}, {u"failed"_s, 2}, {u"keychain_locked"_s, 1}}));
}

void CtlSessionsTest::notesOnlyTokensThatWerePrinted()
{
    m_world.addGateway();
    QCOMPARE(m_world.run({u"login"_s, u"Gateway"_s}).status, 0);
    QProcess full;
    full.setProcessEnvironment(m_world.environment());
    full.setStandardOutputFile(u"/dev/full"_s);
    full.start(CtlWorld::program(), m_world.withProfile({u"token"_s, u"Gateway"_s}));
    QCOMPARE(m_world.finish(full).status, 1);
    QVERIFY(!m_world.run({u"activity"_s}).out.contains("Token printed"));
}

void CtlSessionsTest::forgets()
{
    m_world.addGateway();
    QVERIFY(token(u"Gateway"_s).startsWith(u"eyJ"_s));
    QCOMPARE(m_world.runWithoutKeychain({u"forget"_s, u"Gateway"_s}).status, 8);
    QCOMPARE(m_world.run({u"--no-prompt"_s, u"check"_s, u"Gateway"_s}).status, 0); // all of it is still there
    QCOMPARE(m_world.run({u"forget"_s, u"Gateway"_s}).status, 0);
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 1);
    QCOMPARE(logIns(), 1);
    QVERIFY(m_world.run({u"activity"_s}).out.contains("Credential removed"));
}

void CtlSessionsTest::tellsActivity()
{
    m_world.addGateway();
    QVERIFY(token(u"Gateway"_s).startsWith(u"eyJ"_s));
    QCOMPARE(m_world.run({u"exec"_s, u"Gateway"_s, u"--"_s, u"true"_s, u"sentinel"_s}).status, 0);
    const CtlRun table = m_world.run({u"activity"_s, u"gateway"_s});
    QCOMPARE(table.status, 0);
    const QList<QByteArray> lines = table.out.split('\n');
    QVERIFY(lines.at(0).contains("\tGateway\tCredential stored"));
    QVERIFY(lines.at(1).contains("Logged in"));
    QVERIFY(lines.at(2).contains("Token printed (raw)"));
    QVERIFY(lines.at(3).contains("Token given to true"));
    QVERIFY(!table.out.contains("sentinel") && !table.out.contains("eyJ"));
    const CtlRun csv = m_world.run({u"activity"_s, u"--csv"_s});
    QVERIFY(csv.out.startsWith("at,id,name,what,detail\r\n"));
    QVERIFY(csv.out.contains(",Gateway,ran,true\r\n"));
    const QJsonArray json = m_world.run({u"activity"_s, u"--json"_s}).json().value(u"activity"_s).toArray();
    QCOMPARE(json.last().toObject().value(u"what"_s).toString(), u"ran"_s);
}

void CtlSessionsTest::neverPromptsTheKeyring()
{
    m_world.addGateway();
    KeyringPerson person(m_world.bus(), KeyringPerson::Answer::Decline);
    QCOMPARE(m_world.bus().lockKeyring(), QString());
    for (const QStringList &arguments :
         {QStringList{u"token"_s, u"Gateway"_s}, QStringList{u"remove"_s, u"Gateway"_s},
          QStringList{u"forget"_s, u"Gateway"_s}, QStringList{u"set-secret"_s, u"Gateway"_s, u"password"_s}}) {
        const CtlRun locked = m_world.run(QStringList{u"--no-prompt"_s} + arguments, "secret\n");
        QVERIFY2(locked.status == 8, locked.err.constData());
        QVERIFY2(locked.err.contains("keychain"), locked.err.constData());
    }
    QCOMPARE(person.timesAsked(), 0);
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 8);
    QVERIFY(person.timesAsked() > 0);
    QCOMPARE(m_world.bus().unlockKeyring(), QString());
    QCOMPARE(m_world.run({u"--no-prompt"_s, u"token"_s, u"Gateway"_s}).status, 0);
}

void CtlSessionsTest::waitsForNoKeyringThatHangs()
{
    m_world.addGateway();
    QCOMPARE(m_world.run({u"--no-prompt"_s, u"token"_s, u"Gateway"_s}).status, 0);
    m_world.bus().hangKeyring();
    const CtlRun token = m_world.run({u"--no-prompt"_s, u"token"_s, u"Gateway"_s});
    m_world.bus().resumeKeyring();
    QCOMPARE(token.status, 8);
    QVERIFY2(token.err.contains("does not answer"), token.err.constData());
    QCOMPARE(token.out, QByteArray());
    QCOMPARE(m_world.run({u"--no-prompt"_s, u"token"_s, u"Gateway"_s}).status, 0); // and nothing is lost
}

void CtlSessionsTest::leaksNothing()
{
    m_world.addGateway();
    const QByteArray issued = token(u"Gateway"_s).toUtf8();
    QVERIFY(issued.startsWith("eyJ"));
    for (const QStringList &arguments :
         {QStringList{u"list"_s, u"--json"_s}, QStringList{u"activity"_s, u"--json"_s}, QStringList{u"export"_s},
          QStringList{u"check"_s, u"Gateway"_s}, QStringList{u"status"_s, u"--json"_s}}) {
        const CtlRun run = m_world.run(arguments);
        QVERIFY(!(run.out + run.err).contains(issued) && !(run.out + run.err).contains("demo-admin"));
    }
    QStringList names;
    for (QDirIterator files(m_world.profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(issued) && !content.contains("demo-admin"), qPrintable(file.fileName()));
        names += files.fileName();
    }
    QVERIFY2(names.contains(u"tokenrack.sqlite"_s), qPrintable(names.join(u' ')));
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlSessionsTest)
#include "tst_ctlsessions.moc"
