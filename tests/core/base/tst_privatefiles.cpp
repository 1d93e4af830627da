// SPDX-License-Identifier: MIT
#include "core/base/privatefiles.h"
#include "tests/support/filemode.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tokenrack;

class PrivateFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void closesWhatIsOpen_data();
    void closesWhatIsOpen();
    void leavesAloneWhatIsClosedOrGone();
    void leavesSharedFoldersAlone();
    void leavesTheHomeFolderAlone();
    void namesAFew();
    void writesForTheOwnerAlone();
    void saysWhyItCannotWrite();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QString file(const char *name, mode_t mode) const
    {
        QFile made(path(name));
        made.open(QIODevice::WriteOnly);
        setMode(made.fileName(), mode);
        return made.fileName();
    }
    QString folder(const char *name, mode_t mode) const
    {
        QDir(m_folder->path()).mkdir(QLatin1String(name));
        setMode(path(name), mode);
        return path(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void PrivateFilesTest::closesWhatIsOpen_data()
{
    QTest::addColumn<bool>("isFolder");
    QTest::addColumn<mode_t>("mode");
    QTest::newRow("file, all may read") << false << mode_t(0644);
    QTest::newRow("file, all may do anything") << false << mode_t(0777);
    QTest::newRow("file, the group may read") << false << mode_t(0640);
    QTest::newRow("file, others may write") << false << mode_t(0602);
    QTest::newRow("folder, all may look") << true << mode_t(0755);
    QTest::newRow("folder, the group may pass") << true << mode_t(0710);
}

void PrivateFilesTest::closesWhatIsOpen()
{
    QFETCH(bool, isFolder);
    QFETCH(mode_t, mode);
    const QString open = isFolder ? folder("open", mode) : file("open", mode);
    const FoundOpen found = closeToOthers({open});
    QCOMPARE(found.closed, QStringList(open));
    QCOMPARE(found.stillOpen, QStringList());
    QCOMPARE(modeOf(open), mode_t(isFolder ? 0700 : 0600));
    QVERIFY(foundOpenText(found).contains(open));
    QVERIFY(closeToOthers({open}).isEmpty());
}

void PrivateFilesTest::leavesAloneWhatIsClosedOrGone()
{
    const QString closed = file("closed", 0600);
    const QString readOnly = file("read-only", 0400);
    QVERIFY(closeToOthers({closed, readOnly, path("gone")}).isEmpty());
    QCOMPARE(modeOf(readOnly), mode_t(0400));
    QVERIFY(!QFile::exists(path("gone")));
    QCOMPARE(foundOpenText({}), QString());
}

void PrivateFilesTest::leavesSharedFoldersAlone()
{
    const QString shared = folder("shared", 01777);
    QVERIFY(closeToOthers({shared}).isEmpty());
    QCOMPARE(modeOf(shared), mode_t(01777));
}

void PrivateFilesTest::leavesTheHomeFolderAlone()
{
    const QByteArray before = qgetenv("HOME");
    const QString home = folder("home", 0755);
    qputenv("HOME", QFile::encodeName(home));
    const FoundOpen found = closeToOthers({home});
    qputenv("HOME", before);
    QVERIFY(found.isEmpty());
    QCOMPARE(modeOf(home), mode_t(0755));
}

void PrivateFilesTest::namesAFew()
{
    const QString text = foundOpenText(
        {{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e")},
         {QStringLiteral("z")}});
    QVERIFY2(text.contains(QStringLiteral("a, b, c")) && text.contains(QLatin1Char('2')), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("z, and that cannot be changed")), qPrintable(text));
}

void PrivateFilesTest::writesForTheOwnerAlone()
{
    const OpenUmask umask;
    const auto fresh = writePrivately(path("new"), "1");
    QVERIFY(fresh);
    QCOMPARE(*fresh, WroteOver::Nothing);
    QCOMPARE(modeOf(path("new")), mode_t(0600));
    const auto again = writePrivately(path("new"), "2");
    QVERIFY(again);
    QCOMPARE(*again, WroteOver::PrivateFile);

    const QString open = file("open", 0666);
    const auto closed = writePrivately(open, "3");
    QVERIFY(closed);
    QCOMPARE(*closed, WroteOver::OpenFile);
    QCOMPARE(modeOf(open), mode_t(0600));
    QFile written(open);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("3"));
}

void PrivateFilesTest::saysWhyItCannotWrite()
{
    const auto failed = writePrivately(path("missing/file"), "1");
    QVERIFY(!failed);
    QVERIFY(!failed.error().isEmpty());
}

QTEST_GUILESS_MAIN(PrivateFilesTest)
#include "tst_privatefiles.moc"
