// SPDX-License-Identifier: MIT
// tokenrackctl exec: environment, exit status and signals.
#include "tests/ctl/ctlworld.h"

#include "core/catalog/database.h"
#include <QFile>
#include <QTest>

#include <algorithm>
#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace tokenrack {

namespace {

//! The program lets no other of its user look into it (PR_SET_DUMPABLE), so only root sees what it holds.
bool isClosed(const CtlRun &run)
{
    return run.out.contains("closed\n") && run.err.contains("Permission denied");
}

} // namespace

class CtlExecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void givesTheEnvironment();
    void numbersSeveralServers();
    void takesEachServerOnce();
    void tellsOfEveryServerThatHasNoToken();
    void passesTheStatusThrough_data();
    void passesTheStatusThrough();
    void passesTheStatusThroughWhereChildrenAreIgnored();
    void passesArgumentsOnByteForByte();
    void passesSignalsOn_data();
    void passesSignalsOn();
    void stopsAndGoesOnWithTheCommand();
    void tellsWhatRanAndNothingElse();
    void passesStandardInputOn();
    void keepsNothingOpen();
    void givesTheLimitOfCoreDumpsBack();
    void runsNothingWithoutAToken();

private:
    CtlRun exec(const QStringList &command, const QByteArray &input = {});

    CtlWorld m_world;
};

void CtlExecTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
}

void CtlExecTest::init()
{
    QCOMPARE(m_world.renew(), QString());
    m_world.addGateway();
}

CtlRun CtlExecTest::exec(const QStringList &command, const QByteArray &input)
{
    return m_world.run(QStringList{u"exec"_s, u"Gateway"_s, u"--"_s} + command, input);
}

void CtlExecTest::givesTheEnvironment()
{
    const QByteArray token = m_world.run({u"token"_s, u"Gateway"_s}).out.trimmed();
    const CtlRun run = exec({u"env"_s});
    QCOMPARE(run.status, 0);
    const QList<QByteArray> lines = run.out.split('\n');
    QVERIFY(lines.contains("TOKENRACK_TOKEN=" + token));
    QVERIFY(lines.contains("TOKENRACK_HEADER=x-token: " + token));
    QVERIFY(lines.contains("TOKENRACK_URL=" + m_world.sandbox().hummingbird().baseUrl().toEncoded()));
    QVERIFY(lines.contains("TOKENRACK_NAME=Gateway"));
    QVERIFY(lines.contains("TOKENRACK_PROVIDER=hummingbird"));
    QVERIFY(lines.contains("TOKENRACK_ACCOUNT=admin"));
    QVERIFY(run.err.isEmpty());

    // Only the command has them, and what we are run with is in nobody's arguments.
    const CtlRun parent =
        exec({u"sh"_s, u"-c"_s, u"cat /proc/$PPID/cmdline; cat /proc/$PPID/environ || echo closed"_s});
    QVERIFY2(parent.out.contains("tokenrackctl"), parent.out.constData());
    QVERIFY2(parent.out.contains("DBUS_SESSION_BUS_ADDRESS=") || isClosed(parent), parent.err.constData());
    QVERIFY(!parent.out.contains(token));
}

void CtlExecTest::numbersSeveralServers()
{
    m_world.addGateway(u"Second"_s);
    const CtlRun run = m_world.run({u"exec"_s, u"Gateway"_s, u"Second"_s, u"--"_s, u"env"_s});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.contains("TOKENRACK_NAME_1=Gateway\n"));
    QVERIFY(run.out.contains("TOKENRACK_NAME_2=Second\n"));
    QVERIFY(run.out.contains("TOKENRACK_TOKEN_2=eyJ"));
    QVERIFY(!run.out.contains("TOKENRACK_TOKEN="));
}

void CtlExecTest::takesEachServerOnce()
{
    const CtlRun run = m_world.run({u"exec"_s, u"Gateway"_s, u"gate"_s, u"--"_s, u"env"_s});
    QCOMPARE(run.status, 2);
    QVERIFY2(run.err.contains("named twice"), run.err.constData());
    QCOMPARE(run.out, QByteArray());
}

void CtlExecTest::tellsOfEveryServerThatHasNoToken()
{
    m_world.add(u"Down"_s, u"hummingbird"_s, QUrl(u"http://127.0.0.1:1"_s), u"admin"_s, u"demo-admin"_s);
    m_world.add(u"Wrong"_s, u"hummingbird"_s, m_world.sandbox().hummingbird().baseUrl(), u"admin"_s, u"wrong"_s);
    const CtlRun run = m_world.run({u"exec"_s, u"Down"_s, u"Gateway"_s, u"Wrong"_s, u"--"_s, u"echo"_s, u"ran"_s});
    QCOMPARE(run.status, 3);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains("Down: ") && run.err.contains("Wrong: "), run.err.constData());
}

