// SPDX-License-Identifier: MIT
// The real keychain: QtKeychain, libsecret and gnome-keyring-daemon on a private D-Bus session.
#include "tests/support/keyringperson.h"
#include "tests/support/privatebus.h"

#include "core/secrets/storedcredential.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace tokenrack;

namespace {

constexpr int patienceMs = 20'000;
const QString item = QStringLiteral("tokenrack/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");

//! A process with a KeychainStore in it; see keychainprobe.cpp.
class Probe
{
public:
    explicit Probe(const QProcessEnvironment &environment)
    {
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationDirPath() + QLatin1String("/keychainprobe"), {});
    }
    ~Probe() { finish(); }

    //! Its answer as text: "done", "value …", or the name of an error.
    QString ask(const char *what, const QString &key = item, const QString &value = {})
    {
        send(what, key, value);
        return answer();
    }
    void send(const char *what, const QString &key = item, const QString &value = {})
    {
        const QJsonObject order{{QStringLiteral("do"), QLatin1String(what)},
                                {QStringLiteral("key"), key},
                                {QStringLiteral("value"), value}};
        m_process.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
    }
    QString answer()
    {
        if (!QTest::qWaitFor([this] { return m_process.canReadLine(); }, patienceMs)) {
            return QLatin1String("no answer: ") + m_process.errorString();
        }
        const QJsonObject answer = QJsonDocument::fromJson(m_process.readLine()).object();
        if (answer.contains(QLatin1String("error"))) {
            return answer.value(QLatin1String("error")).toString();
        }
        if (answer.contains(QLatin1String("value"))) {
            return QLatin1String("value ") + answer.value(QLatin1String("value")).toString();
        }
        return answer.contains(QLatin1String("done")) ? QStringLiteral("done") : QStringLiteral("not an answer");
    }
    //! True when it ended by itself and without a word that nobody asked for.
    bool finish()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(patienceMs)) {
            m_process.kill();
        }
        m_process.waitForFinished(patienceMs);
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0
            && m_process.readAllStandardOutput().isEmpty();
    }

private:
    QProcess m_process;
};

struct ToolOutput
{
    QString output;
    QString attributes;
};

//! Debian's secret-tool, which knows nothing of us.
ToolOutput secretTool(const PrivateBus &bus, const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(bus.environment());
    process.start(QStringLiteral("secret-tool"), arguments);
    if (!process.waitForStarted(patienceMs)) {
        return {.output = QStringLiteral("secret-tool is missing; the Debian package libsecret-tools has it"),
                .attributes = {}};
    }
    process.closeWriteChannel();
    process.waitForFinished(patienceMs);
    return {.output = QString::fromUtf8(process.readAllStandardOutput()),
            .attributes = QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

#define VERIFY_STARTS(call)                                                                                            \
    do {                                                                                                               \
        const QString problem = call;                                                                                  \
        QVERIFY2(problem.isEmpty(), qPrintable(problem));                                                              \
    } while (false)

class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAndRemoves();
    void keepsAnyText_data();
    void keepsAnyText();
    void answersCallsInTheirOrder();
    void aRemovalThatWaitsTakesNothingWrittenLater();
    void otherProcessesReadTheSame();
    void showsNoAddressAndNoUserWhileLocked();
    void aLockedKeychainLosesNothing();
    void aKeychainLockedSinceItsStartIsLocked();
    void aPersonWhoUnlocksIsServed_data();
    void aPersonWhoUnlocksIsServed();
    void aPersonWhoDeclinesIsAskedOnce_data();
    void aPersonWhoDeclinesIsAskedOnce();
    void aKeychainWithoutCollectionHasNothingAndTakesNothing();
    void withoutADaemonThereIsNoKeychain();
    void withoutABusThereIsNoKeychain_data();
    void withoutABusThereIsNoKeychain();
    void aDaemonMayComeAndGo();
    void aDaemonThatHangsIsWaitedFor();
    void aDaemonThatHangsCanBeGivenUp();
    void nobodyWaitsForADaemonThatHangsWhereNobodyIsAsked();
    void aQuestionThatNobodyAnswersCanBeGivenUp();
    void aDestroyedStoreAnswersNobody();
    void theVaultOpensInTheNextProcess();
    void aLockedVaultKeyIsNotReplaced();
};

void TestKeychain::keepsAndRemoves()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("read"), QStringLiteral("not_found"));
    QCOMPARE(probe.ask("remove"), QStringLiteral("done"));
    QCOMPARE(probe.ask("write", item, QStringLiteral("one")), QStringLiteral("done"));
    QCOMPARE(probe.ask("write", item, QStringLiteral("two")), QStringLiteral("done"));
    QCOMPARE(probe.ask("read"), QStringLiteral("value two"));
    QCOMPARE(probe.ask("read", QStringLiteral("tokenrack/other")), QStringLiteral("not_found"));
    QCOMPARE(probe.ask("remove"), QStringLiteral("done"));
    QCOMPARE(probe.ask("read"), QStringLiteral("not_found"));
    QVERIFY(probe.finish());
}

