// SPDX-License-Identifier: MIT
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

//! Our own symbols in a table of readelf: those that are defined there, or those that are not.
QSet<QString> symbolsIn(const QString &table, bool areDefined)
{
    // Num: Value Size Type Bind Vis Ndx Name
    static const QRegularExpression line(
        u"^\\s*\\d+: \\S+\\s+\\S+ \\S+\\s+\\S+\\s+\\S+\\s+(\\S+) (_Z\\w*9tokenrack\\w*)"_s,
        QRegularExpression::MultilineOption);
    QSet<QString> symbols;
    for (auto matches = line.globalMatch(table); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if ((match.captured(1) != "UND"_L1) == areDefined) {
            symbols.insert(match.captured(2));
        }
    }
    return symbols;
}

} // namespace

//! How the programs that users run, and the plugin of both, are built: read from the files themselves.
class TestHardening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void isPositionIndependent();
    void resolvesEverythingBeforeItStarts();
    void keepsDataFromRunning();
    void protectsTheStack();
    void checksWhatTheLibraryCopies();
    void loadsTheNetworkOnlyWhereItIsUsed();
    void hasWhatThePluginNeeds();

private:
    //! What readelf says of the program.
    QString read(const QStringList &what);
    static QString readOf(const QString &program, const QStringList &what);
};

void TestHardening::initTestCase_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<bool>("isPlugin");
    for (const QString &path : QStringLiteral(PROGRAMS).split(u':')) {
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path << path.endsWith(".so"_L1);
    }
}

QString TestHardening::read(const QStringList &what)
{
    QFETCH_GLOBAL(QString, program);
    return readOf(program, what);
}

QString TestHardening::readOf(const QString &program, const QStringList &what)
{
    QProcess readelf;
    readelf.start(u"readelf"_s, QStringList(u"-W"_s) + what + QStringList(program));
    const bool isRead =
        readelf.waitForFinished() && readelf.exitStatus() == QProcess::NormalExit && readelf.exitCode() == 0;
    return isRead ? QString::fromUtf8(readelf.readAllStandardOutput()) : QString();
}

void TestHardening::isPositionIndependent()
{
    QFETCH_GLOBAL(bool, isPlugin);
    const QString head = read({u"-h"_s});
    QVERIFY2(head.contains(QRegularExpression(u"Type:\\s+DYN"_s)), qPrintable(head));
    QCOMPARE(read({u"-d"_s}).contains(QRegularExpression(u"FLAGS_1.*\\bPIE\\b"_s)), !isPlugin);
}

void TestHardening::resolvesEverythingBeforeItStarts()
{
    QVERIFY(read({u"-l"_s}).contains(u"GNU_RELRO"_s));
    QVERIFY(read({u"-d"_s}).contains(QRegularExpression(u"FLAGS_1.*\\bNOW\\b"_s)));
}

void TestHardening::keepsDataFromRunning()
{
    static const QRegularExpression stack(u"GNU_STACK\\s+(?:0x[0-9a-f]+\\s+){5}([RWE ]+)\\s"_s);
    const QRegularExpressionMatch match = stack.match(read({u"-l"_s}));
    QVERIFY(match.hasMatch());
    QVERIFY2(!match.captured(1).contains(u'E'), qPrintable(match.captured(1)));
}

void TestHardening::protectsTheStack()
{
    QVERIFY(read({u"--dyn-syms"_s}).contains(u"__stack_chk_fail"_s));
}

void TestHardening::checksWhatTheLibraryCopies()
{
    QFETCH_GLOBAL(bool, isPlugin);
    // Only an optimised build can know the sizes, and the plugin copies nothing by itself.
    const bool isFortified = read({u"--dyn-syms"_s}).contains(QRegularExpression(u"__[a-z]+_chk\\b"_s));
    QCOMPARE(isFortified, bool(IS_RELEASE) && !isPlugin);
}

void TestHardening::loadsTheNetworkOnlyWhereItIsUsed()
{
    QFETCH_GLOBAL(bool, isPlugin);
    // A script waits for tokenrackctl, a person for the window; QtNetwork and what it brings along have to be linked,
    // too.
    QCOMPARE(read({u"-d"_s}).contains(u"libQt6Network"_s), isPlugin);
}

void TestHardening::hasWhatThePluginNeeds()
{
    QFETCH_GLOBAL(bool, isPlugin);
    if (isPlugin) {
        return; // it is what needs
    }
    // All of it is bound when the plugin is loaded: one symbol too few, and no request can be sent.
    const QStringList paths = QStringLiteral(PROGRAMS).split(u':');
    const QSet<QString> needed = symbolsIn(readOf(paths.last(), {u"--dyn-syms"_s}), false);
    QVERIFY(!needed.isEmpty());
    const QSet<QString> missing = needed - symbolsIn(read({u"--dyn-syms"_s}), true);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.values().join(u'\n')));
}

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
