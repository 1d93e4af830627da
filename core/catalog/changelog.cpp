// SPDX-License-Identifier: MIT
#include "core/catalog/changelog.h"

#include "core/catalog/database.h"
#include "core/catalog/sqlvalues.h"

#include <QSqlError>

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
    QSqlQuery rows = m_database.query();
    rows.prepare(QStringLiteral("SELECT what, server FROM changes WHERE number > ? ORDER BY number"));
    rows.addBindValue(seen);
    if (!rows.exec()) {
        return m_database.errorOf(rows);
    }
    while (rows.next()) {
        const bool isServer = rows.value(0).toString() == QLatin1String("server");
        (isServer ? changes.servers : changes.states).append(idAt(rows, 1));
    }
    if (rows.lastError().isValid()) {
        return m_database.errorOf(rows);
    }
    return changes;
}

Result<qint64, StoreError> ChangeLog::number(const QString &query) const
{
    QSqlQuery rows = m_database.query();
    if (!rows.exec(query)) {
        return m_database.errorOf(rows);
    }
    return rows.next() ? rows.value(0).toLongLong() : 0;
}

} // namespace tokenrack
