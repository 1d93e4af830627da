// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"

namespace tokenrack {

class Database;

//! Which servers are read. Equal values of those that are read at once share their memory.
enum class Which { Standing, Removed };

Result<QList<Server>, StoreError> readServers(const Database &database, Which which);
//! Those of \a ids that are standing.
Result<QList<Server>, StoreError> readServers(const Database &database, const QList<QUuid> &ids);

} // namespace tokenrack
