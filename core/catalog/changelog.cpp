// SPDX-License-Identifier: MIT
#include "core/catalog/changelog.h"

#include "core/catalog/database.h"

#include <algorithm>

namespace tokenrack {

namespace {

QString lastNumber()
{
    return QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name = 'changes'");
}

//! Changes only when another connection has written.
QString dataVersion()
{
    return QStringLiteral("PRAGMA data_version");
}

//! Of the last change whose trace was cleared away, see SqliteCatalogStore::purgeRemoved().
QString lastForgotten()
{
    return QStringLiteral("SELECT value FROM meta WHERE key = 'changes_forgotten'");
}

} // namespace

ChangeLog::ChangeLog(Database &database)
    : m_database(database)
{
    // What fails here makes the next look tell more than necessary.
    const auto version = number(dataVersion());
    const auto seen = number(lastNumber());
    m_version = version ? *version : 0;
    m_seen = seen ? *seen : 0;
}

Result<Changes, StoreError> ChangeLog::look()
{
    // In this order: what another process writes in between raises the version, and is met by the next look.
    const auto last = number(lastNumber());
    if (!last) {
        return last.error();
    }
    const auto version = number(dataVersion());
    if (!version) {
        return version.error();
    }
    if (*version == m_version) {
        m_seen = *last; // all of it our own
        return Changes();
    }
    auto changes = changesSince(m_seen);
    if (changes) {
        m_seen = *last;
        m_version = *version;
    }
    return changes;
}

Result<Changes, StoreError> ChangeLog::changesSince(qint64 seen)
{
    const auto forgotten = number(lastForgotten());
    if (!forgotten) {
        return forgotten.error();
    }
    Changes changes;
    if (seen < *forgotten) {
        changes.isEverything = true;
        return changes;
    }
    const auto read =
        m_database.run(QStringLiteral("SELECT what, server FROM changes WHERE number > ? ORDER BY number"), {seen},
                       [&changes](const SqliteRow &row) {
                           const bool isServer = row.text(0) == QLatin1String("server");
                           (isServer ? changes.servers : changes.states).append(row.id(1));
                       });
    if (!read) {
        return read.error();
    }
    return changes;
}

Result<qint64, StoreError> ChangeLog::number(const QString &query) const
{
    qint64 number = 0;
    const auto read = m_database.run(query, {}, [&number](const SqliteRow &row) { number = row.integer(0); });
    if (!read) {
        return read.error();
    }
    return number;
}

} // namespace tokenrack