void TestKeychain::keepsAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << QStringLiteral("\"'\\`$(x) %s {}");
    QTest::newRow("Chinese") << QStringLiteral("密码 令牌 🔑");
    QTest::newRow("line ends") << QStringLiteral("a\nb\r\n");
    QTest::newRow("1 MiB") << QStringLiteral("密\"").repeated(256 * 1024);
}

void TestKeychain::keepsAnyText()
{
    QFETCH(const QString, text);
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    QCOMPARE(Probe(bus.environment()).ask("write", item, text), QStringLiteral("done"));
    const QString read = Probe(bus.environment()).ask("read");
    QVERIFY2(read == QLatin1String("value ") + text, qPrintable(read.left(100)));
}

void TestKeychain::answersCallsInTheirOrder()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    for (const char *value : {"one", "two"}) {
        probe.send("read");
        probe.send("write", item, QLatin1String(value));
        probe.send("read");
        probe.send("remove");
    }
    for (const char *value : {"one", "two"}) {
        QCOMPARE(probe.answer(), QStringLiteral("not_found"));
        QCOMPARE(probe.answer(), QStringLiteral("done"));
        QCOMPARE(probe.answer(), QLatin1String("value ") + QLatin1String(value));
        QCOMPARE(probe.answer(), QStringLiteral("done"));
    }
}

void TestKeychain::aRemovalThatWaitsTakesNothingWrittenLater()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("write", item, QStringLiteral("old")), QStringLiteral("done"));
    VERIFY_STARTS(bus.lockKeyring());
    const KeyringPerson person(bus, KeyringPerson::Answer::Unlock);
    probe.send("remove");
    probe.send("write", item, QStringLiteral("new"));
    probe.send("read");
    QCOMPARE(probe.answer(), QStringLiteral("done"));
    QCOMPARE(probe.answer(), QStringLiteral("done"));
    QCOMPARE(probe.answer(), QStringLiteral("value new"));
}

void TestKeychain::otherProcessesReadTheSame()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    QCOMPARE(Probe(bus.environment()).ask("write", item, QStringLiteral("密码")), QStringLiteral("done"));
    const ToolOutput found = secretTool(bus,
                                        {QStringLiteral("lookup"), QStringLiteral("server"),
                                         QStringLiteral("tokenrack"), QStringLiteral("user"), item});
    QCOMPARE(found.output, QStringLiteral("密码"));
    QCOMPARE(Probe(bus.environment()).ask("read"), QStringLiteral("value 密码"));
}

