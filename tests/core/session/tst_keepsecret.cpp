// SPDX-License-Identifier: MIT
#include "core/session/keepsecret.h"

#include "core/session/proxypassword.h"
#include "sessionsfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;

namespace {

const QString passwordField = QStringLiteral("password");
const QString proxyField = QLatin1String(proxyPasswordField);

} // namespace

class TestKeepSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addsToWhatIsStored();
    void removesTheProxysPasswordThatIsEnteredEmpty();
    void tellsThatTheProxysPasswordStays();
    void writesNothingWhereNothingWasEntered();

private:
    //! How it ended.
    std::optional<Result<Done, SecretError>> keep(const Credential &entered);
    bool holds(QUuid item) const { return m_fixture->keychain.contains(credentialKey(item)); }
    QUuid proxy() const { return proxyItem(proxyOf(m_server)); }

    std::unique_ptr<SessionsFixture> m_fixture;
    Server m_server;
};

void TestKeepSecret::init()
{
    m_fixture = std::make_unique<SessionsFixture>();
    m_server = m_fixture->addServer(QStringLiteral("hummingbird"), QStringLiteral("http://h"), QStringLiteral("admin"),
                                    {{QLatin1String(option::proxy), QStringLiteral("http://p:3128")},
                                     {QLatin1String(option::proxyUser), QStringLiteral("guest")}});
}

std::optional<Result<Done, SecretError>> TestKeepSecret::keep(const Credential &entered)
{
    std::optional<Result<Done, SecretError>> result;
    keepSecret({m_fixture->sessions(), m_fixture->secrets()}, m_server, entered, SecretPlace::Keychain,
               [&result](const Result<Done, SecretError> &kept) { result = kept; });
    return QTest::qWaitFor([&result] { return result.has_value(); }) ? result : std::nullopt;
}

void TestKeepSecret::addsToWhatIsStored()
{
    QVERIFY(keep({{{passwordField, Secret("right")}}}).value());
    QVERIFY(keep({{{QStringLiteral("pin"), Secret("1234")}, {proxyField, Secret("sesame")}}}).value());
    QVERIFY(holds(proxy()));
    std::optional<Credential> stored;
    m_fixture->secrets().credential(m_server.id, [&stored](const auto &read) { stored = read.value().credential; });
    QTRY_VERIFY(stored);
    QCOMPARE(stored->fields.keys(), (QStringList{passwordField, QStringLiteral("pin")}));
}

void TestKeepSecret::removesTheProxysPasswordThatIsEnteredEmpty()
{
    QVERIFY(keep({{{proxyField, Secret("sesame")}}}).value());
    QVERIFY(holds(proxy()));
    QVERIFY(keep({{{proxyField, Secret()}}}).value());
    QVERIFY(!holds(proxy()));
    QVERIFY(!holds(m_server.id));
}

void TestKeepSecret::tellsThatTheProxysPasswordStays()
{
    QVERIFY(keep({{{proxyField, Secret("sesame")}}}).value());
    QSignalSpy failed(&m_fixture->sessions(), &Sessions::secretsFailed);
    m_fixture->keychain.fault = SecretError{.kind = SecretErrorKind::Locked, .detail = {}};
    const auto kept = keep({{{proxyField, Secret()}}});
    QVERIFY(kept && !*kept);
    QCOMPARE(kept->error().kind, SecretErrorKind::Locked);
    QCOMPARE(failed.size(), 1);
    QVERIFY(holds(proxy()));
}

void TestKeepSecret::writesNothingWhereNothingWasEntered()
{
    m_fixture->keychain.calls = 0;
    QVERIFY(keep({}).value());
    QCOMPARE(m_fixture->keychain.calls, 0);
}

QTEST_GUILESS_MAIN(TestKeepSecret)
#include "tst_keepsecret.moc"
