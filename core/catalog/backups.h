// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/catalog/sqliteconnection.h"

#include <QStringList>

#include <optional>

namespace tokenrack {

//! How many backups of one database are kept.
inline constexpr qsizetype backupsKept = 10;

//! The backups of the database at \a path, newest first. They stand in the folder "backups" beside it.
QStringList backupsOf(const QString &path);
//! True when there is no backup of that (UTC) day.
bool isBackupDue(const QString &path, Instant now);
//! Copies what \a connection sees into a dated file of its own and forgets the oldest backups. Gives the new file;
//! Damaged when the copy failed because the database itself is damaged.
Result<QString, StoreError> makeBackup(const SqliteConnection &connection, Instant now);
//! The newest backup that this program can read and whose pages are whole.
std::optional<QString> newestGoodBackup(const QString &path);

//! Damaged when SQLite's own check finds something wrong. Reads the whole file.
Result<Done, StoreError> checkPages(const SqliteConnection &connection);

} // namespace tokenrack
