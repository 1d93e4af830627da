// SPDX-License-Identifier: MIT
#include "tests/bench/benchdata.h"

#include "app/profile.h"
#include "core/catalog/database.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "core/session/sqlitesessionstore.h"

#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

constexpr std::array providers{"biotime"_L1, "assetscontrols"_L1, "maximtop"_L1, "xswitch"_L1, "hummingbird"_L1};
constexpr std::array places{"Harbour"_L1, "Airport"_L1, "Plant"_L1, "Warehouse"_L1, "Hotel"_L1};
const std::array chinesePlaces{u"上海"_s, u"宁波"_s, u"深圳"_s};

Server makeServer(int number, QRandomGenerator &random)
{
    const QString place = number % 4 == 0 ? chinesePlaces.at(random.bounded(quint32(chinesePlaces.size())))
                                          : QString(places.at(random.bounded(quint32(places.size()))));
    Server server;
    server.id = QUuid::createUuid();
    server.name = u"%1 %2"_s.arg(place).arg(random.bounded(100'000));
    server.provider = providers.at(std::size_t(number) % providers.size());
    server.url = QUrl(u"http://host%1.example:8081"_s.arg(number));
    server.account = u"user%1"_s.arg(number % 50);
    if (server.provider == "maximtop"_L1) {
        server.options.insert(u"app_id"_s, u"1024"_s);
    }
    server.tags = {number % 2 == 0 ? u"production"_s : u"test"_s, u"site%1"_s.arg(number % 20)};
    return server;
}

StoredSession makeSession(Instant now, QRandomGenerator &random)
{
    StoredSession session;
    session.times = {.source = ExpirySource::Stated,
                     .expiresAt = now + Seconds(300 + random.bounded(86'400)),
                     .issuedAt = now,
                     .expiryField = u"expires"_s};
    session.sealedToken = QByteArray(80, 's');
    session.sealedFields = QByteArray(200, 's');
    return session;
}

} // namespace

QList<Server> makeServers(int count)
{
    QRandomGenerator random(20261122);
    QList<Server> made;
    made.reserve(count);
    for (int number = 0; number < count; ++number) {
        made.append(makeServer(number, random));
    }
    return made;
}

bool writeProfile(const QString &folder, const QList<Server> &servers, WithSessions sessions)
{
    const SystemClock clock;
    auto database = Database::open(Profile::in(folder).database, clock);
    if (!database) {
        return false;
    }
    SqliteCatalogStore catalogStore(**database);
    if (!catalogStore.save(servers)) {
        return false;
    }
    if (sessions == WithSessions::No) {
        return true;
    }
    QRandomGenerator random(20261122);
    SqliteSessionStore sessionStore(**database);
    const auto saved = (*database)->transaction([&]() -> Result<Done, StoreError> {
        for (qsizetype i = 0; i < servers.size(); i += 2) {
            if (auto done = sessionStore.saveSession(servers.at(i).id, makeSession(clock.now(), random)); !done) {
                return done;
            }
        }
        return Done();
    });
    return saved.hasValue();
}

} // namespace tokenrack::bench
