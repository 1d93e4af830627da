// SPDX-License-Identifier: MIT
#include "core/catalog/csv.h"
#include "core/catalog/csvservers.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack {

class CsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void saysWhereItIsNoCsv_data();
    void saysWhereItIsNoCsv();
    void everyCellSurvives();
    void nothingWrittenIsAFormula();
    void serversSurvive();
    void needsItsColumns();
    void reportsBadEntries();
    void readsSemicolons();
    void rejectsCellsWithoutAColumn_data();
    void rejectsCellsWithoutAColumn();
    void namesEachColumnOnce();
};

void CsvTest::reads_data()
{
    using Rows = QList<QStringList>;
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<Rows>("rows");
    QTest::newRow("empty") << QByteArray() << Rows();
    QTest::newRow("one line") << QByteArray("a,b") << Rows{{u"a"_s, u"b"_s}};
    QTest::newRow("LF and CRLF") << QByteArray("a\nb\r\nc\r\n") << Rows{{u"a"_s}, {u"b"_s}, {u"c"_s}};
    QTest::newRow("quotes") << QByteArray("\"a,\"\"b\"\"\nc\",d\n") << Rows{{u"a,\"b\"\nc"_s, u"d"_s}};
    QTest::newRow("empty cells") << QByteArray(",a,\n") << Rows{{QString(), u"a"_s, QString()}};
    QTest::newRow("empty cell at the end of the file") << QByteArray("a,") << Rows{{u"a"_s, QString()}};
    QTest::newRow("empty lines") << QByteArray("a\n\n\nb\n") << Rows{{u"a"_s}, {u"b"_s}};
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "a")
                                     << Rows{{u"a"_s}};
    QTest::newRow("guard taken away") << QByteArray("'=1,''@x,'a,'\n") << Rows{{u"=1"_s, u"'@x"_s, u"'a"_s, u"'"_s}};
}

void CsvTest::reads()
{
    QFETCH(QByteArray, csv);
    QFETCH(QList<QStringList>, rows);
    const auto read = readCsv(csv);
    QVERIFY(read);
    QCOMPARE(*read, rows);
}

void CsvTest::saysWhereItIsNoCsv_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<CsvProblem::Kind>("kind");
    QTest::addColumn<int>("line");
    QTest::newRow("open quote") << QByteArray("a\n\"b\nc\n") << CsvProblem::Kind::QuoteNotClosed << 2;
    QTest::newRow("text behind a quote") << QByteArray("\"a\nb\"c") << CsvProblem::Kind::TextBehindQuote << 2;
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << CsvProblem::Kind::NotUtf8 << 0;
}

void CsvTest::saysWhereItIsNoCsv()
{
    QFETCH(QByteArray, csv);
    QFETCH(CsvProblem::Kind, kind);
    QFETCH(int, line);
    const auto read = readCsv(csv);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, kind);
    QCOMPARE(read.error().line, line);
}

namespace {

const QStringList oddCells{u"plain"_s,  u"a,b"_s,      u"\"quoted\""_s,   u"two\r\nlines"_s, u" space "_s, u"=1+1"_s,
                           u"+86138"_s, u"-1"_s,       u"@SUM(A1)"_s,     u"\t=1"_s,         u"'=1"_s,     u"''-x"_s,
                           u"'"_s,      u"'quoted'"_s, u"\u4e0a\u6d77"_s, QString()};

} // namespace

void CsvTest::everyCellSurvives()
{
    const QList<QStringList> rows{oddCells, oddCells};
    const auto read = readCsv(writeCsv(rows));
    QVERIFY(read);
    QCOMPARE(*read, rows);
    QCOMPARE(writeCsv({{u"a"_s, u"b"_s}}), QByteArray("a,b\r\n"));
}

void CsvTest::nothingWrittenIsAFormula()
{
    for (const QString &cell : oddCells) {
        QByteArray written = writeCsv({{cell}}).trimmed();
        if (written.startsWith('"')) {
            written.remove(0, 1);
        }
        QVERIFY2(written.isEmpty() || !QByteArray("=+-@\t\r").contains(written.at(0)), written.constData());
    }
}

