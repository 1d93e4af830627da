// SPDX-License-Identifier: MIT
// tokenrackctl --json: every command answers in JSON, also when it fails.
#include "tests/ctl/ctlworld.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack {

class CtlJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsFailures_data();
    void tellsFailures();
    void listsCandidates();
    void tellsSuccess_data();
    void tellsSuccess();
    void saysNothingWhereATokenIsMissing();

private:
    QString hummingbird() { return m_world.sandbox().hummingbird().baseUrl().toString(); }

    CtlWorld m_world; //!< as initTestCase() left it
    CtlWorld m_changing; //!< made anew for each row
};

//! Two servers that nothing is wrong with, and each thing that can be.
void CtlJsonTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
    QCOMPARE(m_changing.start(), QString());
    m_world.addGateway(u"Gateway"_s);
    m_world.addGateway(u"Gate 2"_s);
    m_world.add(u"Wrong"_s, u"hummingbird"_s, QUrl(hummingbird()), u"admin"_s, u"wrong"_s);
    m_world.add(u"Bare"_s, u"hummingbird"_s, QUrl(hummingbird()), u"admin"_s);
    m_world.add(u"Down"_s, u"hummingbird"_s, QUrl(u"http://127.0.0.1:1"_s), u"admin"_s, u"demo-admin"_s);
    QVERIFY(m_world.write(u"broken.json"_s, "{"));
}

void CtlJsonTest::tellsFailures_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *title, const QStringList &command, int status, const QString &error,
                        const QString &name = {}) { QTest::newRow(title) << command << status << error << name; };
    row("usage", {u"frobnicate"_s}, 2, u"usage"_s);
    row("list, option", {u"list"_s, u"--colour"_s}, 2, u"usage"_s);
    row("status, filter", {u"status"_s, u"nobody"_s}, 10, u"no_such_server"_s);
    row("add", {u"add"_s, u"--provider"_s, u"none"_s}, 2, u"usage"_s);
    row("edit", {u"edit"_s, u"Gateway"_s, u"--url"_s, u"ftp://h"_s}, 2, u"usage"_s);
    row("edit, nobody", {u"edit"_s, u"nobody"_s}, 10, u"no_such_server"_s);
    row("remove", {u"remove"_s, u"nobody"_s}, 10, u"no_such_server"_s);
    row("set-secret", {u"set-secret"_s, u"Gateway"_s, u"no_field"_s}, 2, u"usage"_s);
    row("trust", {u"trust"_s, u"Gateway"_s}, 2, u"usage"_s);
    row("import", {u"import"_s, u"broken.json"_s}, 11, u"data_file"_s);
    row("import, no file", {u"import"_s, u"no.json"_s}, 1, u"failed"_s);
    row("export", {u"export"_s, u"/no/such/folder/servers.json"_s}, 1, u"failed"_s);
    row("login", {u"login"_s, u"Wrong"_s}, 3, u"refused"_s, u"Wrong"_s);
    row("login, which", {u"login"_s}, 2, u"usage"_s);
    row("login, tag", {u"login"_s, u"--tag"_s, u"none"_s}, 10, u"no_such_server"_s);
    row("token, no secret", {u"token"_s, u"Bare"_s}, 1, u"secret_missing"_s, u"Bare"_s);
    row("token, down", {u"token"_s, u"Down"_s}, 6, u"unreachable"_s, u"Down"_s);
    row("token, too short", {u"token"_s, u"Gate 2"_s, u"--min-valid"_s, u"9999999"_s}, 1, u"token_too_short"_s,
        u"Gate 2"_s);
    row("token, usage", {u"token"_s, u"Gateway"_s, u"--min-valid"_s, u"soon"_s}, 2, u"usage"_s);
    row("check", {u"check"_s, u"Bare"_s}, 1, u"no_token"_s, u"Bare"_s);
    row("refresh", {u"refresh"_s, u"Bare"_s}, 1, u"secret_missing"_s, u"Bare"_s);
    row("logout", {u"logout"_s, u"nobody"_s}, 10, u"no_such_server"_s);
    row("forget", {u"--secrets"_s, u"memory"_s, u"forget"_s, u"Gateway"_s}, 2, u"usage"_s);
    row("exec", {u"exec"_s, u"Down"_s, u"Gateway"_s, u"--"_s, u"true"_s}, 6, u"unreachable"_s, u"Down"_s);
    row("activity", {u"activity"_s, u"nobody"_s}, 10, u"no_such_server"_s);
    row("completion", {u"completion"_s, u"csh"_s}, 2, u"usage"_s);
}

