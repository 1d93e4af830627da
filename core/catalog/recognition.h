// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/server.h"

namespace tokenrack {

//! \a entries of a file, each with an id: one that has none is the server of \a present that has its name, system,
//! address and account, so that a file can be imported again, or else a new one. Each server is taken once, and not at
//! all where the file names it by its id.
QList<Server> recognised(const QList<Server> &present, QList<Server> entries);

} // namespace tokenrack
