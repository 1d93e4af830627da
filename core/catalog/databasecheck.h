// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/sqliteconnection.h"

#include <QUuid>

#include <optional>

namespace tokenrack {

enum class CheckDepth {
    Pages, //!< every page, which reads the whole file
    PagesAndIndexes, //!< and whether each index says the same as its table, which takes several times as long
};

//! Damaged when SQLite's own check finds something wrong.
Result<Done, StoreError> checkWhole(const SqliteConnection &connection, CheckDepth depth);

//! What never changes for one database, see Database::id().
Result<QUuid, StoreError> readDatabaseId(const SqliteConnection &connection);

//! What keeps a file that is there from being opened, whatever is in it.
std::optional<StoreError> obstacleTo(const QString &path);

//! True when changes wait in the log beside the file: while another process is at work, or because the last one ended
//! suddenly.
bool hasLoggedChanges(const QString &path);

//! What makes the database at \a path unusable, as a look at all of it tells. A file that is of no use stays as it is.
std::optional<StoreError> databaseProblem(const QString &path);

// A program that meets damage while it works leaves a mark, so that the next one looks at the whole file before it goes
// on: a start does not read every page, and would not meet the same damage again.

void markDamage(const QString &path);
bool isMarkedAsDamaged(const QString &path);
void forgetDamage(const QString &path);

} // namespace tokenrack
