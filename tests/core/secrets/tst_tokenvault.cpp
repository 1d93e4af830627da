// SPDX-License-Identifier: MIT
#include "core/secrets/tokenvault.h"

#include <QSet>
#include <QTest>

using namespace tokenrack;

namespace {

SealContext usualContext()
{
    return {.server = QUuid(QStringLiteral("{6f2f43a5-0d52-4c6e-9a5b-3d5a7a6a2f10}")),
            .provider = QStringLiteral("hummingbird"),
            .origin = QStringLiteral("http://192.168.1.100:58081"),
            .field = QStringLiteral("token")};
}

TokenVault vaultWithNewKey()
{
    return *TokenVault::fromKey(TokenVault::newKey());
}

} // namespace

class TestTokenVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatItSealed_data();
    void opensWhatItSealed();
    void opensForNoOtherContext_data();
    void opensForNoOtherContext();
    void neighbouringPartsCannotBeMixed();
    void opensNothingThatWasChanged();
    void opensNothingThatWasCut();
    void opensNothingOfAnotherKey();
    void sealsTheSameDifferentlyEachTime();
    void hidesTheValue();
    void keysAreRandomBase64();
    void takesOnlyKeys_data();
    void takesOnlyKeys();
};

void TestTokenVault::opensWhatItSealed_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("token") << QByteArrayLiteral("386e9dd4c56d5d9048008902fbe63b20dc509314");
    QTest::newRow("Chinese") << QStringLiteral("令牌\"\\\n").toUtf8();
    QTest::newRow("zero bytes") << QByteArray("a\0b\0", 4);
    QTest::newRow("1 MiB") << QByteArray(1024 * 1024, 'x');
}

void TestTokenVault::opensWhatItSealed()
{
    QFETCH(const QByteArray, value);
    const Secret key = TokenVault::newKey();
    const QByteArray sealed = TokenVault::fromKey(key)->seal(Secret(value), usualContext());
    const std::optional<Secret> opened = TokenVault::fromKey(key)->open(sealed, usualContext());
    QVERIFY(opened);
    QVERIFY(*opened == Secret(value));
}

void TestTokenVault::opensForNoOtherContext_data()
{
    QTest::addColumn<QUuid>("server");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("field");

    const SealContext usual = usualContext();
    QTest::newRow("server") << QUuid::createUuid() << usual.provider << usual.origin << usual.field;
    QTest::newRow("no server") << QUuid() << usual.provider << usual.origin << usual.field;
    QTest::newRow("provider") << usual.server << QStringLiteral("biotime") << usual.origin << usual.field;
    QTest::newRow("scheme") << usual.server << usual.provider << QStringLiteral("https://192.168.1.100:58081")
                            << usual.field;
    QTest::newRow("port") << usual.server << usual.provider << QStringLiteral("http://192.168.1.100:58082")
                          << usual.field;
    QTest::newRow("field") << usual.server << usual.provider << usual.origin << QStringLiteral("refresh_token");
    QTest::newRow("no field") << usual.server << usual.provider << usual.origin << QString();
}

void TestTokenVault::opensForNoOtherContext()
{
    QFETCH(const QUuid, server);
    QFETCH(const QString, provider);
    QFETCH(const QString, origin);
    QFETCH(const QString, field);
    const TokenVault vault = vaultWithNewKey();
    const QByteArray sealed = vault.seal(Secret("t0ken"), usualContext());
    QVERIFY(vault.open(sealed, usualContext()));
    QVERIFY(!vault.open(sealed, {.server = server, .provider = provider, .origin = origin, .field = field}));
}

void TestTokenVault::neighbouringPartsCannotBeMixed()
{
    const TokenVault vault = vaultWithNewKey();
    SealContext context = usualContext();
    context.origin = QStringLiteral("http://a:1");
    context.field = QStringLiteral("token");
    const QByteArray sealed = vault.seal(Secret("t0ken"), context);
    context.origin = QStringLiteral("http://a:");
    context.field = QStringLiteral("1token");
    QVERIFY(!vault.open(sealed, context));
}

