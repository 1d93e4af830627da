// SPDX-License-Identifier: MIT
#include "core/providers/hummingbird.h"

#include "tests/support/flowtest.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenrack;

class TestHummingbird : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void script_data() { addScriptRows(m_provider.id()); }
    void script() { compareWithScript(m_provider); }
    void failure_data();
    void failure() { compareFailure(m_provider); }
    void truncation_data();
    void truncation() { compareTruncations(m_provider); }
    void fields();
    void abilities();
    void timeouts();
    void tokenUse();

private:
    const Hummingbird m_provider;
};

void TestHummingbird::failure_data()
{
    const char *html = "<html><h1>nginx</h1></html>";
    addFailureRows(
        m_provider.id(),
        {
            {"login", 0, 200, html, "unexpected_reply"},
            {"login", 0, 404, "404 page not found", "unexpected_reply"},
            {"login", 0, 500, html, "server_fault"},
            {"login", 0, 200, "{}", "unexpected_reply"},
            {"login", 0, 200, "[]", "unexpected_reply"},
            {"login", 0, 200, R"({"code":0,"success":true})", "unexpected_reply"},
            {"login", 0, 200, R"({"code":0,"success":true,"result":null})", "unexpected_reply"},
            {"login", 0, 200, R"({"code":0,"success":true,"result":[]})", "unexpected_reply"},
            {"login", 0, 200, R"({"code":0,"success":true,"result":{"access_token":""}})", "unexpected_reply"},
            {"login", 0, 200, R"({"code":0,"success":true,"result":{"access_token":7}})", "unexpected_reply"},
            {"login", 0, 200, R"({"code":0,"success":false,"result":{"access_token":"a"}})", "unexpected_reply"},
            {"login", 0, 200, R"({"success":true,"result":{"access_token":"a"}})", "unexpected_reply"},
            {"login", 0, 500, R"({"code":0,"success":true,"result":{"access_token":"a"}})", "server_fault"},
            {"login", 0, 200, R"({"code":"20101","success":false})", "refused"},
            {"login", 0, 200, R"({"success":false,"errorCode":20101})", "refused"},
            {"refresh", 0, 200, html, "unexpected_reply"},
            {"refresh", 0, 500, html, "server_fault"},
            {"refresh", 0, 200, "{}", "unexpected_reply"},
            {"refresh", 0, 200, R"({"code":0,"success":true,"result":{}})", "unexpected_reply"},
            {"refresh", 0, 200, R"({"code":1010,"success":false})", "token_refused"},
            {"refresh", 0, 200, R"({"success":false,"errorCode":10006})", "token_refused"},
            {"refresh", 0, 200, R"({"code":1108,"success":false})", "bad_request"},
            {"refresh", 0, 500, R"({"code":500,"success":false})", "server_fault"},
            {"check_good", 0, 200, html, "unexpected_reply"},
            {"check_good", 0, 502, html, "server_fault"},
            {"check_good", 0, 200, "{}", "unexpected_reply"},
            {"check_good", 0, 200, R"({"success":false})", "unexpected_reply"},
            {"check_good", 0, 200, R"({"success":true})", "unexpected_reply"},
            {"check_good", 0, 200, R"({"success":false,"errorCode":0})", "unexpected_reply"},
            {"check_good", 0, 200, R"({"success":false,"errorCode":"10006"})", "token_refused"},
            {"check_good", 0, 200, R"({"success":false,"errorCode":500})", "server_fault"},
        });
}

void TestHummingbird::truncation_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &name : {u"login_vendor_sample"_s, u"login_refused"_s, u"refresh"_s, u"check_good"_s}) {
        QTest::newRow(qPrintable(name)) << QStringLiteral(TEST_DATA_DIR "/hummingbird/") + name + u".flow"_s;
    }
}

void TestHummingbird::fields()
{
    const QList<Field> fields = m_provider.fields({});
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields.at(0).kind, FieldKind::Account);
    QCOMPARE(fields.at(1).key, u"password"_s);
    QCOMPARE(fields.at(1).kind, FieldKind::Secret);
}

void TestHummingbird::abilities()
{
    const Server server;
    QVERIFY(m_provider.canRefresh(server));
    QVERIFY(!m_provider.canLogOut(server));
    QVERIFY(!m_provider.attemptLimits(server));
    QCOMPARE(outcomeName(m_provider.logOut({.server = server}, {})->start()), u"bad_request"_s);
}

void TestHummingbird::timeouts()
{
    QCOMPARE(timeoutOf({}, m_provider), Milliseconds(15000));
}

void TestHummingbird::tokenUse()
{
    const Server server{.url = QUrl(u"http://h:58081"_s)};
    const TokenUse use = m_provider.tokenUse(server, {.token = Secret("T")});
    QCOMPARE(use.method, HttpMethod::Get);
    QCOMPARE(use.exampleUrl, QUrl(u"http://h:58081/v1.0/openapi/products?page=1&pageSize=1"_s));
    QCOMPARE(use.headers.size(), 1);
    QCOMPARE(use.headers.first().name, QByteArray("x-token"));
    QCOMPARE(use.headers.first().value, QByteArray("T"));
    QVERIFY(use.bodyFields.isEmpty());
    QCOMPARE(use.place, u"x-token"_s);
}

QTEST_GUILESS_MAIN(TestHummingbird)
#include "tst_hummingbird.moc"
