// SPDX-License-Identifier: MIT
// The completion scripts in real shells.
#include "tests/ctl/ctlworld.h"
#include "tests/ctl/terminalrun.h"

#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tokenrack {

class CtlCompletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void shellsTakeTheScript_data();
    void shellsTakeTheScript();
    void bashCompletes_data();
    void bashCompletes();
    void zshCompletes_data();
    void zshCompletes();
    void fishCompletes_data();
    void fishCompletes();

private:
    QProcessEnvironment environment() const;
    CtlRun inShell(const QString &shell, const QStringList &arguments, const QByteArray &input = {});

    CtlWorld m_world;
    QByteArray m_backup; //!< the name of the only one
};

void CtlCompletionTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
    m_world.addGateway(u"North gate"_s);
    m_world.addGateway(u"Plant"_s);
    m_world.add(
        u"PBX"_s, u"xswitch"_s, QUrl(u"http://h"_s), u"a"_s, {},
        {u"--option"_s, u"authenticate_with=dev_key"_s, u"--proxy"_s, u"http://p:1"_s, u"--proxy-user"_s, u"u"_s});
    m_backup = m_world.run({u"restore"_s, u"--names"_s}).out.trimmed();
    QVERIFY(m_backup.startsWith("tokenrack.sqlite."));
    for (const QString &shell : {u"bash"_s, u"zsh"_s, u"fish"_s}) {
        QVERIFY(m_world.write(shell, m_world.run({u"completion"_s, shell}).out));
    }
    QVERIFY(m_world.write(u"_tokenrackctl"_s, m_world.read(u"zsh"_s))); // the name by which zsh finds it
}

QProcessEnvironment CtlCompletionTest::environment() const
{
    QProcessEnvironment environment = m_world.environment();
    environment.insert(u"PATH"_s, QFileInfo(CtlWorld::program()).path() + u':' + environment.value(u"PATH"_s));
    environment.insert(u"HOME"_s, m_world.folder());
    environment.insert(u"TERM"_s, u"dumb"_s);
    return environment;
}

CtlRun CtlCompletionTest::inShell(const QString &shell, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setWorkingDirectory(m_world.folder());
    process.start(shell, arguments);
    process.write(input);
    process.closeWriteChannel();
    return m_world.finish(process);
}

void CtlCompletionTest::shellsTakeTheScript_data()
{
    QTest::addColumn<QString>("shell");
    for (const QString &shell : {u"bash"_s, u"zsh"_s, u"fish"_s}) {
        QTest::newRow(qPrintable(shell)) << shell;
    }
}

void CtlCompletionTest::shellsTakeTheScript()
{
    QFETCH(QString, shell);
    const CtlRun run = inShell(shell, {u"-n"_s, shell});
    QVERIFY2(run.status == 0 && run.err.isEmpty(), run.err.constData());
}

