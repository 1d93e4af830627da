// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/catalog/server.h"

namespace tokenrack {

//! What can go wrong with a file of ours.
enum class StoreErrorKind {
    CannotOpen, //!< the folder or the file cannot be made or read
    Damaged, //!< not a database, or its pages are damaged
    NewerVersion, //!< written by a later Tokenrack
    Missing, //!< the file is gone, but backups of it are there
    Replaced, //!< another program has put another file in its place since it was opened
    ReadOnly,
    DiskFull,
    Busy, //!< another process holds the file for too long
    Other,
};

//! What went wrong with which file.
struct StoreError
{
    StoreErrorKind kind;
    QString path; //!< the file
    QString detail; //!< what the database says, for the log and the tooltip

    friend bool operator==(const StoreError &, const StoreError &) = default;
};

//! True when trying again does not help: the database has to be replaced, by a backup or by an empty one.
bool isOfNoUse(const StoreError &error);

//! What happened, as a sentence, translated.
QString storeErrorCause(const StoreError &error);
//! The same with what to do next.
QString storeErrorText(const StoreError &error);

//! Where the catalogue rests. SQLite now; a shared one may stand behind the same interface later.
//! Every call is one transaction: all of it happens, or nothing.
class CatalogStore
{
public:
    virtual ~CatalogStore() = default;

    //! All servers that are not removed, in no particular order.
    virtual Result<QList<Server>, StoreError> load() = 0;
    //! Those that are marked as removed, and may still come back.
    virtual Result<QList<Server>, StoreError> loadRemoved() = 0;
    //! Those of \a ids that are there and not removed.
    virtual Result<QList<Server>, StoreError> find(const QList<QUuid> &ids) = 0;
    //! Adds new servers and overwrites those with the same id; a removed one with that id comes back.
    virtual Result<Done, StoreError> save(const QList<Server> &servers) = 0;
    //! Saves servers that come from a file, and gives what was saved: an entry that is here already, which one without
    //! an id can be too, see recognised(), stays connected as it was, see withConnectionOf().
    virtual Result<QList<Server>, StoreError> import(const QList<Server> &servers) = 0;
    //! Saves what differs between \a before and \a after, as merged() with what stands here now, and gives what was
    //! saved. A server that is not there, or removed, is saved as \a after.
    virtual Result<Server, StoreError> change(const Server &before, const Server &after) = 0;
    //! Marks the servers as removed. Their state rests until they are purged, so that a removal can be undone.
    virtual Result<Done, StoreError> remove(const QList<QUuid> &ids) = 0;
    //! Forgets for good those of \a ids that are marked as removed. What the keychain may hold of them is remembered as
    //! SessionStore::leftovers().
    virtual Result<Done, StoreError> purge(const QList<QUuid> &ids) = 0;
    //! The same with all that was removed before that time, and that nobody can bring back any more.
    virtual Result<Done, StoreError> purgeRemoved(Instant before) = 0;
};

} // namespace tokenrack
