// SPDX-License-Identifier: MIT
#include "tests/ui/world.h"
#include "ui/clipboardguard.h"
#include "ui/messagestrip.h"
#include "ui/notices.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

using namespace tokenrack;

namespace {

AuthError keychainError(SecretErrorKind kind)
{
    return {.kind = AuthErrorKind::SecretsUnavailable, .secretError = kind};
}

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<World>();
        m_clipboard = std::make_unique<ClipboardGuard>(*QGuiApplication::clipboard());
        m_strip = std::make_unique<MessageStrip>();
        m_server = m_world->makeServer(QStringLiteral("Alpha"), QStringLiteral("biotime"),
                                       QStringLiteral("http://10.0.0.1"), QStringLiteral("admin"));
    }

    void cleanup()
    {
        m_notices.reset();
        m_strip.reset();
        m_clipboard.reset();
        m_world.reset();
    }

    void tellsKeychainTroublesApart_data()
    {
        QTest::addColumn<SecretErrorKind>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("buttons");
        QTest::newRow("locked") << SecretErrorKind::Locked << QStringLiteral("locked")
                                << QStringList{QStringLiteral("Unlock")};
        QTest::newRow("absent") << SecretErrorKind::NoKeychain << QStringLiteral("No keychain answers")
                                << QStringList{QStringLiteral("Try again"), QStringLiteral("Keep in memory")};
        QTest::newRow("hanging") << SecretErrorKind::NoAnswer << QStringLiteral("does not answer")
                                 << QStringList{QStringLiteral("Try again"), QStringLiteral("Keep in memory")};
        QTest::newRow("denied") << SecretErrorKind::Denied << QStringLiteral("was refused")
                                << QStringList{QStringLiteral("Try again")};
    }
    void tellsKeychainTroublesApart()
    {
        QFETCH(const SecretErrorKind, kind);
        QFETCH(const QString, text);
        QFETCH(const QStringList, buttons);
        beginWith(keychainError(kind)); // as an earlier run left it
        QVERIFY2(m_strip->currentText().contains(text), qPrintable(m_strip->currentText()));
        QCOMPARE(buttonTexts(), buttons);
    }

    void saysNoMoreOfTheKeychainOnceTheServerIsDeleted()
    {
        beginWith(keychainError(SecretErrorKind::Locked));
        QVERIFY(m_world->catalog->remove({m_server.id}));
        QVERIFY(m_strip->currentText().isEmpty());
    }

    void saysNoMoreOfTheKeychainOnceItAnswers()
    {
        beginWith(keychainError(SecretErrorKind::Locked));
        m_world->openVault();
        QTRY_VERIFY(m_strip->currentText().isEmpty());
    }

    void keepsInMemoryWhereThereIsNoKeychain()
    {
        beginWith(keychainError(SecretErrorKind::NoKeychain));
        m_strip->findChild<QPushButton *>(QStringLiteral("keepInMemory"))->click();
        QCOMPARE(m_world->secrets->place(), SecretPlace::Memory);
        QVERIFY(m_strip->currentText().isEmpty());
    }

    //! And everything goes on once the person tries again.
    void saysThatItWaitsForTheKeychain()
    {
        m_world->remember(m_server, World::session("tok", m_world->clock.now(), {}, ExpirySource::NotStated));
        begin();
        m_world->keychain.hangs = true;
        m_world->sessions->check(m_server.id);
        QTRY_VERIFY_WITH_TIMEOUT(m_strip->currentText().contains(QLatin1String("Waiting for the keychain")), 60'000);
        m_strip->findChild<QPushButton *>(QStringLiteral("stopWaiting"))->click();
        QTRY_COMPARE(m_world->sessions->openQuestions().size(), 1U);
        QVERIFY(m_strip->currentText().isEmpty());
        m_world->sessions->answer(m_world->sessions->openQuestions().begin()->first, Declined{});
        QTRY_VERIFY(m_strip->currentText().contains(QLatin1String("does not answer")));
        QVERIFY(m_world->sessions->state(m_server.id).times); // not logged out

        m_world->keychain.hangs = false;
        m_strip->findChild<QPushButton *>(QStringLiteral("retrySecrets"))->click();
        QTRY_VERIFY(m_strip->currentText().isEmpty());
        QCOMPARE(m_world->sessions->status(m_server.id), Status::Active);
    }

    void saysOfARemovalWhatItIs()
    {
        begin();
        QVERIFY(m_world->catalog->remove({m_server.id}));
        m_world->keychain.fault = SecretError{SecretErrorKind::Locked, {}};
        m_world->sessions->forgetRemoved({m_server});
        QTRY_VERIFY(m_strip->currentText().contains(QLatin1String("could not be removed")));
        QVERIFY(!m_strip->currentText().contains(QLatin1String("memory")));
    }

private:
    void beginWith(const AuthError &error)
    {
        m_world->rememberError(m_server, error);
        begin();
    }
    void begin()
    {
        m_world->load();
        m_notices = std::make_unique<Notices>(Notices::Parts{*m_world->catalog, *m_world->sessions, m_world->providers,
                                                             *m_world->secrets, *m_clipboard, *m_strip});
    }
    QStringList buttonTexts() const
    {
        QStringList texts;
        const auto buttons = m_strip->findChildren<QPushButton *>();
        for (const QPushButton *button : buttons) {
            texts.append(button->text());
        }
        return texts;
    }

    std::unique_ptr<World> m_world;
    std::unique_ptr<ClipboardGuard> m_clipboard;
    std::unique_ptr<MessageStrip> m_strip;
    std::unique_ptr<Notices> m_notices;
    Server m_server;
};

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
