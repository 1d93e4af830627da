// SPDX-License-Identifier: MIT
#include "core/session/proxypassword.h"
#include "tests/core/session/sessionsfixture.h"
#include "tests/ui/dialogtest.h"
#include "ui/dialogs/connectionrows.h"
#include "ui/dialogs/fold.h"
#include "ui/dialogs/note.h"
#include "ui/dialogs/serverdialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace tokenrack;

namespace {

const QByteArray pin(32, '\x11');

} // namespace

//! The fold "Connection" of the server dialog.
class TestConnectionRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void staysFoldedAsLongAsAllIsUsual();
    void showsAndForgetsTheTrustedCertificate();
    void hidesTheCertificateOfAnotherOrigin();
    void keepsWhatATestTrusted();
    void savesCaFileAndProxy();
    void keepsTheProxysPasswordInTheKeychain();
    void saysWhatIsNoProxy();
    void showsWhatIsSet_data();
    void showsWhatIsSet();

private:
    void edit(const Server &server);
    template <class Widget = QLineEdit>
    Widget *field(const char *name) const
    {
        return part<Widget>(m_dialog, name);
    }
    void click(const char *button) const { part<QPushButton>(m_dialog, button)->click(); }
    void chooseProxy(Proxy::Kind kind) const
    {
        auto *box = field<QComboBox>("proxy_kind");
        box->setCurrentIndex(box->findData(int(kind)));
        Q_EMIT box->activated(box->currentIndex());
    }
    void type(const char *name, const QString &text) const
    {
        field(name)->clear();
        QTest::keyClicks(field(name), text);
    }
    Server saved() const { return *m_fixture->catalog().find(m_server.id); }

    std::unique_ptr<SessionsFixture> m_fixture;
    Server m_server;
    QPointer<ServerDialog> m_dialog;
};

void TestConnectionRows::init()
{
    m_fixture = std::make_unique<SessionsFixture>();
    m_server = m_fixture->addServer(QStringLiteral("biotime"), QStringLiteral("https://clock.example:8443"));
}

void TestConnectionRows::cleanup()
{
    delete m_dialog;
    QCOMPARE(m_fixture->transport.unused(), QStringList());
    m_fixture.reset();
}

void TestConnectionRows::edit(const Server &server)
{
    QVERIFY(m_fixture->catalog().save({server}));
    delete m_dialog;
    m_dialog = new ServerDialog({m_fixture->sessions(), m_fixture->catalog(), m_fixture->providers,
                                 m_fixture->secrets(), m_fixture->files.clock},
                                nullptr);
    m_dialog->edit(server);
}

void TestConnectionRows::staysFoldedAsLongAsAllIsUsual()
{
    edit(m_server);
    QVERIFY(!part<Fold>(m_dialog, "connection")->isOpen());
    setTrustedCertificate(&m_server, pin);
    edit(m_server);
    QVERIFY(part<Fold>(m_dialog, "connection")->isOpen());
}

void TestConnectionRows::showsAndForgetsTheTrustedCertificate()
{
    setTrustedCertificate(&m_server, pin);
    edit(m_server);
    const QStringList rows = field<QLabel>("fingerprint")->text().split(QLatin1Char('\n'));
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows.join(QString()), fingerprintText(pin));
    QVERIFY(field<QLabel>("fingerprint")->isVisible());
    click("forgetCertificate");
    QVERIFY(!field<QLabel>("fingerprint")->isVisible());
    click("save");
    QCOMPARE(saved().options, Options());
}

void TestConnectionRows::hidesTheCertificateOfAnotherOrigin()
{
    setTrustedCertificate(&m_server, pin);
    edit(m_server);
    type("url", QStringLiteral("https://clock.example:9443"));
    QVERIFY(!field<QLabel>("fingerprint")->isVisible());
    type("url", QStringLiteral("https://clock.example:8443"));
    QVERIFY(field<QLabel>("fingerprint")->isVisible());
    type("url", QStringLiteral("https://clock.example:9443"));
    click("save");
    QCOMPARE(saved().options, Options());
}

