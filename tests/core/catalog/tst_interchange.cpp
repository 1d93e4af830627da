// SPDX-License-Identifier: MIT
#include "core/catalog/interchange.h"

#include "core/catalog/recognition.h"

#include <QTest>

using namespace tokenrack;

using Kind = InputProblemKind;
using Problems = QList<InputProblem>;

namespace {

//! Knows two systems, and that the second of them needs an app ID.
Problems check(const Server &server)
{
    Problems problems = commonProblems(server);
    const bool needsAppId = server.provider == QLatin1String("maximtop");
    if (needsAppId && server.options.value(QStringLiteral("app_id")).isEmpty()) {
        problems.append({QStringLiteral("app_id"), Kind::Missing, {}});
    }
    if (!needsAppId && server.provider != QLatin1String("biotime")) {
        problems.append({QStringLiteral("provider"), Kind::UnknownProvider, server.provider});
    }
    return problems;
}

QByteArray file(const QByteArray &entries)
{
    return R"({"format":"tokenrack-servers","version":1,"servers":[)" + entries + "]}";
}

//! An entry that is good but for what \a more says.
QByteArray entry(const QByteArray &more)
{
    return R"({"provider":"biotime","account":"admin",)" + more + "}";
}

ImportedServers readGoodFile(const QByteArray &json)
{
    const auto read = readServers(json, check);
    return read ? *read : ImportedServers{{}, {{-1, {.name = importErrorText(read.error())}, {}}}};
}

} // namespace

class TestInterchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesFiles_data();
    void refusesFiles();
    void saysWhereJsonIsBroken();
    void readsAFullEntry();
    void readsASparseEntry();
    void readsWhatHandsWrite_data();
    void readsWhatHandsWrite();
    void reportsBadEntries_data();
    void reportsBadEntries();
    void readsTheRestOfTheFile();
    void leavesSecretsOut();
    void readsAnEmptyList();
    void readsItsOwnFiles();
    void writesTheSameBytesEachTime();
    void writesNothingButTheFormat();
};

