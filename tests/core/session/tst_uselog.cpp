// SPDX-License-Identifier: MIT
#include "core/session/uselog.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack {

class UseLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOverWhatWasAppended();
    void keepsWhatCouldNotBeKept();
    void leavesOutWhatNobodyUnderstands();
    void isForItsOwnerAlone();
    void takesNoMoreThanItHasRoomFor();

private:
    QList<Activity> take(bool kept = true);

    QTemporaryDir m_folder;
    const UseLog m_log{m_folder.filePath(u"tokenrack.sqlite"_s)};
    const QString m_path = m_folder.filePath(u"tokenrack.sqlite-uses"_s);
};

QList<Activity> UseLogTest::take(bool kept)
{
    QList<Activity> taken;
    m_log.take([&taken, kept](const QList<Activity> &lines) {
        taken = lines;
        return kept;
    });
    return taken;
}

void UseLogTest::handsOverWhatWasAppended()
{
    QVERIFY(take().isEmpty());
    const QUuid id = QUuid::createUuid();
    QVERIFY(m_log.append({id, instantFromMs(1'790'000'000'123), ActivityKind::Exported, u"raw"_s}));
    QVERIFY(m_log.append({id, instantFromMs(1'790'000'000'456), ActivityKind::Ran, u"two\nlines"_s}));
    const QList<Activity> taken = take();
    QCOMPARE(taken.size(), 2);
    QCOMPARE(taken.at(0).server, id);
    QCOMPARE(taken.at(0).at, instantFromMs(1'790'000'000'123));
    QCOMPARE(taken.at(0).kind, ActivityKind::Exported);
    QCOMPARE(taken.at(0).detail, u"raw"_s);
    QCOMPARE(taken.at(1).detail, u"two\nlines"_s);
    QVERIFY(take().isEmpty());
}

void UseLogTest::keepsWhatCouldNotBeKept()
{
    QVERIFY(m_log.append({QUuid::createUuid(), {}, ActivityKind::Ran, {}}));
    QCOMPARE(take(false).size(), 1);
    QCOMPARE(take().size(), 1);
    QVERIFY(take().isEmpty());
}

void UseLogTest::leavesOutWhatNobodyUnderstands()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("rubbish\n{}\n{\"server\":\"x\",\"kind\":\"ran\"}\n");
    file.close();
    QVERIFY(m_log.append({QUuid::createUuid(), {}, ActivityKind::Ran, {}}));
    QCOMPARE(take().size(), 1);
}

void UseLogTest::isForItsOwnerAlone()
{
    QVERIFY(QFile::remove(m_path));
    QVERIFY(m_log.append({QUuid::createUuid(), {}, ActivityKind::Ran, {}}));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_path) & others));
    take();
}

void UseLogTest::takesNoMoreThanItHasRoomFor()
{
    const Activity line{QUuid::createUuid(), {}, ActivityKind::Ran, QString(1000, u'x')};
    int lines = 0;
    while (m_log.append(line) && lines < 1000) {
        ++lines;
    }
    QVERIFY(lines > 50 && lines < 70);
    QCOMPARE(take().size(), lines);
    QVERIFY(m_log.append(line));
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::UseLogTest)
#include "tst_uselog.moc"
