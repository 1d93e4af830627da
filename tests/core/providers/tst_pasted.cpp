// SPDX-License-Identifier: MIT
#include "core/providers/pasted.h"

#include <QTest>

using namespace tokenrack;

namespace {

//! A server as one comparable text, secrets too.
QString describe(const std::optional<PastedServer> &server)
{
    if (!server) {
        return QStringLiteral("nothing");
    }
    QStringList parts{server->provider, server->url.toString()};
    if (!server->account.isEmpty()) {
        parts += QStringLiteral("account=") + server->account;
    }
    for (auto entry = server->options.begin(); entry != server->options.end(); ++entry) {
        parts += entry.key() + u'=' + entry.value();
    }
    for (auto entry = server->secrets.begin(); entry != server->secrets.end(); ++entry) {
        parts += entry.key() + QLatin1String(":") + entry->revealText();
    }
    return parts.join(u' ');
}

void row(const char *name, const char *text, const char *expected)
{
    QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
}

} // namespace

class PastedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void readsCurlLines_data();
    void readsCurlLines();
    void readsHowShellsQuote_data();
    void readsHowShellsQuote();
    void refusesWhatIsTooLong();
};

void PastedTest::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    row("BioTime", "http://h:8081/api-token-auth/", "biotime http://h:8081");
    row("BioTime, no slash", " http://h:8081/api-token-auth\n", "biotime http://h:8081");
    row("BioTime, JWT", "http://h:8081/jwt-api-token-auth/", "biotime http://h:8081 token_kind=jwt");
    row("BioTime, JWT refresh", "http://h/jwt-api-token-refresh/", "biotime http://h token_kind=jwt");
    row("BioTime, check", "http://h:8081/personnel/api/areas/?page_size=1", "biotime http://h:8081");
    row("BioTime below a path", "https://h/bio/api-token-auth/", "biotime https://h/bio");
    row("AssetsControls", "http://cloud.assetscontrols.com:8092/OpenApi/login",
        "assetscontrols http://cloud.assetscontrols.com:8092");
    row("AssetsControls, other case", "https://h:3443/openapi/Admin", "assetscontrols https://h:3443");
    row("MaximTop, user ID", "https://h/token/id", "maximtop https://h login_by=user_id");
    row("MaximTop, log-in name", "https://h/token/login", "maximtop https://h");
    row("MaximTop, user name", "https://h/im/token/user", "maximtop https://h/im login_by=name");
    row("XSwitch", "http://192.168.1.100:8081/api/sessions", "xswitch http://192.168.1.100:8081");
    row("XSwitch, no scheme", "192.168.1.100:8081/api/sessions", "xswitch http://192.168.1.100:8081");
    row("XSwitch, captcha", "http://h/api/captchas?login=admin", "xswitch http://h");
    row("XSwitch, captcha picture", "http://h/api/captchas/42", "xswitch http://h");
    row("XSwitch, users", "http://h/api/users/me", "xswitch http://h");
    row("Hummingbird", "http://127.0.0.1:58081/v1.0/openapi/auth/login", "hummingbird http://127.0.0.1:58081");
    row("Hummingbird, refresh token is dropped", "http://h:58081/v1.0/openapi/token/SECRET",
        "hummingbird http://h:58081");
    row("secrets are dropped", "http://u:p@h/api-token-auth/?token=T#T", "biotime http://h");
    row("IPv6", "http://[::1]:8081/api/sessions", "xswitch http://[::1]:8081");
    row("plain address", "http://192.168.1.100:8081", "nothing");
    row("plain address with a slash", "http://192.168.1.100:8081/", "nothing");
    row("plain host", "biotime.example", "nothing");
    row("unknown end point", "http://h/api/login", "nothing");
    row("end point in the middle", "http://h/api-token-auth/more", "nothing");
    row("end point as a part of a name", "http://h/my-api-token-auth", "nothing");
    row("end point in the query", "http://h/?next=/api-token-auth/", "nothing");
    row("other scheme", "ftp://h/api-token-auth/", "nothing");
    row("file", "file:///api-token-auth/", "nothing");
    row("broken", "http://[/api-token-auth/", "nothing");
    row("sentence", "see http://h/api-token-auth/ for more", "nothing");
    row("empty", "", "nothing");
    row("space", " \n ", "nothing");
}

