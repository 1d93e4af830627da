// SPDX-License-Identifier: MIT
#include "scriptedstore.h"

#include "core/secrets/secretkeeper.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

using namespace tokenrack;

namespace {

const QUuid profile(QStringLiteral("{11111111-2222-3333-4444-555555555555}"));
const QString readVault = QStringLiteral("read tokenrack/vault/11111111-2222-3333-4444-555555555555");
const QString writeVault = QStringLiteral("write tokenrack/vault/11111111-2222-3333-4444-555555555555");

const QUuid serverId(QStringLiteral("{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}"));
const QString serverItem = QStringLiteral("tokenrack/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");

const SecretError notFound{.kind = SecretErrorKind::NotFound, .detail = {}};
const SecretError locked{.kind = SecretErrorKind::Locked, .detail = {}};

using CredentialResult = Result<StoredCredential, SecretError>;
using VaultResult = Result<const TokenVault *, SecretError>;
using DoneResult = Result<Done, SecretError>;

Server someServer()
{
    Server server;
    server.id = serverId;
    server.provider = QStringLiteral("biotime");
    server.url = QUrl(QStringLiteral("http://192.168.1.100:8081"));
    return server;
}

Credential password(const char *text)
{
    return {.fields = {{QStringLiteral("password"), Secret(text)}}};
}

Secret itemWith(const char *text)
{
    return encodeCredential({.provider = QStringLiteral("biotime"),
                             .origin = QStringLiteral("http://192.168.1.100:8081"),
                             .credential = password(text)});
}

//! A callback that puts its result away.
template <class Value>
auto into(std::optional<Value> &place)
{
    return [&place](const Value &result) {
        if (place) {
            QTest::qFail("called back twice", __FILE__, __LINE__);
        }
        place.emplace(result);
    };
}

//! Answers a keeper that found no key until it has written one, and reads it again; returns that key.
Secret takeNewKey(ScriptedStore &keychain)
{
    keychain.expect(readVault); // with the lease, before anything is written
    keychain.answerRead(notFound);
    keychain.expect(writeVault);
    keychain.answerRead(notFound);
    const Secret key = keychain.writtenValue();
    keychain.expect(readVault);
    keychain.answerWrite(Done());
    return key;
}

} // namespace

class TestSecretKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksNothingByItself();
    void readsACredentialFromTheKeychain();
    void passesOnWhyACredentialCannotBeRead_data();
    void passesOnWhyACredentialCannotBeRead();
    void tellsAnItemThatIsNotOurs();
    void keepsInTheKeychainWithItsBinding();
    void keepsInMemoryWithoutTouchingTheKeychain();
    void memoryGoesBeforeTheKeychain();
    void writingToTheKeychainDropsTheCopyInMemory();
    void aRefusedWriteLosesNothing();
    void aNewerCopyInMemoryStays();
    void forgetsInBothPlaces();
    void tellsWhenForgettingFailed();
    void knowsWhatStandsInTheWay();
    void afterUseMemoryTheKeychainIsLeftAlone();
    void makesTheVaultKeyOnceAndReadsItBack();
    void opensTheVaultWithTheStoredKey();
    void manyCallersShareOneRead();
    void neverReplacesAKeyThatCannotBeRead_data();
    void neverReplacesAKeyThatCannotBeRead();
    void aKeyThatCannotBeWrittenOpensNoVault();
    void aKeyThatComesBackChangedOpensNoVault();
    void aKeyThatDoesNotComeBackOpensNoVault();
    void useMemoryAnswersThoseWhoWait();
    void useMemoryStopsTheMakingOfAKey();
    void useMemoryKeepsAnOpenVault();
    void aCallbackMayAskAgain();
    void aCallbackMayDestroyTheKeeper();
    void answersNobodyAfterItsEnd();
    void leavesTheMakingOfAKeyToOne();
    void waitsNotForEverForTheKeyOfAnotherOne();
    void usesTheKeyThatAnotherOneMade();
    void tellsWhenAllIsSettled();
    void saysThatItWaits();
    void losesNothingWhenNobodyWaitsAnyMore();
};

void TestSecretKeeper::asksNothingByItself()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    QCOMPARE(keeper.place(), SecretPlace::Keychain);
    QCOMPARE(keeper.placeName(), QStringLiteral("Scripted"));
    QVERIFY(!keeper.openVault());
    QCoreApplication::processEvents();
}