void TestKeychain::showsNoAddressAndNoUserWhileLocked()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Server server;
    server.id = QUuid(QStringLiteral("{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}"));
    server.name = QStringLiteral("sentinel-name");
    server.account = QStringLiteral("sentinel-user");
    server.url = QUrl(QStringLiteral("http://sentinel-host.example:8081"));
    const Secret value =
        encodeCredential({.provider = QStringLiteral("sentinel-provider"),
                          .origin = originOf(server.url),
                          .credential = {.fields = {{QStringLiteral("sentinel-field"), Secret("sentinel-password")}}}});
    QCOMPARE(Probe(bus.environment()).ask("write", credentialKey(server.id), value.revealText()),
             QStringLiteral("done"));
    VERIFY_STARTS(bus.lockKeyring());

    const ToolOutput found = secretTool(
        bus,
        {QStringLiteral("search"), QStringLiteral("--all"), QStringLiteral("server"), QStringLiteral("tokenrack")});
    QVERIFY2(found.output.contains(QLatin1String("label = tokenrack")), qPrintable(found.output));
    QVERIFY2(found.attributes.contains(QLatin1String("attribute.user = ") + item), qPrintable(found.attributes));
    QVERIFY(!found.output.contains(QLatin1String("sentinel")));
    QVERIFY(!found.attributes.contains(QLatin1String("sentinel")));

    const QDir keyrings(bus.keyringFolder());
    QVERIFY(!keyrings.isEmpty());
    for (const QString &name : keyrings.entryList(QDir::Files)) {
        QFile file(keyrings.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("sentinel"), qPrintable(name));
    }
}

void TestKeychain::aLockedKeychainLosesNothing()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("write", item, QStringLiteral("kept")), QStringLiteral("done"));
    VERIFY_STARTS(bus.lockKeyring());

    QCOMPARE(probe.ask("read"), QStringLiteral("locked"));
    QCOMPARE(probe.ask("read", QStringLiteral("tokenrack/other")), QStringLiteral("locked"));
    QCOMPARE(probe.ask("write", item, QStringLiteral("lost")), QStringLiteral("locked"));
    QCOMPARE(probe.ask("remove"), QStringLiteral("locked"));

    bus.stopKeyring();
    VERIFY_STARTS(bus.startKeyring());
    QCOMPARE(probe.ask("read"), QStringLiteral("value kept"));
}

void TestKeychain::aKeychainLockedSinceItsStartIsLocked()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    QCOMPARE(Probe(bus.environment()).ask("write", item, QStringLiteral("kept")), QStringLiteral("done"));
    bus.stopKeyring();
    VERIFY_STARTS(bus.startLockedKeyring());

    Probe probe(bus.environment());
    QCOMPARE(probe.ask("read"), QStringLiteral("locked"));
    QCOMPARE(probe.ask("write", item, QStringLiteral("lost")), QStringLiteral("locked"));
    QCOMPARE(probe.ask("remove"), QStringLiteral("locked"));
}

void TestKeychain::aPersonWhoUnlocksIsServed_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("answer");
    QTest::newRow("read") << QByteArray("read") << item << QStringLiteral("value kept");
    QTest::newRow("read what is not there")
        << QByteArray("read") << QStringLiteral("tokenrack/other") << QStringLiteral("not_found");
    QTest::newRow("write") << QByteArray("write") << item << QStringLiteral("done");
    QTest::newRow("remove") << QByteArray("remove") << item << QStringLiteral("done");
}

void TestKeychain::aPersonWhoUnlocksIsServed()
{
    QFETCH(const QByteArray, what);
    QFETCH(const QString, key);
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("write", item, QStringLiteral("kept")), QStringLiteral("done"));
    VERIFY_STARTS(bus.lockKeyring());
    const KeyringPerson person(bus, KeyringPerson::Answer::Unlock);
    QTEST(probe.ask(what.constData(), key), "answer");
    QCOMPARE(person.timesAsked(), 1);
}

void TestKeychain::aPersonWhoDeclinesIsAskedOnce_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QString>("key");
    QTest::newRow("read") << QByteArray("read") << item;
    QTest::newRow("read what is not there") << QByteArray("read") << QStringLiteral("tokenrack/other");
    QTest::newRow("write") << QByteArray("write") << item;
    QTest::newRow("remove") << QByteArray("remove") << item;
}