void CsvTest::serversSurvive()
{
    QList<Server> servers{{.id = QUuid::createUuid(),
                           .name = u"=cmd|' /C calc'!A0"_s,
                           .provider = u"xswitch"_s,
                           .url = QUrl(u"http://h:8081/a%20b"_s),
                           .account = u"+8613800138000"_s,
                           .options = {{u"lock_after"_s, u"3"_s}},
                           .tags = {u"a;b"_s, u"c\\"_s, u"d"_s},
                           .notes = u"two\nlines, \"quoted\""_s},
                          {.id = QUuid::createUuid(),
                           .name = u"Plain"_s,
                           .provider = u"biotime"_s,
                           .url = QUrl(u"https://h"_s),
                           .account = u"a"_s}};
    const auto read = readServersCsv(writeServersCsv(servers), [](const Server &) { return QList<InputProblem>(); });
    QVERIFY(read);
    QCOMPARE(read->rejected.size(), 0);
    QCOMPARE(read->servers.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
        servers[i].id = read->servers[i].id; // which CSV does not have
    }
    QCOMPARE(read->servers, servers);
}

void CsvTest::needsItsColumns()
{
    const auto read = readServersCsv("name,url\nA,http://h\n", {});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ImportErrorKind::ColumnMissing);
    QCOMPARE(read.error().detail, u"provider"_s);
    QCOMPARE(readServersCsv({}, {}).error().kind, ImportErrorKind::ColumnMissing);
    QCOMPARE(readServersCsv("\"", {}).error().kind, ImportErrorKind::NotCsv);
}

void CsvTest::reportsBadEntries()
{
    const QByteArray csv = "URL, Provider ,name,colour\nhttp://h,biotime,Good,red\nftp://h,biotime,Bad,\n";
    const auto read = readServersCsv(csv, commonProblems);
    QVERIFY(read);
    QCOMPARE(read->servers.size(), 1);
    QCOMPARE(read->servers.first().name, u"Good"_s);
    QCOMPARE(read->rejected.size(), 1);
    QCOMPARE(read->rejected.first().position, 2);
    QCOMPARE(read->rejected.first().problems.first().kind, InputProblemKind::SchemeNotHttp);
    QCOMPARE(read->unknownColumns, QStringList{u"colour"_s});
}

void CsvTest::rejectsCellsWithoutAColumn_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("more than the first line") << QByteArray("name,provider,url\nA, B,biotime,http://h\n");
    QTest::newRow("the first line ends with commas") << QByteArray("name,provider,url,,\nA, B,biotime,http://h\n");
}

void CsvTest::rejectsCellsWithoutAColumn()
{
    QFETCH(QByteArray, csv);
    // A surplus of nothing is what spreadsheets write behind short rows.
    const auto read =
        readServersCsv(csv + "Good,biotime,http://h,,,,\n", [](const Server &) { return QList<InputProblem>(); });
    QVERIFY(read);
    QCOMPARE(read->rejected.size(), 1);
    QCOMPARE(read->rejected.first().position, 1);
    QCOMPARE(read->rejected.first().server.name, u"A"_s);
    QCOMPARE(read->rejected.first().problems, (QList<InputProblem>{{{}, InputProblemKind::TooManyCells, {}}}));
    QCOMPARE(read->servers.size(), 1);
    QCOMPARE(read->servers.first().name, u"Good"_s);
}

void CsvTest::namesEachColumnOnce()
{
    const auto read = readServersCsv("name,provider,url,account, Account ,,\nA,biotime,http://h,a,b,,\n", {});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ImportErrorKind::ColumnTwice);
    QCOMPARE(read.error().detail, u"account"_s);
    QVERIFY(importErrorText(read.error()).contains(u"“account” twice"_s));
}

//! As spreadsheets write it in countries with decimal commas.
void CsvTest::readsSemicolons()
{
    const QByteArray csv = "\xef\xbb\xbfname;provider;url;account;tags\r\n"
                           "\"A; or B\";biotime;http://h;a,b;\"east; west\"\r\n";
    const auto read = readServersCsv(csv, [](const Server &) { return QList<InputProblem>(); });
    QVERIFY(read);
    QCOMPARE(read->servers.size(), 1);
    const Server &server = read->servers.first();
    QCOMPARE(server.name, u"A; or B"_s);
    QCOMPARE(server.account, u"a,b"_s);
    QCOMPARE(server.tags, (QStringList{u"east"_s, u"west"_s}));
    QCOMPARE(read->unknownColumns, QStringList());
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CsvTest)
#include "tst_csv.moc"
