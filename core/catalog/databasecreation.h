// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"

namespace tokenrack {

//! Makes an empty database with an id of its own, in the file \a path that nobody else sees yet. An unfinished one that
//! stands there is made anew.
Result<Done, StoreError> createDatabase(const QString &path);

} // namespace tokenrack
