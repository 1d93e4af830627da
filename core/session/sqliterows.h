// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/database.h"
#include "core/catalog/rowsbeside.h"
#include "core/catalog/sharedvalues.h"
#include "core/session/sessionstore.h"

namespace tokenrack {

// How the state of a server stands in rows.

//! From the columns source, expires_at, refresh_expires_at, issued_at, clock_difference and expiry_field, beginning at
//! \a first.
SessionTimes timesFrom(const SqliteRow &row, int first);
SessionTimes timesFrom(const SqliteRow &row, int first, SharedValues &values);
//! From the columns refusals, last_refusal, locked_until, secret_refused_at, site_has_no_lock and sent_at, beginning at
//! \a first.
AttemptRecord attemptsFrom(const SqliteRow &row, int first);
//! The states of all servers, or of \a only that one, without the sealed values.
Result<QHash<QUuid, StoredState>, StoreError> loadStates(const Database &database, const std::optional<QUuid> &only);

//! Reads the states of servers beside a ServerReader, without the sealed values.
class StateReader
{
public:
    //! \a database must outlive the reader.
    explicit StateReader(const Database &database);

    //! The state of the server with that id, as RowsBeside::next() takes it.
    StoredState stateOf(QByteArrayView id);
    Result<Done, StoreError> result() const;

private:
    RowsBeside m_sessions;
    RowsBeside m_attempts;
    RowsBeside m_errors;
    SharedValues m_values;
};

} // namespace tokenrack
