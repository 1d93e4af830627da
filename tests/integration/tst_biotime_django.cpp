// SPDX-License-Identifier: MIT
// BioTime's log-in against the software that it is built on: Django REST Framework's obtain_auth_token, over the real
// transport.
#include "core/auth/authoperation.h"
#include "core/base/clock.h"
#include "core/http/networktransport.h"
#include "core/providers/biotime.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace tokenrack;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

Credential password(const QString &text)
{
    return {.fields = {{u"password"_s, Secret::fromText(text)}}};
}

Credential rightPassword()
{
    return password(u"pass \"密码\" word"_s);
}

} // namespace

class TestBioTimeDjango : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void logsIn();
    void givesTheSameTokenEachTime();
    void tellsWhatWasRefused_data();
    void tellsWhatWasRefused();
    void asksInTheLanguageOfTheWindow_data();
    void asksInTheLanguageOfTheWindow();
    void checksAGoodToken();
    void checksARefusedToken_data();
    void checksARefusedToken();
    void anUnknownPathIsAnUnexpectedReply();
    void aHostThatIsNotServedIsAnUnexpectedReply();

private:
    Server serverOf(const QString &account) const;
    AuthResult run(std::unique_ptr<AuthFlow> flow);
    AuthResult logIn(const Server &server, const Credential &credential);
    AuthResult check(const Secret &token);

    QTemporaryDir m_folder;
    QProcess m_django;
    QUrl m_address;
    SystemClock m_clock;
    NetworkTransport m_transport{m_clock};
    BioTime m_provider;
};

void TestBioTimeDjango::initTestCase()
{
    m_django.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_django.start(u"/usr/bin/python3"_s,
                   {QLatin1String(SOURCE_DIR "/tests/integration/djangoserver/server.py"), m_folder.path()});
    QVERIFY2(m_django.waitForStarted(patienceMs), "/usr/bin/python3 is missing");
    while (!m_django.canReadLine() && m_django.waitForReadyRead(patienceMs)) { }
    QVERIFY2(m_django.canReadLine(),
             "Django does not start; the Debian packages python3-django and python3-djangorestframework have it");
    m_address = QUrl(QString::fromLatin1(m_django.readLine()).trimmed());
    QCOMPARE(m_address.host(), u"127.0.0.1"_s);
}

void TestBioTimeDjango::cleanupTestCase()
{
    m_django.closeWriteChannel();
    if (!m_django.waitForFinished(patienceMs)) {
        m_django.kill();
    }
    m_django.waitForFinished(patienceMs);
}

void TestBioTimeDjango::logsIn()
{
    const AuthResult result = logIn(serverOf(u"clerk"_s), rightPassword());
    QVERIFY(result);
    const std::optional<Session> &session = result->session;
    QVERIFY(session);
    QCOMPARE(session->token.size(), 40);
    QVERIFY(session->refreshToken.isEmpty());
    QCOMPARE(session->times.source, ExpirySource::NotStated);
    QVERIFY(!session->times.expiresAt);
}

void TestBioTimeDjango::givesTheSameTokenEachTime()
{
    const AuthResult first = logIn(serverOf(u"clerk"_s), rightPassword());
    const AuthResult second = logIn(serverOf(u"clerk"_s), rightPassword());
    QVERIFY(first && second);
    QVERIFY(first->session->token == second->session->token);
}

void TestBioTimeDjango::tellsWhatWasRefused_data()
{
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("entered");
    QTest::addColumn<AuthErrorKind>("kind");
    QTest::addColumn<QString>("text");
    const QString unable = u"Unable to log in with provided credentials."_s;
    QTest::newRow("wrong password") << u"clerk"_s << u"wrong"_s << AuthErrorKind::Refused << unable;
    QTest::newRow("wrong case") << u"clerk"_s << u"PASS \"密码\" WORD"_s << AuthErrorKind::Refused << unable;
    QTest::newRow("unknown user") << u"nobody"_s << u"wrong"_s << AuthErrorKind::Refused << unable;
    QTest::newRow("disabled user") << u"former"_s << u"former password"_s << AuthErrorKind::Refused << unable;
    QTest::newRow("blank user") << QString() << u"x"_s << AuthErrorKind::BadRequest
                                << u"username: This field may not be blank."_s;
}

