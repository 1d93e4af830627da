// SPDX-License-Identifier: MIT
#include "core/session/statewriter.h"

#include "core/session/sqlitesessionstore.h"
#include "tests/core/catalog/databasefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;

namespace {

StoredSession sealedSession()
{
    StoredSession session;
    session.times.source = ExpirySource::Stated;
    session.times.issuedAt = instantFromMs(1'791'209'000'007);
    session.sealedToken = QByteArrayLiteral("sealed");
    return session;
}

} // namespace

class TestStateWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void writesAtOnce();
    void gathersUntilAskedFor();
    void gathersForAMoment();
    void keepsTheLeaseUntilItIsWritten();
    void givesTheLeaseOfADroppedSessionBack();
    void writesNoSessionThatWasDropped();
    void writesTheLastOfTwoSessions();
    void writesWhatWaitsAtItsEnd();
    void writesAllOrNothing();

private:
    bool isStored(QUuid server);
    qsizetype lines(QUuid server) { return m_store->activities(server, 10)->size(); }
    Activity line(QUuid server) const { return {.server = server, .at = Instant(), .kind = ActivityKind::LoggedIn}; }

    std::unique_ptr<DatabaseFixture> m_files;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteSessionStore> m_store;
    const QUuid m_one = QUuid::createUuid();
    const QUuid m_other = QUuid::createUuid();
};

void TestStateWriter::init()
{
    m_files = std::make_unique<DatabaseFixture>();
    m_database = m_files->open();
    QVERIFY(m_database);
    m_store = std::make_unique<SqliteSessionStore>(*m_database);
}

void TestStateWriter::cleanup()
{
    m_store.reset();
    m_database.reset();
    m_files.reset();
}

bool TestStateWriter::isStored(QUuid server)
{
    const auto session = m_store->session(server);
    return session && session->has_value();
}

void TestStateWriter::writesAtOnce()
{
    StateWriter writer(*m_store);
    QSignalSpy stored(&writer, &StateWriter::sessionStored);
    writer.addSession(m_one, sealedSession(), {});
    QVERIFY(isStored(m_one));
    QCOMPARE(stored.size(), 1);
    writer.addLine(line(m_one));
    QCOMPARE(lines(m_one), 1);
}

void TestStateWriter::gathersUntilAskedFor()
{
    StateWriter writer(*m_store);
    QSignalSpy stored(&writer, &StateWriter::sessionStored);
    writer.setGathering(true);
    writer.addSession(m_one, sealedSession(), {});
    writer.addSession(m_other, sealedSession(), {});
    writer.addLine(line(m_one));
    QVERIFY(!isStored(m_one));
    QVERIFY(!isStored(m_other));
    QCOMPARE(lines(m_one), 0);
    writer.setGathering(false);
    QVERIFY(isStored(m_one));
    QVERIFY(isStored(m_other));
    QCOMPARE(lines(m_one), 1);
    QCOMPARE(stored.size(), 2);
}

void TestStateWriter::gathersForAMoment()
{
    StateWriter writer(*m_store);
    writer.setGathering(true);
    writer.addSession(m_one, sealedSession(), {});
    QTRY_VERIFY(isStored(m_one));
}

void TestStateWriter::keepsTheLeaseUntilItIsWritten()
{
    StateWriter writer(*m_store);
    writer.setGathering(true);
    auto lease = m_store->lease(m_one);
    QVERIFY(lease);
    writer.addSession(m_one, sealedSession(), *lease);
    lease->reset();
    QVERIFY(!*m_store->lease(m_one));
    writer.flush();
    QVERIFY(*m_store->lease(m_one));
}

void TestStateWriter::givesTheLeaseOfADroppedSessionBack()
{
    StateWriter writer(*m_store);
    writer.setGathering(true);
    auto lease = m_store->lease(m_one);
    QVERIFY(lease);
    writer.addSession(m_one, sealedSession(), *lease);
    lease->reset();
    writer.dropSession(m_one);
    QTRY_VERIFY(*m_store->lease(m_one));
}

void TestStateWriter::writesNoSessionThatWasDropped()
{
    StateWriter writer(*m_store);
    QSignalSpy stored(&writer, &StateWriter::sessionStored);
    writer.setGathering(true);
    writer.addSession(m_one, sealedSession(), {});
    writer.dropSession(m_one);
    writer.flush();
    QVERIFY(!isStored(m_one));
    QVERIFY(stored.isEmpty());
}

void TestStateWriter::writesTheLastOfTwoSessions()
{
    StateWriter writer(*m_store);
    QSignalSpy stored(&writer, &StateWriter::sessionStored);
    writer.setGathering(true);
    writer.addSession(m_one, sealedSession(), {});
    StoredSession later = sealedSession();
    later.sealedToken = QByteArrayLiteral("later");
    writer.addSession(m_one, later, {});
    writer.flush();
    QCOMPARE(m_store->session(m_one)->value().sealedToken, later.sealedToken);
    QCOMPARE(stored.size(), 1);
}

void TestStateWriter::writesWhatWaitsAtItsEnd()
{
    {
        StateWriter writer(*m_store);
        writer.setGathering(true);
        writer.addSession(m_one, sealedSession(), {});
    }
    QVERIFY(isStored(m_one));
}

void TestStateWriter::writesAllOrNothing()
{
    QVERIFY(m_database->run(QStringLiteral("DROP TABLE activity")));
    StateWriter writer(*m_store);
    QSignalSpy stored(&writer, &StateWriter::sessionStored);
    QSignalSpy failed(&writer, &StateWriter::storeFailed);
    writer.setGathering(true);
    writer.addSession(m_one, sealedSession(), {});
    writer.addLine(line(m_one));
    writer.flush();
    QCOMPARE(failed.size(), 1);
    QVERIFY(stored.isEmpty());
    QVERIFY(!isStored(m_one));
}

QTEST_GUILESS_MAIN(TestStateWriter)
#include "tst_statewriter.moc"
