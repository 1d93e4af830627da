// SPDX-License-Identifier: MIT
#include "core/providers/registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenrack;

namespace {

Server server(const QString &provider, const Options &options = {})
{
    return {.name = u"Gate"_s,
            .provider = provider,
            .url = QUrl(u"http://192.168.1.100:8081"_s),
            .account = u"admin"_s,
            .options = options};
}

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsAllFive();
    void everyProviderDescribesItself();
    void everyFieldIsComplete();
    void problems_data();
    void problems();
    void severalProblemsAreAllTold();

private:
    const ProviderRegistry m_registry;
};

void TestRegistry::knowsAllFive()
{
    QStringList ids;
    for (const auto &provider : m_registry.all()) {
        ids.append(provider->id());
        QCOMPARE(m_registry.find(provider->id()), provider.get());
    }
    QCOMPARE(ids.join(u' '), u"biotime assetscontrols maximtop xswitch hummingbird"_s);
    QVERIFY(!m_registry.find(u"BioTime"_s));
    QVERIFY(!m_registry.find({}));
}

void TestRegistry::everyProviderDescribesItself()
{
    for (const auto &provider : m_registry.all()) {
        QVERIFY(!provider->name().isEmpty());
        QVERIFY(!provider->description().isEmpty());
        QVERIFY(!provider->addressHint().isEmpty());
        QVERIFY(QUrl(provider->addressExample(), QUrl::StrictMode).isValid());
        QVERIFY(!provider->isEncrypted(server(provider->id())));
    }
}

void TestRegistry::everyFieldIsComplete()
{
    for (const auto &provider : m_registry.all()) {
        const QList<Field> fields = provider->fields({});
        QCOMPARE(fields.first().kind, FieldKind::Account);
        for (const Field &field : fields) {
            QVERIFY(!field.key.isEmpty());
            QVERIFY(!field.label.isEmpty());
            QCOMPARE(field.kind == FieldKind::Choice, !field.choices.isEmpty());
            if (field.kind == FieldKind::Choice) {
                QCOMPARE(field.defaultValue, field.choices.first().value);
            }
            if (field.kind == FieldKind::Number) {
                QVERIFY(field.minimum < field.maximum);
                QVERIFY(field.defaultValue.toInt() >= field.minimum && field.defaultValue.toInt() <= field.maximum);
            }
        }
    }
}

void TestRegistry::problems_data()
{
    using Kind = InputProblemKind;
    QTest::addColumn<Server>("given");
    QTest::addColumn<QList<InputProblem>>("problems");
    const QList<InputProblem> none;
    QTest::newRow("biotime") << server(u"biotime"_s) << none;
    QTest::newRow("biotime jwt") << server(u"biotime"_s, {{u"token_kind"_s, u"jwt"_s}}) << none;
    QTest::newRow("no choice") << server(u"biotime"_s, {{u"token_kind"_s, u"JWT"_s}})
                               << QList<InputProblem>{{u"token_kind"_s, Kind::NotAChoice, u"JWT"_s}};
    QTest::newRow("assetscontrols") << server(u"assetscontrols"_s) << none;
    QTest::newRow("maximtop") << server(u"maximtop"_s, {{u"app_id"_s, u"a"_s}}) << none;
    QTest::newRow("no app id") << server(u"maximtop"_s) << QList<InputProblem>{{u"app_id"_s, Kind::Missing, {}}};
    QTest::newRow("a user ID that is none")
        << server(u"maximtop"_s, {{u"app_id"_s, u"a"_s}, {u"login_by"_s, u"user_id"_s}})
        << QList<InputProblem>{{u"account"_s, Kind::NotInt64, {}}};
    QTest::newRow("xswitch") << server(u"xswitch"_s) << none;
    QTest::newRow("out of range") << server(u"xswitch"_s, {{u"lock_after"_s, u"0"_s}})
                                  << QList<InputProblem>{{u"lock_after"_s, Kind::NotInRange, u"1–100"_s}};
    QTest::newRow("no number") << server(u"xswitch"_s, {{u"lock_minutes"_s, u"2 h"_s}})
                               << QList<InputProblem>{{u"lock_minutes"_s, Kind::NotInRange, u"1–10080"_s}};
    QTest::newRow("hummingbird") << server(u"hummingbird"_s) << none;
    QTest::newRow("an option of a newer version") << server(u"hummingbird"_s, {{u"colour"_s, u"red"_s}}) << none;
    QTest::newRow("unknown provider") << server(u"telnet"_s)
                                      << QList<InputProblem>{{u"provider"_s, Kind::UnknownProvider, u"telnet"_s}};
    Server nobody = server(u"hummingbird"_s);
    nobody.account = u" "_s;
    QTest::newRow("no account") << nobody << QList<InputProblem>{{u"account"_s, Kind::Missing, {}}};
    nobody = server(u"xswitch"_s, {{u"authenticate_with"_s, u"dev_key"_s}});
    nobody.account.clear();
    QTest::newRow("no account, but a dev key") << nobody << none;
}

void TestRegistry::problems()
{
    QFETCH(const Server, given);
    QTEST(m_registry.problems(given), "problems");
}

void TestRegistry::severalProblemsAreAllTold()
{
    Server bad = server(u"maximtop"_s, {{u"timeout_s"_s, u"0"_s}, {u"login_by"_s, u"fax"_s}});
    bad.account = u"a\nb"_s;
    bad.url = QUrl(u"ftp://h"_s);
    QStringList fields;
    for (const InputProblem &problem : m_registry.problems(bad)) {
        fields.append(problem.field);
    }
    fields.sort();
    QCOMPARE(fields.join(u' '), u"account app_id login_by timeout_s url"_s);
}

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
