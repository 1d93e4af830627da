// SPDX-License-Identifier: MIT
#include "ui/searchtext.h"

#include <QTest>

using namespace tokenrack;

class TestSearchText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsRows_data();
    void findsRows();
    void hasNoRowsAtFirst();
    void growsAndIsCleared();
};

void TestSearchText::findsRows_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("rows"); // one digit for each: 1 is found

    QTest::newRow("no word") << QStringList{} << QStringLiteral("1111");
    QTest::newRow("in one") << QStringList{QStringLiteral("port")} << QStringLiteral("1000");
    QTest::newRow("in some") << QStringList{QStringLiteral("admin")} << QStringLiteral("1100");
    QTest::newRow("twice in a row") << QStringList{QStringLiteral("a")} << QStringLiteral("1110");
    QTest::newRow("at an end") << QStringList{QStringLiteral("hotel")} << QStringLiteral("0010");
    QTest::newRow("all words") << QStringList{QStringLiteral("admin"), QStringLiteral("宁波")}
                               << QStringLiteral("0100");
    QTest::newRow("words of different rows")
        << QStringList{QStringLiteral("harbour"), QStringLiteral("hotel")} << QStringLiteral("0000");
    QTest::newRow("across rows") << QStringList{QStringLiteral("1宁")} << QStringLiteral("0000");
    QTest::newRow("longer than everything") << QStringList{QString(500, QLatin1Char('a'))} << QStringLiteral("0000");
    QTest::newRow("part of a character") << QStringList{QStringLiteral("字")} << QStringLiteral("0000");
}

void TestSearchText::findsRows()
{
    QFETCH(QStringList, words);
    QFETCH(QString, rows);
    SearchText text;
    text.append(QStringLiteral("harbour\nairport\nadmin\n1"));
    text.append(QStringLiteral("宁波\nadmin"));
    text.append(QStringLiteral("a hotel"));
    text.append(QString());
    QString found;
    for (const bool isFound : text.rowsWith(words)) {
        found += isFound ? QLatin1Char('1') : QLatin1Char('0');
    }
    QCOMPARE(found, rows);
}

void TestSearchText::hasNoRowsAtFirst()
{
    QVERIFY(SearchText().rowsWith({QStringLiteral("a")}).empty());
}

void TestSearchText::growsAndIsCleared()
{
    SearchText text;
    text.append(QStringLiteral("one"));
    text.append(QStringLiteral("two"));
    QCOMPARE(text.count(), std::size_t(2));
    text.clear();
    QCOMPARE(text.count(), std::size_t(0));
    text.append(QStringLiteral("two"));
    QCOMPARE(text.rowsWith({QStringLiteral("two")}), std::vector<bool>{true});
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
