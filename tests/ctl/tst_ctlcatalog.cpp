// SPDX-License-Identifier: MIT
// tokenrackctl from outside: the catalogue and the secrets in the keychain.
#include "tests/ctl/ctlworld.h"

#include "core/catalog/database.h"
#include "tests/sandbox/demoaccounts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <sys/ioctl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace tokenrack {

class CtlCatalogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void tellsHelpAndVersion();
    void speaksBothLanguages();
    void listsProviders();
    void addsAndLists();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void edits();
    void storesSecretsFromStandardInput();
    void refusesSecretsThatNobodyCanType_data();
    void refusesSecretsThatNobodyCanType();
    void goesThroughAProxy();
    void addsNothingWhenTheSecretCannotBeKept();
    void tellsCandidates();
    void importsAndExportsJson();
    void importsAndExportsCsv();
    void csvKeepsWhatItHasNoColumnFor();
    void importTellsWhatDoesNothing();
    void importsAllThatComesThroughAPipe();
    void importWaitsForTheRest_data();
    void importWaitsForTheRest();
    void importTellsWhereNothingCanBeRead();
    void dryRunChangesNothing();
    void tellsADamagedOrNewerFile();
    void showsControlCharactersOfNames();
    void saysWhenOutputIsFull();
    void countsByStatus();
    void neverShowsASecretInArguments();

private:
    QStringList names();

    CtlWorld m_world;
};

void CtlCatalogTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
}

void CtlCatalogTest::init()
{
    QCOMPARE(m_world.renew(), QString());
}

void CtlCatalogTest::cleanup()
{
    QCOMPARE(m_world.sandbox().violations(), QStringList());
}

QStringList CtlCatalogTest::names()
{
    return QString::fromUtf8(m_world.run({u"list"_s, u"--names"_s}).out).split(u'\n', Qt::SkipEmptyParts);
}

void CtlCatalogTest::tellsHelpAndVersion()
{
    const CtlRun help = m_world.run({u"--help"_s});
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.startsWith("Usage: tokenrackctl"));
    QVERIFY(help.err.isEmpty());
    const CtlRun own = m_world.run({u"token"_s, u"--help"_s});
    QCOMPARE(own.status, 0);
    QVERIFY(own.out.contains("--min-valid SECONDS"));
    const CtlRun version = m_world.run({u"--version"_s});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.startsWith("tokenrackctl 0."));
    QVERIFY(!QFile::exists(m_world.profile())); // none of these needs one
    const CtlRun nothing = m_world.run({});
    QCOMPARE(nothing.status, 2);
    QVERIFY(nothing.out.isEmpty());
}

void CtlCatalogTest::speaksBothLanguages()
{
    QVERIFY(m_world.run({u"--lang"_s, u"zh_CN"_s, u"--help"_s}).out.contains("用法"));
    const CtlRun chinese = m_world.run({u"--lang"_s, u"zh_CN"_s, u"check"_s, u"nobody"_s});
    QCOMPARE(chinese.status, 10);
    QVERIFY(chinese.err.contains("没有服务器"));
    QCOMPARE(m_world.run({u"--lang"_s, u"xx"_s, u"list"_s}).status, 2);
}

void CtlCatalogTest::listsProviders()
{
    const CtlRun text = m_world.run({u"providers"_s});
    QCOMPARE(text.status, 0);
    QVERIFY(text.out.contains("--option authenticate_with=password|dev_key|dev_key_as_token"));
    const QJsonArray providers = m_world.run({u"providers"_s, u"--json"_s}).json().value(u"providers"_s).toArray();
    QCOMPARE(providers.size(), 5);
    QCOMPARE(providers.at(3).toObject().value(u"id"_s).toString(), u"xswitch"_s);
    for (const QJsonValue provider : providers) {
        QStringList keys;
        const QJsonArray fields = provider[u"fields"_s].toArray();
        for (const QJsonValue field : fields) {
            keys += field[u"key"_s].toString();
        }
        for (const QString &common : {u"timeout_s"_s, u"renew"_s, u"ca_file"_s, u"proxy"_s, u"proxy_user"_s}) {
            QVERIFY2(keys.contains(common), qPrintable(common));
        }
    }
    QCOMPARE(text.out.count("--option timeout_s=1-600"), 5);
    QCOMPARE(text.out.count("--secret proxy_password"), 5);
}

