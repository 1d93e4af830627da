// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/database.h"
#include "core/session/sessionstore.h"

#include <QSqlError>
#include <QSqlQuery>

namespace tokenrack {

// How the state of a server stands in rows; for SqliteSessionStore only.

//! Runs a SELECT and hands each row to \a take.
template <class Take>
Result<Done, StoreError> forEachRow(const Database &database, QSqlQuery &rows, Take take)
{
    if (!rows.exec()) {
        return database.errorOf(rows);
    }
    while (rows.next()) {
        take(rows);
    }
    if (rows.lastError().isValid()) {
        return database.errorOf(rows);
    }
    return Done();
}

//! The name of a source in the database, stable over versions.
QString nameOf(ExpirySource source);
//! From the columns source, expires_at, refresh_expires_at, issued_at, clock_difference and expiry_field, beginning at
//! \a first.
SessionTimes timesFrom(const QSqlQuery &row, int first);
//! From the columns refusals, last_refusal, locked_until, secret_refused_at, site_has_no_lock and sent_at, beginning at
//! \a first.
AttemptRecord attemptsFrom(const QSqlQuery &row, int first);
//! The states of all servers, or of \a only that one, without the sealed values.
Result<QHash<QUuid, StoredState>, StoreError> loadStates(const Database &database, const std::optional<QUuid> &only);

} // namespace tokenrack
