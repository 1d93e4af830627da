// SPDX-License-Identifier: MIT
#include "tests/ui/world.h"

#include <QSignalSpy>
#include <QTest>

namespace tokenrack {

World::World()
{
    auto opened = Database::open(folder.filePath(QStringLiteral("tokenrack.sqlite")), clock);
    Q_ASSERT(opened);
    database = std::move(*opened);
    catalogStore = std::make_unique<SqliteCatalogStore>(*database);
    catalog = std::make_unique<Catalog>(*catalogStore);
    importer = std::make_unique<Importer>(
        Importer::Parts{.catalog = *catalog,
                        .check = [this](const Server &server) { return providers.problems(server); },
                        .save = [path = database->path(),
                                 this](const QList<Server> &servers) { return importInto(path, clock, servers); }});
    secrets = std::make_unique<SecretKeeper>(keychain, database->id());
    sessionStore = std::make_unique<SqliteSessionStore>(*database);
    sessions =
        std::make_unique<Sessions>(Sessions::Parts{*catalog, providers, transport, *secrets, *sessionStore, clock});
    sessions->setRenewalEnabled(false);
}

World::~World() = default;

Server World::makeServer(const QString &name, const QString &provider, const QString &address, const QString &account,
                         const QStringList &tags)
{
    Server server;
    server.id = QUuid::createUuid();
    server.name = name;
    server.provider = provider;
    server.url = QUrl(address);
    server.account = account;
    server.tags = tags;
    const auto saved = catalogStore->save({server});
    Q_ASSERT(saved);
    return server;
}

void World::remember(const Server &server, const Session &session)
{
    SecretKeeper keeper(keychain, database->id());
    StateWriter writer(*sessionStore);
    SessionKeeper sealing(keeper, *sessionStore, writer);
    sealing.keep(server, session, nullptr);
    const auto isSealed = [this, &server] {
        const auto stored = sessionStore->session(server.id);
        return stored && *stored && !(*stored)->sealedToken.isEmpty();
    };
    const bool sealed = QTest::qWaitFor(isSealed);
    Q_ASSERT(sealed);
    Q_UNUSED(sealed)
}

void World::rememberError(const Server &server, const AuthError &error)
{
    const auto saved = sessionStore->saveError(server.id, error, clock.now());
    Q_ASSERT(saved);
}

void World::rememberLock(const Server &server, Instant until)
{
    const auto saved = sessionStore->changeAttempts({server.id, server.account, {}}, [until](AttemptRecord record) {
        record.refusals = 5;
        record.lockedUntil = until;
        return record;
    });
    Q_ASSERT(saved);
}

void World::load()
{
    const auto catalogLoaded = catalog->load();
    const auto sessionsLoaded = sessions->load();
    Q_ASSERT(catalogLoaded);
    Q_ASSERT(sessionsLoaded);
}

void World::openVault()
{
    secrets->vault([](const Result<const TokenVault *, SecretError> &) { });
    const bool open = QTest::qWaitFor([this] { return secrets->openVault() != nullptr; });
    Q_ASSERT(open);
    Q_UNUSED(open)
}

Session World::session(const QByteArray &token, Instant issued, std::optional<Instant> end, ExpirySource source)
{
    Session session;
    session.token = Secret(token);
    session.times.issuedAt = issued;
    session.times.expiresAt = end;
    session.times.source = source;
    return session;
}

} // namespace tokenrack