void TestBioTimeDjango::tellsWhatWasRefused()
{
    QFETCH(const QString, account);
    QFETCH(const QString, entered);
    const AuthResult result = logIn(serverOf(account), password(entered));
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QTEST(result.error().serverText, "text");
    QCOMPARE(result.error().httpStatus, 400);
}

void TestBioTimeDjango::asksInTheLanguageOfTheWindow_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::newRow("as the window names it") << QByteArray("zh-CN");
    QTest::newRow("as Django names it") << QByteArray("zh-hans");
}

void TestBioTimeDjango::asksInTheLanguageOfTheWindow()
{
    QFETCH(const QByteArray, language);
    m_transport.setLanguage(language);
    const AuthResult result = logIn(serverOf(u"clerk"_s), password(u"wrong"_s));
    m_transport.setLanguage("en");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, AuthErrorKind::Refused);
    QCOMPARE(result.error().serverText, u"无法使用提供的认证信息登录。"_s);
}

void TestBioTimeDjango::checksAGoodToken()
{
    const AuthResult session = logIn(serverOf(u"clerk"_s), rightPassword());
    QVERIFY(session);
    const AuthResult result = check(session->session->token);
    QVERIFY(result);
    QVERIFY(!result->licenceMissing);
}

void TestBioTimeDjango::checksARefusedToken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("unknown") << QByteArray("386e9dd4c56d5d9048008902fbe63b20dc509314");
    QTest::newRow("with a space") << QByteArray("two words");
}

void TestBioTimeDjango::checksARefusedToken()
{
    QFETCH(const QByteArray, token);
    const AuthResult result = check(Secret(token));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, AuthErrorKind::TokenRefused);
    QCOMPARE(result.error().httpStatus, 401);
}

void TestBioTimeDjango::anUnknownPathIsAnUnexpectedReply()
{
    Server server = serverOf(u"clerk"_s);
    server.options.insert(u"token_kind"_s, u"jwt"_s);
    const AuthResult result = logIn(server, rightPassword());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, AuthErrorKind::UnexpectedReply);
    QCOMPARE(result.error().httpStatus, 404);
}

void TestBioTimeDjango::aHostThatIsNotServedIsAnUnexpectedReply()
{
    Server server = serverOf(u"clerk"_s);
    QUrl address = m_address;
    address.setHost(u"127.0.0.2"_s);
    server.url = address;
    const AuthResult result = logIn(server, rightPassword());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, AuthErrorKind::UnexpectedReply);
    QCOMPARE(result.error().httpStatus, 400);
}

Server TestBioTimeDjango::serverOf(const QString &account) const
{
    Server server;
    server.id = QUuid::createUuid();
    server.provider = m_provider.id();
    server.url = m_address;
    server.account = account;
    return server;
}

AuthResult TestBioTimeDjango::run(std::unique_ptr<AuthFlow> flow)
{
    std::optional<AuthResult> result;
    AuthOperation operation(std::move(flow), m_transport);
    connect(&operation, &AuthOperation::finished, &operation,
            [&result](const AuthResult &finished) { result = finished; });
    operation.start();
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, patienceMs)) {
        return AuthError{.kind = AuthErrorKind::Timeout, .detail = u"the operation never finished"_s};
    }
    return *result;
}

AuthResult TestBioTimeDjango::logIn(const Server &server, const Credential &credential)
{
    return run(m_provider.logIn({.server = server, .attempts = {}}, credential));
}

AuthResult TestBioTimeDjango::check(const Secret &token)
{
    Session session;
    session.token = token;
    return run(m_provider.check({.server = serverOf(u"clerk"_s), .attempts = {}}, session));
}

QTEST_GUILESS_MAIN(TestBioTimeDjango)
#include "tst_biotime_django.moc"