void PastedTest::readsAddresses()
{
    QFETCH(QString, text);
    QTEST(describe(readPasted(text)), "expected");
}

void PastedTest::readsCurlLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    // As they stand on the vendors' pages.
    row("XSwitch, form", "curl -XPOST -d 'login=1007&password=$VeryGoodPassw0rd' 192.168.1.100:8081/api/sessions",
        "xswitch http://192.168.1.100:8081 account=1007 password:$VeryGoodPassw0rd");
    row("XSwitch, dev key, line breaks lost",
        R"(curl -XPOST \ -d 'login=1007&dev_key=1547798578ed48b611-44e0' \ 192.168.1.100:8081/api/sessions)",
        "xswitch http://192.168.1.100:8081 account=1007 authenticate_with=dev_key dev_key:1547798578ed48b611-44e0");
    row("XSwitch, JSON",
        R"(curl -XPOST -d '{"login": "1007", "password": "$VeryGoodPassw0rd","captcha_str":"dOnW"}' \)"
        "\n"
        R"(-H "Content-Type: application/json" \)"
        "\n192.168.1.100:8081/api/sessions",
        "xswitch http://192.168.1.100:8081 account=1007 password:$VeryGoodPassw0rd");
    row("XSwitch, with a token", R"(curl -H "X-XTRA-AUTH-ID: 62dd0173" \ 192.168.1.100:8081/api/users)",
        "xswitch http://192.168.1.100:8081");
    row("XSwitch, log out", R"(curl -XDELETE -H "X-XTRA-AUTH-ID: cde1f2e1" 192.168.1.100:8081/api/sessions)",
        "xswitch http://192.168.1.100:8081");
    row("Hummingbird",
        "curl --location 'http://127.0.0.1:58081/v1.0/openapi/auth/login' \\\n"
        "--header 'Content-Type: application/json' \\\n"
        "--data '{\n    \"username\":\"admin\",\n    \"password\":\"123456\"\n}'",
        "hummingbird http://127.0.0.1:58081 account=admin password:123456");
    row("Hummingbird, refresh",
        "curl --location --request POST 'http://127.0.0.1:58081/v1.0/openapi/token/eyJhbGciOiJIUzI1NiJ9.e30.x'",
        "hummingbird http://127.0.0.1:58081");

    row("BioTime", R"(curl -X POST http://h:8081/api-token-auth/ -d '{"username":"admin","password":"p"}')",
        "biotime http://h:8081 account=admin password:p");
    row("AssetsControls, MD5",
        R"(curl --json '{"FUserName":"admin","FPassword":"E10ADC3949BA59ABBE56E057F20F883E"}' http://h/OpenApi/login)",
        "assetscontrols http://h account=admin password_form=md5 password:E10ADC3949BA59ABBE56E057F20F883E");
    row("AssetsControls, password", R"(curl -d FUserName=admin -d FPassword=123456 http://h/OpenApi/login)",
        "assetscontrols http://h account=admin password:123456");
    row("MaximTop, 64-bit user ID",
        R"(curl -H 'app_id: a1' -d '{"user_id":9007199254740993,"password":"p","device_guid":"g"}' https://h/token/id)",
        "maximtop https://h account=9007199254740993 app_id=a1 device_guid=g login_by=user_id password:p");
    row("MaximTop, acting",
        "curl -H 'App_ID: a1' -H 'access-token: T' -H 'group_id: 7' -H 'user_id: 8' "
        R"(--data-raw '{"login_name":"me@example.org","password":"p"}' https://h/token/login)",
        "maximtop https://h account=me@example.org acting_group_id=7 acting_user_id=8 app_id=a1 acting_token:T "
        "password:p");
    row("MaximTop, user name", R"(curl -d '{"name":"me"}' https://h/token/user)",
        "maximtop https://h account=me login_by=name");

    row("unknown end point", "curl -d 'username=a&password=p' http://u:p@h:8081/login?x=1#y", " http://h:8081/login");
    row("fields of another system", R"(curl -d '{"login":"1007"}' http://h/api-token-auth/)", "biotime http://h");
    row("wrong types", R"(curl -d '{"username":["a"],"password":null}' http://h/api-token-auth/)", "biotime http://h");
    row("no JSON", R"(curl -d '{"username":' http://h/api-token-auth/)", "biotime http://h");
    row("body in a file", "curl -d @body.json http://h/api-token-auth/", "biotime http://h");
    row("no address", "curl -X POST -d 'a=b'", "nothing");
    row("nothing but curl", "curl", "nothing");
    row("option without its value", "curl http://h/api/sessions -d", "xswitch http://h");
    row("other scheme", "curl file:///etc/passwd", "nothing");
    row("another command", "wget http://h/api-token-auth/", "nothing");
    row("curl within a sentence", "use curl http://h/api-token-auth/", "nothing");
}

