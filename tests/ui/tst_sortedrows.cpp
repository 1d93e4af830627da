// SPDX-License-Identifier: MIT
#include "ui/sortedrows.h"

#include <QTest>

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
