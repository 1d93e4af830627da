// SPDX-License-Identifier: MIT
#include "core/providers/biotime.h"

#include "tests/support/flowtest.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenrack;

class TestBioTime : public QObject
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
    const BioTime m_provider;
};

void TestBioTime::failure_data()
{
    const char *html = "<!DOCTYPE html><title>BioTime</title>";
    addFailureRows(
        m_provider.id(),
        {
            {"login_general", 0, 200, html, "unexpected_reply"},
            {"login_general", 0, 404, html, "unexpected_reply"},
            {"login_general", 0, 500, html, "server_fault"},
            {"login_general", 0, 503, R"({"detail":"starting"})", "server_fault"},
            {"login_general", 0, 200, "{}", "unexpected_reply"},
            {"login_general", 0, 200, "[]", "unexpected_reply"},
            {"login_general", 0, 200, "null", "unexpected_reply"},
            {"login_general", 0, 200, "", "unexpected_reply"},
            {"login_general", 0, 200, R"({"token":null})", "unexpected_reply"},
            {"login_general", 0, 200, R"({"token":""})", "unexpected_reply"},
            {"login_general", 0, 200, R"({"token":123})", "unexpected_reply"},
            {"login_general", 0, 200, R"({"token":["a"]})", "unexpected_reply"},
            {"login_general", 0, 200, R"({"non_field_errors":["no"]})", "unexpected_reply"},
            {"login_general", 0, 204, "", "unexpected_reply"},
            {"login_general", 0, 400, R"({"non_field_errors":["no"]})", "refused"},
            {"login_general", 0, 400, R"({"non_field_errors":[],"username":["no"]})", "bad_request"},
            {"login_general", 0, 400, R"({"non_field_errors":5})", "bad_request"},
            {"login_general", 0, 403, R"({"detail":"CSRF Failed"})", "not_permitted"},
            {"login_general", 0, 404, R"({"detail":"Not found."})", "unexpected_reply"},
            {"jwt_login", 0, 200, html, "unexpected_reply"},
            {"jwt_login", 0, 500, html, "server_fault"},
            {"jwt_login", 0, 200, "{}", "unexpected_reply"},
            {"jwt_login", 0, 400, R"({"non_field_errors":["no"]})", "refused"},
            {"jwt_refresh", 0, 200, html, "unexpected_reply"},
            {"jwt_refresh", 0, 404, html, "unexpected_reply"},
            {"jwt_refresh", 0, 500, html, "server_fault"},
            {"jwt_refresh", 0, 200, "{}", "unexpected_reply"},
            {"jwt_refresh", 0, 400, R"({"non_field_errors":["Error decoding signature."]})", "token_refused"},
            {"jwt_refresh", 0, 401, R"({"detail":"no"})", "token_refused"},
            {"jwt_refresh", 0, 400, R"({"token":["This field is required."]})", "bad_request"},
            {"check_good", 0, 200, html, "unexpected_reply"},
            {"check_good", 0, 401, html, "unexpected_reply"},
            {"check_good", 0, 403, html, "unexpected_reply"},
            {"check_good", 0, 404, html, "unexpected_reply"},
            {"check_good", 0, 500, html, "server_fault"},
            {"check_good", 0, 502, html, "server_fault"},
            {"check_good", 0, 401, R"({"detail":"Invalid token."})", "token_refused"},
            {"check_good", 0, 200, R"({"code":"1"})", "server_fault"},
            {"check_good", 0, 200, R"({"code":0})", "finished"},
        });
}

void TestBioTime::truncation_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &name :
         {u"login_general"_s, u"login_refused"_s, u"jwt_login"_s, u"jwt_refresh"_s, u"check_good"_s}) {
        QTest::newRow(qPrintable(name)) << QStringLiteral(TEST_DATA_DIR "/biotime/") + name + u".flow"_s;
    }
}

void TestBioTime::fields()
{
    const QList<Field> fields = m_provider.fields({});
    QCOMPARE(fields.size(), 3);
    QCOMPARE(fields.at(0).key, u"account"_s);
    QCOMPARE(fields.at(1).key, u"password"_s);
    QCOMPARE(fields.at(1).kind, FieldKind::Secret);
    QCOMPARE(fields.at(2).key, u"token_kind"_s);
    QCOMPARE(fields.at(2).defaultValue, u"general"_s);
    QCOMPARE(fields.at(2).choices.at(1).value, u"jwt"_s);
}

void TestBioTime::abilities()
{
    Server server;
    QVERIFY(!m_provider.canRefresh(server));
    QVERIFY(!m_provider.canLogOut(server));
    QVERIFY(!m_provider.attemptLimits(server));
    server.options.insert(u"token_kind"_s, u"jwt"_s);
    QVERIFY(m_provider.canRefresh(server));
}

void TestBioTime::timeouts()
{
    Server server;
    QCOMPARE(timeoutOf(server, m_provider), Milliseconds(60000));
    for (const QString &unusable : {u"0"_s, u"601"_s, u"-1"_s, u"soon"_s, u""_s}) {
        server.options.insert(u"timeout_s"_s, unusable);
        QCOMPARE(timeoutOf(server, m_provider), Milliseconds(60000));
    }
    server.options.insert(u"timeout_s"_s, u"7"_s);
    const Step step = m_provider.check({.server = server}, {})->start();
    QCOMPARE(std::get<SendRequest>(step).request.timeout, Milliseconds(7000));
}

void TestBioTime::tokenUse()
{
    Server server{.url = QUrl(u"http://h:8081/bio"_s)};
    const Session session{.token = Secret("T")};
    const TokenUse use = m_provider.tokenUse(server, session);
    QCOMPARE(use.method, HttpMethod::Get);
    QCOMPARE(use.exampleUrl, QUrl(u"http://h:8081/bio/personnel/api/areas/?page_size=1"_s));
    QCOMPARE(use.headers.size(), 1);
    QCOMPARE(use.headers.first().name, QByteArray("Authorization"));
    QCOMPARE(use.headers.first().value, QByteArray("Token T"));
    QVERIFY(use.bodyFields.isEmpty());
    QCOMPARE(use.place, u"Authorization"_s);
    server.options.insert(u"token_kind"_s, u"jwt"_s);
    QCOMPARE(m_provider.tokenUse(server, session).headers.first().value, QByteArray("JWT T"));
}

QTEST_GUILESS_MAIN(TestBioTime)
#include "tst_biotime.moc"