void TestKeychain::aPersonWhoDeclinesIsAskedOnce()
{
    QFETCH(const QByteArray, what);
    QFETCH(const QString, key);
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("write", item, QStringLiteral("kept")), QStringLiteral("done"));
    VERIFY_STARTS(bus.lockKeyring());
    const KeyringPerson person(bus, KeyringPerson::Answer::Decline);
    QCOMPARE(probe.ask(what.constData(), key), QStringLiteral("locked"));
    QCOMPARE(person.timesAsked(), 1);
    VERIFY_STARTS(bus.unlockKeyring());
    QCOMPARE(probe.ask("read"), QStringLiteral("value kept"));
}

void TestKeychain::aKeychainWithoutCollectionHasNothingAndTakesNothing()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startLockedKeyring());
    QCOMPARE(bus.defaultCollection(), QStringLiteral("/"));
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("read"), QStringLiteral("not_found"));
    QCOMPARE(probe.ask("write", item, QStringLiteral("lost")), QStringLiteral("no_keychain"));
    QCOMPARE(probe.ask("remove"), QStringLiteral("done"));
    QCOMPARE(probe.ask("seal"), QStringLiteral("no_keychain"));
}

void TestKeychain::withoutADaemonThereIsNoKeychain()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("read"), QStringLiteral("no_keychain"));
    QCOMPARE(probe.ask("write", item, QStringLiteral("lost")), QStringLiteral("no_keychain"));
    QCOMPARE(probe.ask("remove"), QStringLiteral("no_keychain"));
    QVERIFY(probe.finish());
}

void TestKeychain::withoutABusThereIsNoKeychain_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("no address") << QString();
    QTest::newRow("autolaunch") << QStringLiteral("autolaunch:");
    QTest::newRow("nobody listens") << QStringLiteral("unix:path=/nonexistent/bus");
    QTest::newRow("disabled") << QStringLiteral("disabled:");
    QTest::newRow("not an address") << QStringLiteral("rubbish");
}

void TestKeychain::withoutABusThereIsNoKeychain()
{
    QFETCH(const QString, address);
    const PrivateBus folders;
    QProcessEnvironment environment = folders.environmentWithoutBus();
    // With a display a D-Bus library would start dbus-launch.
    environment.insert(QStringLiteral("DISPLAY"), QStringLiteral(":65432"));
    if (!address.isEmpty()) {
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
    }

    const QString launched = folders.folder() + QLatin1String("/launched");
    QFile launcher(folders.folder() + QLatin1String("/dbus-launch"));
    QVERIFY(launcher.open(QIODevice::WriteOnly));
    launcher.write("#!/bin/sh\necho >" + QFile::encodeName(launched) + '\n');
    launcher.close();
    QVERIFY(launcher.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    environment.insert(QStringLiteral("PATH"),
                       folders.folder() + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));

    Probe probe(environment);
    QCOMPARE(probe.ask("read"), QStringLiteral("no_keychain"));
    QCOMPARE(probe.ask("write", item, QStringLiteral("lost")), QStringLiteral("no_keychain"));
    QCOMPARE(probe.ask("remove"), QStringLiteral("no_keychain"));
    QCOMPARE(probe.ask("seal"), QStringLiteral("no_keychain"));
    QVERIFY(probe.finish());
    QCOMPARE(folders.strangers(), QStringList());
    QVERIFY(!QFile::exists(launched));
}

void TestKeychain::aDaemonMayComeAndGo()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("write", item, QStringLiteral("kept")), QStringLiteral("done"));
    bus.stopKeyring();
    QCOMPARE(probe.ask("read"), QStringLiteral("no_keychain"));
    VERIFY_STARTS(bus.startKeyring());
    QCOMPARE(probe.ask("read"), QStringLiteral("value kept"));
    QCOMPARE(probe.ask("write", item, QStringLiteral("new")), QStringLiteral("done"));
    QVERIFY(probe.finish());
}

