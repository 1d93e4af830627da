// SPDX-License-Identifier: MIT
#include "tests/core/session/sessionsfixture.h"

#include <QTimer>

namespace tokenrack {

void FaultyKeychain::read(const QString &key, ReadCallback callback)
{
    ++calls;
    if (fault) {
        QTimer::singleShot(0, &m_items, [callback, error = *fault] { callback(error); });
        return;
    }
    m_items.read(key, std::move(callback));
}

void FaultyKeychain::write(const QString &key, const Secret &value, WriteCallback callback)
{
    ++calls;
    if (holdsAnswers) {
        m_held.push_back(std::move(callback));
        return;
    }
    if (fault) {
        QTimer::singleShot(0, &m_items, [callback, error = *fault] { callback(error); });
        return;
    }
    m_items.write(key, value, std::move(callback));
}

void FaultyKeychain::remove(const QString &key, WriteCallback callback)
{
    ++calls;
    if (fault) {
        QTimer::singleShot(0, &m_items, [callback, error = *fault] { callback(error); });
        return;
    }
    m_items.remove(key, std::move(callback));
}

void FaultyKeychain::answerAll(const SecretError &error)
{
    for (const WriteCallback &callback : std::exchange(m_held, {})) {
        callback(error);
    }
}

SessionsFixture::SessionsFixture(HttpTransport *other)
    : m_other(other)
{
    restart();
}

SessionsFixture::~SessionsFixture() = default;

void SessionsFixture::restart(const QList<QUuid> &first)
{
    m_sessions.reset();
    m_secrets.reset();
    m_catalog.reset();
    m_sessionStore.reset();
    m_catalogStore.reset();
    m_database.reset();

    m_database = files.open();
    Q_ASSERT(m_database);
    m_catalogStore = std::make_unique<SqliteCatalogStore>(*m_database);
    m_sessionStore = std::make_unique<SqliteSessionStore>(*m_database);
    m_catalog = std::make_unique<Catalog>(*m_catalogStore);
    m_secrets = std::make_unique<SecretKeeper>(keychain, m_database->id());
    HttpTransport &used = m_other ? *m_other : transport;
    m_sessions = std::make_unique<Sessions>(
        Sessions::Parts{*m_catalog, providers, used, *m_secrets, *m_sessionStore, files.clock});
    const bool read = first.isEmpty()
        ? m_catalog->load() && m_sessions->load()
        : m_catalog->loadOnly(first) && m_sessions->loadOnly(first) && m_sessions->load() && m_catalog->loadRest();
    Q_ASSERT(read);
    Q_UNUSED(read)
}

Server SessionsFixture::addServer(const QString &provider, const QString &url, const QString &account,
                                  const Options &options)
{
    Server server{.id = QUuid::createUuid(), .name = account, .provider = provider, .url = QUrl(url)};
    server.account = account;
    server.options = options;
    const bool saved = m_catalog->save({server}).hasValue();
    Q_ASSERT(saved);
    Q_UNUSED(saved)
    return server;
}

void SessionsFixture::storePassword(const Server &server, const QString &password)
{
    const Credential credential{{{QStringLiteral("password"), Secret::fromText(password)}}};
    bool kept = false;
    m_secrets->keep(server, credential, SecretPlace::Keychain,
                    [&kept](const Result<Done, SecretError> &done) { kept = done.hasValue(); });
    const bool inTime = QTest::qWaitFor([&kept] { return kept; });
    Q_ASSERT(inTime);
    Q_UNUSED(inTime)
}

void SessionsFixture::advance(Milliseconds step)
{
    files.clock.advance(step);
    m_sessions->lookAtClock();
}

bool SessionsFixture::waitIdle(const Server &server)
{
    return QTest::qWaitFor([this, &server] { return m_sessions->state(server.id).busy == Busy::No; }, 30000);
}

void SessionsFixture::answer(const Answer &answer)
{
    m_sessions->answer(m_sessions->openQuestions().begin()->first, answer);
}

} // namespace tokenrack
