// SPDX-License-Identifier: MIT
#include "core/catalog/leasefile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace tokenrack;

class TestLeaseFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesALeaseToOneOnly();
    void keepsLeasesApart();
    void keepsALeaseBeyondTheFileObject();
    void needsOneEmptyFileForTheOwnerOnly();
    void tellsWhatIsInTheWay();

private:
    QString path() const { return m_folder.filePath(QStringLiteral("leases")); }
    static std::shared_ptr<Lease> taken(LeaseFile &file, QUuid what)
    {
        const auto lease = file.tryTake(what);
        return lease ? *lease : nullptr;
    }

    QTemporaryDir m_folder;
    const QUuid m_server = QUuid::createUuid();
};

void TestLeaseFile::givesALeaseToOneOnly()
{
    LeaseFile here(path());
    LeaseFile elsewhere(path());
    auto lease = taken(here, m_server);
    QVERIFY(lease);
    QVERIFY(!taken(elsewhere, m_server));
    QVERIFY(!taken(here, m_server));
    lease.reset();
    lease = taken(elsewhere, m_server);
    QVERIFY(lease);
    QVERIFY(!taken(here, m_server));
}

void TestLeaseFile::keepsLeasesApart()
{
    LeaseFile here(path());
    LeaseFile elsewhere(path());
    QList<std::shared_ptr<Lease>> leases;
    for (int number = 0; number < 1000; ++number) {
        const QUuid server = QUuid::createUuid();
        leases.append(taken(here, server));
        QVERIFY(leases.last());
        QVERIFY(!taken(elsewhere, server));
    }
    leases.removeFirst();
    QVERIFY(taken(elsewhere, m_server));
}

void TestLeaseFile::keepsALeaseBeyondTheFileObject()
{
    auto here = std::make_unique<LeaseFile>(path());
    LeaseFile elsewhere(path());
    auto lease = taken(*here, m_server);
    here.reset();
    QVERIFY(!taken(elsewhere, m_server));
    lease.reset();
    QVERIFY(taken(elsewhere, m_server));
}

void TestLeaseFile::needsOneEmptyFileForTheOwnerOnly()
{
    LeaseFile here(path());
    const auto lease = taken(here, m_server);
    const QFileInfo file(path());
    QCOMPARE(file.size(), 0);
    QCOMPARE(file.permissions() & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList(QStringLiteral("leases")));
}

void TestLeaseFile::tellsWhatIsInTheWay()
{
    LeaseFile nowhere(m_folder.filePath(QStringLiteral("missing/leases")));
    const auto lease = nowhere.tryTake(m_server);
    QVERIFY(!lease);
    QCOMPARE(lease.error().kind, StoreErrorKind::CannotOpen);
}

QTEST_GUILESS_MAIN(TestLeaseFile)
#include "tst_leasefile.moc"