void CtlExecTest::passesTheStatusThrough_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<int>("status");
    QTest::newRow("good") << QStringList{u"true"_s} << 0;
    QTest::newRow("bad") << QStringList{u"sh"_s, u"-c"_s, u"exit 42"_s} << 42;
    QTest::newRow("ended by a signal") << QStringList{u"sh"_s, u"-c"_s, u"kill -USR1 $$"_s} << 128 + SIGUSR1;
    QTest::newRow("killed") << QStringList{u"sh"_s, u"-c"_s, u"kill -KILL $$"_s} << 128 + SIGKILL;
    QTest::newRow("no such command") << QStringList{u"no-such-command"_s} << 127;
    QTest::newRow("no program") << QStringList{u"/etc/passwd"_s} << 126;
}

void CtlExecTest::passesTheStatusThrough()
{
    QFETCH(QStringList, command);
    QFETCH(int, status);
    QCOMPARE(exec(command).status, status);
}

//! Some programs ignore SIGCHLD, which a program started by them goes on with.
void CtlExecTest::passesTheStatusThroughWhereChildrenAreIgnored()
{
    QProcess process;
    process.setProcessEnvironment(m_world.environment());
    process.setChildProcessModifier([] { std::signal(SIGCHLD, SIG_IGN); });
    process.start(CtlWorld::program(),
                  m_world.withProfile({u"exec"_s, u"Gateway"_s, u"--"_s, u"sh"_s, u"-c"_s, u"exit 42"_s}));
    QCOMPARE(m_world.finish(process).status, 42);
}

//! A name of a file need not be UTF-8, and Qt's own options are other programs' options here. The shell is only there
//! because QProcess starts nothing with such bytes.
void CtlExecTest::passesArgumentsOnByteForByte()
{
    QVERIFY(m_world.write(u"script"_s,
                          R"sh("$@" exec Gateway -- printf '%s\n' "$(printf 'm\374ller')" -qmljsdebugger=no)sh"));
    QProcess process;
    process.setProcessEnvironment(m_world.environment());
    process.start(u"sh"_s, QStringList{m_world.folder() + u"/script"_s, CtlWorld::program()} + m_world.withProfile({}));
    const CtlRun run = m_world.finish(process);
    QVERIFY2(run.status == 0, run.err.constData());
    QCOMPARE(run.out, QByteArray("m\xfcller\n-qmljsdebugger=no\n"));
}

void CtlExecTest::passesSignalsOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("INT") << SIGINT;
    QTest::newRow("TERM") << SIGTERM;
    QTest::newRow("HUP") << SIGHUP;
    QTest::newRow("QUIT") << SIGQUIT;
    QTest::newRow("USR1") << SIGUSR1;
    QTest::newRow("USR2") << SIGUSR2;
}