void TestSecretKeeper::readsACredentialFromTheKeychain()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<CredentialResult> result;
    keychain.expect(QStringLiteral("read ") + serverItem);
    keeper.credential(serverId, into(result));
    keychain.answerRead(itemWith("pa55"));
    QVERIFY(result && *result);
    QVERIFY((*result)->belongsTo(someServer()));
    QVERIFY((*result)->credential == password("pa55"));
}

void TestSecretKeeper::passesOnWhyACredentialCannotBeRead_data()
{
    QTest::addColumn<SecretErrorKind>("kind");
    QTest::newRow("not found") << SecretErrorKind::NotFound;
    QTest::newRow("no keychain") << SecretErrorKind::NoKeychain;
    QTest::newRow("locked") << SecretErrorKind::Locked;
    QTest::newRow("denied") << SecretErrorKind::Denied;
    QTest::newRow("other") << SecretErrorKind::Other;
}

void TestSecretKeeper::passesOnWhyACredentialCannotBeRead()
{
    QFETCH(const SecretErrorKind, kind);
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<CredentialResult> result;
    keychain.expect(QStringLiteral("read ") + serverItem);
    keeper.credential(serverId, into(result));
    keychain.answerRead(SecretError{.kind = kind, .detail = QStringLiteral("why")});
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, kind);
    QCOMPARE(result->error().detail, QStringLiteral("why"));
}

void TestSecretKeeper::tellsAnItemThatIsNotOurs()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<CredentialResult> result;
    keychain.expect(QStringLiteral("read ") + serverItem);
    keeper.credential(serverId, into(result));
    keychain.answerRead(Secret("something else"));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, SecretErrorKind::Unreadable);
}

void TestSecretKeeper::keepsInTheKeychainWithItsBinding()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<DoneResult> result;
    keychain.expect(QStringLiteral("write ") + serverItem);
    keeper.keep(someServer(), password("pa55"), SecretPlace::Keychain, into(result));
    const auto written = decodeCredential(keychain.writtenValue());
    QVERIFY(written);
    QCOMPARE(written->provider, QStringLiteral("biotime"));
    QCOMPARE(written->origin, QStringLiteral("http://192.168.1.100:8081"));
    QVERIFY(written->credential == password("pa55"));
    keychain.answerWrite(Done());
    QVERIFY(result && *result);
}

void TestSecretKeeper::keepsInMemoryWithoutTouchingTheKeychain()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<DoneResult> kept;
    std::optional<CredentialResult> result;
    keeper.keep(someServer(), password("pa55"), SecretPlace::Memory, into(kept));
    keeper.credential(serverId, into(result));
    QVERIFY2(!kept && !result, "never from inside the call");
    QTRY_VERIFY(kept && result);
    QVERIFY(*kept);
    QVERIFY(*result);
    QVERIFY((*result)->credential == password("pa55"));
}

void TestSecretKeeper::memoryGoesBeforeTheKeychain()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<CredentialResult> inMemory;
    std::optional<CredentialResult> elsewhere;
    keeper.keep(someServer(), password("pa55"), SecretPlace::Memory, [](const auto &) { });
    keeper.credential(serverId, into(inMemory));
    QTRY_VERIFY(inMemory);
    keychain.expect(QStringLiteral("read tokenrack/00000000-0000-0000-0000-000000000000"));
    keeper.credential(QUuid(), into(elsewhere));
    keychain.answerRead(notFound);
    QVERIFY(elsewhere);
}

void TestSecretKeeper::writingToTheKeychainDropsTheCopyInMemory()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    keeper.keep(someServer(), password("old"), SecretPlace::Memory, [](const auto &) { });
    keychain.expect(QStringLiteral("write ") + serverItem);
    keeper.keep(someServer(), password("new"), SecretPlace::Keychain, [](const auto &) { });
    keychain.answerWrite(Done());

    std::optional<CredentialResult> result;
    keychain.expect(QStringLiteral("read ") + serverItem);
    keeper.credential(serverId, into(result));
    keychain.answerRead(itemWith("new"));
    QVERIFY(result && *result);
}