void CtlCatalogTest::addsAndLists()
{
    const QString id =
        m_world.add(u"上海 gateway"_s, u"hummingbird"_s, QUrl(u"http://10.0.0.1:58081"_s), u"admin"_s, {},
                    {u"--tag"_s, u"test"_s, u"--option"_s, u"timeout_s=20"_s, u"--notes"_s, u"in the hall"_s});
    QVERIFY(!QUuid::fromString(id).isNull());
    const CtlRun table = m_world.run({u"list"_s});
    QCOMPARE(QString::fromUtf8(table.out),
             u"上海 gateway\tHummingbird\tadmin\thttp://10.0.0.1:58081\tLogged out\t–\n"_s);
    const QJsonObject server =
        m_world.run({u"--json"_s, u"list"_s}).json().value(u"servers"_s).toArray().first().toObject();
    QCOMPARE(server.value(u"id"_s).toString(), id);
    QCOMPARE(server.value(u"status"_s).toString(), u"logged_out"_s);
    QCOMPARE(server.value(u"options"_s).toObject().value(u"timeout_s"_s).toString(), u"20"_s);
    QCOMPARE(server.value(u"notes"_s).toString(), u"in the hall"_s);
    QCOMPARE(m_world.run({u"list"_s, u"shanghai"_s}).out, QByteArray());
    QVERIFY(!m_world.run({u"list"_s, u"HALL"_s, u"humming"_s}).out.isEmpty());
}

void CtlCatalogTest::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    const QStringList good{u"add"_s,   u"--provider"_s, u"xswitch"_s,   u"--name"_s, u"N"_s,
                           u"--url"_s, u"http://h"_s,   u"--account"_s, u"a"_s};
    QTest::newRow("provider") << QStringList{u"add"_s, u"--provider"_s, u"vax"_s}
                              << QByteArray("--provider takes one of");
    QTest::newRow("no address") << QStringList{u"add"_s, u"--provider"_s, u"biotime"_s, u"--name"_s, u"N"_s}
                                << QByteArray("url: ");
    QTest::newRow("password in address") << QStringList{u"add"_s, u"--provider"_s, u"biotime"_s,     u"--name"_s,
                                                        u"N"_s,   u"--url"_s,      u"http://a:b@h"_s}
                                         << QByteArray("Take the user name and the password out");
    QTest::newRow("unknown option") << (good + QStringList{u"--option"_s, u"colour=red"_s})
                                    << QByteArray("--option colour=red does not fit");
    QTest::newRow("option without value")
        << (good + QStringList{u"--option"_s, u"timeout_s"_s}) << QByteArray("does not fit");
    QTest::newRow("value out of range") << (good + QStringList{u"--option"_s, u"timeout_s=9999"_s})
                                        << QByteArray("timeout_s: ");
    QTest::newRow("unknown secret") << (good + QStringList{u"--secret"_s, u"pin"_s})
                                    << QByteArray("“pin” is no secret of this server. It has: password.");
    QTest::newRow("no line for it") << (good + QStringList{u"--secret"_s, u"password"_s})
                                    << QByteArray("Standard input has no line for the secret “password”");
    QTest::newRow("secret in memory") << (QStringList{u"--secrets"_s, u"memory"_s} + good
                                          + QStringList{u"--secret"_s, u"password"_s})
                                      << QByteArray("nothing in the keychain is stored");
}

void CtlCatalogTest::refusesWhatMakesNoSense()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    const CtlRun refused = m_world.run(arguments);
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.err.contains(words), refused.err.constData());
    QVERIFY(refused.out.isEmpty());
    QCOMPARE(names(), QStringList());
}

