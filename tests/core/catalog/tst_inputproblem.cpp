// SPDX-License-Identifier: MIT
#include "core/catalog/inputproblem.h"

#include <QTest>

using namespace tokenrack;

using Kind = InputProblemKind;
using Problems = QList<InputProblem>;

namespace {

Server goodServer()
{
    return {.id = QUuid::createUuid(),
            .name = QStringLiteral("Head office"),
            .provider = QStringLiteral("biotime"),
            .url = QUrl(QStringLiteral("http://192.168.1.100:8081")),
            .account = QStringLiteral("admin")};
}

Server atAddress(const QString &text)
{
    Server server = goodServer();
    server.url = addressFromText(text);
    return server;
}

} // namespace

class TestInputProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void refusesAddresses_data();
    void refusesAddresses();
    void readsItsOwnAddressesAgain_data();
    void readsItsOwnAddressesAgain();
    void findsCommonProblems_data();
    void findsCommonProblems();
    void hasASentenceForEachKind_data();
    void hasASentenceForEachKind();
    void showsValuesSafely();
};

void TestInputProblem::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");

    const auto row = [](const char *text, const char *address) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(address);
    };
    row("http://192.168.1.100:8081", "http://192.168.1.100:8081");
    row("https://cloud.assetscontrols.com:3443", "https://cloud.assetscontrols.com:3443");
    row("  http://host  ", "http://host");
    row("http://host\n", "http://host");
    row("http://host/", "http://host");
    row("http://host///", "http://host");
    row("http://host/im/", "http://host/im");
    row("http://host/a//b/", "http://host/a//b");
    row("http://host/a/../b", "http://host/b");
    row("http://host////a", "http://host/a");
    row("http://host/a/..///b", "http://host/b");
    row("host///tps://other:843/x", "http://host/tps://other:843/x");
    row("http://host/p?x=1#y", "http://host/p");
    row("http://host?x=1", "http://host");
    row("HTTP://Host.Example:8081", "http://host.example:8081");
    row("host", "http://host");
    row("host:8081", "http://host:8081");
    row("host/path", "http://host/path");
    row("localhost:8081", "http://localhost:8081");
    row("192.168.1.100", "http://192.168.1.100");
    row("192.168.1.100:8081/", "http://192.168.1.100:8081");
    row("http://[::1]:8081", "http://[::1]:8081");
    row("[2001:DB8::1]:58081", "http://[2001:db8::1]:58081");
    row("fe80::1", "http://[fe80::1]");
    row("::ffff:192.168.1.1", "http://[::ffff:192.168.1.1]");
    row("http://bücher.example", "http://xn--bcher-kva.example");
    row("http://考勤.example:8081", "http://xn--whrx36h.example:8081");
    row("http://my_host", "http://my_host");
    row("http://host:80", "http://host:80");
    row("http://host:65535", "http://host:65535");
    row("http://host/a%20b", "http://host/a%20b");
    row("http://host/%e8%b7%af", "http://host/%E8%B7%AF");
    row("http://host/路", "http://host/%E8%B7%AF");
    row("http://host.", "http://host.");
    row("http://1password.example", "http://1password.example");
    row("ftp://host", "ftp://host");
    row("http://user:pass@host", "http://user:pass@host");
}

void TestInputProblem::readsAddresses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, address);
    const QUrl url = addressFromText(text);
    QVERIFY2(url.isValid(), qPrintable(url.errorString()));
    QCOMPARE(url.toString(QUrl::FullyEncoded), address);
}

