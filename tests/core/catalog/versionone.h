// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/sqliteconnection.h"

#include <QStringList>

namespace tokenrack {

//! Makes a database at \a path as the first version of the program made it, with one server "Old server" in it, and
//! runs
//! \a more statements on it.
Result<Done, StoreError> makeVersionOne(const QString &path, const QStringList &more = {});

} // namespace tokenrack
