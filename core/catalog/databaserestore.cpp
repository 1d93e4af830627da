// SPDX-License-Identifier: MIT
#include "core/catalog/databaserestore.h"

#include "core/catalog/databasecheck.h"
#include "core/catalog/databasecreation.h"
#include "core/catalog/databasefiles.h"
#include "core/catalog/databaselease.h"

#include <QFile>

#include <functional>

namespace tokenrack {

namespace {

using Prepare = std::function<Result<Done, StoreError>(const QString &path)>;

//! Moves the file to a dated name beside it and returns that name; empty when only a log was left, or nothing.
Result<QString, StoreError> setAside(const QString &path, Instant now)
{
    QString aside = unusedDatedName(path + QStringLiteral(".set-aside-"), now);
    QFile file(path);
    const bool isThere = file.exists();
    if (isThere && !file.rename(aside)) {
        return fileError(file, path);
    }
    // Then what belongs to it: who is killed here leaves no file, rather than one that lacks its last changes.
    QFile::rename(walOf(path), walOf(aside));
    QFile::rename(shmOf(path), shmOf(aside));
    return isThere ? aside : QString();
}

Result<Replacement, StoreError> exchange(const QString &path, const QString &prepared, Instant now)
{
    const auto aside = setAside(path, now);
    if (!aside) {
        return aside.error();
    }
    if (const auto placed = moveIntoPlace(prepared, path); !placed) {
        return placed.error();
    }
    forgetDamage(path);
    return Replacement{.isDone = true, .setAside = *aside};
}

Result<Replacement, StoreError> replace(const QString &path, const Prepare &prepare, Instant now, Replaces which)
{
    const auto lease = leaseDatabase(path);
    if (!lease) {
        return lease.error();
    }
    const auto problem = databaseProblem(path);
    if (!problem && which == Replaces::OfNoUse) {
        return Replacement{.isDone = false, .setAside = {}};
    }
    if (problem && !isOfNoUse(*problem)) {
        return *problem;
    }
    const QString prepared = unfinishedOf(path);
    auto replaced = [&]() -> Result<Replacement, StoreError> {
        const auto made = prepare(prepared);
        return made ? exchange(path, prepared, now) : made.error();
    }();
    if (!replaced) {
        QFile::remove(prepared);
    }
    return replaced;
}

} // namespace

Result<Replacement, StoreError> restoreBackup(const QString &path, const QString &backup, Instant now, Replaces which)
{
    const auto copy = [&backup](const QString &prepared) -> Result<Done, StoreError> {
        if (auto copied = copyPrivate(backup, prepared); !copied) {
            return copied;
        }
        const auto problem = databaseProblem(prepared);
        return problem ? Result<Done, StoreError>({problem->kind, backup, problem->detail}) : Done();
    };
    return replace(path, copy, now, which);
}

Result<Replacement, StoreError> startEmpty(const QString &path, Instant now, Replaces which)
{
    return replace(path, createDatabase, now, which);
}

} // namespace tokenrack
