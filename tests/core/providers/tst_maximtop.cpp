// SPDX-License-Identifier: MIT
#include "core/providers/maximtop.h"

#include "tests/support/flowtest.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenrack;

class TestMaximTop : public QObject
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
    void problems();
    void tokenUse();

private:
    const MaximTop m_provider;
};

void TestMaximTop::failure_data()
{
    const char *html = "<html><h1>nginx</h1></html>";
    QList<FailureCase> cases{
        {"login_name", 0, 200, html, "unexpected_reply"},
        {"login_name", 0, 404, html, "unexpected_reply"},
        {"login_name", 0, 502, html, "server_fault"},
        {"login_name", 0, 200, "{}", "unexpected_reply"},
        {"login_name", 0, 200, "[]", "unexpected_reply"},
        {"login_name", 0, 200, R"({"code":200})", "unexpected_reply"},
        {"login_name", 0, 200, R"({"code":200,"data":null})", "unexpected_reply"},
        {"login_name", 0, 200, R"({"code":200,"data":[{"token":"T"}]})", "unexpected_reply"},
        {"login_name", 0, 200, R"({"code":200,"data":{"token":null}})", "unexpected_reply"},
        {"login_name", 0, 200, R"({"code":200,"data":{"token":""}})", "unexpected_reply"},
        {"login_name", 0, 200, R"({"code":null,"data":{"token":"T"}})", "unexpected_reply"},
        {"login_name", 0, 400, R"({"code":200,"data":{"token":"T"}})", "unexpected_reply"},
        {"login_name", 0, 500, R"({"code":500,"message":"Internal Server Error"})", "server_fault"},
        {"login_name", 0, 405, R"({"code":405,"message":"Method not allowed"})", "unexpected_reply"},
        {"login_name", 0, 401, R"({"code":401,"message":"wrong"})", "refused"},
        {"login_name", 0, 500, R"({"code":20000,"message":"database"})", "server_fault"},
        {"check_good", 0, 200, html, "unexpected_reply"},
        {"check_good", 0, 502, html, "server_fault"},
        {"check_good", 0, 200, "{}", "unexpected_reply"},
        {"check_good", 0, 200, R"({"code":"200"})", "finished"},
    };
    for (const char *script : {"login_name", "login_user_id", "login_user_name_device"}) {
        cases += {
            {script, 0, 200, R"({"code":10000})", "refused"},
            {script, 0, 200, R"({"code":10002})", "bad_request"},
            {script, 0, 200, R"({"code":10003})", "bad_request"},
            {script, 0, 200, R"({"code":10008})", "refused"},
            {script, 0, 200, R"({"code":10010})", "not_permitted"},
            {script, 0, 200, R"({"code":20000})", "server_fault"},
            {script, 0, 200, R"({"code":30021})", "licence_missing"},
            {script, 0, 200, R"({"code":30022})", "licence_missing"},
            {script, 0, 200, R"({"code":30023})", "licence_missing"},
            {script, 0, 200, R"({"code":40000})", "bad_request"},
            {script, 0, 200, R"({"code":40003})", "not_permitted"},
            {script, 0, 200, R"({"code":"10000"})", "refused"},
            {script, 0, 200, R"({"code":77777})", "refused"},
        };
    }
    cases += {
        {"check_good", 0, 200, R"({"code":402})", "token_refused"},
        {"check_good", 0, 200, R"({"code":"402"})", "token_refused"},
        {"check_good", 0, 200, R"({"code":10000})", "token_refused"},
        {"check_good", 0, 200, R"({"code":10003})", "token_refused"},
        {"check_good", 0, 200, R"({"code":10008})", "token_refused"},
        {"check_good", 0, 200, R"({"code":10010})", "not_permitted"},
        {"check_good", 0, 200, R"({"code":20000})", "server_fault"},
        {"check_good", 0, 200, R"({"code":30022})", "licence_missing"},
        {"check_good", 0, 200, R"({"code":40000})", "bad_request"},
        {"check_good", 0, 200, R"({"code":77777})", "server_fault"},
    };
    addFailureRows(m_provider.id(), cases);
}

void TestMaximTop::truncation_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &name : {u"login_name"_s, u"login_refused"_s, u"check_good"_s}) {
        QTest::newRow(qPrintable(name)) << QStringLiteral(TEST_DATA_DIR "/maximtop/") + name + u".flow"_s;
    }
}

void TestMaximTop::fields()
{
    QStringList keys;
    QStringList advanced;
    QStringList secrets;
    for (const Field &field : m_provider.fields({})) {
        (field.advanced ? advanced : keys).append(field.key);
        if (field.kind == FieldKind::Secret) {
            secrets.append(field.key);
        }
    }
    QCOMPARE(keys.join(u' '), u"account password app_id login_by"_s);
    QCOMPARE(advanced.join(u' '), u"device_guid acting_token acting_group_id acting_user_id"_s);
    QCOMPARE(secrets.join(u' '), u"password acting_token"_s);
    QVERIFY(m_provider.fields({}).at(2).required);
    QCOMPARE(m_provider.fields({}).at(3).defaultValue, u"login_name"_s);
    const auto accountLabel = [this](const QString &way) {
        return m_provider.fields({{u"login_by"_s, way}}).first().label;
    };
    QVERIFY(accountLabel(u"user_id"_s) != accountLabel(u"name"_s));
    QVERIFY(accountLabel(u"user_id"_s) != accountLabel(u"login_name"_s));
}

void TestMaximTop::abilities()
{
    QVERIFY(!m_provider.canRefresh({}));
    QVERIFY(!m_provider.canLogOut({}));
    QVERIFY(!m_provider.attemptLimits({}));
}

void TestMaximTop::problems()
{
    Server server{.account = u"1007x"_s};
    QVERIFY(m_provider.problems(server).isEmpty());
    server.options.insert(u"login_by"_s, u"user_id"_s);
    const InputProblem notInt64{u"account"_s, InputProblemKind::NotInt64, {}};
    QCOMPARE(m_provider.problems(server), QList{notInt64});
    server.account = u"9223372036854775808"_s;
    QCOMPARE(m_provider.problems(server), QList{notInt64});
    server.account = u"9223372036854775807"_s;
    QVERIFY(m_provider.problems(server).isEmpty());
    server.options.insert(u"acting_group_id"_s, u"1.5"_s);
    QCOMPARE(m_provider.problems(server).first().field, u"acting_group_id"_s);
}

void TestMaximTop::tokenUse()
{
    const Server server{.url = QUrl(u"https://im.example.com"_s), .options = {{u"app_id"_s, u"app"_s}}};
    const TokenUse use = m_provider.tokenUse(server, {.token = Secret("T")});
    QCOMPARE(use.method, HttpMethod::Get);
    QCOMPARE(use.exampleUrl, QUrl(u"https://im.example.com/user/profile"_s));
    QCOMPARE(use.headers.size(), 2);
    QCOMPARE(use.headers.at(0).name, QByteArray("access-token"));
    QCOMPARE(use.headers.at(0).value, QByteArray("T"));
    QCOMPARE(use.headers.at(1).name, QByteArray("app_id"));
    QCOMPARE(use.headers.at(1).value, QByteArray("app"));
    QVERIFY(use.bodyFields.isEmpty());
    QCOMPARE(use.place, u"access-token"_s);
}

QTEST_GUILESS_MAIN(TestMaximTop)
#include "tst_maximtop.moc"
