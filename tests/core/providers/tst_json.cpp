// SPDX-License-Identifier: MIT
#include "core/providers/json.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenrack;

namespace {

constexpr Instant received = Instant(Seconds(1795305600));

HttpResponse response(const QByteArray &body, int status = 200)
{
    return {.status = status, .body = body, .receivedAt = received};
}

JsonReply read(const QByteArray &body)
{
    return *JsonReply::from(response(body));
}

QString flat(const JsonReply &reply)
{
    QStringList lines;
    for (const ReplyField &field : reply.fields()) {
        lines.append((field.secret ? u"*"_s : QString()) + field.name + u'=' + field.value.revealText());
    }
    return lines.join(u'|');
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void integer_data();
    void integer();
    void unixTime_data();
    void unixTime();
    void codeIsNumberOrText();
    void textIsTheFirstThatIsThere();
    void textTellsNoSecret();
    void booleanIsNoNumber();
    void token_data();
    void token();
    void notJson_data();
    void notJson();
    void fieldsAreFlat();
    void secretNames_data();
    void secretNames();
    void hugeRepliesStaySmall();
    void deepRepliesStayShallow();
    void clockDifference();
};

void TestJson::integer_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("found");
    QTest::addColumn<qint64>("number");
    QTest::newRow("largest") << QByteArray("9223372036854775807") << true << std::numeric_limits<qint64>::max();
    QTest::newRow("smallest") << QByteArray("-9223372036854775808") << true << std::numeric_limits<qint64>::min();
    QTest::newRow("beyond a double") << QByteArray("9007199254740993") << true << Q_INT64_C(9007199254740993);
    QTest::newRow("text") << QByteArray("\" 9007199254740993 \"") << true << Q_INT64_C(9007199254740993);
    QTest::newRow("zero") << QByteArray("0") << true << Q_INT64_C(0);
    QTest::newRow("one") << QByteArray("1") << true << Q_INT64_C(1);
    QTest::newRow("whole double") << QByteArray("1.0") << true << Q_INT64_C(1);
    QTest::newRow("too large") << QByteArray("9223372036854775808") << false << Q_INT64_C(0);
    QTest::newRow("fraction") << QByteArray("1.5") << false << Q_INT64_C(0);
    QTest::newRow("fraction in text") << QByteArray("\"1.5\"") << false << Q_INT64_C(0);
    QTest::newRow("words") << QByteArray("\"soon\"") << false << Q_INT64_C(0);
    QTest::newRow("empty text") << QByteArray("\"\"") << false << Q_INT64_C(0);
    QTest::newRow("true") << QByteArray("true") << false << Q_INT64_C(0);
    QTest::newRow("null") << QByteArray("null") << false << Q_INT64_C(0);
    QTest::newRow("list") << QByteArray("[1]") << false << Q_INT64_C(0);
}

void TestJson::integer()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, found);
    QFETCH(const qint64, number);
    const std::optional<qint64> integer = read("{\"a\":{\"b\":" + json + "}}").integer(u"a.b"_s);
    QCOMPARE(integer.has_value(), found);
    QCOMPARE(integer.value_or(0), number);
}

void TestJson::unixTime_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<qint64>("ms"); // -1: no time
    QTest::newRow("seconds") << Q_INT64_C(1652290471) << Q_INT64_C(1652290471000);
    QTest::newRow("milliseconds") << Q_INT64_C(1652290471123) << Q_INT64_C(1652290471123);
    QTest::newRow("last second count") << Q_INT64_C(99999999999) << Q_INT64_C(99999999999000);
    QTest::newRow("first millisecond count") << Q_INT64_C(100000000000) << Q_INT64_C(100000000000);
    QTest::newRow("zero") << Q_INT64_C(0) << Q_INT64_C(-1);
    QTest::newRow("negative") << Q_INT64_C(-5) << Q_INT64_C(-1);
    QTest::newRow("end of 9999") << Q_INT64_C(253402300799999) << Q_INT64_C(253402300799999);
    QTest::newRow("year 10000") << Q_INT64_C(253402300800000) << Q_INT64_C(-1);
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << Q_INT64_C(-1);
}

void TestJson::unixTime()
{
    QFETCH(const qint64, count);
    QFETCH(const qint64, ms);
    const std::optional<Instant> instant = instantFromUnix(count);
    QCOMPARE(instant ? toMs(*instant) : -1, ms);
}

void TestJson::codeIsNumberOrText()
{
    const JsonReply reply = read(R"({"a":403,"b":"403","c":true,"d":null,"e":{"f":1},"g":""})");
    QCOMPARE(reply.code(u"a"_s), u"403"_s);
    QCOMPARE(reply.code(u"b"_s), u"403"_s);
    for (const QString &name : {u"c"_s, u"d"_s, u"e"_s, u"g"_s, u"h"_s, u"a.b"_s, u""_s}) {
        QCOMPARE(reply.code(name), QString());
    }
    const auto ofLength = [](int length) { return read("{\"a\":\"" + QByteArray(length, '4') + "\"}").code(u"a"_s); };
    QCOMPARE(ofLength(100).size(), 100);
    QCOMPARE(ofLength(101), QString());
    QCOMPARE(reply.error(AuthErrorKind::Refused, {}, u"4\u001b[31m"_s).serverCode, u"4␛[31m"_s);
}

