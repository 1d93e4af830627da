// SPDX-License-Identifier: MIT
#include "core/base/wholefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <array>
#include <memory>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tokenrack {

class WholeFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsUpToTheLimit();
    void readsAPipeToItsEnd();
    void tellsWhatWentWrong();
};

void WholeFileTest::readsUpToTheLimit()
{
    const QTemporaryDir folder;
    const QByteArray content = QByteArray(3 << 20, 'x') + "end";
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(file.write(content), content.size());
    for (const qsizetype limit : {qsizetype(0), qsizetype(7), content.size(), content.size() + 1}) {
        QVERIFY(file.seek(0));
        const auto read = readWhole(file, limit);
        QVERIFY(read);
        QCOMPARE(*read, content.left(limit));
    }
}

//! Longer than what a pipe holds, so that it comes in several pieces.
void WholeFileTest::readsAPipeToItsEnd()
{
    const QByteArray content(1 << 20, 'x');
    std::array<int, 2> ends{};
    QCOMPARE(pipe(ends.data()), 0);
    const std::unique_ptr<QThread> writer(QThread::create([&content, end = ends[1]] {
        QFile file;
        if (file.open(end, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle)) {
            file.write(content);
        }
    }));
    writer->start();
    QFile file;
    QVERIFY(file.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    const auto read = readWhole(file, 2 * content.size());
    QVERIFY(writer->wait());
    QVERIFY(read);
    QCOMPARE(*read, content);
}

void WholeFileTest::tellsWhatWentWrong()
{
    QFile memory(u"/proc/self/mem"_s); // which has nothing at address 0
    QVERIFY(memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    const auto read = readWhole(memory, 10);
    QVERIFY(!read);
    QVERIFY(!read.error().isEmpty());
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::WholeFileTest)
#include "tst_wholefile.moc"
