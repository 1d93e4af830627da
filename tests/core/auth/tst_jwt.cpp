// SPDX-License-Identifier: MIT
#include "core/auth/jwt.h"

#include <QTest>

using namespace tokenrack;

namespace {

QByteArray encoded(const QByteArray &part)
{
    return part.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray jwt(const QByteArray &payload, const QByteArray &header = R"({"alg":"HS256","typ":"JWT"})")
{
    return encoded(header) + '.' + encoded(payload) + ".c2lnbmF0dXJl";
}

constexpr qint64 absent = -1;

qint64 msOrAbsent(const std::optional<Instant> &instant)
{
    return instant ? toMs(*instant) : absent;
}

} // namespace

class JwtTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTimes_data();
    void readsTimes();
    void readsTheVendorsToken();
    void refusesWhatIsNoJwt_data();
    void refusesWhatIsNoJwt();
};

void JwtTest::readsTimes_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<qint64>("issuedAt");
    QTest::addColumn<qint64>("expiresAt");

    const auto row = [](const char *name, const char *payload, qint64 issuedAt, qint64 expiresAt) {
        QTest::newRow(name) << QByteArray(payload) << issuedAt << expiresAt;
    };
    row("iat and exp", R"({"iat":1795303936,"exp":1795311136})", 1795303936000, 1795311136000);
    row("nbf stands in for iat", R"({"nbf":1795303936,"exp":1795311136})", 1795303936000, 1795311136000);
    row("iat goes before nbf", R"({"nbf":1,"iat":1795303936})", 1795303936000, absent);
    row("no claims", "{}", absent, absent);
    row("fraction", R"({"exp":1795311136.5})", absent, 1795311136500);
    row("exponent", R"({"exp":1.795311136e9})", absent, 1795311136000);
    row("start of 1970", R"({"exp":0})", absent, absent); // 0 stands for none
    row("last millisecond of 9999", R"({"exp":253402300799.999})", absent, 253402300799999);
    row("first second of 10000", R"({"exp":253402300800})", absent, absent);
    row("milliseconds taken for seconds", R"({"exp":1795311136000})", absent, absent);
    row("year 292277026596", R"({"exp":9223372036854775807})", absent, absent);
    row("more than 64 bits", R"({"exp":99999999999999999999999})", absent, absent);
    row("more than a double", R"({"exp":1e308})", absent, absent);
    row("negative", R"({"exp":-1})", absent, absent);
    row("smallest integer", R"({"exp":-9223372036854775808})", absent, absent);
    row("string", R"({"exp":"1795311136"})", absent, absent);
    row("null", R"({"exp":null,"iat":null})", absent, absent);
    row("true", R"({"exp":true})", absent, absent);
    row("array", R"({"exp":[1795311136]})", absent, absent);
    row("object", R"({"exp":{"s":1795311136}})", absent, absent);
    row("bad iat, good nbf", R"({"iat":"x","nbf":1795303936})", 1795303936000, absent);
}

void JwtTest::readsTimes()
{
    QFETCH(QByteArray, payload);
    QFETCH(qint64, issuedAt);
    QFETCH(qint64, expiresAt);

    const auto times = jwtTimes(jwt(payload));

    QVERIFY(times);
    QCOMPARE(msOrAbsent(times->issuedAt), issuedAt);
    QCOMPARE(msOrAbsent(times->expiresAt), expiresAt);
}

void JwtTest::readsTheVendorsToken()
{
    const auto times = jwtTimes("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
                                "eyJJRCI6MSwiVXNlcm5hbWUiOiJhZG1pbiIsImV4cCI6MTY4NjM5MzI5NiwiaXNzIjoiZWRnZS1nYXRld2F5"
                                "IiwibmJmIjoxNjg2Mzg2MDk2fQ.jtD5t23hfs21PdHV6qeqqhqU2o17BJ4KS0rXqdUOsh0");

    QVERIFY(times);
    QCOMPARE(msOrAbsent(times->issuedAt), 1686386096000);
    QCOMPARE(msOrAbsent(times->expiresAt), 1686393296000);
}

void JwtTest::refusesWhatIsNoJwt_data()
{
    QTest::addColumn<QByteArray>("token");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no dots") << QByteArray("386e9dd4c56d5d9048008902fbe63b20dc509314");
    QTest::newRow("GUID") << QByteArray("DB7F20D9-84C3-44C3-B05A-06A9C392A189");
    QTest::newRow("dots only") << QByteArray("..");
    QTest::newRow("two parts") << encoded("{}") + '.' + encoded("{}");
    QTest::newRow("four parts") << jwt("{}") + ".x";
    QTest::newRow("header is not base64") << QByteArray("!!.") + encoded("{}") + ".x";
    QTest::newRow("payload is not base64") << encoded("{}") + ".!!.x";
    QTest::newRow("plain base64 alphabet") << encoded("{}") + '.' + QByteArray(R"({"a":"?~?~?>"})").toBase64() + ".x";
    QTest::newRow("payload is no JSON") << jwt("exp=1795311136");
    QTest::newRow("payload is an array") << jwt("[1795311136]");
    QTest::newRow("payload is cut off") << jwt(R"({"exp":1795311136)");
    QTest::newRow("payload is empty") << jwt("");
    QTest::newRow("header is an array") << jwt("{}", "[]");
    QTest::newRow("nested beyond reason") << jwt(QByteArray(100'000, '['));
    QTest::newRow("zero bytes") << QByteArray(3, '\0') + '.' + QByteArray(3, '\0') + '.';
}

void JwtTest::refusesWhatIsNoJwt()
{
    QFETCH(QByteArray, token);

    QVERIFY(!jwtTimes(token));
}

QTEST_GUILESS_MAIN(JwtTest)
#include "tst_jwt.moc"
