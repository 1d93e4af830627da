// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/database.h"
#include "core/catalog/serverreader.h"
#include "core/session/sessionstore.h"

namespace tokenrack {

// How the state of a server stands in rows.

//! From the columns source, expires_at, refresh_expires_at, issued_at, clock_difference and expiry_field, beginning at
//! \a first.
SessionTimes timesFrom(const SqliteRow &row, int first);
//! From the columns refusals, last_refusal, locked_until, secret_refused_at, site_has_no_lock and sent_at, beginning at
//! \a first.
AttemptRecord attemptsFrom(const SqliteRow &row, int first);
//! The states of all servers, or of \a only that one, without the sealed values.
Result<QHash<QUuid, StoredState>, StoreError> loadStates(const Database &database, const std::optional<QUuid> &only);

//! Hands every server that is standing to \a take, one by one in the order of the ids, with its state, without the
//! sealed values; all of it as it was at one moment. What a program holds in memory of servers that it works with is
//! not needed to tell of them.
Result<Done, StoreError> forEachServer(const Database &database, ServerReader::Tags tags,
                                       const std::function<void(const Server &, const StoredState &)> &take);

} // namespace tokenrack
