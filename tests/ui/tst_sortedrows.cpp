// SPDX-License-Identifier: MIT
#include "ui/sortedrows.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace tokenrack;

namespace {

constexpr ServerOrder byNameDown{SortBy::Name, Qt::DescendingOrder};
constexpr ServerOrder byExpiry{SortBy::Expiry, Qt::AscendingOrder};

} // namespace

class TestSortedRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void sortsWhatIsAssigned();
    void mergesInAnyOrder_data();
    void mergesInAnyOrder();
    void movesWhatChanged();
    void renamesInEitherDirection_data();
    void renamesInEitherDirection();
    void keepsEqualNamesInTheOrderOfIds();
    void comparesAsThePersonReads();
    void removesMany();

private:
    ServerRow *make(const QString &name, qint64 end);
    QString names() const;

    std::vector<std::unique_ptr<ServerRow>> m_made;
    SortedRows m_sorted;
};

void TestSortedRows::init()
{
    m_sorted = {};
    m_sorted.setCollator(QCollator(QLocale(QStringLiteral("en"))));
    m_made.clear();
}

ServerRow *TestSortedRows::make(const QString &name, qint64 end)
{
    m_made.push_back(std::make_unique<ServerRow>());
    ServerRow *row = m_made.back().get();
    row->id = QUuid::createUuid();
    row->name = name;
    row->expiryRank = ServerRow::ExpiryRank::Ends;
    row->expiryTime = end;
    return row;
}

QString TestSortedRows::names() const
{
    QString names;
    for (const ServerRow *row : m_sorted.rows()) {
        names += row->name;
    }
    return names;
}

void TestSortedRows::sortsWhatIsAssigned()
{
    m_sorted.assign({make(QStringLiteral("c"), 1), make(QStringLiteral("a"), 3), make(QStringLiteral("b"), 1)});
    QCOMPARE(names(), QStringLiteral("abc"));
    m_sorted.setOrder(byExpiry);
    QCOMPARE(names(), QStringLiteral("bca"));
    m_sorted.setOrder(byNameDown);
    QCOMPARE(names(), QStringLiteral("cba"));
}

void TestSortedRows::mergesInAnyOrder_data()
{
    QTest::addColumn<ServerOrder>("order");
    QTest::addColumn<QString>("expected");
    QTest::newRow("name") << ServerOrder() << QStringLiteral("abcde");
    QTest::newRow("name, descending") << byNameDown << QStringLiteral("edcba");
    QTest::newRow("expiry") << byExpiry << QStringLiteral("dbeca");
}

void TestSortedRows::mergesInAnyOrder()
{
    QFETCH(const ServerOrder, order);
    QFETCH(const QString, expected);
    m_sorted.setOrder(order);
    m_sorted.assign({make(QStringLiteral("b"), 2), make(QStringLiteral("d"), 1)});
    m_sorted.merge({make(QStringLiteral("e"), 2), make(QStringLiteral("a"), 4)});
    m_sorted.merge({make(QStringLiteral("c"), 3)});
    QCOMPARE(names(), expected);
    m_sorted.setOrder(ServerOrder());
    QCOMPARE(names(), QStringLiteral("abcde")); // the order by name was kept, too
}

void TestSortedRows::movesWhatChanged()
{
    ServerRow *moving = make(QStringLiteral("a"), 1);
    m_sorted.assign({moving, make(QStringLiteral("b"), 2), make(QStringLiteral("c"), 3)});
    m_sorted.setOrder(byExpiry);
    m_sorted.take(moving);
    moving->name = QStringLiteral("d");
    moving->expiryTime = 2;
    m_sorted.rename(moving);
    m_sorted.put(moving);
    QCOMPARE(names(), QStringLiteral("bdc"));
    m_sorted.setOrder(ServerOrder());
    QCOMPARE(names(), QStringLiteral("bcd"));
}

void TestSortedRows::renamesInEitherDirection_data()
{
    QTest::addColumn<ServerOrder>("order");
    QTest::addColumn<QString>("expected");
    QTest::newRow("up") << ServerOrder() << QStringLiteral("bcd");
    QTest::newRow("down") << byNameDown << QStringLiteral("dcb");
}

void TestSortedRows::renamesInEitherDirection()
{
    QFETCH(const ServerOrder, order);
    QFETCH(const QString, expected);
    ServerRow *moving = make(QStringLiteral("a"), 1);
    m_sorted.assign({moving, make(QStringLiteral("b"), 2), make(QStringLiteral("c"), 3)});
    m_sorted.setOrder(order);
    m_sorted.take(moving);
    moving->name = QStringLiteral("d");
    m_sorted.rename(moving);
    m_sorted.put(moving);
    QCOMPARE(names(), expected);
}

void TestSortedRows::keepsEqualNamesInTheOrderOfIds()
{
    const QString name = QStringLiteral("same");
    ServerRows rows{make(name, 1), make(name, 1), make(name, 1), make(QStringLiteral("other"), 1)};
    m_sorted.assign({rows[0], rows[1]});
    m_sorted.merge({rows[2], rows[3]});
    m_sorted.take(rows[3]);
    rows[3]->name = name;
    m_sorted.rename(rows[3]);
    m_sorted.put(rows[3]);
    std::sort(rows.begin(), rows.end(),
              [](const ServerRow *left, const ServerRow *right) { return left->id < right->id; });
    QCOMPARE(m_sorted.rows(), rows);
}

void TestSortedRows::comparesAsThePersonReads()
{
    QCollator collator(QLocale(QStringLiteral("en")));
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_sorted.setCollator(collator);
    m_sorted.assign({make(QStringLiteral("Rack 10 "), 1), make(QStringLiteral("rack 2 "), 1)});
    m_sorted.merge(
        {make(QStringLiteral("RACK 9 "), 1), make(QStringLiteral("rack 1 "), 1)}); // by keys and by compare()
    QCOMPARE(names(), QStringLiteral("rack 1 rack 2 RACK 9 Rack 10 "));
}

void TestSortedRows::removesMany()
{
    ServerRow *first = make(QStringLiteral("a"), 1);
    ServerRow *last = make(QStringLiteral("c"), 3);
    m_sorted.assign({first, make(QStringLiteral("b"), 2), last});
    m_sorted.remove({first, last});
    QCOMPARE(names(), QStringLiteral("b"));
    m_sorted.setOrder(byExpiry);
    QCOMPARE(names(), QStringLiteral("b"));
}

QTEST_GUILESS_MAIN(TestSortedRows)
#include "tst_sortedrows.moc"