void TestConnectionRows::keepsWhatATestTrusted()
{
    edit(m_server);
    Server draft = m_server;
    draft.url = QUrl(QStringLiteral("https://clock.example:9443"));
    type("url", draft.url.toText());
    Q_EMIT m_fixture->sessions().certificateTrusted(draft, pin);
    click("save");
    QCOMPARE(trustedCertificate(saved()), pin);
}

void TestConnectionRows::savesCaFileAndProxy()
{
    edit(m_server);
    type("ca_file", QStringLiteral(" /etc/plant.pem "));
    QVERIFY(field("proxy")->isHidden() || !field("proxy")->isVisible());
    chooseProxy(Proxy::Kind::Socks5);
    type("proxy", QStringLiteral("proxy.example"));
    type("proxy_user", QStringLiteral("me"));
    click("save");
    QCOMPARE(saved().options,
             (Options{{QStringLiteral("ca_file"), QStringLiteral("/etc/plant.pem")},
                      {QStringLiteral("proxy"), QStringLiteral("socks5://proxy.example:1080")},
                      {QStringLiteral("proxy_user"), QStringLiteral("me")}}));

    edit(saved());
    chooseProxy(Proxy::Kind::None);
    click("save");
    QCOMPARE(saved().options.value(QStringLiteral("proxy")), QStringLiteral("none"));
    QVERIFY(!saved().options.contains(QStringLiteral("proxy_user")));
}

void TestConnectionRows::keepsTheProxysPasswordInTheKeychain()
{
    edit(m_server);
    chooseProxy(Proxy::Kind::Http);
    type("proxy", QStringLiteral("proxy.example:3128"));
    type("proxy_user", QStringLiteral("me"));
    type("proxy_password", QStringLiteral("PROXY-SECRET"));
    click("save");
    Secret stored;
    const auto read = [this, &stored] {
        readProxyPassword(m_fixture->secrets(), proxyOf(saved()), [&stored](const Result<Secret, SecretError> &result) {
            stored = result ? *result : Secret();
        });
        return QTest::qWaitFor([&stored] { return !stored.isEmpty(); }, 100);
    };
    QTRY_VERIFY(read());
    QCOMPARE(stored.revealText(), QStringLiteral("PROXY-SECRET"));
    QVERIFY(!m_fixture->keychain.contains(credentialKey(m_server.id))); // the server's own was not entered
    for (const QString &option : saved().options) {
        QVERIFY(!option.contains(QStringLiteral("PROXY-SECRET")));
    }
}

void TestConnectionRows::saysWhatIsNoProxy()
{
    edit(m_server);
    chooseProxy(Proxy::Kind::Http);
    for (const char *text :
         {"", "socks5://proxy.example:1", "proxy example", "proxy.example:0", "me:pw@proxy.example"}) {
        type("proxy", QString::fromLatin1(text));
        click("save");
        QVERIFY(m_dialog);
        QVERIFY2(part<Note>(m_dialog, "proxyProblem")->isVisible(), text);
    }
    QCOMPARE(saved().options, Options());
    type("proxy", QStringLiteral("[::1]:3128"));
    click("save");
    QCOMPARE(saved().options.value(QStringLiteral("proxy")), QStringLiteral("http://[::1]:3128"));
}

void TestConnectionRows::showsWhatIsSet_data()
{
    QTest::addColumn<QString>("proxy");
    QTest::newRow("none") << QStringLiteral("none");
    QTest::newRow("HTTP") << QStringLiteral("http://proxy.example:3128");
    QTest::newRow("SOCKS5") << QStringLiteral("socks5://[2001:db8::1]:1080");
}

void TestConnectionRows::showsWhatIsSet()
{
    QFETCH(QString, proxy);
    m_server.options.insert(QLatin1String(option::proxy), proxy);
    m_server.notes = QStringLiteral("x");
    edit(m_server);
    click("save");
    QCOMPARE(saved().options, m_server.options);
}

QTEST_MAIN(TestConnectionRows)
#include "tst_connectionrows.moc"
