// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/database.h"
#include "core/catalog/importer.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "core/providers/registry.h"
#include "core/secrets/memorystore.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/sessions.h"
#include "core/session/sqlitesessionstore.h"
#include "tests/support/faketransport.h"

#include <QTemporaryDir>

#include <memory>

namespace tokenrack {

//! A clock that stands still until it is set.
class StillClock final : public Clock
{
public:
    Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance(Milliseconds by) { m_now += by; }

private:
    Instant m_now = instantFromMs(1'791'201'600'000); // 2026-10-05 12:00 UTC
};

//! A keychain in memory that counts how often it is asked, and works until a test says what is wrong with it.
class CountingStore final : public SecretStore
{
public:
    std::optional<SecretError> fault;
    bool hangs = false; //!< reads get no answer before stopWaiting()

    QString placeName() const override { return m_store.placeName(); }
    void read(const QString &key, ReadCallback callback) override
    {
        ++m_calls;
        if (hangs) {
            m_waiting.append(std::move(callback));
            return;
        }
        fault ? failLater(callback) : m_store.read(key, std::move(callback));
    }
    void write(const QString &key, const Secret &value, WriteCallback callback) override
    {
        ++m_calls;
        fault ? failLater(callback) : m_store.write(key, value, std::move(callback));
    }
    void remove(const QString &key, WriteCallback callback) override
    {
        ++m_calls;
        fault ? failLater(callback) : m_store.remove(key, std::move(callback));
    }

    void stopWaiting() override
    {
        const QList<ReadCallback> waiting = std::exchange(m_waiting, {});
        for (const ReadCallback &callback : waiting) {
            callback(SecretError{SecretErrorKind::NoAnswer, {}});
        }
    }

    int calls() const { return m_calls; }

private:
    template <class Callback>
    void failLater(const Callback &callback)
    {
        QMetaObject::invokeMethod(&m_store, [callback, error = *fault] { callback(error); }, Qt::QueuedConnection);
    }

    MemoryStore m_store;
    QList<ReadCallback> m_waiting;
    int m_calls = 0;
};

//! All of core on a throw-away database, with a scripted transport and a keychain in memory. Put servers and what was
//! remembered of them in first, then call load().
class World
{
public:
    World();
    ~World();

    Server makeServer(const QString &name, const QString &provider, const QString &address, const QString &account,
                      const QStringList &tags = {});
    //! What an earlier run held; the session is sealed as that run would have.
    void remember(const Server &server, const Session &session);
    void rememberError(const Server &server, const AuthError &error);
    void rememberLock(const Server &server, Instant until);

    void load();
    //! Opens the vault, as the first use of a token does.
    void openVault();

    static Session session(const QByteArray &token, Instant issued, std::optional<Instant> end, ExpirySource source);

    QTemporaryDir folder;
    StillClock clock;
    std::unique_ptr<Database> database;
    std::unique_ptr<SqliteCatalogStore> catalogStore;
    std::unique_ptr<Catalog> catalog;
    ProviderRegistry providers;
    std::unique_ptr<Importer> importer;
    FakeTransport transport;
    CountingStore keychain;
    std::unique_ptr<SecretKeeper> secrets;
    std::unique_ptr<SqliteSessionStore> sessionStore;
    std::unique_ptr<Sessions> sessions;
};

} // namespace tokenrack