void CtlJsonTest::tellsFailures()
{
    QFETCH(QStringList, command);
    QFETCH(int, status);
    QFETCH(QString, error);
    QFETCH(QString, name);
    const CtlRun run = m_world.run(QStringList{u"--no-prompt"_s, u"--json"_s} + command, "secret\n");
    QVERIFY2(run.status == status, run.err.constData());
    QCOMPARE(run.out.count('\n'), 1);
    const QJsonObject result = run.json()[u"results"_s][0].toObject();
    QCOMPARE(result[u"error"_s].toString(), error);
    QCOMPARE(result[u"exit_status"_s].toInt(), status);
    QCOMPARE(result[u"name"_s].toString(), name);
    QCOMPARE(result.contains(u"id"_s), !name.isEmpty());
    const QString message = result[u"message"_s].toString();
    QVERIFY2(!message.isEmpty() && run.err.contains(message.toUtf8()), run.err.constData());
}

void CtlJsonTest::listsCandidates()
{
    const CtlRun run = m_world.run({u"--json"_s, u"token"_s, u"gat"_s});
    QCOMPARE(run.status, 2);
    const QJsonArray candidates = run.json()[u"results"_s][0][u"candidates"_s].toArray();
    QStringList names;
    for (const QJsonValue candidate : candidates) {
        names += candidate[u"name"_s].toString();
    }
    names.sort();
    QCOMPARE(names, (QStringList{u"Gate 2"_s, u"Gateway"_s}));
}

void CtlJsonTest::tellsSuccess_data()
{
    QTest::addColumn<QStringList>("before"); //!< what has to be done first, if anything
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("members"); //!< of the answer
    const auto rowAfter = [](const QStringList &before, const QStringList &command, const QString &members) {
        QTest::newRow(qPrintable(command.first())) << before << command << members;
    };
    const auto row = [rowAfter](const QStringList &command, const QString &members) { rowAfter({}, command, members); };
    const QStringList login{u"login"_s, u"Gateway"_s};
    row({u"providers"_s}, u"providers"_s);
    row({u"list"_s}, u"servers"_s);
    row({u"status"_s, u"Gateway"_s}, u"by_status need_a_person servers"_s);
    row({u"add"_s, u"--provider"_s, u"hummingbird"_s, u"--name"_s, u"New"_s, u"--account"_s, u"a"_s, u"--url"_s,
         u"http://h"_s},
        u"id name"_s);
    row({u"edit"_s, u"Gateway"_s, u"--notes"_s, u"n"_s}, u"id name"_s);
    row({u"set-secret"_s, u"Gateway"_s, u"password"_s}, u"id name"_s);
    row({u"forget"_s, u"Gateway"_s}, u"id name"_s);
    row({u"export"_s, u"servers.json"_s}, u"file servers"_s);
    rowAfter({u"export"_s, u"servers.json"_s}, {u"import"_s, u"servers.json"_s},
             u"added changed problems rejected unchanged"_s);
    row({u"remove"_s, u"Gateway"_s}, u"id name"_s);
    row(login, u"results"_s);
    rowAfter(login, {u"check"_s, u"Gateway"_s}, u"results"_s);
    rowAfter(login, {u"refresh"_s, u"Gateway"_s}, u"results"_s);
    row({u"token"_s, u"Gateway"_s},
        u"account body expires_at expiry_source headers id name provider token url verified_at"_s);
    rowAfter(login, {u"logout"_s, u"Gateway"_s}, u"results"_s);
    row({u"activity"_s}, u"activity"_s);
}

void CtlJsonTest::tellsSuccess()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, command);
    QFETCH(QString, members);
    QCOMPARE(m_changing.renew(), QString());
    m_changing.addGateway();
    QVERIFY(before.isEmpty() || m_changing.run(before).status == 0);
    const CtlRun run = m_changing.run(QStringList{u"--json"_s} + command, "secret\n");
    QVERIFY2(run.status == 0, run.err.constData());
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.out.count('\n'), 1);
    QCOMPARE(run.json().keys().join(u' '), members);
    const QJsonObject result = run.json()[u"results"_s][0].toObject();
    if (!result.isEmpty()) {
        QCOMPARE(result.keys().join(u' '), u"error exit_status expires_at id name"_s);
        QVERIFY(result[u"error"_s].isNull());
        QCOMPARE(result[u"exit_status"_s].toInt(), 0);
    }
}

//! Without --json a program that takes the token finds nothing else.
void CtlJsonTest::saysNothingWhereATokenIsMissing()
{
    for (const QString &format : {u"raw"_s, u"json"_s}) {
        const CtlRun run = m_world.run({u"token"_s, u"Bare"_s, u"--format"_s, format});
        QCOMPARE(run.status, 1);
        QCOMPARE(run.out, QByteArray());
    }
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlJsonTest)
#include "tst_ctljson.moc"