void CtlCatalogTest::edits()
{
    m_world.addGateway();
    QCOMPARE(m_world
                 .run({u"edit"_s, u"gate"_s, u"--name"_s, u"Gate 2"_s, u"--tag"_s, u"a"_s, u"--tag"_s, u"b"_s,
                       u"--option"_s, u"renew=off"_s})
                 .status,
             0);
    QCOMPARE(m_world.run({u"edit"_s, u"gate"_s, u"--untag"_s, u"a"_s, u"--option"_s, u"renew="_s}).status, 0);
    const QJsonObject server =
        m_world.run({u"list"_s, u"--json"_s}).json().value(u"servers"_s).toArray().first().toObject();
    QCOMPARE(server.value(u"name"_s).toString(), u"Gate 2"_s);
    QCOMPARE(server.value(u"tags"_s).toArray(), (QJsonArray{u"b"_s}));
    QVERIFY(server.value(u"options"_s).toObject().isEmpty());
    QCOMPARE(m_world.run({u"token"_s, u"Gate"_s}).status, 0); // the secret is still there

    m_world.addGateway(u"Another"_s);
    const CtlRun taken = m_world.run({u"edit"_s, u"Another"_s, u"--name"_s, u"Gate 2"_s});
    QCOMPARE(taken.status, 2);
    QVERIFY(taken.err.contains("There is a server “Gate 2” already."));
}

void CtlCatalogTest::storesSecretsFromStandardInput()
{
    const QUrl url = m_world.sandbox().hummingbird().baseUrl();
    m_world.add(u"Gateway"_s, u"hummingbird"_s, url, u"admin"_s);
    const CtlRun without = m_world.run({u"token"_s, u"Gateway"_s});
    QCOMPARE(without.status, 1);
    QVERIFY(without.err.contains("tokenrackctl set-secret"));
    QVERIFY(without.out.isEmpty());
    QCOMPARE(m_world.run({u"set-secret"_s, u"Gateway"_s, u"password"_s}, "demo-admin\nnot this line\n").status, 0);
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 0);
    QCOMPARE(m_world.run({u"set-secret"_s, u"Gateway"_s, u"password"_s}, "\n").status, 2);
    QCOMPARE(m_world.run({u"set-secret"_s, u"Gateway"_s, u"pin"_s}, "1234\n").status, 2);
}

void CtlCatalogTest::refusesSecretsThatNobodyCanType_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("characters in here that cannot be seen");
    QTest::newRow("tab") << QByteArray("a\tb") << QByteArray("characters in here that cannot be seen");
    QTest::newRow("escape") << QByteArray("a\x1b[2J") << QByteArray("characters in here that cannot be seen");
    QTest::newRow("Latin-1") << QByteArray("pa\xdfwort") << QByteArray("no text in UTF-8");
    QTest::newRow("endless") << QByteArray(64 * 1024 + 1, 'x') << QByteArray("is longer than 65536 bytes");
}

void CtlCatalogTest::refusesSecretsThatNobodyCanType()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, words);
    m_world.addGateway();
    const CtlRun run = m_world.run({u"set-secret"_s, u"Gateway"_s, u"password"_s}, line + '\n');
    QCOMPARE(run.status, 2);
    QVERIFY2(run.err.contains(words), run.err.constData());
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 0); // the old one is still there
}

