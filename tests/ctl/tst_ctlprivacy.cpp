// SPDX-License-Identifier: MIT
// What tokenrackctl leaves on the disk, and who may read it.
#include "tests/ctl/ctlworld.h"
#include "tests/support/filemode.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack {

class CtlPrivacyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void makesItsFilesForThePersonAlone();
    void closesFilesThatAreOpen();
    void closesAnExportedFile();

private:
    //! All files and folders of the profile, itself too.
    QStringList everything() const;
    //! What of these others may use, with its mode.
    QStringList open() const;
    //! A server, a backup, leases, a list of uses and whatever else there is.
    void fillProfile();

    CtlWorld m_world;
};

void CtlPrivacyTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
}

void CtlPrivacyTest::init()
{
    QCOMPARE(m_world.renew(), QString());
}

QStringList CtlPrivacyTest::everything() const
{
    QStringList paths{m_world.profile()};
    QDirIterator entries(m_world.profile(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        paths += entries.next();
    }
    return paths;
}

QStringList CtlPrivacyTest::open() const
{
    QStringList found;
    for (const QString &path : everything()) {
        const mode_t expected = QFileInfo(path).isDir() ? 0700 : 0600;
        if (modeOf(path) != expected) {
            found += u"%1 %2"_s.arg(path).arg(modeOf(path), 4, 8, QLatin1Char('0'));
        }
    }
    return found;
}

void CtlPrivacyTest::fillProfile()
{
    m_world.addGateway();
    const CtlRun token = m_world.run({u"token"_s, u"Gateway"_s});
    QVERIFY2(token.status == 0, token.err.constData());
    const QString all = everything().join(u'\n');
    for (const QString &name : {u"/tokenrack.sqlite"_s, u"/backups/tokenrack.sqlite."_s, u".leases"_s, u"-uses"_s}) {
        QVERIFY2(all.contains(name), qPrintable(name + u" is missing in "_s + all));
    }
}

void CtlPrivacyTest::makesItsFilesForThePersonAlone()
{
    const OpenUmask umask; // which the program inherits
    fillProfile();
    QCOMPARE(open(), QStringList());
}

void CtlPrivacyTest::closesFilesThatAreOpen()
{
    fillProfile();
    // As a program that ended suddenly leaves them.
    for (const QString &name : {u"/tokenrack.sqlite.set-aside-20260101-000000"_s, u"/settings.ini"_s,
                                u"/tokenrack.log"_s, u"/tokenrack.log.1"_s, u"/tokenrack.sqlite.new"_s}) {
        QFile file(m_world.profile() + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QFile strange(m_world.profile() + u"/notes.txt"_s);
    QVERIFY(strange.open(QIODevice::WriteOnly));
    strange.close();
    for (const QString &path : everything()) {
        setMode(path, QFileInfo(path).isDir() ? 0755 : 0644);
    }

    const CtlRun closing = m_world.run({u"list"_s, u"--names"_s});
    QCOMPARE(closing.status, 0);
    QCOMPARE(closing.out, QByteArray("Gateway\n"));
    QVERIFY2(closing.err.startsWith("tokenrackctl: Other users of this computer had access to "
                                    + m_world.profile().toUtf8()),
             closing.err.constData());
    QCOMPARE(closing.err.count('\n'), 1);
    QCOMPARE(open(), QStringList(strange.fileName() + u" 0644"_s)); // which is not ours

    QCOMPARE(m_world.run({u"list"_s}).err, QByteArray());
}

void CtlPrivacyTest::closesAnExportedFile()
{
    m_world.addGateway();
    const QString path = m_world.folder() + u"/servers.json"_s;
    const OpenUmask umask; // which the program inherits
    const CtlRun fresh = m_world.run({u"export"_s, path});
    QCOMPARE(fresh.status, 0);
    QCOMPARE(fresh.err, QByteArray());
    QCOMPARE(modeOf(path), mode_t(0600));

    setMode(path, 0664);
    const CtlRun over = m_world.run({u"export"_s, path});
    QCOMPARE(over.status, 0);
    QVERIFY2(over.err.contains("had access to " + path.toUtf8()), over.err.constData());
    QCOMPARE(modeOf(path), mode_t(0600));
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlPrivacyTest)
#include "tst_ctlprivacy.moc"
