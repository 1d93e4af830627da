// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/database.h"
#include "core/session/sessionstore.h"

namespace tokenrack {

// How the state of a server stands in rows; for SqliteSessionStore only.

//! From the columns source, expires_at, refresh_expires_at, issued_at, clock_difference and expiry_field, beginning at
//! \a first.
SessionTimes timesFrom(const SqliteRow &row, int first);
//! From the columns refusals, last_refusal, locked_until, secret_refused_at, site_has_no_lock and sent_at, beginning at
//! \a first.
AttemptRecord attemptsFrom(const SqliteRow &row, int first);
//! The states of all servers, or of \a only that one, without the sealed values.
Result<QHash<QUuid, StoredState>, StoreError> loadStates(const Database &database, const std::optional<QUuid> &only);

} // namespace tokenrack