void CtlCatalogTest::goesThroughAProxy()
{
    m_world.addGateway();
    const auto edit = [this](const QStringList &options, const QByteArray &input = {}) {
        return m_world.run(QStringList{u"edit"_s, u"Gateway"_s} + options, input);
    };
    const auto option = [this](const QString &key) {
        return m_world.run({u"list"_s, u"--json"_s}).json()[u"servers"_s][0][u"options"_s][key].toString();
    };
    QCOMPARE(edit({u"--proxy"_s, u"ftp://p.example"_s}).status, 2);
    QCOMPARE(edit({u"--proxy-user"_s, u"guest"_s}).status, 2);
    QCOMPARE(edit({u"--secret"_s, u"proxy_password"_s}, "sesame\n").status, 2); // there is none
    const CtlRun set = edit(
        {u"--proxy"_s, u"http://p.example:3128"_s, u"--proxy-user"_s, u"guest"_s, u"--secret"_s, u"proxy_password"_s},
        "sesame\n");
    QVERIFY2(set.status == 0, set.err.constData());
    QCOMPARE(option(u"proxy"_s), u"http://p.example:3128"_s);
    QCOMPARE(option(u"proxy_user"_s), u"guest"_s);
    const auto curl = [this] { return m_world.run({u"token"_s, u"Gateway"_s, u"--format"_s, u"curl"_s}).out; };
    QVERIFY2(curl().contains("'proxy-user = \"guest:sesame\"'"), curl().constData());
    QCOMPARE(m_world.run({u"set-secret"_s, u"Gateway"_s, u"proxy_password"_s}, "open\n").status, 0);
    QVERIFY2(curl().contains("'proxy-user = \"guest:open\"'"), curl().constData());

    QCOMPARE(edit({u"--proxy"_s, u"socks5://p.example:1080"_s}).status, 0); // with the same user
    QCOMPARE(option(u"proxy_user"_s), u"guest"_s);
    QCOMPARE(edit({u"--proxy"_s, u"none"_s}).status, 0);
    QCOMPARE(option(u"proxy"_s), u"none"_s);
    const QStringList proxy{u"--proxy"_s, u"http://p.example:3128"_s, u"--proxy-user"_s, u"guest"_s};
    QCOMPARE(edit(proxy + QStringList{u"--secret"_s, u"proxy_password"_s}, "sesame\n").status, 0);
    const CtlRun away = m_world.runWithoutKeychain({u"edit"_s, u"Gateway"_s, u"--proxy"_s, u"system"_s});
    QCOMPARE(away.status, 0);
    QVERIFY2(away.err.contains("is still in the keychain"), away.err.constData()); // the proxy's password
    QCOMPARE(option(u"proxy"_s), QString());
    QCOMPARE(m_world.run({u"token"_s, u"Gateway"_s}).status, 0); // its own password was kept all the time
}

void CtlCatalogTest::addsNothingWhenTheSecretCannotBeKept()
{
    const QStringList add{u"add"_s,      u"--provider"_s, u"biotime"_s, u"--name"_s,   u"N"_s,       u"--url"_s,
                          u"http://h"_s, u"--account"_s,  u"a"_s,       u"--secret"_s, u"password"_s};
    const CtlRun failed = m_world.runWithoutKeychain(add, "secret\n");
    QCOMPARE(failed.status, 8);
    QVERIFY2(failed.err.contains("Unlock or start it"), failed.err.constData());
    QVERIFY(failed.out.isEmpty());
    QCOMPARE(names(), QStringList());
}

void CtlCatalogTest::tellsCandidates()
{
    m_world.addGateway(u"Plant 1"_s);
    m_world.addGateway(u"Plant 2"_s);
    const CtlRun several = m_world.run({u"check"_s, u"plant"_s});
    QCOMPARE(several.status, 2);
    QVERIFY(several.err.contains("Plant 1") && several.err.contains("Plant 2"));
    const CtlRun none = m_world.run({u"check"_s, u"2"_s});
    QCOMPARE(none.status, 10);
    QVERIFY(none.err.contains("Plant 2") && !none.err.contains("Plant 1"));
}

