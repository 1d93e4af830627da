// SPDX-License-Identifier: MIT
#include "app/coreparts.h"

namespace tokenrack {

CoreParts::CoreParts(std::unique_ptr<Database> opened, std::unique_ptr<HttpTransport> network, const Clock &clock)
    : database(std::move(opened))
    , catalogStore(*database)
    , catalog(catalogStore)
    , transport(std::move(network))
    , secrets(keychain, database->id())
    , sessionStore(*database)
    , sessions({catalog, providers, *transport, secrets, sessionStore, clock})
{
    secrets.setKeyLease([this] {
        const auto lease = sessionStore.lease(database->id());
        return lease ? *lease : std::make_shared<Lease>(); // where leases cannot be told, the work goes on
    });
}

Result<Done, StoreError> CoreParts::load()
{
    if (catalog.isWhole()) {
        const auto catalogLoaded = catalog.load();
        return catalogLoaded ? sessions.load() : catalogLoaded;
    }
    const auto sessionsLoaded = sessions.load(); // before, so that who hears of a server finds its state
    return sessionsLoaded ? catalog.loadRest() : sessionsLoaded;
}

Result<Done, StoreError> CoreParts::loadOnly(const QList<QUuid> &ids)
{
    const auto loaded = database->snapshot([this, &ids] {
        const auto catalogLoaded = catalog.loadOnly(ids);
        return catalogLoaded ? sessions.loadOnly(ids) : catalogLoaded;
    });
    return loaded && catalog.servers().isEmpty() ? load() : loaded; // others removed them all
}

void CoreParts::setLanguage(const QString &code)
{
    transport->setLanguage(QString(code).replace(QLatin1Char('_'), QLatin1Char('-')).toLatin1());
}

} // namespace tokenrack
