// SPDX-License-Identifier: MIT
#include "app/ctl/command.h"
#include "app/ctl/exitstatus.h"
#include "app/ctl/helptext.h"
#include "app/ctl/invocation.h"
#include "app/ctl/namelookup.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack::ctl {

class CtlCommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOptionsWhereverTheyStand();
    void everythingBehindTwoDashesIsTheCommands();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void helpNamesEverything();
    void findsServersByName_data();
    void findsServersByName();
    void severalServersGiveTheFirstStatus();
    void everyErrorHasAStatus();
};

namespace {

Result<Invocation, QString> read(const QString &line)
{
    QByteArrayList words;
    const QStringList texts = (u"tokenrackctl "_s + line).split(u' ', Qt::SkipEmptyParts);
    for (const QString &text : texts) {
        words.append(text.toLocal8Bit());
    }
    return Invocation::from(words);
}

} // namespace

void CtlCommandLineTest::readsOptionsWhereverTheyStand()
{
    const auto read = ctl::read(u"--profile /p token --json Name --min-valid=5 --secret a --secret b"_s);
    QVERIFY(read);
    QCOMPARE(QLatin1String(read->command()->name), "token"_L1);
    QCOMPARE(read->value("profile"), u"/p"_s);
    QVERIFY(read->isSet("json"));
    QCOMPARE(read->value("min-valid"), u"5"_s);
    QCOMPARE(read->values("secret"), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(read->arguments(), QStringList{u"Name"_s});
}

void CtlCommandLineTest::everythingBehindTwoDashesIsTheCommands()
{
    const auto exec = read(u"exec A B -- ls --json -l"_s);
    QVERIFY(exec);
    QCOMPARE(exec->arguments(), (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(exec->commandLine(), (QByteArrayList{"ls", "--json", "-l"}));
    QVERIFY(!exec->isSet("json"));
    const auto check = read(u"check -- --odd-name"_s);
    QVERIFY(check);
    QCOMPARE(check->arguments(), QStringList{u"--odd-name"_s});
}

void CtlCommandLineTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QString() << u"Which command?"_s;
    QTest::newRow("command") << u"frobnicate"_s << u"There is no command “frobnicate”."_s;
    QTest::newRow("option") << u"list --colour"_s << u"There is no option “--colour” here."_s;
    QTest::newRow("short option") << u"list -x"_s << u"There is no option “-x” here."_s;
    QTest::newRow("value") << u"token N --format"_s << u"--format needs a value: FORMAT."_s;
    QTest::newRow("no value") << u"list --json=yes"_s << u"--json takes no value."_s;
    QTest::newRow("twice") << u"--lang en list --lang en"_s << u"--lang can be given once only."_s;
    QTest::newRow("no folder") << u"--profile= list"_s << u"--profile takes a folder."_s;
    QTest::newRow("choice") << u"token N --format xml"_s << u"--format takes one of: raw, header, env, curl, json."_s;
    QTest::newRow("missing") << u"token"_s << u"NAME is missing."_s;
    QTest::newRow("second missing") << u"set-secret N"_s << u"FIELD is missing."_s;
    QTest::newRow("too many") << u"token N M"_s << u"Nothing is known to do with “M”."_s;
    QTest::newRow("no command to run") << u"exec N"_s << u"The command to run is missing: put it after “--”."_s;
}

void CtlCommandLineTest::saysWhatIsWrong()
{
    QFETCH(QString, line);
    QFETCH(QString, words);
    const auto read = ctl::read(line);
    QVERIFY(!read);
    QCOMPARE(read.error(), words);
}

void CtlCommandLineTest::helpNamesEverything()
{
    const QString help = helpText(nullptr);
    for (const Command &command : commands()) {
        QVERIFY2(help.contains(u"  "_s + QLatin1String(command.name)), command.name);
        const QString own = helpText(&command);
        QVERIFY2(own.contains(translated(command.summary)), command.name);
        for (const Option &option : command.options) {
            QVERIFY2(own.contains(u"--"_s + QLatin1String(option.name)), option.name);
        }
    }
    for (const ExitStatusWords &status : exitStatuses()) {
        QVERIFY(help.contains(status.text));
    }
    QCOMPARE(exitStatuses().size(), 12U);
}

void CtlCommandLineTest::findsServersByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("whole name") << u"Plant"_s << QStringList{u"Plant"_s};
    QTest::newRow("capitals") << u"plant 2"_s << QStringList{u"Plant 2"_s};
    QTest::newRow("beginning") << u"air"_s << QStringList{u"Airport"_s};
    QTest::newRow("several") << u"pl"_s << QStringList{u"Plant"_s, u"Plant 2"_s};
    QTest::newRow("id") << u"11111111-2222-3333-4444-555555555555"_s << QStringList{u"Airport"_s};
    QTest::newRow("id in braces") << u"{11111111-2222-3333-4444-555555555555}"_s << QStringList{u"Airport"_s};
    QTest::newRow("none") << u"port"_s << QStringList();
    QTest::newRow("empty") << QString() << QStringList();
    QTest::newRow("Chinese") << u"上海"_s << QStringList{u"上海总部"_s};
}

void CtlCommandLineTest::findsServersByName()
{
    QFETCH(QString, name);
    QFETCH(QStringList, found);
    QList<Server> servers;
    for (const QString &each : {u"Plant"_s, u"Plant 2"_s, u"Airport"_s, u"上海总部"_s}) {
        servers.append({.id = QUuid::createUuid(), .name = each});
    }
    servers[2].id = QUuid(u"11111111-2222-3333-4444-555555555555"_s);
    QStringList names;
    const QList<Server> all = serversFor(servers, name);
    for (const Server &server : all) {
        names.append(server.name);
    }
    QCOMPARE(names, found);
    QCOMPARE(serversLike(servers, u"PORT"_s).size(), 1);
}

void CtlCommandLineTest::severalServersGiveTheFirstStatus()
{
    QCOMPARE(combined(ExitStatus::Done, ExitStatus::Done), ExitStatus::Done);
    QCOMPARE(combined(ExitStatus::Done, ExitStatus::LockedOut), ExitStatus::LockedOut);
    QCOMPARE(combined(ExitStatus::Unreachable, ExitStatus::Refused), ExitStatus::Refused);
    QCOMPARE(combined(ExitStatus::Refused, ExitStatus::Unreachable), ExitStatus::Refused);
}

void CtlCommandLineTest::everyErrorHasAStatus()
{
    QCOMPARE(statusOf(AuthErrorKind::Refused), ExitStatus::Refused);
    QCOMPARE(statusOf(AuthErrorKind::CaptchaNeeded), ExitStatus::CaptchaNeeded);
    QCOMPARE(statusOf(AuthErrorKind::FewAttemptsLeft), ExitStatus::LockedOut);
    QCOMPARE(statusOf(AuthErrorKind::Timeout), ExitStatus::Unreachable);
    QCOMPARE(statusOf(AuthErrorKind::TlsUntrusted), ExitStatus::NotTrusted);
    QCOMPARE(statusOf(AuthErrorKind::SecretsUnavailable), ExitStatus::KeychainUnavailable);
    QCOMPARE(statusOf(AuthErrorKind::ServerFault), ExitStatus::UnexpectedReply);
    QCOMPARE(statusOf(AuthErrorKind::Cancelled), ExitStatus::Failed);
    QCOMPARE(statusOf(StoreError{StoreErrorKind::Damaged, {}, {}}), ExitStatus::DataFile);
    QCOMPARE(statusOf(StoreError{StoreErrorKind::DiskFull, {}, {}}), ExitStatus::Failed);
    QCOMPARE(statusOf(SecretError{SecretErrorKind::NotFound, {}}), ExitStatus::Failed);
    QCOMPARE(statusOf(SecretError{SecretErrorKind::Denied, {}}), ExitStatus::KeychainUnavailable);
}

} // namespace tokenrack::ctl

QTEST_GUILESS_MAIN(tokenrack::ctl::CtlCommandLineTest)
#include "tst_ctlcommandline.moc"