void TestSecretKeeper::aRefusedWriteLosesNothing()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<DoneResult> kept;
    keeper.keep(someServer(), password("old"), SecretPlace::Memory, [](const auto &) { });
    keychain.expect(QStringLiteral("write ") + serverItem);
    keeper.keep(someServer(), password("new"), SecretPlace::Keychain, into(kept));
    keychain.answerWrite(locked);
    QVERIFY(kept && !*kept);
    QCOMPARE(kept->error().kind, SecretErrorKind::Locked);

    std::optional<CredentialResult> result;
    keeper.credential(serverId, into(result));
    QTRY_VERIFY(result);
    QVERIFY((*result)->credential == password("old"));
}

void TestSecretKeeper::aNewerCopyInMemoryStays()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    keychain.expect(QStringLiteral("write ") + serverItem);
    keeper.keep(someServer(), password("first"), SecretPlace::Keychain, [](const auto &) { });
    keeper.keep(someServer(), password("second"), SecretPlace::Memory, [](const auto &) { });
    keychain.answerWrite(Done());

    std::optional<CredentialResult> result;
    keeper.credential(serverId, into(result));
    QTRY_VERIFY(result);
    QVERIFY((*result)->credential == password("second"));
}

void TestSecretKeeper::forgetsInBothPlaces()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<DoneResult> forgotten;
    std::optional<CredentialResult> result;
    keeper.keep(someServer(), password("pa55"), SecretPlace::Memory, [](const auto &) { });
    keychain.expect(QStringLiteral("remove ") + serverItem);
    keeper.forget(serverId, into(forgotten));
    keychain.answerWrite(Done());
    QVERIFY(forgotten && *forgotten);
    keychain.expect(QStringLiteral("read ") + serverItem);
    keeper.credential(serverId, into(result));
    keychain.answerRead(notFound);
    QVERIFY(result && !*result);
}

void TestSecretKeeper::tellsWhenForgettingFailed()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<DoneResult> forgotten;
    keychain.expect(QStringLiteral("remove ") + serverItem);
    keeper.forget(serverId, into(forgotten));
    keychain.answerWrite(locked);
    QVERIFY(forgotten && !*forgotten);
    QCOMPARE(forgotten->error().kind, SecretErrorKind::Locked);
}

void TestSecretKeeper::knowsWhatStandsInTheWay()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    QSignalSpy changed(&keeper, &SecretKeeper::obstacleChanged);
    std::optional<CredentialResult> first;
    std::optional<CredentialResult> second;
    keychain.expect(QStringLiteral("read ") + serverItem);
    keeper.credential(serverId, into(first));
    QVERIFY(!keeper.obstacle());
    keychain.answerRead(locked);
    QCOMPARE(keeper.obstacle(), std::optional(SecretErrorKind::Locked));

    keychain.expect(QStringLiteral("read ") + serverItem);
    keeper.credential(serverId, into(second));
    keychain.answerRead(SecretError{SecretErrorKind::NotFound, {}});
    QVERIFY(!keeper.obstacle());
    QCOMPARE(changed.size(), 2);
}

void TestSecretKeeper::afterUseMemoryTheKeychainIsLeftAlone()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    QSignalSpy changed(&keeper, &SecretKeeper::placeChanged);
    keeper.useMemory();
    keeper.useMemory();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(keeper.place(), SecretPlace::Memory);
    QVERIFY(keeper.placeName() != keychain.placeName());
    QVERIFY(keeper.openVault());

    std::optional<CredentialResult> nothing;
    std::optional<DoneResult> kept;
    std::optional<CredentialResult> found;
    std::optional<DoneResult> forgotten;
    std::optional<VaultResult> vault;
    keeper.credential(serverId, into(nothing));
    keeper.keep(someServer(), password("pa55"), SecretPlace::Keychain, into(kept));
    keeper.credential(serverId, into(found));
    keeper.forget(serverId, into(forgotten));
    keeper.vault(into(vault));
    QTRY_VERIFY(nothing && kept && found && forgotten && vault);
    QCOMPARE(nothing->error().kind, SecretErrorKind::NotFound);
    QVERIFY(*kept);
    QVERIFY((*found)->credential == password("pa55"));
    QVERIFY(*forgotten);
    QCOMPARE(vault->value(), keeper.openVault());
}