void TestJson::textIsTheFirstThatIsThere()
{
    const JsonReply reply = read(R"({"a":"","b":7,"c":["one",2,"two\u0007"],"d":"d"})");
    QCOMPARE(reply.text({u"a"_s, u"b"_s, u"c"_s, u"d"_s}), u"one two␇"_s);
    QCOMPARE(reply.text({u"a"_s, u"b"_s, u"missing"_s}), QString());
}

void TestJson::textTellsNoSecret()
{
    const Secret password("a  b\u0007\u00e9 c");
    const JsonReply reply = read(R"({"text":"not a  b\u0007é c","code":"a  b\u0007é c"})");
    QCOMPARE(reply.text({u"text"_s}), u"not [redacted]"_s);
    QCOMPARE(reply.code(u"code"_s), password.revealText()); // by which the reply is understood
    QCOMPARE(reply.error(AuthErrorKind::Refused, {}, reply.code(u"code"_s)).serverCode, u"[redacted]"_s);
}

void TestJson::booleanIsNoNumber()
{
    const JsonReply reply = read(R"({"yes":true,"no":false,"one":1,"text":"true"})");
    QCOMPARE(reply.boolean(u"yes"_s), std::optional(true));
    QCOMPARE(reply.boolean(u"no"_s), std::optional(false));
    QVERIFY(!reply.boolean(u"one"_s));
    QVERIFY(!reply.boolean(u"text"_s));
}

void TestJson::token_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("token"); // empty: none
    QTest::newRow("text") << QByteArray("\"a b\"") << u"a b"_s;
    QTest::newRow("not ASCII") << QByteArray("\"\u00e9\U0001f511\"") << u"\u00e9\U0001f511"_s;
    QTest::newRow("empty") << QByteArray("\"\"") << QString();
    QTest::newRow("number") << QByteArray("5") << QString();
    QTest::newRow("null") << QByteArray("null") << QString();
    QTest::newRow("object") << QByteArray("{\"token\":\"x\"}") << QString();
    QTest::newRow("list") << QByteArray("[\"x\"]") << QString();
    QTest::newRow("line break") << QByteArray("\"a\\nb\"") << QString();
    QTest::newRow("NUL") << QByteArray("\"a\\u0000b\"") << QString();
    QTest::newRow("C1 control") << QByteArray("\"a\\u0085b\"") << QString();
    QTest::newRow("half a character") << QByteArray("\"a\\ud800b\"") << QString();
}

void TestJson::token()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, token);
    const Result<Secret, AuthError> found = read("{\"t\":" + json + "}").token(u"t"_s);
    QCOMPARE(found.hasValue(), !token.isEmpty());
    if (found) {
        QCOMPARE(found->revealText(), token);
    } else {
        QCOMPARE(found.error().kind, AuthErrorKind::UnexpectedReply);
        QVERIFY(found.error().detail.contains(u"\"t\""_s));
    }
}

void TestJson::notJson_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("detail");
    const QString unexpected = u"unexpected_reply"_s;
    const QString fault = u"server_fault"_s;
    QTest::newRow("empty") << 200 << QByteArray() << unexpected << u"HTTP 200, empty body"_s;
    QTest::newRow("spaces") << 200 << QByteArray(" \r\n") << unexpected << u"HTTP 200, empty body"_s;
    QTest::newRow("HTML") << 200 << QByteArray("\n<!DOCTYPE html>\n<p>hello") << unexpected
                          << u"HTTP 200, HTML: <!DOCTYPE html> <p>hello"_s;
    QTest::newRow("HTML 502") << 502 << QByteArray("<html><b>502 Bad Gateway</b>") << fault
                              << u"HTTP 502, HTML: <html><b>502 Bad Gateway</b>"_s;
    QTest::newRow("words") << 404 << QByteArray("404 page not found") << unexpected
                           << u"HTTP 404, not JSON: 404 page not found"_s;
    QTest::newRow("number") << 200 << QByteArray("5") << unexpected << u"HTTP 200, not JSON: 5"_s;
    QTest::newRow("null") << 200 << QByteArray("null") << unexpected << u"HTTP 200, not JSON: null"_s;
    QTest::newRow("a text, perhaps a token")
        << 200 << QByteArray("\"386e\"") << unexpected << u"HTTP 200, not JSON: \"…\""_s;
    QTest::newRow("cut within a token") << 200 << QByteArray(R"({"a":1,"b\"":"x\"y","token":"386e)") << unexpected
                                        << u"HTTP 200, not JSON: {\"a\":1,\"b\\\"\":\"…\",\"token\":\"…\""_s;
    QTest::newRow("cut within an escape")
        << 200 << QByteArray(R"({"token":"386e\)") << unexpected << u"HTTP 200, not JSON: {\"token\":\"…\""_s;
    QTest::newRow("more after the end") << 200 << QByteArray(R"({"token":"386e"} x)") << unexpected
                                        << u"HTTP 200, not JSON: {\"token\":\"…\"} x"_s;
    QTest::newRow("bell") << 200 << QByteArray("a\x07z\x1b[31m") << unexpected << u"HTTP 200, not JSON: a␇z␛[31m"_s;
    QTest::newRow("no UTF-8") << 200 << QByteArray("{\"a\":\xff}") << unexpected
                              << u"HTTP 200, not JSON: {\"a\":\ufffd}"_s;
    QTest::newRow("long") << 200 << QByteArray(5000, 'x') << unexpected
                          << u"HTTP 200, not JSON: "_s + QString(120, u'x') + u'…';
    QTest::newRow("too deep") << 200 << QByteArray(5000, '[') << unexpected
                              << u"HTTP 200, not JSON: "_s + QString(120, u'[') + u'…';
}

