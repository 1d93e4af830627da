// SPDX-License-Identifier: MIT
// tokenrackctl on a pseudo-terminal: questions, answers, and what is to be seen.
#include "tests/ctl/ctlworld.h"
#include "tests/ctl/terminalrun.h"

#include "tests/sandbox/demoaccounts.h"
#include "tests/support/misbehavingserver.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace tokenrack {

namespace {

QString pictureOn(const QByteArray &screen)
{
    static const QRegularExpression path(u"/\\S*tokenrack-captcha-\\S+png"_s);
    return path.match(QString::fromUtf8(screen)).captured();
}

} // namespace

class CtlTerminalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void asksForAPasswordWithoutShowingIt_data();
    void asksForAPasswordWithoutShowingIt();
    void asksForSecretsOfAdd();
    void ctrlZStopsExecWithItsCommand();
    void tellsTheCommandThatTheTerminalIsGone();
    void asksAgainForWhatIsNoText();
    void givesTheTerminalBackAtCtrlC();
    void showsACaptchaByItself();
    void leavesNoPictureBehindAtCtrlC();
    void asksBeforeTheLastAttempt();
    void offersTheRefusedSecretOnceMore();
    void asksBeforeItSendsASecretElsewhere();
    void offersMemoryWithoutAKeychain();
    void neverAsksWithNoPrompt();
    void printsATableWithAHeader();
    void showsServerTextsWithoutObeyingThem();
    void showsARedirectWithoutObeyingIt();
    void saysNothingThatATerminalObeys();
    void showsNamesOfCommandsWithoutObeyingThem();

private:
    std::unique_ptr<TerminalRun> run(const QStringList &arguments);
    QUrl hummingbird() { return m_world.sandbox().hummingbird().baseUrl(); }

    CtlWorld m_world;
};

void CtlTerminalTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
}

void CtlTerminalTest::init()
{
    QCOMPARE(m_world.renew(), QString());
}

std::unique_ptr<TerminalRun> CtlTerminalTest::run(const QStringList &arguments)
{
    return std::make_unique<TerminalRun>(CtlWorld::program(), m_world.withProfile(arguments), m_world.environment());
}

void CtlTerminalTest::asksForAPasswordWithoutShowingIt_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QByteArray>("keep");
    QTest::newRow("English") << u"en"_s << QByteArray("Password of “Gateway”:")
                             << QByteArray("Keep it in the keychain?");
    QTest::newRow("Chinese") << u"zh_CN"_s << QByteArray("“Gateway”") << QByteArray("[y/N]");
}

void CtlTerminalTest::asksForAPasswordWithoutShowingIt()
{
    QFETCH(QString, language);
    QFETCH(QByteArray, question);
    QFETCH(QByteArray, keep);
    m_world.add(u"Gateway"_s, u"hummingbird"_s, hummingbird(), u"admin"_s);
    const auto terminal = run({u"--lang"_s, language, u"token"_s, u"Gateway"_s});
    QVERIFY2(terminal->waitFor(question), terminal->screen().constData());
    QTRY_VERIFY(!terminal->showsTyping());
    terminal->type("demo-admin");
    QVERIFY(terminal->waitFor(keep));
    QVERIFY(terminal->showsTyping());
    terminal->type("y");
    QVERIFY(terminal->waitFor("eyJ"));
    QCOMPARE(terminal->finish(), 0);
    QVERIFY(!terminal->screen().contains("demo-admin"));

    QCOMPARE(m_world.run({u"logout"_s, u"Gateway"_s}).status, 0);
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 0); // it was kept
}

void CtlTerminalTest::asksForSecretsOfAdd()
{
    const auto terminal = run({u"add"_s, u"--provider"_s, u"hummingbird"_s, u"--name"_s, u"Gateway"_s, u"--url"_s,
                               hummingbird().toString(), u"--account"_s, u"admin"_s, u"--secret"_s, u"password"_s});
    QVERIFY(terminal->waitFor("Password of “Gateway”:"));
    QTRY_VERIFY(!terminal->showsTyping());
    terminal->type("demo-admin");
    QCOMPARE(terminal->finish(), 0);
    QVERIFY(!terminal->screen().contains("demo-admin"));
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 0);
}

//! In a shell, which alone can tell that we have stopped.
void CtlTerminalTest::ctrlZStopsExecWithItsCommand()
{
    m_world.addGateway();
    TerminalRun shell(u"/bin/bash"_s, {u"--norc"_s, u"--noprofile"_s, u"-i"_s}, m_world.environment());
    shell.type("'" + CtlWorld::program().toUtf8() + "' --profile '" + m_world.profile().toUtf8()
               + R"(' exec Gateway -- sh -c 'echo rea""dy; read -r line; echo "got $line"'; echo "status $?")");
    QVERIFY2(shell.waitFor("ready"), shell.screen().constData());
    shell.sendKey('\x1a');
    QVERIFY2(shell.waitFor("Stopped"), shell.screen().constData());
    shell.type("fg");
    QVERIFY2(shell.waitFor("exec Gateway"), shell.screen().constData());
    shell.type("this");
    QVERIFY2(shell.waitFor("got this"), shell.screen().constData());
    shell.type("exit 0");
    QCOMPARE(shell.finish(), 0);
}