void TestSecretKeeper::makesTheVaultKeyOnceAndReadsItBack()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> first;
    keychain.expect(readVault);
    keeper.vault(into(first));
    keychain.expect(writeVault);
    keychain.answerRead(notFound);
    const Secret key = keychain.writtenValue();
    QVERIFY(TokenVault::fromKey(key));
    keychain.expect(readVault);
    keychain.answerWrite(Done());
    QVERIFY2(!keeper.openVault(), "not used before it was read back");
    keychain.answerRead(key);
    QTRY_VERIFY(first);
    QVERIFY(*first);

    const SealContext context{.server = serverId, .provider = {}, .origin = {}, .field = {}};
    const QByteArray sealed = first->value()->seal(Secret("t0ken"), context);
    QVERIFY(TokenVault::fromKey(key)->open(sealed, context));

    std::optional<VaultResult> second;
    keeper.vault(into(second));
    QVERIFY2(!second, "never from inside the call");
    QTRY_VERIFY(second);
    QCOMPARE(second->value(), first->value());
}

void TestSecretKeeper::opensTheVaultWithTheStoredKey()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> vault;
    const Secret key = TokenVault::newKey();
    const SealContext context{.server = serverId, .provider = {}, .origin = {}, .field = {}};
    const QByteArray sealed = TokenVault::fromKey(key)->seal(Secret("t0ken"), context);
    keychain.expect(readVault);
    keeper.vault(into(vault));
    keychain.answerRead(key);
    QTRY_VERIFY(vault);
    QVERIFY(*vault);
    QVERIFY(vault->value()->open(sealed, context));
}

void TestSecretKeeper::manyCallersShareOneRead()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> results[3];
    keychain.expect(readVault);
    for (auto &result : results) {
        keeper.vault(into(result));
    }
    QCOMPARE(keychain.openCalls(), 1);
    keychain.answerRead(locked);
    for (const auto &result : results) {
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, SecretErrorKind::Locked);
    }

    std::optional<VaultResult> again;
    keychain.expect(readVault);
    keeper.vault(into(again));
    keychain.answerRead(TokenVault::newKey());
    QTRY_VERIFY(again);
    QVERIFY(*again);
}

void TestSecretKeeper::neverReplacesAKeyThatCannotBeRead_data()
{
    QTest::addColumn<bool>("found");
    QTest::addColumn<SecretErrorKind>("kind");
    QTest::newRow("not a key") << true << SecretErrorKind::Unreadable;
    QTest::newRow("no keychain") << false << SecretErrorKind::NoKeychain;
    QTest::newRow("locked") << false << SecretErrorKind::Locked;
    QTest::newRow("denied") << false << SecretErrorKind::Denied;
    QTest::newRow("other") << false << SecretErrorKind::Other;
}

void TestSecretKeeper::neverReplacesAKeyThatCannotBeRead()
{
    QFETCH(const bool, found);
    QFETCH(const SecretErrorKind, kind);
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> vault;
    keychain.expect(readVault);
    keeper.vault(into(vault));
    if (found) {
        keychain.answerRead(Secret("not a key"));
    } else {
        keychain.answerRead(SecretError{.kind = kind, .detail = {}});
    }
    QTRY_VERIFY(vault);
    QVERIFY(!*vault);
    QCOMPARE(vault->error().kind, kind);
    QVERIFY(!keeper.openVault());
}

void TestSecretKeeper::aKeyThatCannotBeWrittenOpensNoVault()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> vault;
    keychain.expect(readVault);
    keychain.expect(writeVault);
    keeper.vault(into(vault));
    keychain.answerRead(notFound);
    keychain.answerWrite(SecretError{.kind = SecretErrorKind::NoKeychain, .detail = {}});
    QVERIFY(vault && !*vault);
    QCOMPARE(vault->error().kind, SecretErrorKind::NoKeychain);
    QVERIFY(!keeper.openVault());
}

void TestSecretKeeper::aKeyThatComesBackChangedOpensNoVault()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> vault;
    keychain.expect(readVault);
    keychain.expect(writeVault);
    keychain.expect(readVault);
    keeper.vault(into(vault));
    keychain.answerRead(notFound);
    keychain.answerWrite(Done());
    keychain.answerRead(TokenVault::newKey());
    QVERIFY(vault && !*vault);
    QCOMPARE(vault->error().kind, SecretErrorKind::Unreadable);
    QVERIFY(!keeper.openVault());
}

void TestSecretKeeper::aKeyThatDoesNotComeBackOpensNoVault()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> vault;
    keychain.expect(readVault);
    keychain.expect(writeVault);
    keychain.expect(readVault);
    keeper.vault(into(vault));
    keychain.answerRead(notFound);
    keychain.answerWrite(Done());
    keychain.answerRead(notFound);
    QVERIFY(vault && !*vault);
    QVERIFY(!keeper.openVault());
}