void CtlCatalogTest::importsAndExportsJson()
{
    QVERIFY(m_world.importDemo());
    const CtlRun out = m_world.run({u"export"_s});
    QCOMPARE(out.status, 0);
    QCOMPARE(out.json().value(u"servers"_s).toArray().size(), int(sandbox::demoServers().size()));
    QCOMPARE(m_world.run({u"export"_s, u"all.json"_s}).status, 0);
    QCOMPARE(m_world.read(u"all.json"_s), out.out);
    const QJsonObject again = m_world.run({u"import"_s, u"all.json"_s, u"--json"_s}).json();
    QCOMPARE(again.value(u"unchanged"_s).toInt(), int(sandbox::demoServers().size()));
    QCOMPARE(m_world.run({u"import"_s, u"-"_s}, out.out).status, 0);

    const QByteArray withoutId =
        R"({"format":"tokenrack-servers","version":1,"servers":[{"name":"N","provider":"biotime","url":"http://h","account":"a"}]})";
    QVERIFY(m_world.run({u"import"_s, u"-"_s}, withoutId).out.startsWith("added 1, changed 0, unchanged 0,"));
    QVERIFY(m_world.run({u"import"_s, u"-"_s}, withoutId).out.startsWith("added 0, changed 0, unchanged 1,"));

    const CtlRun partly = m_world.run(
        {u"import"_s, u"-"_s},
        R"({"format":"tokenrack-servers","version":1,"servers":[{"name":"Good","provider":"biotime","url":"http://h","account":"a"},{"name":"Bad","provider":"vax","url":"http://h"}]})");
    QCOMPARE(partly.status, 1);
    QVERIFY(partly.err.contains("Entry 2 (Bad): provider: "));
    QVERIFY(partly.out.contains("added 1, changed 0, unchanged 0, rejected 1"));
}

void CtlCatalogTest::importsAndExportsCsv()
{
    QVERIFY(m_world.importDemo());
    QCOMPARE(m_world.run({u"export"_s, u"all.csv"_s}).status, 0);
    const QByteArray csv = m_world.read(u"all.csv"_s);
    QVERIFY(csv.startsWith("name,provider,url,account,tags,notes,option."));
    QCOMPARE(m_world.run({u"export"_s, u"--format"_s, u"csv"_s}).out, csv);
    const QJsonObject again = m_world.run({u"import"_s, u"all.csv"_s, u"--json"_s}).json();
    QCOMPARE(again.value(u"unchanged"_s).toInt(), int(sandbox::demoServers().size()));
    QCOMPARE(again.value(u"added"_s).toArray().size(), 0);

    const CtlRun odd = m_world.run({u"import"_s, u"-"_s}, "name,account\nA,b\n");
    QCOMPARE(odd.status, 11);
    QVERIFY(odd.err.contains("provider"));
    QCOMPARE(m_world.run({u"import"_s, u"-"_s}, "name,provider,url\n\"open").status, 11);
    QCOMPARE(m_world.run({u"import"_s, u"-"_s}, "name,provider,url,name\nA,biotime,http://h,B\n").status, 11);
    const CtlRun moved = m_world.run({u"import"_s, u"-"_s}, "name,provider,url\nA,biotime,http://h,B\n");
    QCOMPARE(moved.status, 1);
    QVERIFY2(moved.err.contains("Entry 1 (A): There are more cells here"), moved.err.constData());
}

void CtlCatalogTest::csvKeepsWhatItHasNoColumnFor()
{
    QVERIFY(m_world.write(u"all.json"_s,
                          R"({"format":"tokenrack-servers","version":1,"servers":[{"name":"A","provider":"biotime",)"
                          R"("url":"http://h","account":"a","options":{"token_kind":"jwt"},"tags":["plant"],)"
                          R"("notes":"by the door"}]})"));
    QCOMPARE(m_world.run({u"import"_s, u"all.json"_s}).status, 0);
    QVERIFY(m_world.write(u"some.csv"_s, "name,provider,url,account,notes\nA,biotime,http://h,a,upstairs\n"));
    QVERIFY(m_world.run({u"import"_s, u"some.csv"_s}).out.startsWith("added 0, changed 1,"));
    const QByteArray all = m_world.run({u"export"_s}).out;
    QVERIFY2(all.contains("\"token_kind\": \"jwt\"") && all.contains("\"plant\"") && all.contains("\"upstairs\""),
             all.constData());
    QVERIFY(m_world.write(u"none.csv"_s, "name,provider,url,account,tags\nA,biotime,http://h,a,\n"));
    QVERIFY(m_world.run({u"import"_s, u"none.csv"_s}).out.startsWith("added 0, changed 1,"));
    QVERIFY(!m_world.run({u"export"_s}).out.contains("\"plant\""));
}

void CtlCatalogTest::importTellsWhatDoesNothing()
{
    QVERIFY(m_world.write(u"odd.csv"_s,
                          "name;provider;url;account;colour;option.lock_after\n"
                          "A;biotime;http://h;a;red;3\n"));
    const CtlRun run = m_world.run({u"import"_s, u"odd.csv"_s});
    QCOMPARE(run.status, 0);
    QVERIFY2(run.err.contains("The column “colour” is not known and was left out."), run.err.constData());
    QVERIFY2(run.err.contains("A: BioTime has no option “lock_after”, so it does nothing."), run.err.constData());
    QCOMPARE(m_world.run({u"import"_s, u"odd.csv"_s, u"--json"_s}).json()[u"problems"_s].toArray().size(), 2);
}

namespace {

QByteArray manyInCsv(int first, int count)
{
    QByteArray lines;
    for (int i = first; i < first + count; ++i) {
        lines +=
            "rack-" + QByteArray::number(i) + ",biotime,http://10.0.0.1:8081,admin,\"" + QByteArray(80, 'n') + "\"\n";
    }
    return lines;
}

} // namespace

void CtlCatalogTest::importsAllThatComesThroughAPipe()
{
    const QByteArray csv = "name,provider,url,account,notes\n" + manyInCsv(0, 3000);
    QVERIFY(csv.size() > 5 * 64 * 1024); // which is what a pipe holds
    const CtlRun run = m_world.run({u"import"_s, u"-"_s}, csv);
    QCOMPARE(run.status, 0);
    QCOMPARE(run.out, QByteArray("added 3000, changed 0, unchanged 0, rejected 0\n"));
    const QByteArray json = m_world.run({u"export"_s}).out;
    QCOMPARE(m_world.run({u"import"_s, u"-"_s}, json).out,
             QByteArray("added 0, changed 0, unchanged 3000, rejected 0\n"));
}

void CtlCatalogTest::importWaitsForTheRest_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("CSV") << "name,provider,url,account,notes\n" + manyInCsv(0, 1) << manyInCsv(1, 1);
    const QByteArray json = R"({"format":"tokenrack-servers","version":1,"servers":[)"
                            R"({"name":"A","provider":"biotime","url":"http://h","account":"a"},)"
                            R"({"name":"B","provider":"biotime","url":"http://h","account":"b"}]})";
    QTest::newRow("JSON") << json.left(100) << json.mid(100);
}