//! As in "xterm -e tokenrackctl exec …": who leads the session alone is told.
void CtlTerminalTest::tellsTheCommandThatTheTerminalIsGone()
{
    m_world.addGateway();
    const QString script =
        u"trap 'kill $!; : >%1/hung-up; exit 9' HUP; tail --pid=$PPID -f /dev/null & echo ready; wait"_s.arg(
            m_world.folder());
    const auto terminal = run({u"exec"_s, u"Gateway"_s, u"--"_s, u"sh"_s, u"-c"_s, script});
    QVERIFY2(terminal->waitFor("ready"), terminal->screen().constData());
    terminal->hangUp();
    QCOMPARE(terminal->finish(), 9);
    QVERIFY(QFile::exists(m_world.folder() + u"/hung-up"_s));
}

void CtlTerminalTest::asksAgainForWhatIsNoText()
{
    m_world.add(u"Gateway"_s, u"hummingbird"_s, hummingbird(), u"admin"_s);
    const auto terminal = run({u"token"_s, u"Gateway"_s});
    QVERIFY(terminal->waitFor("Password of “Gateway”:"));
    QTRY_VERIFY(!terminal->showsTyping());
    terminal->type("m\xfcller");
    QVERIFY2(terminal->waitFor("no text in UTF-8"), terminal->screen().constData());
    QVERIFY(terminal->waitFor("Password of “Gateway”:"));
    QTRY_VERIFY(!terminal->showsTyping());
    terminal->type("demo-admin");
    QVERIFY(terminal->waitFor("Keep it in the keychain?"));
    terminal->type("");
    QVERIFY(terminal->waitFor("eyJ"));
    QCOMPARE(terminal->finish(), 0);
}

void CtlTerminalTest::givesTheTerminalBackAtCtrlC()
{
    m_world.add(u"Gateway"_s, u"hummingbird"_s, hummingbird(), u"admin"_s);
    const auto terminal = run({u"login"_s, u"Gateway"_s});
    QVERIFY(terminal->waitFor("Password"));
    QTRY_VERIFY(!terminal->showsTyping());
    terminal->sendKey('\x03');
    QCOMPARE(terminal->finish(), 128 + SIGINT);
    QVERIFY(terminal->showsTyping());
}

void CtlTerminalTest::showsACaptchaByItself()
{
    QVERIFY(m_world.importDemo());
    const QString server = u"Hotel PBX Pudong"_s;
    QCOMPARE(m_world.run({u"set-secret"_s, server, u"password"_s}, "demo-1008\n").status, 0);
    const auto terminal = run({u"login"_s, server});
    QVERIFY(terminal->waitFor("asks for the text in a picture: "));
    QVERIFY(terminal->waitFor("Text in the picture"));
    const QString picture = pictureOn(terminal->screen());
    QVERIFY(QFile::exists(picture));
    terminal->type(m_world.sandbox().xSwitch().captchaText(u"1008"_s).toUtf8());
    QVERIFY(terminal->waitFor("Hotel PBX Pudong: logged in"));
    QCOMPARE(terminal->finish(), 0);
    QVERIFY(!QFile::exists(picture));
}

void CtlTerminalTest::leavesNoPictureBehindAtCtrlC()
{
    QVERIFY(m_world.importDemo());
    const QString server = u"Hotel PBX Pudong"_s;
    QCOMPARE(m_world.run({u"set-secret"_s, server, u"password"_s}, "demo-1008\n").status, 0);
    const auto terminal = run({u"login"_s, server});
    QVERIFY(terminal->waitFor("Text in the picture"));
    const QString picture = pictureOn(terminal->screen());
    QVERIFY(QFile::exists(picture));
    terminal->sendKey('\x03');
    QCOMPARE(terminal->finish(), 128 + SIGINT);
    QVERIFY(!QFile::exists(picture));
}

