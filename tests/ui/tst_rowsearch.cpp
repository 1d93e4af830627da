// SPDX-License-Identifier: MIT
#include "ui/rowsearch.h"

#include <QTest>

#include <array>

using namespace tokenrack;

class TestRowSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void isReadyOnceEveryTextIsMade();
    void findsWhatChanged();
    void forgetsWhatIsRemovedBeforeItsTurn();

private:
    bool finds(const ServerRow &row, const QString &word) const
    {
        return m_search.rowsWith({word}).at(row.searchNumber);
    }

    std::array<ServerRow, 3> m_rows;
    int m_made = 0; //!< texts
    RowSearch m_search{[this](const ServerRow &row) {
        ++m_made;
        return row.name;
    }};
};

void TestRowSearch::initTestCase()
{
    m_rows[0].name = QStringLiteral("one");
    m_rows[1].name = QStringLiteral("two");
    m_rows[2].name = QStringLiteral("three");
}

void TestRowSearch::isReadyOnceEveryTextIsMade()
{
    QVERIFY(m_search.isReady());
    m_search.begin({&m_rows[0], &m_rows[1], &m_rows[2]});
    m_search.prepare(2);
    QCOMPARE(m_made, 2);
    QVERIFY(!m_search.isReady());
    m_search.prepare(2);
    QCOMPARE(m_made, 3);
    QVERIFY(m_search.isReady());
    QVERIFY(finds(m_rows[0], QStringLiteral("one")));
    QVERIFY(finds(m_rows[2], QStringLiteral("three")));
    QVERIFY(!finds(m_rows[2], QStringLiteral("one")));
    m_search.prepare(2);
    QCOMPARE(m_made, 3);
}

void TestRowSearch::findsWhatChanged()
{
    m_rows[1].name = QStringLiteral("four");
    m_search.add({&m_rows[1]});
    QVERIFY(!m_search.isReady());
    m_search.prepare(1);
    QVERIFY(finds(m_rows[1], QStringLiteral("four")));
    QVERIFY(!finds(m_rows[1], QStringLiteral("two")));
    QVERIFY(finds(m_rows[0], QStringLiteral("one")));
}

void TestRowSearch::forgetsWhatIsRemovedBeforeItsTurn()
{
    m_made = 0;
    m_search.begin({&m_rows[0], &m_rows[1]});
    m_search.remove({&m_rows[0]});
    m_search.prepare(2);
    QCOMPARE(m_made, 1);
    QVERIFY(finds(m_rows[1], QStringLiteral("four")));
}

QTEST_GUILESS_MAIN(TestRowSearch)
#include "tst_rowsearch.moc"
