// SPDX-License-Identifier: MIT
#include "core/catalog/databasecreation.h"

#include "core/catalog/databasefiles.h"
#include "core/catalog/migrations.h"

#include <QFile>

namespace tokenrack {

namespace {

//! Nothing needs to reach the disk before the end.
Result<Done, StoreError> fill(const QString &path)
{
    const auto connection = SqliteConnection::open(path, SqliteConnection::Mode::ReadWrite);
    if (!connection) {
        return connection.error();
    }
    for (const char *setting : {"journal_mode = MEMORY", "synchronous = OFF"}) {
        if (auto done = (*connection)->run(QStringLiteral("PRAGMA ") + QLatin1String(setting)); !done) {
            return done;
        }
    }
    if (auto done = migrate(**connection); !done) {
        return done;
    }
    return (*connection)
        ->run(QStringLiteral("INSERT INTO meta (key, value) VALUES ('id', ?)"), {idText(QUuid::createUuid())});
}

} // namespace

Result<Done, StoreError> createDatabase(const QString &path)
{
    QFile::remove(path);
    if (auto made = makePrivateFile(path); !made) {
        return made;
    }
    const auto filled = fill(path);
    return filled ? syncToDisk(path) : filled;
}

} // namespace tokenrack
