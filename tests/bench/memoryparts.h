// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/database.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "core/http/networktransport.h"
#include "core/providers/registry.h"
#include "core/secrets/memorystore.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/sessions.h"
#include "core/session/sqlitesessionstore.h"

#include <memory>

namespace tokenrack::bench {

//! The program without its window, on a profile, with the keychain in memory.
class MemoryParts
{
public:
    //! Ends the program when the profile in \a folder cannot be read.
    explicit MemoryParts(const QString &folder);

    SystemClock clock;
    std::unique_ptr<Database> database;
    SqliteCatalogStore catalogStore;
    Catalog catalog;
    ProviderRegistry providers;
    NetworkTransport transport;
    MemoryStore keychain;
    SecretKeeper secrets;
    SqliteSessionStore sessionStore;
    Sessions sessions;
};

} // namespace tokenrack::bench