void CtlTerminalTest::asksBeforeTheLastAttempt()
{
    m_world.add(u"PBX"_s, u"xswitch"_s, m_world.sandbox().xSwitch().baseUrl(), u"1007"_s, {},
                {u"--option"_s, u"lock_after=2"_s, u"--option"_s, u"captcha_after=100"_s});
    QCOMPARE(m_world.run({u"login"_s, u"PBX"_s, u"--secret"_s, u"password"_s}, "wrong\n").status, 3);
    const auto careful = run({u"login"_s, u"PBX"_s});
    QVERIFY(careful->waitFor("One more wrong answer locks the account"));
    careful->type("n");
    QCOMPARE(careful->finish(), 5);

    const auto bold = run({u"login"_s, u"PBX"_s});
    QVERIFY(bold->waitFor("Log in all the same?"));
    bold->type("y");
    QVERIFY(bold->waitFor("Password of “PBX”:"));
    QTRY_VERIFY(!bold->showsTyping());
    bold->type("demo-1007");
    QVERIFY(bold->waitFor("Keep it"));
    bold->type("");
    QCOMPARE(bold->finish(), 0);
}

void CtlTerminalTest::offersTheRefusedSecretOnceMore()
{
    m_world.add(u"Gateway"_s, u"hummingbird"_s, hummingbird(), u"admin"_s, u"wrong"_s);
    QCOMPARE(m_world.run({u"login"_s, u"Gateway"_s}).status, 3);
    const auto terminal = run({u"login"_s, u"Gateway"_s});
    QVERIFY(terminal->waitFor("was refused before"));
    QTRY_VERIFY(!terminal->showsTyping());
    terminal->type("");
    QVERIFY(terminal->waitFor("The server refused"));
    QCOMPARE(terminal->finish(), 3);
}

void CtlTerminalTest::asksBeforeItSendsASecretElsewhere()
{
    m_world.add(u"Gateway"_s, u"hummingbird"_s, QUrl(u"http://127.0.0.1:1"_s), u"admin"_s, u"demo-admin"_s);
    QCOMPARE(m_world.run({u"edit"_s, u"Gateway"_s, u"--url"_s, hummingbird().toString()}).status, 0);
    QCOMPARE(m_world.run({u"login"_s, u"Gateway"_s}).status, 1); // nobody is there to confirm it
    const auto terminal = run({u"login"_s, u"Gateway"_s});
    QVERIFY(terminal->waitFor("was entered for Hummingbird at http://127.0.0.1:1"));
    QVERIFY(terminal->waitFor("Send it there?"));
    terminal->type("y");
    QCOMPARE(terminal->finish(), 0);
    QCOMPARE(m_world.run({u"logout"_s, u"Gateway"_s}).status, 0);
    QCOMPARE(m_world.run({u"login"_s, u"Gateway"_s}).status, 0);
}

void CtlTerminalTest::offersMemoryWithoutAKeychain()
{
    m_world.add(u"Gateway"_s, u"hummingbird"_s, hummingbird(), u"admin"_s);
    const QStringList token{u"token"_s, u"Gateway"_s};
    TerminalRun declining(CtlWorld::program(), m_world.withProfile(token), m_world.bus().environmentWithoutBus());
    QVERIFY(declining.waitFor("keep secrets in memory until this command ends (m)"));
    declining.type("");
    QCOMPARE(declining.finish(), 8);

    TerminalRun agreeing(CtlWorld::program(), m_world.withProfile(token), m_world.bus().environmentWithoutBus());
    QVERIFY(agreeing.waitFor("(m)"));
    agreeing.type("m");
    QVERIFY(agreeing.waitFor("Password of"));
    QTRY_VERIFY(!agreeing.showsTyping());
    agreeing.type("demo-admin");
    QVERIFY(agreeing.waitFor("eyJ"));
    QCOMPARE(agreeing.finish(), 0);
    QVERIFY(!agreeing.screen().contains("Keep it")); // where?
}

void CtlTerminalTest::neverAsksWithNoPrompt()
{
    QVERIFY(m_world.importDemo());
    const auto secret = run({u"--no-prompt"_s, u"token"_s, u"Airport attendance"_s});
    QCOMPARE(secret->finish(), 1);
    QVERIFY(!secret->screen().contains("[y/N]"));
    QCOMPARE(run({u"--no-prompt"_s, u"set-secret"_s, u"Airport attendance"_s, u"password"_s})->finish(), 2);
    QCOMPARE(run({u"--no-prompt"_s, u"import"_s, u"-"_s})->finish(), 2);
    const QString server = u"Hotel PBX Pudong"_s;
    QCOMPARE(m_world.run({u"set-secret"_s, server, u"password"_s}, "demo-1008\n").status, 0);
    QCOMPARE(run({u"--no-prompt"_s, u"login"_s, server, u"--captcha-image"_s, u"picture.png"_s})->finish(), 4);
}

