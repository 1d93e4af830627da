// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"
#include "core/catalog/lease.h"

#include <functional>
#include <memory>

namespace tokenrack {

//! The lease on a database file as a whole: held while it is made, migrated, backed up or replaced; not while it is
//! merely used. Nullptr when somebody else holds it.
Result<std::shared_ptr<Lease>, StoreError> tryLeaseDatabase(const QString &path);

//! Waits for that lease; Busy when it takes too long. Nullptr when \a isDone: another process has meanwhile done what
//! it was wanted for.
Result<std::shared_ptr<Lease>, StoreError>
leaseDatabase(const QString &path, const std::function<bool()> &isDone = [] { return false; });

//! How long one process waits for another, and in which steps it looks again.
inline constexpr std::chrono::seconds databaseTimeout{5};
inline constexpr std::chrono::milliseconds databaseStep{10};

} // namespace tokenrack
