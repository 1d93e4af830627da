// SPDX-License-Identifier: MIT
#include "core/providers/xswitch.h"

#include "core/providers/xswitchreply.h"
#include "tests/support/flowtest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenrack;

class TestXSwitch : public QObject
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
    void attemptLimits();
    void answersOutOfTurn();
    void mentions_data();
    void mentions();
    void tokenUse();

private:
    const XSwitch m_provider;
};

void TestXSwitch::failure_data()
{
    const char *html = "<html><h1>nginx</h1></html>";
    const char *wrong = R"({"code":403,"text":"Wrong username or password"})";
    const char *fault = R"({"code":500,"text":"Internal Error"})";
    QList<FailureCase> cases;
    // The log-in itself: at once, after a captcha that was due, and after one that the server asked for.
    for (const auto &[script, step] :
         {std::pair("login", 0), std::pair("captcha_first", 3), std::pair("captcha_demanded", 4)}) {
        cases += {
            {script, step, 200, html, "unexpected_reply"},
            {script, step, 404, html, "unexpected_reply"},
            {script, step, 502, html, "server_fault"},
            {script, step, 500, fault, "server_fault"},
            {script, step, 200, fault, "server_fault"},
            {script, step, 200, "{}", "unexpected_reply"},
            {script, step, 200, "[]", "unexpected_reply"},
            {script, step, 200, R"({"code":200})", "unexpected_reply"},
            {script, step, 200, R"({"code":200,"token":null})", "unexpected_reply"},
            {script, step, 200, R"({"code":200,"token":""})", "unexpected_reply"},
            {script, step, 200, R"({"code":200,"token":{"a":"b"}})", "unexpected_reply"},
            {script, step, 200, R"({"result":"error","token":"T"})", "unexpected_reply"},
            {script, step, 403, R"({"code":200,"token":"T"})", "refused"},
            {script, step, 403, wrong, "refused"},
            {script, step, 403, "{}", "refused"},
            {script, step, 401, R"({"text":"no"})", "refused"},
            {script, step, 403, "{code = 403, text = \"Wrong\"}", "unexpected_reply"},
            {script, step, 400, R"({"code":400,"text":"login is missing"})", "bad_request"},
            {script, step, 404, R"({"code":404,"text":"Not Found"})", "unexpected_reply"},
            {script, step, 429, R"({"text":"Slow down"})", "server_fault"},
            {script, step, 403, R"({"code":403,"text":"Account LOCKED"})", "locked_out"},
            {script, step, 423, R"({"code":"423","message":"锁定"})", "locked_out"},
            {script, step, 403, R"({"code":403,"text":"Wrong Captcha"})", "sends"},
            {script, step, 200, R"({"code":"200","token":"T"})", "finished"},
            {script, step, 200, R"({"token":"T"})", "finished"},
        };
    }
    // The order of a captcha.
    for (const auto &[script, step] : {std::pair("captcha_first", 0), std::pair("captcha_demanded", 1)}) {
        const bool isDemanded = step == 1;
        const char *none = isDemanded ? "captcha_needed" : "sends"; // else the log-in goes on without one
        cases += {
            {script, step, 200, html, "unexpected_reply"},
            {script, step, 403, html, "unexpected_reply"},
            {script, step, 500, html, "server_fault"},
            {script, step, 502, html, "server_fault"},
            {script, step, 503, R"({"text":"starting"})", "server_fault"},
            {script, step, 404, html, none},
            {script, step, 404, "", none},
            {script, step, 400, R"({"code":400})", none},
            {script, step, 403, wrong, none},
            {script, step, 500, fault, none},
            {script, step, 200, "{}", "unexpected_reply"},
            {script, step, 200, R"({"code":200,"data":null})", "unexpected_reply"},
            {script, step, 200, R"({"code":200,"data":{"captcha_id":42}})", "unexpected_reply"},
            {script, step, 200, R"({"code":200,"data":{"pic_path":""}})", "unexpected_reply"},
            {script, step, 200, R"({"code":200,"data":{"pic_path":42}})", "unexpected_reply"},
            {script, step, 200, R"({"code":200,"data":{"pic_path":"javascript:x"}})", "unexpected_reply"},
            {script, step, 200, R"({"code":200,"data":{"pic_path":"https://192.168.1.100:8081/x"}})",
             "unexpected_reply"},
            {script, step, 200, R"({"code":200,"data":{"pic_path":"http://["}})", "unexpected_reply"},
            {script, step, 200, R"({"code":200,"data":{"pic_path":"api/captchas/42"}})", "sends"},
        };
    }
    // The picture.
    for (const auto &[script, step] : {std::pair("captcha_first", 1), std::pair("captcha_demanded", 2)}) {
        cases += {
            {script, step, 200, html, "captcha_unreadable"},
            {script, step, 200, "", "captcha_unreadable"},
            {script, step, 200, R"({"code":404})", "captcha_unreadable"},
            {script, step, 404, html, "unexpected_reply"},
            {script, step, 404, R"({"code":404,"text":"Not Found"})", "unexpected_reply"},
            {script, step, 403, wrong, "unexpected_reply"},
            {script, step, 500, fault, "server_fault"},
            {script, step, 502, html, "server_fault"},
            {script, step, 200, "any bytes", "asks"},
        };
    }
    cases += {
        {"check_good", 0, 200, html, "unexpected_reply"},
        {"check_good", 0, 403, html, "unexpected_reply"},
        {"check_good", 0, 502, html, "server_fault"},
        {"check_good", 0, 500, fault, "server_fault"},
        {"check_good", 0, 200, "null", "unexpected_reply"},
        {"check_good", 0, 404, html, "sends"},
        {"check_good", 0, 200, R"({"code":"403"})", "token_refused"},
        {"check_good", 0, 200, R"({"result":"error"})", "unexpected_reply"},
        {"check_old", 1, 200, html, "unexpected_reply"},
        {"check_old", 1, 404, html, "unexpected_reply"},
        {"check_old", 1, 404, R"({"code":404})", "unexpected_reply"},
        {"check_old", 1, 500, fault, "server_fault"},
        {"check_old", 1, 401, "{}", "token_refused"},
        {"log_out", 0, 200, html, "unexpected_reply"},
        {"log_out", 0, 404, html, "unexpected_reply"},
        {"log_out", 0, 500, html, "server_fault"},
        {"log_out", 0, 200, fault, "server_fault"},
        {"log_out", 0, 400, "{}", "bad_request"},
        {"log_out", 0, 200, R"({"code":"404","text":"Session Does Not Exist"})", "finished"},
    };
    addFailureRows(m_provider.id(), cases);
}

void TestXSwitch::truncation_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &name : {u"login"_s, u"login_full"_s, u"login_refused"_s, u"captcha_first"_s, u"check_good"_s}) {
        QTest::newRow(qPrintable(name)) << QStringLiteral(TEST_DATA_DIR "/xswitch/") + name + u".flow"_s;
    }
}

