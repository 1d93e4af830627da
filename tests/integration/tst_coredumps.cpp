// SPDX-License-Identifier: MIT
// The built programs crash, and leave no core dump.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace {

//! "0", "unlimited" or a number of bytes; empty when the process is not there.
QByteArray softLimitOf(qint64 pid)
{
    QFile limits(u"/proc/%1/limits"_s.arg(pid));
    if (!limits.open(QIODevice::ReadOnly)) {
        return {};
    }
    for (const QByteArray &line : limits.readAll().split('\n')) {
        if (line.startsWith("Max core file size")) {
            return line.mid(int(qstrlen("Max core file size"))).simplified().split(' ').first();
        }
    }
    return {};
}

} // namespace

class CoreDumpsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void leavesNoCoreDump_data();
    void leavesNoCoreDump();

private:
    rlimit m_limit = {};
};

//! The programs inherit a limit that would allow any dump, as far as this machine does.
void CoreDumpsTest::initTestCase()
{
    QCOMPARE(getrlimit(RLIMIT_CORE, &m_limit), 0);
    m_limit.rlim_cur = m_limit.rlim_max;
    QCOMPARE(setrlimit(RLIMIT_CORE, &m_limit), 0);
}

void CoreDumpsTest::leavesNoCoreDump_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("signal");
    for (const auto &[name, path] : {std::pair("window", WINDOW_PROGRAM), std::pair("terminal", CTL_PROGRAM)}) {
        for (const int signal : {SIGSEGV, SIGABRT}) {
            QTest::addRow("%s, signal %d", name, signal) << QString::fromUtf8(path) << signal;
        }
    }
}

void CoreDumpsTest::leavesNoCoreDump()
{
    QFETCH(QString, program);
    QFETCH(int, signal);
    QTemporaryDir folder;
    QProcess process;
    process.setWorkingDirectory(folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    QStringList arguments{u"--profile"_s, folder.filePath(u"profile"_s)};
    if (program.endsWith(u"ctl"_s)) {
        arguments += {u"import"_s, u"-"_s}; // waits for its input
    }
    process.start(program, arguments);
    QVERIFY(process.waitForStarted());
    const QString database = folder.filePath(u"profile/tokenrack.sqlite"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(QFile::exists(database), process.readAllStandardError().constData(), 30'000);

    // Whether this machine writes dumps to files or gives them to a program: with one byte it does neither (core(5)).
    QCOMPARE(softLimitOf(process.processId()), QByteArray(m_limit.rlim_max > 0 ? "1" : "0"));
    QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QCOMPARE(QDir(folder.path()).entryList({u"*core*"_s}, QDir::AllEntries | QDir::Hidden), QStringList());
}

QTEST_GUILESS_MAIN(CoreDumpsTest)
#include "tst_coredumps.moc"