void TestTokenVault::opensNothingThatWasChanged()
{
    const TokenVault vault = vaultWithNewKey();
    const QByteArray sealed = vault.seal(Secret("t0ken"), usualContext());
    for (qsizetype position = 0; position < sealed.size(); ++position) {
        for (const int bit : {0x01, 0x80}) {
            QByteArray changed = sealed;
            changed[position] = char(changed.at(position) ^ bit);
            QVERIFY2(!vault.open(changed, usualContext()), qPrintable(QString::number(position)));
        }
    }
}

void TestTokenVault::opensNothingThatWasCut()
{
    const TokenVault vault = vaultWithNewKey();
    const QByteArray sealed = vault.seal(Secret("t0ken"), usualContext());
    for (qsizetype size = 0; size < sealed.size(); ++size) {
        QVERIFY2(!vault.open(sealed.left(size), usualContext()), qPrintable(QString::number(size)));
    }
    QVERIFY(!vault.open(sealed + 'x', usualContext()));
}

void TestTokenVault::opensNothingOfAnotherKey()
{
    const QByteArray sealed = vaultWithNewKey().seal(Secret("t0ken"), usualContext());
    QVERIFY(!vaultWithNewKey().open(sealed, usualContext()));
}

void TestTokenVault::sealsTheSameDifferentlyEachTime()
{
    constexpr qsizetype versionAndNonce = 25;
    const TokenVault vault = vaultWithNewKey();
    QSet<QByteArray> nonces;
    QSet<QByteArray> ciphertexts;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray sealed = vault.seal(Secret("t0ken"), usualContext());
        nonces.insert(sealed.left(versionAndNonce));
        ciphertexts.insert(sealed.mid(versionAndNonce));
    }
    QCOMPARE(nonces.size(), 1000);
    QCOMPARE(ciphertexts.size(), 1000);
}

void TestTokenVault::hidesTheValue()
{
    const QByteArray sealed = vaultWithNewKey().seal(Secret("sentinel-token"), usualContext());
    QVERIFY(!sealed.contains("sentinel"));
    QVERIFY(!sealed.contains("192.168"));
}

void TestTokenVault::keysAreRandomBase64()
{
    const Secret key = TokenVault::newKey();
    const QByteArray text = key.reveal().toByteArray();
    QCOMPARE(QByteArray::fromBase64(text).size(), 32);
    QCOMPARE(QByteArray::fromBase64(text).toBase64(), text);
    QVERIFY(!(key == TokenVault::newKey()));
}

void TestTokenVault::takesOnlyKeys_data()
{
    QTest::addColumn<QByteArray>("key");
    const QByteArray good = QByteArray(32, 'k').toBase64();
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArrayLiteral("{\"version\":1}");
    QTest::newRow("31 bytes") << QByteArray(31, 'k').toBase64();
    QTest::newRow("33 bytes") << QByteArray(33, 'k').toBase64();
    QTest::newRow("no padding") << good.chopped(1);
    QTest::newRow("line end") << good + '\n';
    QTest::newRow("a wrong character") << QByteArray(good).replace(3, 1, "*");
    QTest::newRow("a space") << QByteArray(good).replace(3, 1, " ");
    QTest::newRow("bits beyond the end") << QByteArray(good).replace(42, 1, "/");
    QTest::newRow("zero bytes") << QByteArray(44, '\0');
    QTest::newRow("raw") << QByteArray(32, 'k');
}

void TestTokenVault::takesOnlyKeys()
{
    QFETCH(const QByteArray, key);
    QVERIFY(TokenVault::fromKey(Secret(QByteArray(32, 'k').toBase64())));
    QVERIFY(!TokenVault::fromKey(Secret(key)));
}

QTEST_GUILESS_MAIN(TestTokenVault)
#include "tst_tokenvault.moc"