void CtlTerminalTest::printsATableWithAHeader()
{
    m_world.add(u"上海"_s, u"hummingbird"_s, hummingbird(), u"admin"_s);
    m_world.add(u"Plant"_s, u"hummingbird"_s, hummingbird(), u"admin"_s);
    const auto terminal = run({u"list"_s});
    QCOMPARE(terminal->finish(), 0);
    const QList<QByteArray> lines = terminal->screen().split('\n');
    QVERIFY(lines.at(0).startsWith("Name   System"));
    QVERIFY(terminal->screen().contains("Plant  Hummingbird"));
    QVERIFY(terminal->screen().contains("上海   Hummingbird"));
}

void CtlTerminalTest::showsServerTextsWithoutObeyingThem()
{
    QTcpServer evil;
    QVERIFY(evil.listen(QHostAddress::LocalHost));
    connect(&evil, &QTcpServer::newConnection, &evil, [&evil] {
        QTcpSocket *socket = evil.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            const QByteArray body = R"({"code":403,"text":"\u001b]0;owned\u0007\u001b[2J\u009b31m\u202eall is well"})";
            socket->write("HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nConnection: close\r\n"
                          "Content-Length: "
                          + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            socket->disconnectFromHost();
        });
    });
    const QUrl url(u"http://127.0.0.1:%1"_s.arg(evil.serverPort()));
    m_world.add(u"PBX"_s, u"xswitch"_s, url, u"1007"_s, u"secret"_s);
    const auto terminal = run({u"login"_s, u"PBX"_s});
    QCOMPARE(terminal->finish(), 3);
    const QByteArray screen = terminal->screen();
    QVERIFY2(screen.contains("all is well"), screen.constData());
    QVERIFY(!screen.contains("\x1b]0;") && !screen.contains("\x1b[2J") && !screen.contains("\u009b")
            && !screen.contains("\u202e") && !screen.contains('\a'));
}

void CtlTerminalTest::showsARedirectWithoutObeyingIt()
{
    MisbehavingServer evil;
    evil.answerAndClose(MisbehavingServer::reply(
        "302 Found", {}, {"Location: http://evil.example/%C2%9B31mRED%E2%80%AEtxt%1B%5D0;owned%07%0Aall"}));
    m_world.add(u"PBX"_s, u"xswitch"_s, evil.url({}), u"1007"_s, u"secret"_s);
    const CtlRun piped = m_world.run({u"login"_s, u"PBX"_s});
    QVERIFY2(piped.err.contains("http://evil.example/") && piped.err.contains("RED"), piped.err.constData());
    for (const char *obeyed : {"\u009b", "\u202e", "\x1b", "\a", "\nall"}) {
        QVERIFY2(!piped.err.contains(obeyed), piped.err.constData());
    }
}

//! Where a text comes past all that makes it visible, as a path does.
void CtlTerminalTest::saysNothingThatATerminalObeys()
{
    const QString folder = m_world.folder() + u"/\x1b]0;owned\a\u202eprofile"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x7755))); // open to others, which is said
    QProcess process;
    process.setProcessEnvironment(m_world.environment());
    process.start(CtlWorld::program(), {u"--profile"_s, folder, u"list"_s});
    const CtlRun open = m_world.finish(process);
    QVERIFY2(open.err.contains("]0;owned"), open.err.constData());
    QVERIFY2(!open.err.contains('\x1b') && !open.err.contains('\a') && !open.err.contains("\u202e"),
             open.err.constData());
}

void CtlTerminalTest::showsNamesOfCommandsWithoutObeyingThem()
{
    m_world.addGateway();
    const QString command = m_world.folder() + u"/\x1b]0;owned\a\u202ecommand"_s;
    const auto missing = run({u"exec"_s, u"Gateway"_s, u"--"_s, command});
    QCOMPARE(missing->finish(), 127);
    QVERIFY2(missing->screen().contains("]0;owned"), missing->screen().constData());

    QVERIFY(QFile::copy(u"/bin/true"_s, command));
    QCOMPARE(m_world.run({u"exec"_s, u"Gateway"_s, u"--"_s, command}).status, 0);
    const auto csv = run({u"activity"_s, u"--csv"_s});
    QCOMPARE(csv->finish(), 0);
    QVERIFY2(csv->screen().contains("]0;owned"), csv->screen().constData());
    const auto json = run({u"activity"_s, u"--json"_s});
    QCOMPARE(json->finish(), 0);
    QVERIFY2(json->screen().contains("\\u202ecommand"), json->screen().constData());
    for (const QByteArray &screen : {missing->screen(), csv->screen(), json->screen()}) {
        QVERIFY2(!screen.contains('\x1b') && !screen.contains('\a') && !screen.contains("\u202e"), screen.constData());
    }
    QVERIFY(m_world.run({u"activity"_s, u"--csv"_s}).out.contains(",\x1b]0;owned\a\u202ecommand\r\n"));
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlTerminalTest)
#include "tst_ctlterminal.moc"
