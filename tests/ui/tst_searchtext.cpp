// SPDX-License-Identifier: MIT
#include "ui/searchtext.h"

#include <QTest>

#include <algorithm>

using namespace tokenrack;

class TestSearchText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsRows_data();
    void findsRows();
    void hasNoRowsAtFirst();
    void growsAndIsCleared();
    void findsRowsOfALongList();
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
    QCOMPARE(text.count(), 2U);
    text.clear();
    QCOMPARE(text.count(), 0U);
    text.append(QStringLiteral("two"));
    QCOMPARE(text.rowsWith({QStringLiteral("two")}), std::vector<bool>{true});
}

void TestSearchText::findsRowsOfALongList()
{
    constexpr std::size_t count = 20'000;
    const QString huge(200'000, QLatin1Char('x'));
    SearchText text;
    for (std::size_t row = 0; row < count; ++row) {
        text.append(row == 7'000 ? huge : QStringLiteral("server %1 of a long list").arg(row));
    }
    const std::vector<bool> found = text.rowsWith({QStringLiteral("999 of"), QStringLiteral("long")});
    QCOMPARE(found.size(), count);
    for (std::size_t row = 0; row < count; ++row) {
        QCOMPARE(found[row], row % 1'000 == 999);
    }
    const std::vector<bool> whereHuge = text.rowsWith({huge});
    QCOMPARE(std::count(whereHuge.begin(), whereHuge.end(), true), 1);
    QVERIFY(whereHuge[7'000]);
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
