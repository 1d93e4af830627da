// SPDX-License-Identifier: MIT
#include "tests/bench/memoryparts.h"

#include "app/profile.h"

namespace tokenrack::bench {

namespace {

std::unique_ptr<Database> opened(const QString &folder, const Clock &clock)
{
    auto database = Database::open(Profile::in(folder).database, clock);
    if (!database) {
        qFatal("%s", qPrintable(storeErrorText(database.error())));
    }
    return std::move(*database);
}

} // namespace

MemoryParts::MemoryParts(const QString &folder)
    : database(opened(folder, clock))
    , catalogStore(*database)
    , catalog(catalogStore)
    , transport(clock)
    , secrets(keychain, database->id())
    , sessionStore(*database)
    , sessions({catalog, providers, transport, secrets, sessionStore, clock})
{
    if (!catalog.load() || !sessions.load()) {
        qFatal("The profile to measure with cannot be read.");
    }
}

} // namespace tokenrack::bench