void PastedTest::readsCurlLines()
{
    QFETCH(QString, text);
    QTEST(describe(readPasted(text)), "expected");
}

void PastedTest::readsHowShellsQuote_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    const auto body = [](const char *name, const char *data, const char *password) {
        const QByteArray text = QByteArray("curl http://h/api-token-auth/ ") + data;
        const QByteArray expected = QByteArray("biotime http://h password:") + password;
        row(name, text.constData(), expected.constData());
    };
    body("single quotes", "-d 'password=a\\b\"$c'", "a\\b\"$c");
    body("quote within single quotes", R"(-d 'password=it'\''s')", "it's");
    body("double quotes", R"(-d "password=\"\$\`\\n")", R"("$`\n)");
    body("backslash before another character", R"(-d "password=\n")", R"(\n)");
    body("none", R"(-d password=a\ \'b)", "a 'b");
    body("parts in one word", R"(-d pass"wor"'d='p)", "p");
    body("line break within a word", "-d pass\\\nword=p", "p");
    body("bash", R"(-d $'{"password":"it\'s\u0021"}')", "it's!");
    body("attached", "-dpassword=p", "p");
    body("cluster", "-skd password=p", "p");
    body("cluster, attached", "-sXPOST -d password=p", "p");
    body("other options with values", "-o out -m 10 -A agent --max-time 5 -u a:b -d password=p", "p");
    body("percent encoding", "-d 'password=a%26b+c%2B'", "a&b c+");
    body("cmd", "^\r\n -H \"a: b\" ^\r\n -d \"{\\\"password\\\":\\\"p\\\"}\"", "p");
    body("PowerShell's line ends", "`\n -d 'password=p'", "p");
    body("carriage returns", "\\\r\n -d 'password=p'", "p");
    body("next command", "-d password=p | jq .", "p");
    body("output", "-d password=p > file", "p");
    row("prompt", "$ curl http://h/api-token-auth/", "biotime http://h");
    row("curl.exe", "curl.exe http://h/api-token-auth/", "biotime http://h");
    row("address by option", "curl --url http://h/api-token-auth/", "biotime http://h");
    row("second address", "curl http://h/api-token-auth/ http://i/api/sessions", "biotime http://h");
    row("empty word", "curl '' http://h/api-token-auth/", "biotime http://h");
    row("open single quote", "curl 'http://h/api-token-auth/", "nothing");
    row("open double quote", "curl \"http://h/api-token-auth/", "nothing");
    row("open bash quote", "curl $'http://h/api-token-auth/\\u00", "nothing");
    row("backslash at the end", "curl http://h/api-token-auth/ \\", "biotime http://h");
}

void PastedTest::readsHowShellsQuote()
{
    QFETCH(QString, text);
    QTEST(describe(readPasted(text)), "expected");
}

void PastedTest::refusesWhatIsTooLong()
{
    const QString line = QStringLiteral("curl http://h/api-token-auth/ -d '%1'");

    QVERIFY(readPasted(line.arg(QString(60'000, u'x'))));
    QVERIFY(!readPasted(line.arg(QString(70'000, u'x'))));
}

QTEST_GUILESS_MAIN(PastedTest)
#include "tst_pasted.moc"
