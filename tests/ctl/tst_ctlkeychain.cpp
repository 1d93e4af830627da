// SPDX-License-Identifier: MIT
// tokenrackctl where there is a keychain, and where there is none.
#include "tests/ctl/ctlworld.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack {

class CtlKeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void losesNothingWithoutAKeychain_data();
    void losesNothingWithoutAKeychain();
    void execRunsNothingWithoutAKeychain();
    void worksInMemory_data();
    void worksInMemory();
    void logsOutAtTheServer();
    void logsOutHere();
    void removesWithItsItem();
    void removesAloneInMemory();

private:
    //! What the keyring holds for the server with that id.
    QByteArray item(const QString &id);
    QByteArray names() { return m_world.run({u"list"_s, u"--names"_s}).out; }

    CtlWorld m_world;
    QString m_id;
};

void CtlKeychainTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
}

void CtlKeychainTest::init()
{
    QCOMPARE(m_world.renew(), QString());
    m_id = m_world.addGateway();
}

void CtlKeychainTest::cleanup()
{
    QCOMPARE(m_world.sandbox().violations(), QStringList());
}

QByteArray CtlKeychainTest::item(const QString &id)
{
    QProcess tool;
    tool.setProcessEnvironment(m_world.environment());
    tool.start(u"secret-tool"_s, {u"lookup"_s, u"user"_s, u"tokenrack/"_s + id});
    return m_world.finish(tool).out;
}

void CtlKeychainTest::losesNothingWithoutAKeychain_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("token") << QStringList{u"token"_s, u"Gateway"_s};
    QTest::newRow("exec") << QStringList{u"exec"_s, u"Gateway"_s, u"--"_s,
                                         u"sh"_s,   u"-c"_s,      u"echo $TOKENRACK_TOKEN"_s};
    QTest::newRow("check") << QStringList{u"check"_s, u"Gateway"_s};
    QTest::newRow("forget") << QStringList{u"forget"_s, u"Gateway"_s};
    QTest::newRow("remove") << QStringList{u"remove"_s, u"Gateway"_s};
}

void CtlKeychainTest::losesNothingWithoutAKeychain()
{
    QFETCH(QStringList, command);
    const QByteArray token = m_world.run({u"token"_s, u"Gateway"_s}).out;
    QVERIFY(token.startsWith("eyJ"));
    const CtlRun without = m_world.runWithoutKeychain(command);
    QVERIFY2(without.status == 8, without.err.constData());
    QCOMPARE(without.out, QByteArray());
    QVERIFY2(without.err.contains("--secrets memory") || without.err.contains("try again"), without.err.constData());
    QVERIFY(!without.err.contains("eyJ"));
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).out, token);
    const CtlRun with = m_world.run(command);
    QVERIFY2(with.status == 0, with.err.constData());
}

void CtlKeychainTest::execRunsNothingWithoutAKeychain()
{
    QCOMPARE(m_world.runWithoutKeychain({u"exec"_s, u"Gateway"_s, u"--"_s, u"touch"_s, u"ran"_s}).status, 8);
    QVERIFY(!QFile::exists(m_world.folder() + u"/ran"_s));
    QCOMPARE(m_world.run({u"exec"_s, u"Gateway"_s, u"--"_s, u"touch"_s, u"ran"_s}).status, 0);
    QVERIFY(QFile::exists(m_world.folder() + u"/ran"_s));
}

void CtlKeychainTest::worksInMemory_data()
{
    QTest::addColumn<QStringList>("command");
    const QStringList once{u"Gateway"_s, u"--secret"_s, u"password"_s};
    QTest::newRow("token") << QStringList{u"token"_s} + once;
    QTest::newRow("exec") << QStringList{u"exec"_s} + once + QStringList{u"--"_s, u"printenv"_s, u"TOKENRACK_TOKEN"_s};
}

void CtlKeychainTest::worksInMemory()
{
    QFETCH(QStringList, command);
    const CtlRun run = m_world.runWithoutKeychain(QStringList{u"--secrets"_s, u"memory"_s} + command, "demo-admin\n");
    QVERIFY2(run.status == 0, run.err.constData());
    QVERIFY(run.out.startsWith("eyJ"));
    QCOMPARE(run.err, QByteArray());
}

void CtlKeychainTest::logsOutAtTheServer()
{
    m_world.add(u"PBX"_s, u"xswitch"_s, m_world.sandbox().xSwitch().baseUrl(), u"1007"_s, u"demo-1007"_s);
    const QByteArray token = m_world.run({u"token"_s, u"PBX"_s}).out;
    m_world.sandbox().xSwitch().http().clearRequests();
    const CtlRun without = m_world.runWithoutKeychain({u"logout"_s, u"PBX"_s});
    QVERIFY2(without.status == 8, without.err.constData());
    QVERIFY(m_world.sandbox().xSwitch().http().requests().isEmpty());
    QCOMPARE(m_world.run({u"token"_s, u"PBX"_s}).out, token);

    QCOMPARE(m_world.run({u"logout"_s, u"PBX"_s}).status, 0);
    QCOMPARE(m_world.sandbox().xSwitch().http().requests().size(), 1);
}

//! Where the system knows no logout, the token is forgotten, and nobody has to read it for that.
void CtlKeychainTest::logsOutHere()
{
    for (const bool hasKeychain : {true, false}) {
        QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 0);
        const QStringList logOut{u"logout"_s, u"Gateway"_s};
        QCOMPARE((hasKeychain ? m_world.run(logOut) : m_world.runWithoutKeychain(logOut)).status, 0);
        QVERIFY(m_world.run({u"check"_s, u"Gateway"_s}).err.contains("There is no token to check"));
    }
}

void CtlKeychainTest::removesWithItsItem()
{
    QVERIFY(item(m_id).contains("demo-admin"));
    const CtlRun without = m_world.runWithoutKeychain({u"remove"_s, u"Gateway"_s});
    QCOMPARE(without.status, 8);
    QVERIFY2(without.err.contains("or use --secrets memory to remove the server alone."), without.err.constData());
    QCOMPARE(names(), QByteArray("Gateway\n"));
    QVERIFY(item(m_id).contains("demo-admin"));

    const CtlRun with = m_world.run({u"remove"_s, u"Gateway"_s});
    QCOMPARE(with.status, 0);
    QCOMPARE(with.err, QByteArray());
    QCOMPARE(names(), QByteArray());
    QCOMPARE(item(m_id), QByteArray());
    QCOMPARE(m_world.run({u"remove"_s, u"Gateway"_s}).status, 10);
}

void CtlKeychainTest::removesAloneInMemory()
{
    m_world.addGateway(u"Other"_s);
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 0);
    const CtlRun removed = m_world.runWithoutKeychain({u"--secrets"_s, u"memory"_s, u"remove"_s, u"Gateway"_s});
    QVERIFY2(removed.status == 0, removed.err.constData());
    QVERIFY2(removed.err.contains("may still be in the keychain"), removed.err.constData());
    QCOMPARE(names(), QByteArray("Other\n"));
    QVERIFY(item(m_id).contains("demo-admin"));

    QCOMPARE(m_world.run({u"token"_s, u"Other"_s}).status, 0);
    QCOMPARE(item(m_id), QByteArray()); // as was promised
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlKeychainTest)
#include "tst_ctlkeychain.moc"