void CtlCompletionTest::bashCompletes_data()
{
    QTest::addColumn<QString>("words"); //!< as bash splits them, the last one being typed
    QTest::addColumn<QByteArrayList>("offered");
    const auto row = [](const char *title, const QString &words, const QByteArrayList &offered) {
        QTest::newRow(title) << words << offered;
    };
    row("command", u"set"_s, {"set-secret"});
    row("option", u"token --form"_s, {"--format"});
    row("value", u"token --format h"_s, {"header"});
    row("value behind =", u"token --format = h"_s, {"header"});
    row("provider", u"add --provider x"_s, {"xswitch"});
    row("name", u"--profile profile token P"_s, {"PBX", "Plant"});
    row("name in a folder at home", u"--profile ~/profile token Pl"_s, {"Plant"});
    row("profile behind =", u"--profile = profile token Pl"_s, {"Plant"});
    row("name with a blank", u"--profile profile token N"_s, {"North\\ gate"});
    row("in the middle of that", uR"(--profile profile token North\ g)"_s, {"North\\ gate"});
    row("in quotes", uR"(--profile profile token '"North g')"_s, {"North gate"});
    row("second name", u"--profile profile login PBX Pl"_s, {"Plant"});
    row("only one name", u"--profile profile check PBX Pl"_s, {});
    row("secret of the server", uR"(--profile profile set-secret PBX "")"_s, {"dev_key", "proxy_password"});
    row("secret, option between", uR"(--profile profile set-secret --lang en PBX d)"_s, {"dev_key"});
    row("backup", u"--profile profile restore \"\""_s, {m_backup});
    row("shell", u"completion z"_s, {"zsh"});
}

void CtlCompletionTest::bashCompletes()
{
    QFETCH(QString, words);
    QFETCH(QByteArrayList, offered);
    // A tilde stays one in what bash hands over.
    const QString line = QString(words).replace(u'~', u"'~'"_s).replace(uR"(North\ g)"_s, uR"('North\ g')"_s);
    const CtlRun run = inShell(u"bash"_s,
                               {u"-c"_s,
                                u"source ./bash; COMP_WORDS=(tokenrackctl "_s + line
                                    + uR"(); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _tokenrackctl; )"_s
                                    + uR"(printf '%s\n' "${COMPREPLY[@]}")"_s});
    QVERIFY2(run.err.isEmpty(), run.err.constData());
    QByteArrayList found = run.out.trimmed().split('\n');
    found.removeAll({});
    std::sort(found.begin(), found.end());
    QCOMPARE(found, offered);
}

void CtlCompletionTest::zshCompletes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("completed");
    QTest::newRow("command") << QByteArray("set-s") << QByteArray("<set-secret>");
    QTest::newRow("option") << QByteArray("token --form") << QByteArray("<--format>");
    QTest::newRow("value") << QByteArray("token --format=h") << QByteArray("<--format=header>");
    QTest::newRow("provider") << QByteArray("add --provider=x") << QByteArray("<--provider=xswitch>");
    QTest::newRow("name") << QByteArray("--profile profile token Pl") << QByteArray("<Plant>");
    QTest::newRow("second name") << QByteArray("--profile profile login PBX Pl") << QByteArray("<Plant>");
    QTest::newRow("secret of the server")
        << QByteArray("--profile profile set-secret PBX d") << QByteArray("<dev_key>");
    QTest::newRow("backup") << QByteArray("--profile profile restore tok") << '<' + m_backup + '>';
}

//! Typed at a prompt, since zsh completes nowhere else; the command that it is typed for shows what it got.
void CtlCompletionTest::zshCompletes()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, completed);
    TerminalRun shell(u"/bin/zsh"_s, {u"-f"_s, u"-i"_s}, environment());
    shell.type("cd; autoload -U compinit; compinit -u -D; fpath=($PWD $fpath); autoload -U _tokenrackctl; compdef "
               "_tokenrackctl show");
    shell.type("show() print -rl -- \"<${^@}>\"; PS1='o''k '");
    QVERIFY2(shell.waitFor("ok "), shell.screen().constData());
    for (const char key : QByteArray("show " + line + '\t')) {
        shell.sendKey(key);
    }
    shell.type({});
    QVERIFY2(shell.waitFor(completed), shell.screen().constData());
}

void CtlCompletionTest::fishCompletes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("offered");
    QTest::newRow("command") << u"tokenrackctl set-s"_s << QByteArray("set-secret\t");
    QTest::newRow("name") << u"tokenrackctl --profile profile token Pl"_s << QByteArray("Plant");
    QTest::newRow("profile behind =") << u"tokenrackctl --profile=profile token Pl"_s << QByteArray("Plant");
    QTest::newRow("secret of the server")
        << u"tokenrackctl --profile profile set-secret PBX d"_s << QByteArray("dev_key");
    QTest::newRow("backup") << u"tokenrackctl --profile profile restore tok"_s << m_backup;
}

void CtlCompletionTest::fishCompletes()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, offered);
    const CtlRun run = inShell(u"fish"_s, {u"--no-config"_s, u"-c"_s, u"source ./fish; complete -C '%1'"_s.arg(line)});
    QVERIFY2(run.out.startsWith(offered), (run.out + run.err).constData());
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlCompletionTest)
#include "tst_ctlcompletion.moc"
