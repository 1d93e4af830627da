// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace tokenrack::bench {

//! Makes a profile in \a folder with that many servers of all systems, half of them with a session that lasts between
//! five minutes and a day. False when it cannot be written.
bool makeProfile(const QString &folder, int servers);

} // namespace tokenrack::bench
