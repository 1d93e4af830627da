// SPDX-License-Identifier: MIT
#include "core/catalog/sqliteconnection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace tokenrack;
using namespace Qt::StringLiterals;

namespace {

const QString numbers =
    u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n"_s;

} // namespace

class TestSqliteConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void readsEachKindOfValue();
    void readsNull();
    void readsRowsInTheirOrder();
    void putsValuesInTheirPlaces();
    void runsAStatementAgain();
    void remembersNoValueOfTheRunBefore();
    void readsInItsOwnTransaction();
    void readsOneStateSideBySide();
    void readsOneStateInASnapshot();
    void saysWhatIsWrongWithAStatement();
    void saysThatTheFileIsLocked();
    void worksOnAfterAFailure();
    void makesAFileOnlyWhenAsked();
    void writesNoMoreOnceItsFileHasMoved();

private:
    //! The first column of each row, as text.
    QStringList textsOf(const QString &select, const QList<SqliteValue> &values = {});
    std::optional<StoreError> errorOf(const QString &select);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteConnection> m_connection;
};

void TestSqliteConnection::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = SqliteConnection::open(m_folder->filePath(u"some.db"_s), SqliteConnection::Mode::Create);
    QVERIFY(opened);
    m_connection = std::move(*opened);
    QVERIFY(m_connection->run(u"CREATE TABLE words (word TEXT NOT NULL) STRICT"_s));
}

void TestSqliteConnection::cleanup()
{
    m_connection.reset();
    m_folder.reset();
}

QStringList TestSqliteConnection::textsOf(const QString &select, const QList<SqliteValue> &values)
{
    QStringList texts;
    const auto read = m_connection->run(select, values, [&](const SqliteRow &row) { texts << row.text(0); });
    return read ? texts : QStringList{read.error().detail};
}

std::optional<StoreError> TestSqliteConnection::errorOf(const QString &select)
{
    const auto read = m_connection->run(select, {}, [](const SqliteRow &) { QFAIL("there is no row to be had"); });
    return read ? std::nullopt : std::optional(read.error());
}

