// SPDX-License-Identifier: MIT
#include "core/session/proxypassword.h"
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
    void ofAProxyGoWhenItsAddressChanges();
    void ofAProxyGoAfterACrash_data();
    void ofAProxyGoAfterACrash();
    void ofALockedKeychainAndAProxyGoInTheNextRun();
    void ofAProxyThatIsUsedStay_data();
    void ofAProxyThatIsUsedStay();

private:
    //! Uses the keychain for something else.
    void useKeychain();
    QList<QUuid> remembered() { return m_fixture->store().leftovers().value(); }
    bool isStored(const Server &server) const { return m_fixture->keychain.contains(credentialKey(server.id)); }

    //! m_server as it goes through that proxy, whose password is in the keychain.
    Server throughProxy(const QString &host);
    bool isStored(const Proxy &proxy) const { return m_fixture->keychain.contains(credentialKey(proxyItem(proxy))); }
    Server withProxy(const QString &host) const
    {
        Server server = m_server;
        setProxy(&server, {.kind = Proxy::Kind::Http, .host = host, .port = 3128, .user = QStringLiteral("me")});
        return server;
    }

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

Server TestLeftovers::throughProxy(const QString &host)
{
    const Server server = withProxy(host);
    const bool isSaved = bool(m_fixture->catalog().save({server}));
    m_fixture->sessions().keepProxyPassword(proxyOf(server), Secret("PROXY"), SecretPlace::Keychain);
    const bool isKept = QTest::qWaitFor([this, &server] { return isStored(proxyOf(server)); });
    return isSaved && isKept ? server : Server();
}

void TestLeftovers::ofAProxyGoWhenItsAddressChanges()
{
    const Server before = throughProxy(QStringLiteral("old.example"));
    QVERIFY(isStored(proxyOf(before)));
    Server renamed = before;
    renamed.name = QStringLiteral("Renamed");
    QVERIFY(m_fixture->catalog().save({renamed}));
    QCoreApplication::processEvents();
    QVERIFY(isStored(proxyOf(before)));

    QVERIFY(m_fixture->catalog().save({withProxy(QStringLiteral("new.example"))}));
    QTRY_VERIFY(!isStored(proxyOf(before)));
    QTRY_COMPARE(remembered(), QList<QUuid>());
}

void TestLeftovers::ofAProxyGoAfterACrash_data()
{
    QTest::addColumn<bool>("isRemoved");
    QTest::newRow("its address changed") << false;
    QTest::newRow("its server was removed") << true;
}

//! What is written past Sessions stands for a program that was killed right after it had written.
void TestLeftovers::ofAProxyGoAfterACrash()
{
    QFETCH(bool, isRemoved);
    const Server before = throughProxy(QStringLiteral("old.example"));
    const auto database = m_fixture->files.open();
    SqliteCatalogStore store(*database);
    if (isRemoved) {
        QVERIFY(store.remove({m_server.id}));
        QVERIFY(store.purge({m_server.id}));
    } else {
        QVERIFY(store.save({withProxy(QStringLiteral("new.example"))}));
    }
    m_fixture->restart();
    QVERIFY(isStored(proxyOf(before)));
    useKeychain();
    QTRY_VERIFY(!isStored(proxyOf(before)));
    QTRY_COMPARE(remembered(), QList<QUuid>());
    QCOMPARE(isStored(m_server), !isRemoved);
}

void TestLeftovers::ofALockedKeychainAndAProxyGoInTheNextRun()
{
    const Server before = throughProxy(QStringLiteral("old.example"));
    QSignalSpy failed(&m_fixture->sessions(), &Sessions::forgetFailed);
    m_fixture->keychain.fault = SecretError{.kind = SecretErrorKind::Locked, .detail = {}};
    QVERIFY(m_fixture->catalog().save({withProxy(QStringLiteral("new.example"))}));
    QTRY_COMPARE(failed.size(), 1);
    m_fixture->keychain.fault.reset();
    m_fixture->restart();
    useKeychain();
    QTRY_VERIFY(!isStored(proxyOf(before)));
}

void TestLeftovers::ofAProxyThatIsUsedStay_data()
{
    QTest::addColumn<bool>("mayComeBack");
    QTest::newRow("by a server") << false;
    QTest::newRow("by a server whose removal can be undone") << true;
}

void TestLeftovers::ofAProxyThatIsUsedStay()
{
    QFETCH(bool, mayComeBack);
    const Server server = throughProxy(QStringLiteral("old.example"));
    if (mayComeBack) {
        QVERIFY(m_fixture->catalog().remove({server.id}));
    }
    m_fixture->restart();
    useKeychain();
    useKeychain();
    QVERIFY(isStored(proxyOf(server)));
    QCOMPARE(remembered(), QList<QUuid>{proxyItem(proxyOf(server))}); // and it is still looked after
}

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
