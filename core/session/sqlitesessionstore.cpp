// SPDX-License-Identifier: MIT
#include "core/session/sqlitesessionstore.h"

#include "core/catalog/database.h"
#include "core/catalog/databasefiles.h"
#include "core/catalog/sqlvalues.h"
#include "core/session/sqliterows.h"

#include <QSqlQuery>

namespace tokenrack {

namespace {

constexpr int linesKept = 200;

//! Runs a prepared statement of one row as a transaction of its own, which is what SQLite makes of it.
Result<Done, StoreError> runAlone(const Database &database, QSqlQuery &statement)
{
    if (!statement.exec()) {
        return database.errorOf(statement);
    }
    return Done();
}

Result<Done, StoreError> deleteOf(const Database &database, const QString &table, QUuid server)
{
    QSqlQuery &statement = database.prepared(QStringLiteral("DELETE FROM %1 WHERE server = ?").arg(table));
    statement.addBindValue(idText(server));
    return runAlone(database, statement);
}

Result<Done, StoreError> writeAttempts(const Database &database, QUuid server, const QString &account,
                                       const AttemptRecord &record)
{
    QSqlQuery &statement = database.prepared(QStringLiteral(
        "REPLACE INTO attempts (server, account, refusals, last_refusal, locked_until, secret_refused_at,"
        " site_has_no_lock, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    statement.addBindValue(idText(server));
    statement.addBindValue(notNull(account));
    statement.addBindValue(record.refusals);
    statement.addBindValue(orNull(record.lastRefusal));
    statement.addBindValue(orNull(record.lockedUntil));
    statement.addBindValue(orNull(record.secretRefusedAt));
    statement.addBindValue(int(record.siteHasNoLock));
    statement.addBindValue(orNull(record.sentAt));
    return runAlone(database, statement);
}

Result<Done, StoreError> appendLine(const Database &database, const Activity &activity)
{
    QSqlQuery &statement =
        database.prepared(QStringLiteral("INSERT INTO activity (server, at, kind, detail) VALUES (?, ?, ?, ?)"));
    statement.addBindValue(idText(activity.server));
    statement.addBindValue(toMs(activity.at));
    statement.addBindValue(nameOf(activity.kind));
    statement.addBindValue(notNull(activity.detail));
    return runAlone(database, statement);
}

Result<Done, StoreError> dropOldLines(const Database &database, QUuid server)
{
    QSqlQuery &statement = database.prepared(
        QStringLiteral("DELETE FROM activity WHERE server = ? AND id <="
                       " (SELECT id FROM activity WHERE server = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"));
    statement.addBindValue(idText(server));
    statement.addBindValue(idText(server));
    statement.addBindValue(linesKept);
    return runAlone(database, statement);
}

//! Within a transaction.
Result<Done, StoreError> addLines(const Database &database, const QList<Activity> &lines)
{
    for (const Activity &line : lines) {
        if (auto appended = appendLine(database, line); !appended) {
            return appended;
        }
        if (auto dropped = dropOldLines(database, line.server); !dropped) {
            return dropped;
        }
    }
    return Done();
}

} // namespace

SqliteSessionStore::SqliteSessionStore(Database &database)
    : m_database(database)
    , m_uses(database.path())
    , m_leases(leasesOf(database.path()))
{ }

Result<QHash<QUuid, StoredState>, StoreError> SqliteSessionStore::load()
{
    return loadStates(m_database, std::nullopt);
}

Result<StoredState, StoreError> SqliteSessionStore::state(QUuid server)
{
    const auto states = loadStates(m_database, server);
    if (!states) {
        return states.error();
    }
    return states->value(server);
}

Result<std::optional<StoredSession>, StoreError> SqliteSessionStore::session(QUuid server)
{
    const QString select =
        QStringLiteral("SELECT source, expires_at, refresh_expires_at, issued_at, clock_difference, expiry_field,"
                       " verified_at, sealed_token, sealed_refresh_token, sealed_fields"
                       " FROM sessions WHERE server = ?");
    std::optional<StoredSession> found;
    const auto done = m_database.read(select, {idText(server)}, [&found](const SqliteRow &row) {
        found = StoredSession{
            .times = timesFrom(row, 0),
            .sealedToken = row.bytes(7),
            .sealedRefreshToken = row.bytes(8),
            .sealedFields = row.bytes(9),
            .verifiedAt = row.optionalInstant(6),
        };
    });
    if (!done) {
        return done.error();
    }
    return found;
}

Result<Done, StoreError> SqliteSessionStore::saveSession(QUuid server, const StoredSession &session)
{
    const SessionTimes &times = session.times;
    QSqlQuery &statement = m_database.prepared(QStringLiteral(
        "REPLACE INTO sessions (server, source, expires_at, refresh_expires_at, issued_at, clock_difference, "
        "expiry_field,"
        " verified_at, sealed_token, sealed_refresh_token, sealed_fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    statement.addBindValue(idText(server));
    statement.addBindValue(nameOf(times.source));
    statement.addBindValue(orNull(times.expiresAt));
    statement.addBindValue(orNull(times.refreshExpiresAt));
    statement.addBindValue(toMs(times.issuedAt));
    statement.addBindValue(times.clockDifference ? QVariant(qint64(times.clockDifference->count())) : QVariant());
    statement.addBindValue(notNull(times.expiryField));
    statement.addBindValue(orNull(session.verifiedAt));
    statement.addBindValue(notNull(session.sealedToken));
    statement.addBindValue(notNull(session.sealedRefreshToken));
    statement.addBindValue(notNull(session.sealedFields));
    return runAlone(m_database, statement);
}

Result<Done, StoreError> SqliteSessionStore::removeSession(QUuid server)
{
    return deleteOf(m_database, QStringLiteral("sessions"), server);
}

Result<Done, StoreError> SqliteSessionStore::setVerified(QUuid server, const SessionTimes &times, Instant at)
{
    QSqlQuery &statement =
        m_database.prepared(QStringLiteral("UPDATE sessions SET verified_at = ? WHERE server = ? AND issued_at = ?"));
    statement.addBindValue(toMs(at));
    statement.addBindValue(idText(server));
    statement.addBindValue(toMs(times.issuedAt));
    return runAlone(m_database, statement);
}

Result<Done, StoreError> SqliteSessionStore::saveError(QUuid server, const std::optional<AuthError> &error, Instant at)
{
    if (!error) {
        return deleteOf(m_database, QStringLiteral("errors"), server);
    }
    QSqlQuery &statement = m_database.prepared(QStringLiteral(
        "REPLACE INTO errors (server, kind, server_text, server_code, http_status, detail, retry_at, target, at,"
        " secret_error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    statement.addBindValue(idText(server));
    statement.addBindValue(nameOf(error->kind));
    statement.addBindValue(notNull(error->serverText));
    statement.addBindValue(notNull(error->serverCode));
    statement.addBindValue(error->httpStatus);
    statement.addBindValue(notNull(error->detail));
    statement.addBindValue(orNull(error->retryAt));
    statement.addBindValue(notNull(error->target));
    statement.addBindValue(toMs(at));
    statement.addBindValue(notNull(error->secretError ? nameOf(*error->secretError) : QString()));
    return runAlone(m_database, statement);
}

Result<AttemptRecord, StoreError>
SqliteSessionStore::changeAttempts(QUuid server, const QString &account,
                                   const std::function<AttemptRecord(AttemptRecord)> &change)
{
    AttemptRecord written;
    const auto done = m_database.transaction([&]() -> Result<Done, StoreError> {
        const auto before = attempts(server, account);
        if (!before) {
            return before.error();
        }
        written = change(*before);
        return written == *before ? Done() : writeAttempts(m_database, server, account, written);
    });
    if (!done) {
        return done.error();
    }
    return written;
}

Result<AttemptRecord, StoreError> SqliteSessionStore::attempts(QUuid server, const QString &account)
{
    const QString select =
        QStringLiteral("SELECT refusals, last_refusal, locked_until, secret_refused_at, site_has_no_lock,"
                       " sent_at FROM attempts WHERE server = ? AND account = ?");
    AttemptRecord record;
    const auto done = m_database.read(select, {idText(server), account},
                                      [&record](const SqliteRow &row) { record = attemptsFrom(row, 0); });
    if (!done) {
        return done.error();
    }
    return record;
}

Result<std::shared_ptr<Lease>, StoreError> SqliteSessionStore::lease(QUuid server)
{
    return m_leases.tryTake(server);
}

Result<QList<QUuid>, StoreError> SqliteSessionStore::leftovers()
{
    QList<QUuid> ids;
    const auto done = m_database.read(QStringLiteral("SELECT server FROM leftovers"), {},
                                      [&ids](const SqliteRow &row) { ids.append(row.id(0)); });
    if (!done) {
        return done.error();
    }
    return ids;
}

Result<Done, StoreError> SqliteSessionStore::rememberLeftover(QUuid item)
{
    QSqlQuery &statement = m_database.prepared(QStringLiteral("INSERT OR IGNORE INTO leftovers (server) VALUES (?)"));
    statement.addBindValue(idText(item));
    return runAlone(m_database, statement);
}

Result<Done, StoreError> SqliteSessionStore::dropLeftover(QUuid server)
{
    return deleteOf(m_database, QStringLiteral("leftovers"), server);
}

Result<Done, StoreError> SqliteSessionStore::noteRefusedSecret(QUuid server, const QString &account,
                                                               const QByteArray &hash, Instant at)
{
    QSqlQuery &statement = m_database.prepared(
        QStringLiteral("REPLACE INTO refused_secrets (server, account, hash, at) VALUES (?, ?, ?, ?)"));
    statement.addBindValue(idText(server));
    statement.addBindValue(notNull(account));
    statement.addBindValue(hash);
    statement.addBindValue(toMs(at));
    return runAlone(m_database, statement);
}

Result<Done, StoreError> SqliteSessionStore::forgetRefusedSecret(QUuid server, const QString &account,
                                                                 const QByteArray &hash)
{
    QSqlQuery &statement = m_database.prepared(
        QStringLiteral("DELETE FROM refused_secrets WHERE server = ? AND account = ? AND hash = ?"));
    statement.addBindValue(idText(server));
    statement.addBindValue(notNull(account));
    statement.addBindValue(hash);
    return runAlone(m_database, statement);
}

Result<std::optional<Instant>, StoreError> SqliteSessionStore::refusedSecretAt(QUuid server, const QString &account,
                                                                               const QByteArray &hash)
{
    const QString select =
        QStringLiteral("SELECT at FROM refused_secrets WHERE server = ? AND account = ? AND hash = ?");
    std::optional<Instant> at;
    const auto done =
        m_database.read(select, {idText(server), account, hash}, [&at](const SqliteRow &row) { at = row.instant(0); });
    if (!done) {
        return done.error();
    }
    return at;
}

Result<Done, StoreError> SqliteSessionStore::addUse(const Activity &activity)
{
    return m_uses.append(activity) ? Done() : addActivity(activity);
}

QSet<QUuid> SqliteSessionStore::collectUses()
{
    QSet<QUuid> servers;
    m_uses.take([&](const QList<Activity> &lines) {
        for (const Activity &line : lines) {
            servers.insert(line.server);
        }
        return m_database.transaction([&] { return addLines(m_database, lines); }).hasValue();
    });
    return servers;
}

Result<Done, StoreError> SqliteSessionStore::addActivity(const Activity &activity)
{
    return write({.sessions = {}, .lines = {activity}});
}

Result<Done, StoreError> SqliteSessionStore::write(const StateChanges &changes)
{
    collectUses(); // they came before
    return m_database.transaction([&]() -> Result<Done, StoreError> {
        for (const StateChanges::NewSession &each : changes.sessions) {
            if (auto saved = saveSession(each.server, each.session); !saved) {
                return saved;
            }
        }
        return addLines(m_database, changes.lines);
    });
}

Result<QList<Activity>, StoreError> SqliteSessionStore::activities(QUuid server, int limit)
{
    collectUses();
    const QString select =
        QStringLiteral("SELECT at, kind, detail FROM activity WHERE server = ? ORDER BY id DESC LIMIT ?");
    QList<Activity> lines;
    const auto done = m_database.read(select, {idText(server), qint64(limit)}, [&](const SqliteRow &row) {
        if (const auto kind = activityKindFromName(row.text(1))) {
            lines.append({.server = server, .at = row.instant(0), .kind = *kind, .detail = row.text(2)});
        }
    });
    if (!done) {
        return done.error();
    }
    return lines;
}

} // namespace tokenrack
