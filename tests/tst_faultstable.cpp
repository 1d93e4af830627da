// SPDX-License-Identifier: MIT
// The table of hostile replies and faults in tests/README.md names tests that are there.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! The sources of all test programs, by the programs' names.
QMap<QString, QString> sources()
{
    QMap<QString, QString> found;
    QDirIterator files(QStringLiteral(SOURCE_DIR "/tests"), {QStringLiteral("tst_*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        found.insert(QFileInfo(path).completeBaseName(), contentOf(path));
    }
    return found;
}

} // namespace

class TestFaultsTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTestsThatAreThere();
};

void TestFaultsTable::namesTestsThatAreThere()
{
    static const QRegularExpression program(QStringLiteral("`(tst_\\w+)`"));
    static const QRegularExpression rows(QStringLiteral("\\([^)]*\\)"));
    static const QRegularExpression function(QStringLiteral("^[a-z]\\w+$"));
    const QString text = contentOf(QStringLiteral(SOURCE_DIR "/tests/README.md"));
    const QString table = text.mid(text.indexOf(QStringLiteral("## Hostile replies and faults")));
    const QMap<QString, QString> all = sources();
    int checked = 0;
    for (const QString &line : table.split(QLatin1Char('\n'))) {
        for (const QString &part : line.section(QLatin1Char('|'), 2, 2).split(QLatin1Char(';'))) {
            const QRegularExpressionMatch name = program.match(part);
            if (!name.hasMatch()) {
                continue;
            }
            QVERIFY2(all.contains(name.captured(1)), qPrintable(name.captured(1)));
            const QString source = all.value(name.captured(1));
            QString functions = part.mid(name.capturedEnd());
            for (const QString &word : functions.remove(rows).split(QLatin1Char(','))) {
                const bool isFunction = function.match(word.trimmed()).hasMatch();
                QVERIFY2(!isFunction || source.contains(QLatin1String("void ") + word.trimmed() + QLatin1Char('(')),
                         qPrintable(name.captured(1) + QLatin1Char(' ') + word.trimmed()));
            }
            ++checked;
        }
    }
    QVERIFY(checked > 40);
}

QTEST_APPLESS_MAIN(TestFaultsTable)
#include "tst_faultstable.moc"