void TestXSwitch::fields()
{
    const auto keysOf = [this](const QString &way) {
        QStringList keys;
        for (const Field &field : m_provider.fields({{u"authenticate_with"_s, way}})) {
            keys.append(field.required ? field.key + u'!' : field.key);
        }
        return keys.join(u' ');
    };
    const QString limits = u" captcha_after lock_after lock_minutes"_s;
    QCOMPARE(keysOf(u"password"_s), u"account! password! authenticate_with"_s + limits);
    QCOMPARE(keysOf(u"dev_key"_s), u"account dev_key! authenticate_with"_s + limits);
    QCOMPARE(keysOf(u"dev_key_as_token"_s), u"account dev_key! authenticate_with"_s);
    QCOMPARE(m_provider.fields({}).at(2).defaultValue, u"password"_s);
    QCOMPARE(m_provider.fields({}).at(3).defaultValue, u"2"_s);
    QCOMPARE(m_provider.fields({}).at(4).defaultValue, u"5"_s);
    QCOMPARE(m_provider.fields({}).at(5).defaultValue, u"120"_s);
}

void TestXSwitch::abilities()
{
    Server server;
    QVERIFY(!m_provider.canRefresh(server));
    QVERIFY(m_provider.canLogOut(server));
    server.options.insert(u"authenticate_with"_s, u"dev_key"_s);
    QVERIFY(m_provider.canLogOut(server));
    server.options.insert(u"authenticate_with"_s, u"dev_key_as_token"_s);
    QVERIFY(!m_provider.canLogOut(server));
}

