// SPDX-License-Identifier: MIT
#include "tests/ui/world.h"
#include "ui/clipboardguard.h"
#include "ui/tokencopier.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const QString logInPath = QStringLiteral("/v1.0/openapi/auth/login");
const QString refreshPath = QStringLiteral("/v1.0/openapi/token/refresh-1");

} // namespace

class TestTokenCopier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_world = std::make_unique<World>();
        m_clipboard = std::make_unique<ClipboardGuard>(*QGuiApplication::clipboard());
        m_server =
            m_world->makeServer(QStringLiteral("Gateway"), QStringLiteral("hummingbird"),
                                QStringLiteral("http://10.0.0.2"), QStringLiteral("ops"), {QStringLiteral("plant")});
    }

    void cleanup()
    {
        QCOMPARE(m_world->transport.unused(), QStringList());
        m_copier.reset();
        m_clipboard.reset();
        m_world.reset();
    }

    void copiesWhatIsHeld()
    {
        hold(61s);
        const TokenCopier::Outcome outcome = copy({m_server.id});
        QCOMPARE(outcome.copied, 1);
        QCOMPARE(outcome.how, ReadyToken::How::Held);
        QCOMPARE(clipboardText(), QStringLiteral("token-1"));
    }

    void renewsATokenOfLessThanAMinuteFirst()
    {
        hold(59s);
        const qint64 end = toMs(m_world->clock.now()) / 1000 + 7200;
        reply(refreshPath,
              QStringLiteral("{\"code\":0,\"success\":true,\"result\":{\"access_token\":\"token-2\",\"expire\":%1,"
                             "\"refresh_token\":\"refresh-2\"}}")
                  .arg(end)
                  .toUtf8());
        const TokenCopier::Outcome outcome = copy({m_server.id});
        QCOMPARE(outcome.copied, 1);
        QCOMPARE(outcome.how, ReadyToken::How::Refreshed);
        QCOMPARE(clipboardText(), QStringLiteral("token-2"));
    }

    void copiesNothingWhenThereIsNoTokenToBeHad()
    {
        begin();
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        m_world->secrets->keep(m_server, Credential{{{QStringLiteral("password"), Secret("wrong")}}},
                               SecretPlace::Keychain, [](const Result<Done, SecretError> &) { });
        reply(logInPath, "{\"code\":20101,\"success\":false}");
        const TokenCopier::Outcome outcome = copy({m_server.id});
        QCOMPARE(outcome.copied, 0);
        QCOMPARE(outcome.failed, 1);
        QCOMPARE(clipboardText(), QStringLiteral("before"));
        QVERIFY(!m_clipboard->isHolding());
    }

    void copiesTheOthersWhenOneCannotBeHad()
    {
        const Server gone = m_world->makeServer(QStringLiteral("Gone"), QStringLiteral("of_a_later_version"),
                                                QStringLiteral("http://10.0.0.3"), QStringLiteral("ops"));
        hold(1h);
        const TokenCopier::Outcome outcome = copy({gone.id, m_server.id});
        QCOMPARE(outcome.copied, 1);
        QCOMPARE(outcome.failed, 1);
        QCOMPARE(clipboardText(), QStringLiteral("token-1"));
    }

    //! Two keys are enough to copy a thousand: such a copy asks no more than a log-in to many.
    void asksForNoPasswordForOneOfMany()
    {
        const Server without = m_world->makeServer(QStringLiteral("Without"), QStringLiteral("hummingbird"),
                                                   QStringLiteral("http://10.0.0.4"), QStringLiteral("ops"));
        hold(1h);
        const TokenCopier::Outcome outcome = copy({without.id, m_server.id});
        QCOMPARE(outcome.copied, 1);
        QCOMPARE(outcome.failed, 1);
        QVERIFY(m_world->sessions->openQuestions().empty());
        QCOMPARE(m_world->sessions->bulk().total(), 1);
        QCOMPARE(m_world->sessions->bulk().skipped(), 1);
    }

private:
    //! A token with that much life left, sealed by an earlier run.
    void hold(Milliseconds left)
    {
        Session session =
            World::session("token-1", m_world->clock.now() - 1h, m_world->clock.now() + left, ExpirySource::Stated);
        session.refreshToken = Secret("refresh-1");
        m_world->remember(m_server, session);
        begin();
    }
    void begin()
    {
        m_world->load();
        m_copier = std::make_unique<TokenCopier>(
            TokenCopier::Parts{*m_world->catalog, *m_world->sessions, m_world->providers, *m_clipboard});
    }
    void reply(const QString &path, const QByteArray &body)
    {
        m_world->transport.reply(HttpMethod::Post, path, jsonResponse(body, 200, m_world->clock.now()));
    }
    TokenCopier::Outcome copy(const QList<QUuid> &ids)
    {
        TokenCopier::Outcome outcome;
        QSignalSpy finished(m_copier.get(), &TokenCopier::finished);
        const auto connection = connect(m_copier.get(), &TokenCopier::finished, this,
                                        [&outcome](const TokenCopier::Outcome &told) { outcome = told; });
        m_copier->copy(ids, SnippetKind::Token);
        if (finished.isEmpty()) {
            finished.wait();
        }
        disconnect(connection);
        return outcome;
    }
    QString clipboardText() const { return QGuiApplication::clipboard()->text(); }

    std::unique_ptr<World> m_world;
    std::unique_ptr<ClipboardGuard> m_clipboard;
    std::unique_ptr<TokenCopier> m_copier;
    Server m_server;
};

QTEST_MAIN(TestTokenCopier)
#include "tst_tokencopier.moc"