void TestSecretKeeper::useMemoryAnswersThoseWhoWait()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> vault;
    keychain.expect(readVault);
    keeper.vault(into(vault));
    keeper.useMemory();
    QTRY_VERIFY(vault);
    QVERIFY(*vault);
    QCOMPARE(vault->value(), keeper.openVault());

    const TokenVault *const before = keeper.openVault();
    keychain.answerRead(TokenVault::newKey());
    QCOMPARE(keeper.openVault(), before);
}

void TestSecretKeeper::useMemoryStopsTheMakingOfAKey()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> vault;
    keychain.expect(readVault);
    keeper.vault(into(vault));
    keeper.useMemory();
    keychain.answerRead(notFound);
    QTRY_VERIFY(vault);
    QVERIFY(*vault);
}

void TestSecretKeeper::useMemoryKeepsAnOpenVault()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> vault;
    keychain.expect(readVault);
    keeper.vault(into(vault));
    keychain.answerRead(TokenVault::newKey());
    QTRY_VERIFY(vault);
    keeper.useMemory();
    QCOMPARE(keeper.openVault(), vault->value());
}

void TestSecretKeeper::aCallbackMayAskAgain()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> vault;
    keychain.expect(readVault);
    keychain.expect(readVault);
    keeper.vault([&](const VaultResult &result) {
        QVERIFY(!result);
        keeper.vault(into(vault));
    });
    keychain.answerRead(locked);
    keychain.answerRead(TokenVault::newKey());
    QTRY_VERIFY(vault);
    QVERIFY(*vault);
}

void TestSecretKeeper::aCallbackMayDestroyTheKeeper()
{
    ScriptedStore keychain;
    auto keeper = std::make_unique<SecretKeeper>(keychain, profile);
    keychain.expect(readVault);
    keeper->vault([&keeper](const VaultResult &) { keeper.reset(); });
    keeper->vault([](const VaultResult &) { QFAIL("answered after the end"); });
    keychain.answerRead(locked);
    QVERIFY(!keeper);
}

void TestSecretKeeper::answersNobodyAfterItsEnd()
{
    ScriptedStore keychain;
    {
        SecretKeeper keeper(keychain, profile);
        keychain.expect(readVault);
        keychain.expect(QStringLiteral("read ") + serverItem);
        keychain.expect(QStringLiteral("write ") + serverItem);
        keychain.expect(QStringLiteral("remove ") + serverItem);
        keeper.vault([](const VaultResult &) { QFAIL("answered after the end"); });
        keeper.credential(serverId, [](const CredentialResult &) { QFAIL("answered after the end"); });
        keeper.keep(someServer(), password("x"), SecretPlace::Keychain,
                    [](const DoneResult &) { QFAIL("answered after the end"); });
        keeper.forget(serverId, [](const DoneResult &) { QFAIL("answered after the end"); });
    }
    keychain.answerRead(TokenVault::newKey());
    keychain.answerRead(itemWith("pa55"));
    keychain.answerWrite(Done());
    keychain.answerWrite(Done());
    QCoreApplication::processEvents();
}

void TestSecretKeeper::leavesTheMakingOfAKeyToOne()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::shared_ptr<Lease> othersLease = std::make_shared<Lease>();
    int asked = 0;
    keeper.setKeyLease([&]() -> std::shared_ptr<Lease> {
        ++asked;
        return othersLease ? nullptr : std::make_shared<Lease>();
    });
    std::optional<VaultResult> opened;
    keychain.expect(readVault);
    keeper.vault(into(opened));
    keychain.expect(readVault);
    keychain.answerRead(notFound);
    QTRY_COMPARE(keychain.openCalls(), 1); // reads again instead of writing
    QCOMPARE(asked, 1);
    const Secret key = TokenVault::newKey();
    keychain.answerRead(key);
    QTRY_VERIFY(opened);
    QVERIFY(*opened);
    QCOMPARE(asked, 1);
    QVERIFY(keychain.isDone());
}