void TestKeychain::aDaemonThatHangsIsWaitedFor()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("write", item, QStringLiteral("kept")), QStringLiteral("done"));
    bus.hangKeyring();
    probe.send("read");
    probe.send("write", item, QStringLiteral("new"));
    bus.resumeKeyring();
    QCOMPARE(probe.answer(), QStringLiteral("value kept"));
    QCOMPARE(probe.answer(), QStringLiteral("done"));
    QCOMPARE(probe.ask("read"), QStringLiteral("value new"));
}

void TestKeychain::aDaemonThatHangsCanBeGivenUp()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("write", item, QStringLiteral("kept")), QStringLiteral("done"));
    bus.hangKeyring();
    for (const char *what : {"read", "remove", "read", "stop"}) {
        probe.send(what);
    }
    for (int order = 0; order < 3; ++order) {
        QCOMPARE(probe.answer(), QStringLiteral("no_answer"));
    }
    probe.send("read"); // tried again
    bus.resumeKeyring();
    QCOMPARE(probe.answer(), QStringLiteral("value kept"));
    QVERIFY(probe.finish());
}

void TestKeychain::nobodyWaitsForADaemonThatHangsWhereNobodyIsAsked()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("write", item, QStringLiteral("kept")), QStringLiteral("done"));
    probe.send("hurry");
    bus.hangKeyring();
    QCOMPARE(probe.ask("read"), QStringLiteral("no_answer"));
    bus.resumeKeyring();
    QCOMPARE(probe.ask("read"), QStringLiteral("value kept"));
}

//! It still blocks what QtKeychain does after it in the same process.
void TestKeychain::aQuestionThatNobodyAnswersCanBeGivenUp()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    QCOMPARE(probe.ask("write", item, QStringLiteral("kept")), QStringLiteral("done"));
    VERIFY_STARTS(bus.lockKeyring());
    const KeyringPerson person(bus, KeyringPerson::Answer::None);
    probe.send("read");
    QTRY_COMPARE_WITH_TIMEOUT(person.timesAsked(), 1, patienceMs);
    probe.send("read", QStringLiteral("tokenrack/other"));
    probe.send("stop");
    QCOMPARE(probe.answer(), QStringLiteral("no_answer"));
    QCOMPARE(probe.answer(), QStringLiteral("no_answer"));
    VERIFY_STARTS(bus.unlockKeyring());
    QCOMPARE(Probe(bus.environment()).ask("read"), QStringLiteral("value kept")); // another process goes on
}

void TestKeychain::aDestroyedStoreAnswersNobody()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    Probe probe(bus.environment());
    probe.send("abandon");
    QCOMPARE(probe.ask("write", item, QStringLiteral("kept")), QStringLiteral("done"));
    QCOMPARE(probe.ask("read"), QStringLiteral("value kept"));
    QVERIFY(probe.finish());
}

void TestKeychain::theVaultOpensInTheNextProcess()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    const QString sealed = Probe(bus.environment()).ask("seal", {}, QStringLiteral("t0ken")).mid(6);
    QVERIFY(!sealed.isEmpty());
    QCOMPARE(Probe(bus.environment()).ask("open", {}, sealed), QStringLiteral("value t0ken"));
}

void TestKeychain::aLockedVaultKeyIsNotReplaced()
{
    PrivateBus bus;
    VERIFY_STARTS(bus.start());
    VERIFY_STARTS(bus.startKeyring());
    const QString sealed = Probe(bus.environment()).ask("seal", {}, QStringLiteral("t0ken")).mid(6);
    VERIFY_STARTS(bus.lockKeyring());
    QCOMPARE(Probe(bus.environment()).ask("open", {}, sealed), QStringLiteral("locked"));
    bus.stopKeyring();
    QCOMPARE(Probe(bus.environment()).ask("open", {}, sealed), QStringLiteral("no_keychain"));
    VERIFY_STARTS(bus.startKeyring());
    QCOMPARE(Probe(bus.environment()).ask("open", {}, sealed), QStringLiteral("value t0ken"));
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