void TestInputProblem::refusesAddresses_data()
{
    QTest::addColumn<QString>("text");

    for (const char *text : {
             "http://",
             "https:///path",
             "://host",
             "http:host",
             "http:/host",
             "https:",
             "http://ho st",
             "http://host/a b",
             "http://host:0",
             "http://host:65536",
             "http://host:-1",
             "http://host:port",
             "http://ho\tst",
             "http://ho\nst",
             "http://host\x01",
             "http://[::1",
             "http://::1]",
             "http://[::g]",
             "http://256.1.1.1",
             "http://1.2.3.4.5",
             "999.168.1.1:8081",
             "http://exa<mple",
             "http://a\"b",
             "http://.",
             "?",
             "#",
             "/",
             "@",
             ":",
             "a:b:c",
             "htp:/host",
             "host:",
             "host:/path",
             "[fe80::1]:",
             "http://%",
             "http://ho%00st",
             "http:\\\\host",
         }) {
        QTest::newRow(text) << QString::fromUtf8(text);
    }
    QTest::newRow("NUL") << QStringLiteral("http://ho") + QChar(u'\0') + QStringLiteral("st");
    QTest::newRow("bidi override") << QStringLiteral("http://\u202eexample");
    QTest::newRow("100 kB") << QStringLiteral("http://") + QString(100'000, QLatin1Char('a'));
    QTest::newRow("100 kB of path") << QStringLiteral("http://host/") + QString(100'000, QLatin1Char('a'));
    QTest::newRow("label too long") << QStringLiteral("http://") + QString(64, QLatin1Char('a'))
            + QStringLiteral(".example");
}

void TestInputProblem::refusesAddresses()
{
    QFETCH(const QString, text);
    QVERIFY2(!addressFromText(text).isValid(), qPrintable(addressFromText(text).toString()));
    const Problems expected{{QStringLiteral("url"), Kind::NotAnAddress, {}}};
    QCOMPARE(commonProblems(atAddress(text)), expected);
}

void TestInputProblem::readsItsOwnAddressesAgain_data()
{
    readsAddresses_data();
}

void TestInputProblem::readsItsOwnAddressesAgain()
{
    QFETCH(const QString, text);
    const QUrl once = addressFromText(text);
    QCOMPARE(addressFromText(once.toString(QUrl::FullyEncoded)), once);
}

void TestInputProblem::findsCommonProblems_data()
{
    QTest::addColumn<Server>("server");
    QTest::addColumn<Problems>("expected");

    const auto row = [](const char *title, const auto &change, const Problems &expected) {
        Server server = goodServer();
        change(server);
        QTest::newRow(title) << server << expected;
    };
    const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
    const QString name = text("name");
    const QString account = text("account");
    const QString tags = text("tags");
    const QString notes = text("notes");
    const QString timeout = text("timeout_s");
    const QString renew = text("renew");

    row("good", [](Server &) { }, {});
    row("no name", [](Server &s) { s.name.clear(); }, {{name, Kind::Missing, {}}});
    row("name of spaces", [&](Server &s) { s.name = text("  \t "); }, {{name, Kind::Missing, {}}});
    row("name of two lines", [&](Server &s) { s.name = text("a\nb"); }, {{name, Kind::ControlCharacters, {}}});
    row("name with C1", [](Server &s) { s.name = QStringLiteral("a\u0085b"); }, {{name, Kind::ControlCharacters, {}}});
    row("longest name", [](Server &s) { s.name = QString(200, QLatin1Char('x')); }, {});
    row("name too long", [](Server &s) { s.name = QString(201, QLatin1Char('x')); },
        {{name, Kind::TooLong, text("200")}});
    row("Chinese name", [&](Server &s) { s.name = text("上海总部"); }, {});

    row("no address", [](Server &s) { s.url = {}; }, {{text("url"), Kind::Missing, {}}});
    row("empty address", [](Server &s) { s.url = addressFromText(QStringLiteral("  ")); },
        {{text("url"), Kind::Missing, {}}});
    row("ftp", [&](Server &s) { s.url = addressFromText(text("ftp://host")); },
        {{text("url"), Kind::SchemeNotHttp, {}}});
    row("file", [&](Server &s) { s.url = addressFromText(text("file:///etc")); },
        {{text("url"), Kind::SchemeNotHttp, {}}});
    row("javascript", [&](Server &s) { s.url = addressFromText(text("javascript://x")); },
        {{text("url"), Kind::SchemeNotHttp, {}}});
    row("user and password", [&](Server &s) { s.url = addressFromText(text("http://user:pass@host")); },
        {{text("url"), Kind::AddressHasCredentials, {}}});
    row("user", [&](Server &s) { s.url = addressFromText(text("user@host")); },
        {{text("url"), Kind::AddressHasCredentials, {}}});
    row("IPv6", [&](Server &s) { s.url = addressFromText(text("[::1]:8081")); }, {});
    row("IDN", [&](Server &s) { s.url = addressFromText(text("https://考勤.example")); }, {});

    row("no account", [](Server &s) { s.account.clear(); }, {}); // whether one is needed is the provider's
    row("account with NUL", [](Server &s) { s.account = QString(QChar(u'\0')); },
        {{account, Kind::ControlCharacters, {}}});
    row("account with tab", [&](Server &s) { s.account = text("a\tb"); }, {{account, Kind::ControlCharacters, {}}});
    row("account with DEL", [&](Server &s) { s.account = text("a\x7f"); }, {{account, Kind::ControlCharacters, {}}});
    row("account of 100 kB", [](Server &s) { s.account = QString(100'000, QLatin1Char('x')); },
        {{account, Kind::TooLong, text("500")}});

    row("tag with a line break", [&](Server &s) { s.tags = {text("a"), text("b\n")}; },
        {{tags, Kind::ControlCharacters, {}}});
    row("tag too long", [](Server &s) { s.tags = {QString(101, QLatin1Char('x'))}; },
        {{tags, Kind::TooLong, text("100")}});
    row("notes of many lines", [&](Server &s) { s.notes = text("a\r\nb\tc\n"); }, {});
    row("notes with ESC", [&](Server &s) { s.notes = text("a\x1b[31m"); }, {{notes, Kind::ControlCharacters, {}}});

    const auto withTimeout = [&](const char *value) {
        return [=](Server &s) { s.options.insert(timeout, QString::fromUtf8(value)); };
    };
    const Problems badTimeout{{timeout, Kind::NotInRange, text("1–600")}};
    row("time-out 1", withTimeout("1"), {});
    row("time-out 600", withTimeout("600"), {});
    row("time-out not set", withTimeout(""), {});
    row("time-out 0", withTimeout("0"), badTimeout);
    row("time-out 601", withTimeout("601"), badTimeout);
    row("time-out -5", withTimeout("-5"), badTimeout);
    row("time-out 1.5", withTimeout("1.5"), badTimeout);
    row("time-out in words", withTimeout("soon"), badTimeout);
    row("time-out of 20 digits", withTimeout("99999999999999999999"), badTimeout);
    row("renew on", [&](Server &s) { s.options.insert(renew, text("on")); }, {});
    row("renew off", [&](Server &s) { s.options.insert(renew, text("off")); }, {});
    row("renew maybe", [&](Server &s) { s.options.insert(renew, text("maybe")); },
        {{renew, Kind::NotAChoice, text("maybe")}});
    row("option with a line break", [&](Server &s) { s.options.insert(text("app_id"), text("a\r\nHost: evil")); },
        {{text("app_id"), Kind::ControlCharacters, {}}});
    row("several at once",
        [&](Server &s) {
            s.name.clear();
            s.url = addressFromText(QStringLiteral("http://ho st"));
        },
        {{name, Kind::Missing, {}}, {text("url"), Kind::NotAnAddress, {}}});
}

void TestInputProblem::findsCommonProblems()
{
    QFETCH(const Server, server);
    QFETCH(const Problems, expected);
    QCOMPARE(commonProblems(server), expected);
}

void TestInputProblem::hasASentenceForEachKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("part");

    QTest::newRow("Missing") << int(Kind::Missing) << QString() << QStringLiteral("fill it in");
    QTest::newRow("ControlCharacters") << int(Kind::ControlCharacters) << QString() << QStringLiteral("cannot be seen");
    QTest::newRow("TooLong") << int(Kind::TooLong) << QStringLiteral("200") << QStringLiteral("200 character");
    QTest::newRow("NotAnAddress") << int(Kind::NotAnAddress) << QString()
                                  << QStringLiteral("http://192.168.1.100:8081");
    QTest::newRow("SchemeNotHttp") << int(Kind::SchemeNotHttp) << QString() << QStringLiteral("https://");
    QTest::newRow("AddressHasCredentials")
        << int(Kind::AddressHasCredentials) << QString() << QStringLiteral("password");
    QTest::newRow("NotInt64") << int(Kind::NotInt64) << QString() << QStringLiteral("whole number");
    QTest::newRow("NotMd5") << int(Kind::NotMd5) << QString() << QStringLiteral("32");
    QTest::newRow("NotAChoice") << int(Kind::NotAChoice) << QStringLiteral("maybe") << QStringLiteral("“maybe”");
    QTest::newRow("NotInRange") << int(Kind::NotInRange) << QStringLiteral("1–600") << QStringLiteral("1–600");
    QTest::newRow("UnknownProvider") << int(Kind::UnknownProvider) << QStringLiteral("acme")
                                     << QStringLiteral("“acme”");
    QTest::newRow("WrongType text") << int(Kind::WrongType) << QStringLiteral("string") << QStringLiteral("a text");
    QTest::newRow("WrongType list") << int(Kind::WrongType) << QStringLiteral("array")
                                    << QStringLiteral("a list of texts");
    QTest::newRow("WrongType object") << int(Kind::WrongType) << QStringLiteral("object")
                                      << QStringLiteral("JSON object");
    QTest::newRow("NotAnId") << int(Kind::NotAnId) << QString() << QStringLiteral("no ID");
    QTest::newRow("DuplicateId") << int(Kind::DuplicateId) << QString() << QStringLiteral("same ID");
    QTest::newRow("TooManyCells") << int(Kind::TooManyCells) << QString() << QStringLiteral("more cells");
}

void TestInputProblem::hasASentenceForEachKind()
{
    QFETCH(const int, kind);
    QFETCH(const QString, detail);
    QFETCH(const QString, part);
    const QString sentence = inputProblemText({QStringLiteral("field"), Kind(kind), detail});
    QVERIFY2(sentence.contains(part), qPrintable(sentence));
    QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
    QVERIFY2(!sentence.contains(QLatin1Char('!')) && !sentence.contains(QStringLiteral("%1")), qPrintable(sentence));
}

void TestInputProblem::showsValuesSafely()
{
    const QString nasty = QStringLiteral("a\u202eb\x1b") + QString(100'000, QLatin1Char('x'));
    const QString sentence = inputProblemText({QStringLiteral("provider"), Kind::UnknownProvider, nasty});
    QVERIFY(sentence.size() < 200);
    QVERIFY(!sentence.contains(QChar(u'\u202e')));
    QVERIFY(!sentence.contains(QChar(u'\x1b')));
}

QTEST_GUILESS_MAIN(TestInputProblem)
#include "tst_inputproblem.moc"