void TestInterchange::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("kind");

    const auto row = [](const char *title, const QByteArray &json, ImportErrorKind kind) {
        QTest::newRow(title) << json << int(kind);
    };
    row("empty", "", ImportErrorKind::NotJson);
    row("text", "Dear diary", ImportErrorKind::NotJson);
    row("HTML", "<!DOCTYPE html><html></html>", ImportErrorKind::NotJson);
    row("cut", file(entry(R"("name":"n","url":"http://h")")).chopped(3), ImportErrorKind::NotJson);
    row("rubbish behind", file("") + "x", ImportErrorKind::NotJson);
    row("bad UTF-8", file(entry("\"name\":\"\xff\xfe\",\"url\":\"http://h\"")), ImportErrorKind::NotJson);
    row("NUL bytes", QByteArray(100, '\0'), ImportErrorKind::NotJson);
    row("deep", QByteArray("[").repeated(100'000), ImportErrorKind::NotJson);
    row("number", "1", ImportErrorKind::NotJson);
    row("list", "[]", ImportErrorKind::NotOurFormat);
    row("empty object", "{}", ImportErrorKind::NotOurFormat);
    row("another format", R"({"format":"x","version":1,"servers":[]})", ImportErrorKind::NotOurFormat);
    row("format is a number", R"({"format":1,"version":1,"servers":[]})", ImportErrorKind::NotOurFormat);
    row("no version", R"({"format":"tokenrack-servers","servers":[]})", ImportErrorKind::NotOurFormat);
    row("version 0", R"({"format":"tokenrack-servers","version":0,"servers":[]})", ImportErrorKind::NotOurFormat);
    row("version in words", R"({"format":"tokenrack-servers","version":"1","servers":[]})",
        ImportErrorKind::NotOurFormat);
    row("version 2", R"({"format":"tokenrack-servers","version":2,"servers":[]})", ImportErrorKind::NewerVersion);
    row("newer with another shape", R"({"format":"tokenrack-servers","version":7})", ImportErrorKind::NewerVersion);
    row("no servers", R"({"format":"tokenrack-servers","version":1})", ImportErrorKind::NotOurFormat);
    row("servers is an object", R"({"format":"tokenrack-servers","version":1,"servers":{}})",
        ImportErrorKind::NotOurFormat);
    row("too large", file(QByteArray(64 << 20, ' ')), ImportErrorKind::TooLarge);
}

void TestInterchange::refusesFiles()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, kind);
    const auto read = readServers(json, check);
    QVERIFY(!read);
    QCOMPARE(int(read.error().kind), kind);
    QCOMPARE(read.error().detail.isEmpty(), read.error().kind != ImportErrorKind::NotJson);
    const QString sentence = importErrorText(read.error());
    QVERIFY2(sentence.endsWith(QLatin1Char('.')) && !sentence.contains(QStringLiteral("%1")), qPrintable(sentence));
}

void TestInterchange::saysWhereJsonIsBroken()
{
    const auto read = readServers("{\n\"format\": \"tokenrack-servers\",\nversion: 1\n}", check);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(QStringLiteral("line 3")), qPrintable(read.error().detail));
    QVERIFY(importErrorText(read.error()).contains(read.error().detail));
}

void TestInterchange::readsAFullEntry()
{
    const auto read = readGoodFile(file(R"({
        "id": "0f1e2d3c-4b5a-4978-8a9b-acbdcedfe0f1", "name": " 上海总部 ", "provider": "biotime",
        "url": "http://192.168.1.100:8081/", "account": "管理员",
        "options": {"token_kind": "jwt", "of_a_later_version": "kept"},
        "tags": ["上海", " night shift ", "", "上海"], "notes": "line\nline "})"));
    const Server expected{
        .id = QUuid(QStringLiteral("0f1e2d3c-4b5a-4978-8a9b-acbdcedfe0f1")),
        .name = QStringLiteral("上海总部"),
        .provider = QStringLiteral("biotime"),
        .url = QUrl(QStringLiteral("http://192.168.1.100:8081")),
        .account = QStringLiteral("管理员"),
        .options = {{QStringLiteral("token_kind"), QStringLiteral("jwt")},
                    {QStringLiteral("of_a_later_version"), QStringLiteral("kept")}},
        .tags = {QStringLiteral("上海"), QStringLiteral("night shift")},
        .notes = QStringLiteral("line\nline "),
    };
    QVERIFY(read.rejected.isEmpty());
    QCOMPARE(read.servers, QList<Server>{expected});
}

void TestInterchange::readsASparseEntry()
{
    const QByteArray sparse = R"({"name":"n","provider":"biotime","url":"http://h"})";
    const auto read = readGoodFile(file(sparse + "," + sparse));
    QCOMPARE(read.servers.size(), 2);
    QVERIFY(read.servers.at(0).id.isNull());
    const QList<Server> servers = recognised({}, read.servers);
    QVERIFY(!servers.at(0).id.isNull());
    QVERIFY(servers.at(0).id != servers.at(1).id);
    QCOMPARE(readGoodFile(writeServers(read.servers)).servers, read.servers);
    QCOMPARE(read.servers.at(0).account, QString());
    QVERIFY(read.servers.at(0).options.isEmpty());
}

void TestInterchange::readsWhatHandsWrite_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Options>("options");

    const QByteArray plain = entry(R"("name":"n","url":"http://h")");
    const auto timeout = [](const char *seconds) {
        return Options{{QStringLiteral("timeout_s"), QString::fromLatin1(seconds)}};
    };
    QTest::newRow("byte order mark") << "\xef\xbb\xbf" + file(plain) << Options{};
    QTest::newRow("further fields") << file(entry(R"("name":"n","url":"http://h","colour":[1,{"a":null}])"))
                                    << Options{};
    QTest::newRow("further fields of the file")
        << R"({"comment":[], "format":"tokenrack-servers","version":1,"servers":[)" + plain + "]}" << Options{};
    QTest::newRow("nulls") << file(
        entry(R"("name":"n","url":"http://h","id":null,"options":null,"tags":null,"notes":null)"))
                           << Options{};
    QTest::newRow("empty id") << file(entry(R"("name":"n","url":"http://h","id":"")")) << Options{};
    QTest::newRow("id in braces") << file(
        entry(R"("name":"n","url":"http://h","id":"{0f1e2d3c-4b5a-4978-8a9b-acbdcedfe0f1}")"))
                                  << Options{};
    QTest::newRow("bare host") << file(entry(R"("name":"n","url":"h")")) << Options{};
    QTest::newRow("number as option") << file(entry(R"("name":"n","url":"http://h","options":{"timeout_s":30})"))
                                      << timeout("30");
    QTest::newRow("null as option") << file(entry(R"("name":"n","url":"http://h","options":{"timeout_s":null})"))
                                    << Options{};
}

void TestInterchange::readsWhatHandsWrite()
{
    QFETCH(const QByteArray, json);
    QFETCH(const Options, options);
    const auto read = readGoodFile(json);
    QVERIFY2(read.rejected.isEmpty(), qPrintable(read.rejected.value(0).server.name));
    QCOMPARE(read.servers.size(), 1);
    QCOMPARE(read.servers.first().id.isNull(), !json.contains("0f1e2d3c"));
    QCOMPARE(read.servers.first().url.toText(), QStringLiteral("http://h"));
    QCOMPARE(read.servers.first().options, options);
}

void TestInterchange::reportsBadEntries_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Problems>("problems");

    const auto row = [](const char *title, const QByteArray &json, const char *name, const char *field, Kind kind,
                        const char *detail = "") {
        QTest::newRow(title) << json << QString::fromUtf8(name)
                             << Problems{{QString::fromUtf8(field), kind, QString::fromUtf8(detail)}};
    };
    row("number", "42", "", "", Kind::WrongType, "object");
    row("null", "null", "", "", Kind::WrongType, "object");
    row("list", "[]", "", "", Kind::WrongType, "object");
    row("no name", entry(R"("url":"http://h")"), "", "name", Kind::Missing);
    row("name is a number", entry(R"("name":5,"url":"http://h")"), "", "name", Kind::WrongType, "string");
    row("name of control characters", entry(R"("name":"a\u0007b","url":"http://h")"),
        "a\x07"
        "b",
        "name", Kind::ControlCharacters);
    row("no address", entry(R"("name":"n")"), "n", "url", Kind::Missing);
    row("bad address", entry(R"("name":"n","url":"http://ho st")"), "n", "url", Kind::NotAnAddress);
    row("address is an object", entry(R"("name":"n","url":{})"), "n", "url", Kind::WrongType, "string");
    row("ftp", entry(R"("name":"n","url":"ftp://h")"), "n", "url", Kind::SchemeNotHttp);
    row("password in the address", entry(R"("name":"n","url":"http://u:sesame@h")"), "n", "url",
        Kind::AddressHasCredentials);
    row("unknown system", R"({"name":"n","provider":"acme","url":"http://h"})", "n", "provider", Kind::UnknownProvider,
        "acme");
    row("no system", R"({"name":"n","url":"http://h"})", "n", "provider", Kind::UnknownProvider, "");
    row("what the system needs", R"({"name":"n","provider":"maximtop","url":"http://h"})", "n", "app_id",
        Kind::Missing);
    row("id in words", entry(R"("name":"n","url":"http://h","id":"first")"), "n", "id", Kind::NotAnId);
    row("id is a number", entry(R"("name":"n","url":"http://h","id":1)"), "n", "id", Kind::WrongType, "string");
    row("id of zeros", entry(R"("name":"n","url":"http://h","id":"00000000-0000-0000-0000-000000000000")"), "n", "id",
        Kind::NotAnId);
    row("account is a number", R"({"name":"n","provider":"biotime","url":"http://h","account":7})", "n", "account",
        Kind::WrongType, "string");
    row("options is a list", entry(R"("name":"n","url":"http://h","options":["a"])"), "n", "options", Kind::WrongType,
        "object");
    row("option is an object", entry(R"("name":"n","url":"http://h","options":{"a":{}})"), "n", "a", Kind::WrongType,
        "string");
    row("option is a boolean", entry(R"("name":"n","url":"http://h","options":{"renew":true})"), "n", "renew",
        Kind::WrongType, "string");
    row("time-out 0", entry(R"("name":"n","url":"http://h","options":{"timeout_s":0})"), "n", "timeout_s",
        Kind::NotInRange, "1–600");
    row("tags is a text", entry(R"("name":"n","url":"http://h","tags":"a")"), "n", "tags", Kind::WrongType, "array");
    row("tag is a number", entry(R"("name":"n","url":"http://h","tags":["a",1,2])"), "n", "tags", Kind::WrongType,
        "array");
    row("notes is a list", entry(R"("name":"n","url":"http://h","notes":[])"), "n", "notes", Kind::WrongType, "string");
}

void TestInterchange::reportsBadEntries()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, name);
    QFETCH(const Problems, problems);
    const auto read = readGoodFile(file(json));
    QCOMPARE(read.servers.size(), 0);
    QCOMPARE(read.rejected.size(), 1);
    QCOMPARE(read.rejected.first().position, 1);
    QCOMPARE(read.rejected.first().server.name, name);
    QCOMPARE(read.rejected.first().problems, problems);
    for (const InputProblem &problem : problems) {
        QVERIFY(!inputProblemText(problem).contains(QStringLiteral("sesame")));
    }
}

void TestInterchange::readsTheRestOfTheFile()
{
    const QByteArray id = R"("id":"0f1e2d3c-4b5a-4978-8a9b-acbdcedfe0f1")";
    const QByteArrayList entries{
        entry(R"("name":"first","url":"http://h",)" + id),
        "17",
        entry(R"("name":"third","url":"http://h")"),
        entry(R"("name":"same id","url":"http://h",)" + id.toUpper().replace("ID", "id")),
        entry(R"("name":"bad","url":"nonsense nonsense")"),
        entry(R"("name":"last","url":"http://h")"),
    };
    const auto read = readGoodFile(file(entries.join(',')));
    QStringList names;
    for (const Server &server : read.servers) {
        names.append(server.name);
    }
    QCOMPARE(names, QStringList({QStringLiteral("first"), QStringLiteral("third"), QStringLiteral("last")}));
    QCOMPARE(read.rejected.size(), 3);
    QCOMPARE(read.rejected.at(0).position, 2);
    QCOMPARE(read.rejected.at(1).position, 4);
    QCOMPARE(read.rejected.at(1).problems, Problems({{QStringLiteral("id"), Kind::DuplicateId, {}}}));
    QCOMPARE(read.rejected.at(2).position, 5);
    QCOMPARE(read.rejected.at(2).server.name, QStringLiteral("bad"));
}

void TestInterchange::leavesSecretsOut()
{
    const auto read = readGoodFile(file(entry(R"("name":"n","url":"http://h","password":"sesame","token":"sesame",
        "options":{"password":"sesame","Dev_Key":"sesame","acting_token":"sesame","password_form":"md5","token_kind":"jwt"})")));
    QVERIFY(read.rejected.isEmpty());
    QCOMPARE(read.servers.size(), 1);
    const Options expected{{QStringLiteral("password_form"), QStringLiteral("md5")},
                           {QStringLiteral("token_kind"), QStringLiteral("jwt")}};
    QCOMPARE(read.servers.first().options, expected);
    QVERIFY(!writeServers(read.servers).contains("sesame"));
}

void TestInterchange::readsAnEmptyList()
{
    const auto read = readServers(file(""), check);
    QVERIFY(read);
    QVERIFY(read->servers.isEmpty() && read->rejected.isEmpty());
}

void TestInterchange::readsItsOwnFiles()
{
    const QList<Server> servers{
        {.id = QUuid::createUuid(),
         .name = QStringLiteral("O'Brien \"quoted\" \\ 上海"),
         .provider = QStringLiteral("biotime"),
         .url = QUrl(QStringLiteral("https://考勤.example:8443/路径/a%20b")),
         .account = QStringLiteral("管理员"),
         .options = {{QStringLiteral("token_kind"), QStringLiteral("jwt")},
                     {QStringLiteral("备注"), QStringLiteral("值")}},
         .tags = {QStringLiteral("z"), QStringLiteral("a")},
         .notes = QStringLiteral("line\n\tline\r\n")},
        {.id = QUuid::createUuid(),
         .name = QStringLiteral("plain"),
         .provider = QStringLiteral("biotime"),
         .url = QUrl(QStringLiteral("http://[::1]:8081"))},
    };
    const auto read = readServers(writeServers(servers), check);
    QVERIFY(read);
    QVERIFY(read->rejected.isEmpty());
    QCOMPARE(read->servers, servers);
}

void TestInterchange::writesTheSameBytesEachTime()
{
    const Server first{.id = QUuid(QStringLiteral("0f1e2d3c-4b5a-4978-8a9b-acbdcedfe0f1")),
                       .name = QStringLiteral("first"),
                       .provider = QStringLiteral("biotime"),
                       .url = QUrl(QStringLiteral("http://h:8081")),
                       .account = QStringLiteral("admin"),
                       .options = {{QStringLiteral("token_kind"), QStringLiteral("jwt")}},
                       .tags = {QStringLiteral("tag")},
                       .notes = QStringLiteral("notes")};
    QCOMPARE(QString::fromUtf8(writeServers({first})), QStringLiteral(R"({
    "format": "tokenrack-servers",
    "servers": [
        {
            "account": "admin",
            "id": "0f1e2d3c-4b5a-4978-8a9b-acbdcedfe0f1",
            "name": "first",
            "notes": "notes",
            "options": {
                "token_kind": "jwt"
            },
            "provider": "biotime",
            "tags": [
                "tag"
            ],
            "url": "http://h:8081"
        }
    ],
    "version": 1
}
)"));
}

void TestInterchange::writesNothingButTheFormat()
{
    const QByteArray json = writeServers({});
    QVERIFY(json.endsWith("}\n"));
    QVERIFY(readServers(json, check));
}

QTEST_GUILESS_MAIN(TestInterchange)
#include "tst_interchange.moc"
