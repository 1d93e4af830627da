// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/database.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "core/http/httptransport.h"
#include "core/providers/registry.h"
#include "core/secrets/keychainstore.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/sessions.h"
#include "core/session/sqlitesessionstore.h"

#include <memory>

namespace tokenrack {

//! What both programs are built from and what lives as long as the database is open, in the order in which each part
//! needs the ones before.
struct CoreParts
{
    //! \a clock must outlive the parts.
    CoreParts(std::unique_ptr<Database> opened, std::unique_ptr<HttpTransport> network, const Clock &clock);

    //! Reads catalogue and sessions. Neither keychain nor network.
    Result<Done, StoreError> load();
    //! Reads these servers alone, so that the first paint need not wait for a long list. load() has to follow soon.
    Result<Done, StoreError> loadOnly(const QList<QUuid> &ids);
    //! The language in which servers are asked to speak: "en", "zh_CN".
    void setLanguage(const QString &code);

    std::unique_ptr<Database> database;
    SqliteCatalogStore catalogStore;
    Catalog catalog;
    ProviderRegistry providers;
    std::unique_ptr<HttpTransport> transport;
    KeychainStore keychain;
    SecretKeeper secrets;
    SqliteSessionStore sessionStore;
    Sessions sessions;
};

} // namespace tokenrack
