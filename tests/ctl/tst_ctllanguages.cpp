// SPDX-License-Identifier: MIT
// tokenrackctl in English and in Chinese: the same commands, the same exit status, and no sentence left untranslated.
#include "tests/ctl/ctlworld.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace tokenrack {

class CtlLanguagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCommandSpeaksBoth_data();
    void everyCommandSpeaksBoth();
    void everyHelpSpeaksBoth_data();
    void everyHelpSpeaksBoth();

private:
    CtlRun runIn(const QString &language, const QStringList &command);

    CtlWorld m_world;
};

//! Nothing that the rows below do changes what another one says.
void CtlLanguagesTest::initTestCase()
{
    QCOMPARE(m_world.start(), QString());
    const QUrl url = m_world.sandbox().hummingbird().baseUrl();
    m_world.addGateway(u"Gateway"_s);
    QCOMPARE(m_world.run({u"login"_s, u"Gateway"_s}).status, 0);
    m_world.add(u"Bare"_s, u"hummingbird"_s, url, u"admin"_s);
    m_world.add(u"Wrong"_s, u"hummingbird"_s, url, u"admin"_s, u"wrong"_s);
    QCOMPARE(m_world.run({u"login"_s, u"Wrong"_s}).status, 3);
    m_world.add(u"Down"_s, u"hummingbird"_s, QUrl(u"http://127.0.0.1:1"_s), u"admin"_s, u"demo-admin"_s);
    QVERIFY(m_world.write(u"odd.csv"_s, "name,provider,url,account,colour\nOdd,hummingbird,http://h,a,red\n"));
}

void CtlLanguagesTest::everyCommandSpeaksBoth_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    const auto row = [](const char *title, const QStringList &command, int status, const QString &english,
                        const QString &chinese) { QTest::newRow(title) << command << status << english << chinese; };
    row("no such command", {u"frobnicate"_s}, 2, u"There is no command"_s, u"没有命令"_s);
    row("providers", {u"providers"_s}, 0, u"IoT gateway"_s, u"物联网网关"_s);
    row("list", {u"list"_s}, 0, u"Logged out"_s, u"未登录"_s);
    row("status", {u"status"_s}, 3, u"2\tLogged out"_s, u"2\t未登录"_s);
    row("add",
        {u"add"_s, u"--provider"_s, u"hummingbird"_s, u"--name"_s, u"Gateway"_s, u"--url"_s, u"http://h"_s,
         u"--account"_s, u"a"_s},
        2, u"There is a server “Gateway” already."_s, u"已经有名为“Gateway”的服务器。"_s);
    row("edit", {u"edit"_s, u"Gateway"_s, u"--url"_s, u"ftp://h"_s}, 2, u"The address has to begin with"_s,
        u"地址必须以 http:// 或 https:// 开头。"_s);
    row("edit, proxy", {u"edit"_s, u"Gateway"_s, u"--proxy"_s, u"ftp://h"_s}, 2, u"--proxy takes system, none"_s,
        u"--proxy 须为 system、none"_s);
    row("remove", {u"remove"_s, u"nobody"_s}, 10, u"There is no server “nobody”."_s, u"没有服务器“nobody”。"_s);
    row("set-secret", {u"set-secret"_s, u"Gateway"_s, u"key"_s}, 2, u"is no secret of this server"_s,
        u"不是此服务器的机密字段"_s);
    row("trust", {u"trust"_s, u"Gateway"_s}, 2, u"is not reached over https"_s, u"不是通过 https 访问的"_s);
    row("import", {u"import"_s, u"--dry-run"_s, u"odd.csv"_s}, 0, u"The column “colour” is not known"_s,
        u"不认识列“colour”"_s);
    row("export", {u"export"_s, u"/no/such/folder/s.json"_s}, 1, u"cannot be written"_s, u"无法写入"_s);
    row("login, which", {u"login"_s}, 2, u"Name the servers, or use --all or --tag."_s, u"请写出服务器名称"_s);
    row("login, refused before", {u"login"_s, u"Wrong"_s}, 3, u"was refused before and was not sent again"_s,
        u"曾被拒绝，因此没有再次发送"_s);
    row("login, down", {u"login"_s, u"Down"_s}, 6, u"The server cannot be reached."_s, u"无法连接到服务器。"_s);
    row("token", {u"token"_s, u"Gateway"_s, u"--min-valid"_s, u"soon"_s}, 2,
        u"--min-valid takes a number of seconds."_s, u"--min-valid 须为秒数。"_s);
    row("check", {u"check"_s, u"Bare"_s}, 1, u"There is no token to check. Log in first."_s,
        u"没有可检查的令牌。请先登录。"_s);
    row("check, good", {u"check"_s, u"Gateway"_s}, 0, u"Gateway: the token is good"_s, u"Gateway: 令牌有效"_s);
    row("refresh", {u"refresh"_s, u"Bare"_s}, 1, u"No password or key is stored for this server."_s,
        u"没有保存此服务器的密码或密钥。"_s);
    row("logout", {u"--secrets"_s, u"memory"_s, u"logout"_s, u"Gateway"_s}, 2, u"the stored token cannot be read"_s,
        u"无法读取已保存的令牌"_s);
    row("forget", {u"--secrets"_s, u"memory"_s, u"forget"_s, u"Gateway"_s}, 2, u"nothing in the keychain is stored"_s,
        u"不会在密钥环中保存或删除任何内容"_s);
    row("exec", {u"exec"_s, u"Gateway"_s, u"Gateway"_s, u"--"_s, u"true"_s}, 2, u"One server is named twice."_s,
        u"有一台服务器写了两次。"_s);
    row("activity", {u"activity"_s, u"Gateway"_s}, 0, u"Credential stored"_s, u"已保存凭据"_s);
    row("completion", {u"completion"_s, u"csh"_s}, 2, u"There is completion for bash, zsh and fish."_s,
        u"可为 bash、zsh 和 fish 提供补全。"_s);
}