void TestSecretKeeper::waitsNotForEverForTheKeyOfAnotherOne()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::shared_ptr<Lease> othersLease = std::make_shared<Lease>();
    keeper.setKeyLease([&] { return othersLease ? nullptr : std::make_shared<Lease>(); }, Milliseconds::zero());
    std::optional<VaultResult> opened;
    keychain.expect(readVault);
    keeper.vault(into(opened));
    keychain.answerRead(notFound);
    QTRY_VERIFY(opened);
    QVERIFY(!*opened);
    QCOMPARE(opened->error().kind, SecretErrorKind::NoAnswer);

    othersLease.reset(); // without a key, so the next call makes one
    std::optional<VaultResult> later;
    keychain.expect(readVault);
    keeper.vault(into(later));
    const Secret key = takeNewKey(keychain);
    keychain.answerRead(key);
    QTRY_VERIFY(later);
    QVERIFY(*later);
}

void TestSecretKeeper::usesTheKeyThatAnotherOneMade()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    bool isGivenBack = false;
    keeper.setKeyLease([&] { return std::make_shared<Lease>([&isGivenBack] { isGivenBack = true; }); });
    std::optional<VaultResult> opened;
    keychain.expect(readVault);
    keeper.vault(into(opened));
    const Secret key = takeNewKey(keychain);
    QVERIFY(!isGivenBack);
    keychain.answerRead(key);
    QTRY_VERIFY(opened);
    QVERIFY(*opened);
    QVERIFY(isGivenBack);
}

void TestSecretKeeper::tellsWhenAllIsSettled()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    int settled = 0;
    const auto count = [&settled] { ++settled; };
    keeper.whenSettled(count);
    QVERIFY2(settled == 0, "never from inside the call");
    QTRY_COMPARE(settled, 1);

    std::optional<DoneResult> kept;
    std::optional<DoneResult> forgotten;
    std::optional<VaultResult> opened;
    keychain.expect(QStringLiteral("write ") + serverItem);
    keeper.keep(someServer(), password("right"), SecretPlace::Keychain, into(kept));
    keychain.expect(QStringLiteral("remove ") + serverItem);
    keeper.forget(serverId, into(forgotten));
    keychain.expect(readVault);
    keeper.vault(into(opened));
    keeper.whenSettled(count);
    keychain.answerWrite(Done());
    QCoreApplication::processEvents();
    QCOMPARE(settled, 1);
    keychain.answerWrite(locked);
    QCoreApplication::processEvents();
    QCOMPARE(settled, 1);
    keychain.answerRead(locked);
    QTRY_COMPARE(settled, 2);
    QVERIFY(kept && forgotten && opened);
}

void TestSecretKeeper::saysThatItWaits()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    QSignalSpy waiting(&keeper, &SecretKeeper::waitingChanged);
    std::optional<CredentialResult> first;
    std::optional<CredentialResult> second;
    keychain.expect(QStringLiteral("read ") + serverItem);
    keychain.expect(QStringLiteral("read ") + serverItem);
    keeper.credential(serverId, into(first));
    keeper.credential(serverId, into(second));
    QTRY_COMPARE_WITH_TIMEOUT(waiting, (QList<QVariantList>{{true}}), 60'000);
    keychain.answerRead(itemWith("pa55"));
    QCOMPARE(waiting, (QList<QVariantList>{{true}, {false}}));
    QTRY_COMPARE_WITH_TIMEOUT(waiting, (QList<QVariantList>{{true}, {false}, {true}}), 60'000); // for the second one
    keychain.answerRead(itemWith("pa55"));
    QCOMPARE(waiting, (QList<QVariantList>{{true}, {false}, {true}, {false}}));
    QVERIFY(first && *first && second && *second);
}

void TestSecretKeeper::losesNothingWhenNobodyWaitsAnyMore()
{
    ScriptedStore keychain;
    SecretKeeper keeper(keychain, profile);
    std::optional<VaultResult> vault;
    std::optional<CredentialResult> credential;
    keychain.expect(readVault);
    keychain.expect(QStringLiteral("read ") + serverItem);
    keeper.vault(into(vault));
    keeper.credential(serverId, into(credential));
    keeper.stopWaiting();
    QVERIFY(vault && !*vault);
    QCOMPARE(vault->error().kind, SecretErrorKind::NoAnswer);
    QVERIFY(credential && !*credential);
    QCOMPARE(credential->error().kind, SecretErrorKind::NoAnswer);
    vault.reset();
    keychain.expect(readVault); // tried again, and no other key is made
    keeper.vault(into(vault));
    keychain.answerRead(TokenVault::newKey());
    QTRY_VERIFY(vault);
    QVERIFY(*vault);
}

QTEST_GUILESS_MAIN(TestSecretKeeper)
#include "tst_secretkeeper.moc"
