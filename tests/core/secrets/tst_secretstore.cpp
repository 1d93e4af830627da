// SPDX-License-Identifier: MIT
#include "core/secrets/secretstore.h"

#include <QSet>
#include <QTest>

using namespace tokenrack;

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysEachErrorInItsOwnWords();
    void showsTheBackendsWordsAsPlainText();
};

void TestSecretStore::saysEachErrorInItsOwnWords()
{
    const QList<SecretErrorKind> kinds = {
        SecretErrorKind::NotFound, SecretErrorKind::NoKeychain, SecretErrorKind::Locked,     SecretErrorKind::Denied,
        SecretErrorKind::NoAnswer, SecretErrorKind::TooLarge,   SecretErrorKind::Unreadable, SecretErrorKind::Other};
    QSet<QString> texts;
    for (const SecretErrorKind kind : kinds) {
        const QString text = secretErrorText({.kind = kind, .detail = {}});
        QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
        QVERIFY2(text.startsWith(secretErrorCause({.kind = kind, .detail = {}})), qPrintable(text));
        texts.insert(text);
    }
    QCOMPARE(texts.size(), kinds.size());
}

void TestSecretStore::showsTheBackendsWordsAsPlainText()
{
    const QString text =
        secretErrorText({.kind = SecretErrorKind::Other, .detail = QStringLiteral("disk\nfull\x1b[2J")});
    QVERIFY(text.contains(QLatin1String("disk")));
    QVERIFY(!text.contains(QLatin1Char('\n')));
    QVERIFY(!text.contains(QLatin1Char('\x1b')));
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
