// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/catalog/catalogstore.h"

class QFileDevice;

namespace tokenrack {

//! The files that SQLite may keep beside a database.
QString walOf(const QString &path);
QString shmOf(const QString &path);
//! The file beside it on which programs take their leases.
QString leasesOf(const QString &path);
//! Where the next file of that name is made, until it is whole.
QString unfinishedOf(const QString &path);
//! The file beside it where programs note which token they handed out, without waiting for the disk.
QString usesOf(const QString &path);

//! Makes the folder for its owner alone (0700), with everything above it. A folder that is there stays as it is.
Result<Done, StoreError> makePrivateFolder(const QString &folder);
//! Makes an empty file that only its owner may read and write (0600). Fails when it is there already.
Result<Done, StoreError> makePrivateFile(const QString &path);
//! Waits until the file's content has reached the disk.
Result<Done, StoreError> syncToDisk(const QString &path);
//! Gives a finished database its name, which must be free, once its content has reached the disk.
Result<Done, StoreError> moveIntoPlace(const QString &from, const QString &to);
//! Copies a file to \a to, and waits until it has reached the disk. What stands there, unfinished, is made anew.
Result<Done, StoreError> copyPrivate(const QString &from, const QString &to);
//! "20261005-140216" by UTC. Such texts sort by date.
QString dateText(Instant time);
//! "<base>20261005-140216", or with "-2", "-3" … behind when that name is taken.
QString unusedDatedName(const QString &base, Instant now);

//! What stood in the way of \a file.
StoreError fileError(const QFileDevice &file, const QString &path);

} // namespace tokenrack
