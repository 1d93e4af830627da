// SPDX-License-Identifier: MIT
// The lines that the README shows for scripts run as they stand there.
#include "tests/ctl/ctlworld.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack {

class CtlReadmeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void linesRun_data();
    void linesRun();

private:
    CtlRun runInShell(const QString &line);
    CtlRun runByCron(const QString &line);
    CtlRun run(const QProcessEnvironment &environment, const QString &line);

    CtlWorld m_world;
};

namespace {

//! What each line prints, in their order.
const QByteArrayList expected{"", "\"success\":true", "\"success\":true", "\"success\":true", "deployed with eyJ"};

QStringList linesOfReadme()
{
    QFile readme(QStringLiteral(SOURCE_DIR "/README.md"));
    if (!readme.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QString section =
        QString::fromUtf8(readme.readAll()).section(u"\n## In scripts\n"_s, 1).section(u"\n## "_s, 0, 0);
    const QString block = section.section(u"```sh\n"_s, 1).section(u"```"_s, 0, 0);
    QStringList lines = block.split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.startsWith(u'#'); });
    return lines;
}

//! A line of a crontab begins with five fields of its own.
const QRegularExpression cronFields(u"^([0-9*/,-]+ ){5}"_s);

} // namespace

//! As a person has it: in the PATH, with the usual folders.
CtlRun CtlReadmeTest::runInShell(const QString &line)
{
    QProcessEnvironment environment = m_world.environment();
    for (const QString &folder : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s}) {
        environment.remove(folder);
    }
    environment.insert(u"PATH"_s, QFileInfo(CtlWorld::program()).path() + u':' + environment.value(u"PATH"_s));
    environment.insert(u"GREENHOUSE_PASSWORD"_s, u"demo-admin"_s);
    return run(environment, line);
}

//! With what cron sets, and what the README puts at the head of the crontab.
CtlRun CtlReadmeTest::runByCron(const QString &line)
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, m_world.environment().value(u"HOME"_s));
    environment.insert(u"LOGNAME"_s, u"somebody"_s);
    environment.insert(u"SHELL"_s, u"/bin/sh"_s);
    environment.insert(u"PATH"_s, QFileInfo(CtlWorld::program()).path() + u":/usr/bin:/bin"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_world.bus().folder()); // where the session's bus is
    return run(environment, line);
}

CtlRun CtlReadmeTest::run(const QProcessEnvironment &environment, const QString &line)
{
    QProcess shell;
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(m_world.folder());
    shell.start(u"/bin/sh"_s, {u"-c"_s, line});
    return m_world.finish(shell);
}

void CtlReadmeTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
    const CtlRun added =
        runInShell(u"echo demo-admin | tokenrackctl add --provider hummingbird --name Greenhouse --account admin "
                   "--secret password --url "_s
                   + m_world.sandbox().hummingbird().baseUrl().toString());
    QVERIFY2(added.status == 0, added.err.constData());
    QCOMPARE(runInShell(u"tokenrackctl export servers.json"_s).status, 0);
    QVERIFY(m_world.write(u"deploy.sh"_s, "#!/bin/sh\necho \"deployed with $TOKENRACK_TOKEN\"\n"));
    QFile::setPermissions(m_world.folder() + u"/deploy.sh"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void CtlReadmeTest::linesRun_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("printed");
    const QStringList lines = linesOfReadme();
    QCOMPARE(lines.size(), expected.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QTest::addRow("%d", int(i)) << lines[i] << expected[i];
    }
}

void CtlReadmeTest::linesRun()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, printed);
    const CtlRun run = line.contains(cronFields) ? runByCron(QString(line).remove(cronFields)) : runInShell(line);
    QVERIFY2(run.status == 0, run.err.constData());
    QVERIFY2(!line.contains(cronFields) || run.err.isEmpty(), run.err.constData()); // or it came by mail
    QVERIFY2(printed.isEmpty() ? run.out.isEmpty() : run.out.contains(printed), run.out.constData());
    QCOMPARE(m_world.sandbox().violations(), QStringList());
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlReadmeTest)
#include "tst_ctlreadme.moc"