void CtlExecTest::passesSignalsOn()
{
    QFETCH(int, signal);
    const QString script = u"trap 'echo caught; exit 9' %1; echo ready; while read -r line; do :; done"_s.arg(signal);
    QProcess process;
    process.setProcessEnvironment(m_world.environment());
    process.start(CtlWorld::program(),
                  m_world.withProfile({u"exec"_s, u"Gateway"_s, u"--"_s, u"sh"_s, u"-c"_s, script}));
    QTRY_VERIFY_WITH_TIMEOUT(process.bytesAvailable() > 0, 30'000);
    QCOMPARE(process.readLine(), QByteArray("ready\n"));
    QCOMPARE(kill(pid_t(process.processId()), signal), 0);
    // A shell acts on a signal when the line that it waits for has come, and the signal may be slower than a line.
    const auto hasAnswered = [&process] {
        process.write("\n");
        return process.bytesAvailable() > 0;
    };
    QVERIFY(QTest::qWaitFor(hasAnswered, 30'000));
    const CtlRun run = m_world.finish(process);
    QCOMPARE(run.out, QByteArray("caught\n"));
    QCOMPARE(run.status, 9);
}

//! What a command does that stops itself alone. Ctrl-Z is in tst_ctlterminal.
void CtlExecTest::stopsAndGoesOnWithTheCommand()
{
    QProcess process;
    process.setProcessEnvironment(m_world.environment());
    process.start(
        CtlWorld::program(),
        m_world.withProfile({u"exec"_s, u"Gateway"_s, u"--"_s, u"sh"_s, u"-c"_s, u"kill -STOP $$; echo on; exit 7"_s}));
    const auto isStopped = [&process] {
        QFile stat(u"/proc/%1/stat"_s.arg(process.processId()));
        return stat.open(QIODevice::ReadOnly) && stat.readAll().contains(") T ");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isStopped(), 30'000);
    QCOMPARE(kill(pid_t(process.processId()), SIGCONT), 0);
    const CtlRun run = m_world.finish(process);
    QCOMPARE(run.out, QByteArray("on\n"));
    QCOMPARE(run.status, 7);
}

void CtlExecTest::tellsWhatRanAndNothingElse()
{
    QCOMPARE(exec({u"no-such-command"_s}).status, 127);
    QVERIFY(!m_world.run({u"activity"_s}).out.contains("no-such-command"));
    QCOMPARE(exec({u"/bin/sh"_s, u"-c"_s, u"exit 4"_s}).status, 4);
    QVERIFY(m_world.run({u"activity"_s}).out.endsWith("Token given to sh\n"));
}

void CtlExecTest::passesStandardInputOn()
{
    const CtlRun run = m_world.run({u"exec"_s, u"Gateway"_s, u"--secret"_s, u"password"_s, u"--"_s, u"cat"_s},
                                   "demo-admin\nthe rest\nof it");
    QCOMPARE(run.status, 0);
    QCOMPARE(run.out, QByteArray("the rest\nof it"));
}

void CtlExecTest::keepsNothingOpen()
{
    QProcess alone;
    alone.start(u"ls"_s, {u"-l"_s, u"/proc/self/fd"_s});
    const CtlRun without = m_world.finish(alone);
    QVERIFY(without.out.contains(" -> "));
    const CtlRun own = exec({u"ls"_s, u"-l"_s, u"/proc/self/fd"_s});
    QCOMPARE(own.status, 0);
    QCOMPARE(own.out.count(" -> "), without.out.count(" -> "));
    // Nor do we keep the database for as long as the command runs, once it was told that it does.
    QProcess process;
    process.setProcessEnvironment(m_world.environment());
    process.start(CtlWorld::program(),
                  m_world.withProfile({u"exec"_s, u"Gateway"_s, u"--"_s, u"sh"_s, u"-c"_s,
                                       u"read -r line; ls -l /proc/$PPID/fd || echo closed"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(m_world.run({u"activity"_s}).out.contains("Token given to sh"), 30'000);
    const QString writeAhead = m_world.profile() + u"/tokenrack.sqlite-wal"_s; // goes with whoever closes it last
    {
        const SystemClock clock;
        const auto database = Database::open(m_world.profile() + u"/tokenrack.sqlite"_s, clock);
        QVERIFY(database && QFile::exists(writeAhead));
    }
    QVERIFY(!QFile::exists(writeAhead));
    process.write("\n");
    const CtlRun ours = m_world.finish(process);
    QCOMPARE(ours.status, 0);
    QVERIFY2(ours.out.contains(" -> ") || isClosed(ours), ours.err.constData());
    QVERIFY2(!ours.out.contains("sqlite"), ours.out.constData());
}

//! Ours is zero while it runs, see tst_coredumps.
void CtlExecTest::givesTheLimitOfCoreDumpsBack()
{
    rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_CORE, &before), 0);
    rlimit wanted = before;
    wanted.rlim_cur = std::min<rlim_t>(before.rlim_max, 1 << 20);
    QCOMPARE(setrlimit(RLIMIT_CORE, &wanted), 0);
    // Ours is lowered again once the command runs, which may come a moment later.
    const CtlRun run = exec({u"sh"_s, u"-c"_s,
                             u"grep 'core file' /proc/self/limits;"
                             " until grep 'core file' /proc/$PPID/limits | grep -q 'size *1 '; do :; done"_s});
    setrlimit(RLIMIT_CORE, &before);
    QCOMPARE(run.status, 0);
    const QList<QByteArray> lines = run.out.split('\n');
    QCOMPARE(lines.at(0).simplified().split(' ').at(4), QByteArray::number(qulonglong(wanted.rlim_cur)));
}

void CtlExecTest::runsNothingWithoutAToken()
{
    m_world.add(u"Locked away"_s, u"hummingbird"_s, m_world.sandbox().hummingbird().baseUrl(), u"admin"_s);
    const CtlRun run = m_world.run({u"exec"_s, u"Locked"_s, u"--"_s, u"touch"_s, u"started"_s});
    QCOMPARE(run.status, 1);
    QVERIFY(!QFile::exists(m_world.folder() + u"/started"_s));
    QCOMPARE(m_world.run({u"exec"_s, u"nobody"_s, u"--"_s, u"true"_s}).status, 10);
    QCOMPARE(m_world.run({u"exec"_s, u"Gateway"_s}).status, 2);
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlExecTest)
#include "tst_ctlexec.moc"
