// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/catalog/sqliteconnection.h"

#include <QStringList>

#include <optional>

namespace tokenrack {

//! How many backups of one database are kept.
inline constexpr qsizetype backupsKept = 10;

//! The backups of the database at \a path, newest first. They stand in the folder "backups" beside it. One of more than
//! a day from now was made while the clock was wrong, and counts as the oldest.
QStringList backupsOf(const QString &path, Instant now);
//! The time that the name of a backup tells.
Instant backupTime(const QString &backup);
//! True when there is no backup of that (UTC) day.
bool isBackupDue(const QString &path, Instant now);
//! Copies what \a connection sees into a dated file of its own and forgets the oldest other backups. Gives the new
//! file; Damaged when the copy failed because the database itself is damaged.
Result<QString, StoreError> makeBackup(const SqliteConnection &connection, Instant now);
//! The newest backup that this program can read and whose pages are whole.
std::optional<QString> newestGoodBackup(const QString &path, Instant now);
//! How many servers there are in \a backup, without the removed ones; nothing when it is no good.
std::optional<qint64> serversInBackup(const QString &backup);

} // namespace tokenrack
