// SPDX-License-Identifier: MIT
#include "core/providers/assetscontrols.h"

#include "tests/support/flowtest.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenrack;

class TestAssetsControls : public QObject
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
    void secretProblems();
    void tokenUse();

private:
    const AssetsControls m_provider;
};

void TestAssetsControls::failure_data()
{
    const char *html = "<!DOCTYPE html><title>IIS</title>";
    addFailureRows(
        m_provider.id(),
        {
            {"login_vendor_sample", 0, 200, html, "unexpected_reply"},
            {"login_vendor_sample", 0, 404, html, "unexpected_reply"},
            {"login_vendor_sample", 0, 500, html, "server_fault"},
            {"login_vendor_sample", 0, 200, "{}", "unexpected_reply"},
            {"login_vendor_sample", 0, 200, "[]", "unexpected_reply"},
            {"login_vendor_sample", 0, 200, "null", "unexpected_reply"},
            {"login_vendor_sample", 0, 200, R"({"Result":200})", "unexpected_reply"},
            {"login_vendor_sample", 0, 200, R"({"Result":200,"FObject":null})", "unexpected_reply"},
            {"login_vendor_sample", 0, 200, R"({"Result":200,"FObject":[]})", "unexpected_reply"},
            {"login_vendor_sample", 0, 200, R"({"Result":200,"FObject":[null]})", "unexpected_reply"},
            {"login_vendor_sample", 0, 200, R"({"Result":200,"FObject":"x"})", "unexpected_reply"},
            {"login_vendor_sample", 0, 200, R"({"Result":200,"FObject":[{"FTokenID":""}]})", "unexpected_reply"},
            {"login_vendor_sample", 0, 200, R"({"Result":200,"FObject":[{"FTokenID":5}]})", "unexpected_reply"},
            {"login_vendor_sample", 0, 200, R"({"Result":true,"FObject":[{"FTokenID":"T"}]})", "unexpected_reply"},
            {"login_vendor_sample", 0, 400, R"({"Result":200,"FObject":[{"FTokenID":"T"}]})", "unexpected_reply"},
            {"login_vendor_sample", 0, 500, R"({"Message":"An error has occurred."})", "server_fault"},
            {"login_vendor_sample", 0, 200, R"({"Result":103})", "refused"},
            {"login_vendor_sample", 0, 500, R"({"Result":103})", "refused"},
            {"login_vendor_sample", 0, 200, R"({"Result":"106"})", "account_expired"},
            {"check_good", 0, 200, html, "unexpected_reply"},
            {"check_good", 0, 503, html, "server_fault"},
            {"check_good", 0, 200, "{}", "unexpected_reply"},
            {"check_good", 0, 200, R"({"Result":"104"})", "token_refused"},
            {"check_good", 0, 200, R"({"Result":102})", "bad_request"},
            {"check_good", 0, 200, R"({"Result":999})", "server_fault"},
            {"check_good", 0, 200, R"({"Result":"200","FObject":null})", "finished"},
        });
}

void TestAssetsControls::truncation_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &name : {u"login_vendor_sample"_s, u"login_refused"_s, u"check_good"_s}) {
        QTest::newRow(qPrintable(name)) << QStringLiteral(TEST_DATA_DIR "/assetscontrols/") + name + u".flow"_s;
    }
}

void TestAssetsControls::fields()
{
    const QList<Field> fields = m_provider.fields({});
    QCOMPARE(fields.size(), 3);
    QCOMPARE(fields.at(1).key, u"password"_s);
    QCOMPARE(fields.at(2).key, u"password_form"_s);
    QCOMPARE(fields.at(2).defaultValue, u"plain"_s);
    const QList<Field> hashed = m_provider.fields({{u"password_form"_s, u"md5"_s}});
    QCOMPARE(hashed.at(1).key, u"password"_s);
    QVERIFY(hashed.at(1).label != fields.at(1).label);
}

void TestAssetsControls::abilities()
{
    QVERIFY(!m_provider.canRefresh({}));
    QVERIFY(!m_provider.canLogOut({}));
    QVERIFY(!m_provider.attemptLimits({}));
}

void TestAssetsControls::secretProblems()
{
    const Options hashed{{u"password_form"_s, u"md5"_s}};
    const auto kindOf = [&](const Options &options, const char *value) {
        const auto problem = m_provider.secretProblem(options, u"password"_s, Secret(value));
        return problem ? std::optional(problem->kind) : std::nullopt;
    };
    const std::optional notMd5(InputProblemKind::NotMd5);
    QCOMPARE(kindOf(hashed, "e10adc3949ba59abbe56e057f20f883e"), std::optional<InputProblemKind>());
    QCOMPARE(kindOf(hashed, "E10ADC3949BA59ABBE56E057F20F883E"), std::optional<InputProblemKind>());
    QCOMPARE(kindOf(hashed, "e10adc3949ba59abbe56e057f20f883"), notMd5);
    QCOMPARE(kindOf(hashed, "e10adc3949ba59abbe56e057f20f883e0"), notMd5);
    QCOMPARE(kindOf(hashed, "g10adc3949ba59abbe56e057f20f883e"), notMd5);
    QCOMPARE(kindOf(hashed, " 10adc3949ba59abbe56e057f20f883e"), notMd5);
    QCOMPARE(kindOf({}, "123456"), std::optional<InputProblemKind>());
}

void TestAssetsControls::tokenUse()
{
    const Server server{.url = QUrl(u"http://cloud.assetscontrols.com:8092"_s)};
    const TokenUse use = m_provider.tokenUse(server, {.token = Secret("T")});
    QCOMPARE(use.method, HttpMethod::Post);
    QCOMPARE(use.exampleUrl, QUrl(u"http://cloud.assetscontrols.com:8092/OpenApi/Admin"_s));
    QVERIFY(use.headers.isEmpty());
    const QList<std::pair<QString, QString>> body{{u"FTokenID"_s, u"T"_s},
                                                  {u"FAction"_s, u"QueryAllSuperAdminAgentList"_s}};
    QCOMPARE(use.bodyFields, body);
    QCOMPARE(use.place, u"FTokenID"_s);
}

QTEST_GUILESS_MAIN(TestAssetsControls)
#include "tst_assetscontrols.moc"