void TestSqliteConnection::readsEachKindOfValue()
{
    const QUuid id = QUuid::createUuid();
    const QByteArray bytes("\x00\xff\x80 z", 5);
    const QString text = u"服务器 \"a\" 🔑 \x01"_s;
    int rows = 0;
    const auto read =
        m_connection->run(u"SELECT ?, ?, ?, ?, 1700000000123"_s,
                          {qint64(-9'007'199'254'740'993), text, bytes, idText(id)}, [&](const SqliteRow &row) {
                              ++rows;
                              QCOMPARE(row.integer(0), -9'007'199'254'740'993);
                              QCOMPARE(row.text(1), text);
                              QCOMPARE(row.bytes(2), bytes);
                              QCOMPARE(row.id(3), id);
                              QCOMPARE(row.instant(4), instantFromMs(1'700'000'000'123));
                              QCOMPARE(row.optionalInstant(4), instantFromMs(1'700'000'000'123));
                              QVERIFY(!row.isNull(4));
                          });
    QVERIFY(read);
    QCOMPARE(rows, 1);
}

void TestSqliteConnection::readsNull()
{
    int rows = 0;
    const auto read = m_connection->run(u"SELECT NULL, '', 'no id'"_s, {}, [&](const SqliteRow &row) {
        ++rows;
        QVERIFY(row.isNull(0));
        QVERIFY(!row.isNull(1));
        QCOMPARE(row.integer(0), 0);
        QVERIFY(row.text(0).isEmpty());
        QVERIFY(row.bytes(0).isEmpty());
        QVERIFY(row.id(0).isNull());
        QVERIFY(row.id(2).isNull());
        QVERIFY(!row.optionalInstant(0));
    });
    QVERIFY(read);
    QCOMPARE(rows, 1);
}

void TestSqliteConnection::readsRowsInTheirOrder()
{
    QCOMPARE(textsOf(numbers), QStringList({u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
}

void TestSqliteConnection::putsValuesInTheirPlaces()
{
    QCOMPARE(textsOf(u"SELECT ? || '-' || ? || '-' || ?"_s, {u"a"_s, qint64(7), u"' OR 1"_s}),
             QStringList{u"a-7-' OR 1"_s});
    // An empty text is no NULL, even where the string is a null one.
    QCOMPARE(textsOf(u"SELECT typeof(?) || typeof(?)"_s, {QString(), QByteArray()}), QStringList{u"textblob"_s});
}

void TestSqliteConnection::runsAStatementAgain()
{
    const QString select = u"SELECT ? + 1"_s;
    QCOMPARE(textsOf(select, {qint64(1)}), QStringList{u"2"_s});
    QCOMPARE(textsOf(select, {qint64(2)}), QStringList{u"3"_s});
}

void TestSqliteConnection::remembersNoValueOfTheRunBefore()
{
    const QString select = u"SELECT ifnull(?, 'nothing')"_s;
    QCOMPARE(textsOf(select, {u"something"_s}), QStringList{u"something"_s});
    QCOMPARE(textsOf(select, {SqliteValue()}), QStringList{u"nothing"_s});
}

void TestSqliteConnection::readsInItsOwnTransaction()
{
    QVERIFY(m_connection->transaction([this]() -> Result<Done, StoreError> {
        auto written = m_connection->run(u"INSERT INTO words VALUES ('早')"_s);
        return textsOf(u"SELECT word FROM words"_s) == QStringList{u"早"_s} ? written : StoreError{};
    }));
    QCOMPARE(textsOf(u"SELECT word FROM words"_s), QStringList{u"早"_s});
}

void TestSqliteConnection::readsOneStateInASnapshot()
{
    QVERIFY(m_connection->run(u"PRAGMA journal_mode = WAL"_s)); // else the other one has to wait
    QVERIFY(m_connection->run(u"INSERT INTO words VALUES ('a')"_s));
    const auto other = SqliteConnection::open(m_connection->path(), SqliteConnection::Mode::ReadWrite);
    QVERIFY(other);

    const QString count = u"SELECT count(*) FROM words"_s;
    QStringList counts;
    QVERIFY(m_connection->snapshot([&]() -> Result<Done, StoreError> {
        counts += textsOf(count);
        const auto written = (*other)->run(u"INSERT INTO words VALUES ('b')"_s);
        counts += textsOf(count);
        return written;
    }));
    QCOMPARE(counts, (QStringList{u"1"_s, u"1"_s}));
    QCOMPARE(textsOf(count), QStringList{u"2"_s});
    const auto failed = m_connection->snapshot([]() -> Result<Done, StoreError> { return StoreError{}; });
    QVERIFY(!failed);
    QVERIFY(m_connection->snapshot([] { return Result<Done, StoreError>(Done()); })); // it has ended
}

void TestSqliteConnection::readsOneStateSideBySide()
{
    QVERIFY(m_connection->run(u"PRAGMA journal_mode = WAL"_s)); // else the other one has to wait
    QVERIFY(m_connection->run(u"INSERT INTO words VALUES ('a'), ('b')"_s));
    const auto other = SqliteConnection::open(m_connection->path(), SqliteConnection::Mode::ReadWrite);
    QVERIFY(other);

    SqliteCursor up = m_connection->rows(u"SELECT word FROM words ORDER BY word"_s);
    SqliteCursor down = m_connection->rows(u"SELECT word FROM words ORDER BY word DESC"_s);
    auto first = up.next();
    QVERIFY(first);
    QVERIFY((*other)->run(u"INSERT INTO words VALUES ('c')"_s));
    auto last = down.next();
    QVERIFY(last);
    QCOMPARE(last->view(0), QByteArrayView("b"));
    QCOMPARE(first->view(0), QByteArrayView("a"));
    QCOMPARE(up.next()->text(0), u"b"_s);
    QVERIFY(!up.next());
    QVERIFY(!up.next()); // and does not begin anew
    QVERIFY(up.result());
    QCOMPARE(down.next()->text(0), u"a"_s);
    QVERIFY(!down.next());
    QVERIFY(down.result());
    QCOMPARE(textsOf(u"SELECT word FROM words ORDER BY word"_s), QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void TestSqliteConnection::saysWhatIsWrongWithAStatement()
{
    const auto error = errorOf(u"SELECT word FROM sentences"_s);
    QVERIFY(error);
    QCOMPARE(error->kind, StoreErrorKind::Other);
    QCOMPARE(error->path, m_connection->path());
    QCOMPARE(error->detail, u"no such table: sentences"_s);
    for (const QList<SqliteValue> &values : {QList<SqliteValue>{}, {u"a"_s, u"b"_s}}) {
        const auto read =
            m_connection->run(u"SELECT ?"_s, values, [](const SqliteRow &) { QFAIL("it was run all the same"); });
        QVERIFY(!read);
        QVERIFY(!read.error().detail.isEmpty());
    }
}

void TestSqliteConnection::saysThatTheFileIsLocked()
{
    QVERIFY(m_connection->run(u"PRAGMA busy_timeout = 0"_s));
    const auto other = SqliteConnection::open(m_connection->path(), SqliteConnection::Mode::ReadWrite);
    QVERIFY(other);
    QVERIFY((*other)->run(u"BEGIN EXCLUSIVE"_s));
    const auto error = errorOf(u"SELECT word FROM words"_s);
    QVERIFY(error);
    QCOMPARE(error->kind, StoreErrorKind::Busy);
    QVERIFY((*other)->run(u"ROLLBACK"_s));
    QCOMPARE(errorOf(u"SELECT word FROM words"_s), std::nullopt);
}

void TestSqliteConnection::makesAFileOnlyWhenAsked()
{
    const QString path = m_folder->filePath(u"other.db"_s);
    for (const auto mode : {SqliteConnection::Mode::ReadWrite, SqliteConnection::Mode::ReadOnly}) {
        const auto opened = SqliteConnection::open(path, mode);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, StoreErrorKind::CannotOpen);
        QVERIFY(!QFile::exists(path));
    }
}

void TestSqliteConnection::writesNoMoreOnceItsFileHasMoved()
{
    const QString insert = u"INSERT INTO words VALUES ('late')"_s;
    QVERIFY(!m_connection->hasMoved());
    QVERIFY(QFile::rename(m_connection->path(), m_folder->filePath(u"aside.db"_s)));
    QVERIFY(m_connection->hasMoved());
    const auto alone = m_connection->run(insert);
    QVERIFY(!alone);
    QCOMPARE(alone.error(), (StoreError{StoreErrorKind::Replaced, m_connection->path(), {}}));
    const auto inTransaction = m_connection->transaction([this, &insert] { return m_connection->run(insert); });
    QVERIFY(!inTransaction);
    QCOMPARE(inTransaction.error().kind, StoreErrorKind::Replaced);
    QCOMPARE(textsOf(u"SELECT word FROM words"_s), QStringList());
}

void TestSqliteConnection::worksOnAfterAFailure()
{
    const QString late = u"SELECT word FROM later"_s;
    QVERIFY(errorOf(late));
    QVERIFY(m_connection->run(u"CREATE TABLE later AS SELECT 'now' AS word"_s));
    QCOMPARE(textsOf(late), QStringList{u"now"_s});
    // And where the table became another one after the statement was prepared.
    QVERIFY(m_connection->run(u"ALTER TABLE later ADD COLUMN more"_s));
    QCOMPARE(textsOf(late), QStringList{u"now"_s});
}

QTEST_GUILESS_MAIN(TestSqliteConnection)
#include "tst_sqliteconnection.moc"
