// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/catalog/catalogstore.h"

namespace tokenrack {

//! Which database may be replaced.
enum class Replaces {
    OfNoUse, //!< one that isOfNoUse() by the time that it is our turn
    Whatever, //!< one in good order, too, because a person asked for that
};

//! What became of a database that was to be replaced.
struct Replacement
{
    bool isDone = true; //!< false: the file is in good order, perhaps because another program was quicker; it stays
    QString setAside; //!< where the file was moved to; empty when there was none
};

// Both make the new file first, look whether it is whole and let it reach the disk. Then the file at "path" is moved to
// a dated name beside it, with its log of changes, and the new one takes its place. So whatever fails on the way, and
// wherever a program is killed, the file is there, or the next start knows that it is missing.

//! Puts a copy of \a backup in the place of the database at \a path.
Result<Replacement, StoreError> restoreBackup(const QString &path, const QString &backup, Instant now,
                                              Replaces which = Replaces::OfNoUse);
//! Puts an empty database there.
Result<Replacement, StoreError> startEmpty(const QString &path, Instant now, Replaces which = Replaces::OfNoUse);

} // namespace tokenrack