void CtlCatalogTest::importWaitsForTheRest()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, rest);
    const QString path = m_world.folder() + u"/pipe"_s;
    QCOMPARE(mkfifo(path.toLocal8Bit().constData(), 0600), 0);
    QFile pipe(path);
    QVERIFY(pipe.open(QIODevice::ReadWrite | QIODevice::Unbuffered)); // with WriteOnly it would wait for a reader
    QCOMPARE(pipe.write(first), first.size());

    QProcess process;
    process.setProcessEnvironment(m_world.environment());
    process.setStandardInputFile(path);
    process.start(CtlWorld::program(), m_world.withProfile({u"import"_s, u"-"_s}));
    int untaken = -1;
    QTRY_VERIFY(ioctl(pipe.handle(), FIONREAD, &untaken) == 0 && untaken == 0);
    QCOMPARE(pipe.write(rest), rest.size());
    pipe.close();

    const CtlRun run = m_world.finish(process);
    QVERIFY2(run.status == 0, run.err.constData());
    QCOMPARE(run.out, QByteArray("added 2, changed 0, unchanged 0, rejected 0\n"));
}

void CtlCatalogTest::importTellsWhereNothingCanBeRead()
{
    const CtlRun empty = m_world.run({u"import"_s, u"-"_s}, "\n");
    QCOMPARE(empty.status, 11);
    QVERIFY2(empty.err.contains("Standard input is empty."), empty.err.constData());
    QVERIFY(m_world.write(u"empty.csv"_s, {}));
    QVERIFY(m_world.run({u"import"_s, u"empty.csv"_s}).err.contains("empty.csv is empty."));

    QProcess process;
    process.setProcessEnvironment(m_world.environment());
    process.setStandardInputFile(m_world.folder()); // which a folder has nothing for
    process.start(CtlWorld::program(), m_world.withProfile({u"import"_s, u"-"_s}));
    const CtlRun folder = m_world.finish(process);
    QCOMPARE(folder.status, 1);
    QVERIFY2(folder.err.contains("Standard input cannot be read: "), folder.err.constData());
}

