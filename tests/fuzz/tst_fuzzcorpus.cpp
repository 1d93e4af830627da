// SPDX-License-Identifier: MIT
#include "tests/fuzz/targets.h"

#include <QDir>
#include <QTest>

using namespace tokenrack;

//! The seeds of the fuzzer and everything that it found, fed to the same parsers in every run of the tests.
class TestFuzzCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTargetHasSeeds();
    void keepsItsPromises_data();
    void keepsItsPromises();
};

namespace {

QDir folderOf(const QByteArray &target)
{
    return QDir(QStringLiteral(SOURCE_DIR "/tests/fuzz/corpus/") + QString::fromLatin1(target));
}

} // namespace

void TestFuzzCorpus::everyTargetHasSeeds()
{
    for (const auto &[name, target] : fuzzTargets()) {
        QVERIFY2(!folderOf(name).isEmpty(QDir::Files), name.constData());
    }
}

void TestFuzzCorpus::keepsItsPromises_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("path");
    for (const auto &[name, target] : fuzzTargets()) {
        const QFileInfoList files = folderOf(name).entryInfoList(QDir::Files, QDir::Name);
        for (const QFileInfo &file : files) {
            QTest::addRow("%s/%s", name.constData(), qPrintable(file.fileName())) << name << file.filePath();
        }
    }
}

void TestFuzzCorpus::keepsItsPromises()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    fuzzTargets().at(target)(file.readAll());
}

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzzcorpus.moc"
