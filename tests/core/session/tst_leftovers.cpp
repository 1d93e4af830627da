// SPDX-License-Identifier: MIT
#include "tests/core/session/sessionsfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;

//! What stays in the keychain of servers that are gone.
class TestLeftovers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void areRemovedAtOnce();
    void ofACrashGoWhenTheKeychainIsNextUsed();
    void ofALockedKeychainGoInTheNextRun();
    void ofAServerThatCameBackStay();
    void stayRememberedWhileSecretsAreInMemory();
    void areTriedOnceInARun();

private:
    //! Uses the keychain for something else.
    void useKeychain();
    QList<QUuid> remembered() { return m_fixture->store().leftovers().value(); }
    bool isStored(const Server &server) const { return m_fixture->keychain.contains(credentialKey(server.id)); }

    std::unique_ptr<SessionsFixture> m_fixture;
    Server m_server;
};

void TestLeftovers::init()
{
    m_fixture = std::make_unique<SessionsFixture>();
    m_server = m_fixture->addServer(QStringLiteral("biotime"), QStringLiteral("http://clock.example:8081"));
    m_fixture->storePassword(m_server);
}

void TestLeftovers::useKeychain()
{
    bool answered = false;
    m_fixture->secrets().credential(QUuid::createUuid(), [&answered](const auto &) { answered = true; });
    QTRY_VERIFY(answered);
}

void TestLeftovers::areRemovedAtOnce()
{
    QVERIFY(m_fixture->catalog().remove({m_server.id}));
    m_fixture->sessions().forgetRemoved({m_server});
    QTRY_VERIFY(!isStored(m_server));
    QTRY_COMPARE(remembered(), QList<QUuid>());
}

void TestLeftovers::ofACrashGoWhenTheKeychainIsNextUsed()
{
    QVERIFY(m_fixture->catalog().remove({m_server.id}));
    QVERIFY(m_fixture->catalog().purge({m_server.id})); // and then the program was killed
    m_fixture->keychain.calls = 0;
    m_fixture->restart();
    m_fixture->sessions().lookAtClock();
    QCoreApplication::processEvents();
    QCOMPARE(m_fixture->keychain.calls, 0);
    QVERIFY(isStored(m_server));
    QCOMPARE(remembered(), QList<QUuid>{m_server.id});

    useKeychain();
    QTRY_VERIFY(!isStored(m_server));
    QTRY_COMPARE(remembered(), QList<QUuid>());
}

void TestLeftovers::ofALockedKeychainGoInTheNextRun()
{
    QSignalSpy failed(&m_fixture->sessions(), &Sessions::forgetFailed);
    QVERIFY(m_fixture->catalog().remove({m_server.id}));
    m_fixture->keychain.fault = SecretError{.kind = SecretErrorKind::Locked, .detail = {}};
    m_fixture->sessions().forgetRemoved({m_server});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(remembered(), QList<QUuid>{m_server.id});

    m_fixture->keychain.fault.reset();
    m_fixture->restart();
    useKeychain();
    QTRY_VERIFY(!isStored(m_server));
    QTRY_COMPARE(remembered(), QList<QUuid>());
}

void TestLeftovers::ofAServerThatCameBackStay()
{
    QVERIFY(m_fixture->catalog().remove({m_server.id}));
    QVERIFY(m_fixture->catalog().purge({m_server.id}));
    QVERIFY(m_fixture->catalog().save({m_server})); // imported, for example
    m_fixture->restart();
    useKeychain();
    QTRY_COMPARE(remembered(), QList<QUuid>());
    QVERIFY(isStored(m_server));
}

void TestLeftovers::stayRememberedWhileSecretsAreInMemory()
{
    m_fixture->secrets().useMemory();
    QVERIFY(m_fixture->catalog().remove({m_server.id}));
    m_fixture->sessions().forgetRemoved({m_server});
    useKeychain();
    QCOMPARE(remembered(), QList<QUuid>{m_server.id});
    m_fixture->restart();
    useKeychain();
    QTRY_VERIFY(!isStored(m_server));
}

void TestLeftovers::areTriedOnceInARun()
{
    const Server other = m_fixture->addServer(QStringLiteral("biotime"), QStringLiteral("http://door.example:8081"));
    m_fixture->storePassword(other);
    QVERIFY(m_fixture->catalog().remove({m_server.id, other.id}));
    QVERIFY(m_fixture->catalog().purge({m_server.id, other.id}));
    m_fixture->restart();
    // The first answer is good, and all that is asked from then on is denied.
    const auto connection = connect(&m_fixture->secrets(), &SecretKeeper::keychainAnswered, this, [this] {
        m_fixture->keychain.fault = SecretError{.kind = SecretErrorKind::Denied, .detail = {}};
    });
    m_fixture->keychain.calls = 0;
    useKeychain();
    QTRY_COMPARE(m_fixture->keychain.calls, 3); // the first removal was asked for before
    QTRY_COMPARE(remembered().size(), 1);
    disconnect(connection);
    m_fixture->keychain.fault.reset();
    useKeychain();
    useKeychain();
    QCOMPARE(m_fixture->keychain.calls, 5);
    QCOMPARE(remembered().size(), 1);
}

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
