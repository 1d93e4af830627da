// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/sqlitecatalogstore.h"
#include "core/secrets/memorystore.h"
#include "core/session/sessions.h"
#include "core/session/sqlitesessionstore.h"
#include "tests/core/catalog/databasefixture.h"
#include "tests/support/faketransport.h"

#include <QTest>

namespace tokenrack {

//! A keychain that works until a test says what is wrong with it, and counts how often it was asked.
class FaultyKeychain final : public SecretStore
{
public:
    std::optional<SecretError> fault;
    bool holdsAnswers = false; //!< to write(), until answerAll()
    int calls = 0;

    QString placeName() const override { return QStringLiteral("Test keychain"); }
    void read(const QString &key, ReadCallback callback) override;
    void write(const QString &key, const Secret &value, WriteCallback callback) override;
    void remove(const QString &key, WriteCallback callback) override;
    bool contains(const QString &key) const { return m_items.contains(key); }
    //! Nothing of what was held back is written.
    void answerAll(const SecretError &error);

private:
    MemoryStore m_items;
    std::vector<WriteCallback> m_held;
};

//! Sessions over a real database, a scripted transport and a clock that stands. The question asked last is at hand.
class SessionsFixture
{
public:
    //! With the scripted transport, unless another one is given, which must outlive the fixture.
    explicit SessionsFixture(HttpTransport *other = nullptr);
    ~SessionsFixture();

    //! Ends Sessions and begins again on the same database and keychain, as after a restart; with \a first, as a
    //! window does that reads these servers before the rest.
    void restart(const QList<QUuid> &first = {});

    Sessions &sessions() { return *m_sessions; }
    Catalog &catalog() { return *m_catalog; }
    SecretKeeper &secrets() { return *m_secrets; }
    SessionStore &store() { return *m_sessionStore; }

    Server addServer(const QString &provider, const QString &url, const QString &account = QStringLiteral("admin"),
                     const Options &options = {});
    //! As if the person had entered and kept it earlier.
    void storePassword(const Server &server, const QString &password = QStringLiteral("right"));

    //! Moves the clock and lets Sessions look at it.
    void advance(Milliseconds step);
    Status status(const Server &server) { return m_sessions->status(server.id); }
    //! Waits until nothing is being done with the server.
    bool waitIdle(const Server &server);

    //! The open question of that type, waited for; fails the test when another one or none is asked.
    template <class Wanted>
    std::optional<Wanted> question()
    {
        if (!QTest::qWaitFor([this] { return !m_sessions->openQuestions().empty(); })) {
            return std::nullopt;
        }
        const auto *found = std::get_if<Wanted>(&m_sessions->openQuestions().begin()->second);
        return found ? std::optional(*found) : std::nullopt;
    }
    void answer(const Answer &answer);
    bool nothingAsked() const { return m_sessions->openQuestions().empty(); }

    DatabaseFixture files;
    FaultyKeychain keychain;
    FakeTransport transport;
    ProviderRegistry providers;

private:
    HttpTransport *m_other;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteCatalogStore> m_catalogStore;
    std::unique_ptr<SqliteSessionStore> m_sessionStore;
    std::unique_ptr<Catalog> m_catalog;
    std::unique_ptr<SecretKeeper> m_secrets;
    std::unique_ptr<Sessions> m_sessions;
};

} // namespace tokenrack
