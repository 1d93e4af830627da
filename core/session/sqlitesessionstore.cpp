// SPDX-License-Identifier: MIT
#include "core/session/sqlitesessionstore.h"

#include "core/catalog/database.h"
#include "core/catalog/databasefiles.h"
#include "core/session/expirysource.h"
#include "core/session/sqliterows.h"

namespace tokenrack {

namespace {

constexpr int linesKept = 200;

Result<Done, StoreError> deleteOf(const Database &database, const QString &table, QUuid server)
{
    return database.run(QStringLiteral("DELETE FROM %1 WHERE server = ?").arg(table), {idText(server)});
}

Result<Done, StoreError> writeAttempts(const Database &database, QUuid server, const QString &account,
                                       const AttemptRecord &record)
{
    return database.run(
        QStringLiteral(
            "REPLACE INTO attempts (server, account, refusals, last_refusal, locked_until, secret_refused_at,"
            " site_has_no_lock, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {idText(server), account, record.refusals, orNull(record.lastRefusal), orNull(record.lockedUntil),
         orNull(record.secretRefusedAt), int(record.siteHasNoLock), orNull(record.sentAt)});
}

Result<AttemptRecord, StoreError> readAttempts(const Database &database, QUuid server, const QString &account)
{
    const QString select =
        QStringLiteral("SELECT refusals, last_refusal, locked_until, secret_refused_at, site_has_no_lock,"
                       " sent_at FROM attempts WHERE server = ? AND account = ?");
    AttemptRecord record;
    const auto done = database.run(select, {idText(server), account},
                                   [&record](const SqliteRow &row) { record = attemptsFrom(row, 0); });
    if (!done) {
        return done.error();
    }
    return record;
}

//! Writes nothing where nothing changes, so that no other process looks.
Result<Done, StoreError> replaceAttempts(const Database &database, QUuid server, const QString &account,
                                         const AttemptRecord &record)
{
    const auto before = readAttempts(database, server, account);
    if (!before) {
        return before.error();
    }
    return record == *before ? Done() : writeAttempts(database, server, account, record);
}

//! Gives the count to the account's other entries. Whose stored credential was refused stays as it is.
Result<Done, StoreError> shareAttempts(const Database &database, const CountedAccount &account, AttemptRecord record)
{
    for (const QUuid other : account.others) {
        const auto before = readAttempts(database, other, account.account);
        if (!before) {
            return before.error();
        }
        record.secretRefusedAt = before->secretRefusedAt;
        if (auto done = replaceAttempts(database, other, account.account, record); !done) {
            return done;
        }
    }
    return Done();
}

Result<Done, StoreError> appendLine(const Database &database, const Activity &activity)
{
    return database.run(QStringLiteral("INSERT INTO activity (server, at, kind, detail) VALUES (?, ?, ?, ?)"),
                        {idText(activity.server), toMs(activity.at), nameOf(activity.kind), activity.detail});
}

Result<Done, StoreError> dropOldLines(const Database &database, QUuid server)
{
    return database.run(QStringLiteral("DELETE FROM activity WHERE server = ? AND id <="
                                       " (SELECT id FROM activity WHERE server = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"),
                        {idText(server), idText(server), linesKept});
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
    const auto done = m_database.run(select, {idText(server)}, [&found](const SqliteRow &row) {
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
    const SqliteValue difference =
        times.clockDifference ? SqliteValue(qint64(times.clockDifference->count())) : SqliteValue();
    return m_database.run(
        QStringLiteral(
            "REPLACE INTO sessions (server, source, expires_at, refresh_expires_at, issued_at,"
            " clock_difference, expiry_field, verified_at, sealed_token, sealed_refresh_token, sealed_fields)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {idText(server), nameOf(times.source), orNull(times.expiresAt), orNull(times.refreshExpiresAt),
         toMs(times.issuedAt), difference, times.expiryField, orNull(session.verifiedAt), session.sealedToken,
         session.sealedRefreshToken, session.sealedFields});
}

Result<Done, StoreError> SqliteSessionStore::removeSession(QUuid server)
{
    return deleteOf(m_database, QStringLiteral("sessions"), server);
}

Result<Done, StoreError> SqliteSessionStore::setVerified(QUuid server, const SessionTimes &times, Instant at)
{
    return m_database.run(QStringLiteral("UPDATE sessions SET verified_at = ? WHERE server = ? AND issued_at = ?"),
                          {toMs(at), idText(server), toMs(times.issuedAt)});
}

Result<Done, StoreError> SqliteSessionStore::saveError(QUuid server, const std::optional<AuthError> &error, Instant at)
{
    if (!error) {
        return deleteOf(m_database, QStringLiteral("errors"), server);
    }
    return m_database.run(
        QStringLiteral("REPLACE INTO errors (server, kind, server_text, server_code, http_status, detail, retry_at,"
                       " target, at, secret_error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {idText(server), nameOf(error->kind), error->serverText, error->serverCode, error->httpStatus, error->detail,
         orNull(error->retryAt), error->target, toMs(at),
         error->secretError ? nameOf(*error->secretError) : QString()});
}

Result<AttemptRecord, StoreError>
SqliteSessionStore::changeAttempts(const CountedAccount &account,
                                   const std::function<AttemptRecord(AttemptRecord)> &change)
{
    // Most often nothing was counted, and nothing is: the answer is then that of this moment, and nobody has to wait.
    if (auto standing = attempts(account); standing && change(*standing) == *standing) {
        return standing;
    }
    AttemptRecord written;
    const auto done = m_database.transaction([&]() -> Result<Done, StoreError> {
        const auto before = attempts(account);
        if (!before) {
            return before.error();
        }
        written = change(*before);
        if (auto own = replaceAttempts(m_database, account.server, account.account, written); !own) {
            return own;
        }
        return shareAttempts(m_database, account, written);
    });
    if (!done) {
        return done.error();
    }
    return written;
}

Result<AttemptRecord, StoreError> SqliteSessionStore::attempts(const CountedAccount &account)
{
    auto own = readAttempts(m_database, account.server, account.account);
    if (!own) {
        return own.error();
    }
    AttemptRecord record = *own;
    for (const QUuid other : account.others) {
        const auto read = readAttempts(m_database, other, account.account);
        if (!read) {
            return read.error();
        }
        record = withCountOf(record, *read);
    }
    return record;
}

Result<std::shared_ptr<Lease>, StoreError> SqliteSessionStore::lease(QUuid what)
{
    return m_leases.tryTake(what);
}

Result<QList<QUuid>, StoreError> SqliteSessionStore::leftovers()
{
    QList<QUuid> ids;
    const auto done = m_database.run(QStringLiteral("SELECT server FROM leftovers"), {},
                                     [&ids](const SqliteRow &row) { ids.append(row.id(0)); });
    if (!done) {
        return done.error();
    }
    return ids;
}

Result<Done, StoreError> SqliteSessionStore::rememberLeftover(QUuid item)
{
    return m_database.run(QStringLiteral("INSERT OR IGNORE INTO leftovers (server) VALUES (?)"), {idText(item)});
}

Result<Done, StoreError> SqliteSessionStore::dropLeftover(QUuid server)
{
    return deleteOf(m_database, QStringLiteral("leftovers"), server);
}

Result<Done, StoreError> SqliteSessionStore::noteRefusedSecret(QUuid server, const QString &account,
                                                               const QByteArray &hash, Instant at)
{
    return m_database.run(
        QStringLiteral("REPLACE INTO refused_secrets (server, account, hash, at) VALUES (?, ?, ?, ?)"),
        {idText(server), account, hash, toMs(at)});
}

Result<Done, StoreError> SqliteSessionStore::forgetRefusedSecret(const QByteArray &hash)
{
    return m_database.run(QStringLiteral("DELETE FROM refused_secrets WHERE hash = ?"), {hash});
}

Result<bool, StoreError> SqliteSessionStore::hasRefusedSecrets()
{
    bool hasOne = false;
    const auto done = m_database.run(QStringLiteral("SELECT 1 FROM refused_secrets LIMIT 1"), {},
                                     [&hasOne](const SqliteRow &) { hasOne = true; });
    if (!done) {
        return done.error();
    }
    return hasOne;
}

Result<std::optional<Instant>, StoreError> SqliteSessionStore::refusedSecretAt(const QByteArray &hash)
{
    std::optional<Instant> at;
    const auto done = m_database.run(QStringLiteral("SELECT max(at) FROM refused_secrets WHERE hash = ?"), {hash},
                                     [&at](const SqliteRow &row) { at = row.optionalInstant(0); });
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
    const auto done = m_database.run(select, {idText(server), qint64(limit)}, [&](const SqliteRow &row) {
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