void TestJson::notJson()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const Result<JsonReply, AuthError> reply = JsonReply::from(response(body, status));
    QVERIFY(!reply);
    QTEST(nameOf(reply.error().kind), "kind");
    QTEST(reply.error().detail, "detail");
    QCOMPARE(reply.error().httpStatus, status);
}

void TestJson::fieldsAreFlat()
{
    QCOMPARE(flat(read(R"({"b":[{"c":1},"x"],"a":9007199254740993,"d":1.25,"e":true,"f":null,"g":[],"h":{},"i":""})")),
             u"a=9007199254740993|b.0.c=1|b.1=x|d=1.25|e=true|f=null|g=[]|h={}|i="_s);
    QCOMPARE(flat(read(R"({"token":{"value":"v","public_key":"p"},"o":{"push_token":"s","public_key":"k"}})")),
             u"o.public_key=k|*o.push_token=s|*token.public_key=p|*token.value=v"_s);
    QCOMPARE(flat(read("[1,{\"a\":2}]")), u"0=1|1.a=2"_s);
    QCOMPARE(flat(read("\xef\xbb\xbf{\"a\":\"\xe4\xbd\xa0\"}")), u"a=你"_s);
    QCOMPARE(flat(read(R"({"line\nbreak":"kept\nas it is"})")), u"line break=kept\nas it is"_s);
}

void TestJson::secretNames_data()
{
    QTest::addColumn<bool>("secret");
    for (const char *name : {"token", "access_token", "refresh_token", "access_key_secret", "push_token", "store_token",
                             "FTokenID", "Password", "FPassword", "api_key", "passwd", "user_pwd", "clientSecret"}) {
        QTest::newRow(name) << true;
    }
    for (const char *name : {"public_key", "user_id", "expire", "encrypt_type", "FUserName", "code", "t"}) {
        QTest::newRow(name) << false;
    }
}

void TestJson::secretNames()
{
    QFETCH(const bool, secret);
    QCOMPARE(isSecretName(QString::fromLatin1(QTest::currentDataTag())), secret);
}

void TestJson::hugeRepliesStaySmall()
{
    QCOMPARE(read('[' + QByteArray("1,").repeated(200000) + "1]").fields().size(), 500);
}

void TestJson::deepRepliesStayShallow()
{
    const QByteArray deep = QByteArray("{\"a\":").repeated(900) + "{\"secret\":1}" + QByteArray("}").repeated(900);
    const QList<ReplyField> fields = read(deep).fields();
    QCOMPARE(fields.size(), 1);
    QCOMPARE(fields.first().name.count(u'a'), 16);
    QVERIFY(fields.first().secret); // what is shown as one text may hold anything
}

void TestJson::clockDifference()
{
    HttpResponse dated = response("{}");
    dated.headers = {{"date", "Sun, 22 Nov 2026 00:01:30 GMT"}};
    QCOMPARE(JsonReply::from(dated)->clockDifference(), std::optional(Milliseconds(90000)));
    QCOMPARE(JsonReply::from(dated)->clockDifference(received - Seconds(5)), std::optional(Milliseconds(-5000)));
    QCOMPARE(read("{}").clockDifference(), std::optional<Milliseconds>());
    QCOMPARE(byOurClock(received, Milliseconds(-5000)), received + Seconds(5));
    QCOMPARE(byOurClock(received, std::nullopt), received);
    const Milliseconds centuries = Seconds(9'999 * qint64(31'556'952));
    QCOMPARE(byOurClock(received, centuries), instantFromMs(0));
    QCOMPARE(toMs(byOurClock(received, -centuries)), 253'402'300'799'999);
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