void CtlLanguagesTest::everyCommandSpeaksBoth()
{
    QFETCH(QStringList, command);
    QFETCH(int, status);
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    const CtlRun inEnglish = runIn(u"en"_s, command);
    const CtlRun inChinese = runIn(u"zh_CN"_s, command);
    QVERIFY2(inEnglish.status == status, inEnglish.err.constData());
    QVERIFY2(inChinese.status == status, inChinese.err.constData());
    const QString englishText = QString::fromUtf8(inEnglish.out + inEnglish.err);
    const QString chineseText = QString::fromUtf8(inChinese.out + inChinese.err);
    QVERIFY2(englishText.contains(english), qPrintable(englishText));
    QVERIFY2(chineseText.contains(chinese), qPrintable(chineseText));
    QVERIFY2(!chineseText.contains(english), qPrintable(chineseText));
}

void CtlLanguagesTest::everyHelpSpeaksBoth_data()
{
    QTest::addColumn<QString>("command");
    const QString commands = u"providers list status add edit remove set-secret trust import export login token check "
                             "refresh logout forget exec activity completion"_s;
    const QStringList names = commands.split(u' ');
    for (const QString &command : names) {
        QTest::newRow(qPrintable(command)) << command;
    }
}

void CtlLanguagesTest::everyHelpSpeaksBoth()
{
    QFETCH(QString, command);
    const CtlRun inEnglish = runIn(u"en"_s, {command, u"--help"_s});
    const CtlRun inChinese = runIn(u"zh_CN"_s, {command, u"--help"_s});
    QCOMPARE(inEnglish.status, 0);
    QCOMPARE(inChinese.status, 0);
    QVERIFY(inChinese.out.startsWith("用法"));
    const QList<QByteArray> lines = inEnglish.out.split('\n');
    for (const QByteArray &line : lines) {
        if (line.endsWith('.')) {
            const QByteArray sentence = line.mid(line.lastIndexOf("  ") + 1).trimmed();
            QVERIFY2(!inChinese.out.contains(sentence), sentence.constData());
        }
    }
}

CtlRun CtlLanguagesTest::runIn(const QString &language, const QStringList &command)
{
    return m_world.run(QStringList{u"--no-prompt"_s, u"--lang"_s, language} + command);
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::CtlLanguagesTest)
#include "tst_ctllanguages.moc"
