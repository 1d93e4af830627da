// SPDX-License-Identifier: MIT
// The built window program and its command line.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 40'000;

QProcessEnvironment environmentWith(const QString &platform)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        environment.remove(QLatin1String(display));
    }
    if (!platform.isEmpty()) {
        environment.insert(u"QT_QPA_PLATFORM"_s, platform);
    }
    return environment;
}

} // namespace

class WindowProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsWithoutADisplay_data();
    void printsWithoutADisplay();
    void takesAValueThatLooksLikeAnOption_data();
    void takesAValueThatLooksLikeAnOption();
};

void WindowProgramTest::printsWithoutADisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("help") << QStringList{u"--help"_s} << QByteArray("--profile <DIR>");
    QTest::newRow("short help") << QStringList{u"-h"_s} << QByteArray("--profile <DIR>");
    QTest::newRow("help among others") << QStringList{u"--lang=en"_s, u"-vh"_s} << QByteArray("--profile <DIR>");
    QTest::newRow("version") << QStringList{u"-v"_s} << QByteArray("tokenrack ");
}

void WindowProgramTest::printsWithoutADisplay()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, text);
    QProcess program;
    program.setProcessEnvironment(environmentWith({}));
    program.start(QString::fromUtf8(WINDOW_PROGRAM), arguments);
    QVERIFY(program.waitForFinished(patienceMs));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    const QByteArray out = program.readAllStandardOutput();
    QVERIFY2(out.contains(text), out.constData());
}

void WindowProgramTest::takesAValueThatLooksLikeAnOption_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("profile");
    QTest::newRow("folder -v") << QStringList{u"--profile"_s, u"-v"_s} << u"-v"_s;
    QTest::newRow("folder --help") << QStringList{u"--profile"_s, u"--help"_s} << u"--help"_s;
    QTest::newRow("file -h") << QStringList{u"--profile"_s, u"p"_s, u"--import"_s, u"-h"_s} << u"p"_s;
    QTest::newRow("an option of Qt's") << QStringList{u"-platform"_s, u"offscreen"_s, u"--profile"_s, u"-v"_s}
                                       << u"-v"_s;
}

void WindowProgramTest::takesAValueThatLooksLikeAnOption()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, profile);
    QTemporaryDir folder;
    QProcess program;
    program.setProcessEnvironment(environmentWith(u"offscreen"_s));
    program.setWorkingDirectory(folder.path());
    program.start(QString::fromUtf8(WINDOW_PROGRAM), arguments);
    const QString database = folder.filePath(profile) + u"/tokenrack.sqlite"_s;
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(database) || program.state() == QProcess::NotRunning, patienceMs);
    QVERIFY2(program.state() == QProcess::Running, program.readAllStandardError().constData());
    program.terminate();
    QVERIFY(program.waitForFinished(patienceMs));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

QTEST_GUILESS_MAIN(WindowProgramTest)
#include "tst_windowprogram.moc"
