// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/sqliteconnection.h"

namespace tokenrack {

//! Says in the file's header that a database is ours ("TkRk").
inline constexpr int databaseApplicationId = 0x546b526b;

//! The version of the tables that this program works with, kept in SQLite's user_version.
int schemaVersion();

//! Brings the tables from whatever version they have to schemaVersion(), each step in a transaction of its own.
//! An empty file has version 0.
Result<Done, StoreError> migrate(const SqliteConnection &connection);

//! The version that the tables have now. NewerVersion when a later Tokenrack wrote them, Damaged when the database is
//! not ours.
Result<int, StoreError> readSchemaVersion(const SqliteConnection &connection);

} // namespace tokenrack