void TestXSwitch::attemptLimits()
{
    Server server;
    QCOMPARE(m_provider.attemptLimits(server), std::optional(AttemptLimits()));
    server.options = {{u"captcha_after"_s, u"0"_s}, {u"lock_after"_s, u"3"_s}, {u"lock_minutes"_s, u"1"_s}};
    const AttemptLimits own{.captchaAfter = 0, .lockAfter = 3, .lockFor = std::chrono::minutes(1)};
    QCOMPARE(m_provider.attemptLimits(server), std::optional(own));
    server.options.insert(u"authenticate_with"_s, u"dev_key_as_token"_s);
    QCOMPARE(m_provider.attemptLimits(server), std::optional<AttemptLimits>());
}

void TestXSwitch::answersOutOfTurn()
{
    const FlowContext context{.server = {.url = QUrl(u"http://h"_s), .account = u"a"_s}};
    const auto flow = m_provider.logIn(context, {.fields = {{u"password"_s, Secret("p")}}});
    QCOMPARE(outcomeName(flow->start()), u"sends"_s);
    QCOMPARE(outcomeName(flow->onCaptcha(u"x"_s)), u"unexpected_reply"_s);
    QCOMPARE(outcomeName(flow->onAnotherCaptcha()), u"unexpected_reply"_s);
}

void TestXSwitch::mentions_data()
{
    QTest::addColumn<bool>("captcha");
    QTest::addColumn<bool>("lock");
    QTest::newRow("Wrong username or password") << false << false;
    QTest::newRow("用户名或密码错误") << false << false;
    QTest::newRow("Forbidden by the blocklist; the clock is unlocked") << false << false;
    QTest::newRow("CAPTCHA required") << true << false;
    QTest::newRow("Wrong verification code") << true << false;
    QTest::newRow("验证码错误") << true << false;
    QTest::newRow("Locked for 2 hours") << false << true;
    QTest::newRow("account lock") << false << true;
    QTest::newRow("账号已锁定") << false << true;
    QTest::newRow("错误次数过多,2 小时内禁止登录") << false << true;
    QTest::newRow("") << false << false;
}

void TestXSwitch::mentions()
{
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    const Secret samePassword = Secret::fromText(text); // which is put out only where it is shown
    const auto replyWith = [&text](int status) {
        const QJsonObject body{{"code"_L1, status}, {"text"_L1, text}};
        return *JsonReply::from({.status = status, .headers = {}, .body = QJsonDocument(body).toJson()});
    };
    QTEST(xswitch::mentionsCaptcha(replyWith(403)), "captcha");
    QTEST(xswitch::saysLocked(replyWith(403)), "lock");
    QVERIFY(!xswitch::saysLocked(replyWith(500))); // a database may be locked, too
}

void TestXSwitch::tokenUse()
{
    const Server server{.url = QUrl(u"http://h:8081"_s)};
    const TokenUse use = m_provider.tokenUse(server, {.token = Secret("T")});
    QCOMPARE(use.method, HttpMethod::Get);
    QCOMPARE(use.exampleUrl, QUrl(u"http://h:8081/api/users/me"_s));
    QCOMPARE(use.headers.size(), 1);
    QCOMPARE(use.headers.first().name, QByteArray("X-XTRA-AUTH-ID"));
    QCOMPARE(use.headers.first().value, QByteArray("T"));
    QVERIFY(use.bodyFields.isEmpty());
    QCOMPARE(use.place, u"X-XTRA-AUTH-ID"_s);
}

QTEST_GUILESS_MAIN(TestXSwitch)
#include "tst_xswitch.moc"