void CtlCatalogTest::dryRunChangesNothing()
{
    QVERIFY(m_world.write(u"new.csv"_s, "name,provider,url,account\nA,biotime,http://h,a\nB,biotime,http://h,b\n"));
    const CtlRun dry = m_world.run({u"import"_s, u"new.csv"_s, u"--dry-run"_s});
    QCOMPARE(dry.status, 0);
    QCOMPARE(dry.out, QByteArray("+ A\n+ B\nadded 2, changed 0, unchanged 0, rejected 0\n"));
    QCOMPARE(names(), QStringList());
}

void CtlCatalogTest::tellsADamagedOrNewerFile()
{
    const CtlRun newerList =
        m_world.run({u"import"_s, u"-"_s}, R"({"format":"tokenrack-servers","version":99,"servers":[]})");
    QCOMPARE(newerList.status, 11);
    QCOMPARE(m_world.run({u"import"_s, u"nowhere.json"_s}).status, 1);

    m_world.addGateway();
    {
        const SystemClock clock;
        const auto database = Database::open(m_world.profile() + u"/tokenrack.sqlite"_s, clock);
        QVERIFY(database);
        QVERIFY((*database)->run(u"PRAGMA user_version = 99"_s));
    }
    const CtlRun newer = m_world.run({u"list"_s});
    QCOMPARE(newer.status, 11);
    QVERIFY2(newer.err.contains("was written by a later version"), newer.err.constData());

    QVERIFY(m_world.write(u"profile/tokenrack.sqlite"_s, QByteArray(10'000, 'x')));
    const CtlRun damaged = m_world.run({u"list"_s});
    QCOMPARE(damaged.status, 11);
    QVERIFY2(damaged.err.contains("is damaged and was left as it is"), damaged.err.constData());
    QCOMPARE(m_world.read(u"profile/tokenrack.sqlite"_s), QByteArray(10'000, 'x'));
}

void CtlCatalogTest::showsControlCharactersOfNames()
{
    // Not control characters by Unicode's categories, but just as able to deceive.
    m_world.addGateway(u"Gate\u202ekcatta"_s);
    const CtlRun list = m_world.run({u"list"_s});
    QVERIFY(!list.out.contains("\u202e"));
    QVERIFY(list.out.contains("Gate\ufffdkcatta"));
}

void CtlCatalogTest::saysWhenOutputIsFull()
{
    m_world.addGateway();
    QProcess process;
    process.setProcessEnvironment(m_world.environment());
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(CtlWorld::program(), m_world.withProfile({u"list"_s}));
    const CtlRun full = m_world.finish(process);
    QCOMPARE(full.status, 1);
    QVERIFY(full.err.contains("Standard output cannot be written to."));
}

void CtlCatalogTest::countsByStatus()
{
    QCOMPARE(m_world.run({u"status"_s}).status, 0);
    m_world.addGateway();
    QCOMPARE(m_world.run({u"status"_s}).out, QByteArray("1\tLogged out\n"));
    m_world.add(u"Nobody there"_s, u"hummingbird"_s, m_world.sandbox().address(u"unreachable"_s), u"a"_s, u"b"_s);
    QCOMPARE(m_world.run({u"login"_s, u"Nobody"_s}).status, 6);
    const CtlRun status = m_world.run({u"status"_s, u"--json"_s});
    QCOMPARE(status.status, 6);
    QCOMPARE(status.json().value(u"need_a_person"_s).toInt(), 1);
    QCOMPARE(m_world.run({u"status"_s, u"gateway"_s}).status, 0);
}

void CtlCatalogTest::neverShowsASecretInArguments()
{
    const CtlRun refused = m_world.run({u"add"_s, u"--password"_s, u"sentinel"_s});
    QCOMPARE(refused.status, 2);
    QVERIFY(!refused.err.contains("sentinel"));
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlCatalogTest)
#include "tst_ctlcatalog.moc"
