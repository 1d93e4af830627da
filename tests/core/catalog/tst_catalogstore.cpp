// SPDX-License-Identifier: MIT
#include "core/catalog/catalogstore.h"

#include <QSet>
#include <QTest>

using namespace tokenrack;

class TestCatalogStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasASentenceForEachError();
};

void TestCatalogStore::hasASentenceForEachError()
{
    QSet<QString> sentences;
    for (int kind = 0; kind <= int(StoreErrorKind::Other); ++kind) {
        const QString sentence =
            storeErrorText({StoreErrorKind(kind), QStringLiteral("/data/tokenrack.db"), QStringLiteral("detail")});
        QVERIFY2(sentence.contains(QStringLiteral("/data/tokenrack.db")), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), int(StoreErrorKind::Other) + 1);
}

QTEST_GUILESS_MAIN(TestCatalogStore)
#include "tst_catalogstore.moc"
