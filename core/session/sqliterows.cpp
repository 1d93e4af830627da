// SPDX-License-Identifier: MIT
#include "core/session/sqliterows.h"

#include "core/session/expirysource.h"

#include <QSet>

namespace tokenrack {

namespace {

using States = QHash<QUuid, StoredState>;

//! Runs \a select for all servers, or for \a only that one, whose id stands in \a column.
Result<Done, StoreError> readEach(const Database &database, const QString &select, const char *column,
                                  const std::optional<QUuid> &only, const SqliteConnection::Take &take)
{
    if (!only) {
        return database.run(select, {}, take);
    }
    return database.run(select + QStringLiteral(" WHERE %1 = ?").arg(QLatin1String(column)), {idText(*only)}, take);
}

Result<Done, StoreError> loadSessions(const Database &database, const std::optional<QUuid> &only, States *states)
{
    const QString select =
        QStringLiteral("SELECT server, source, expires_at, refresh_expires_at, issued_at, clock_difference,"
                       " expiry_field, verified_at FROM sessions");
    QSet<QString> fields; // few, and thousands of sessions share their memory
    return readEach(database, select, "server", only, [states, &fields](const SqliteRow &row) {
        StoredSession session;
        session.times = timesFrom(row, 1);
        session.times.expiryField = *fields.insert(session.times.expiryField);
        session.verifiedAt = row.optionalInstant(7);
        (*states)[row.id(0)].session = session;
    });
}

Result<Done, StoreError> loadAttempts(const Database &database, const std::optional<QUuid> &only, States *states)
{
    // A server's account can be edited and each has a count of its own; the one that counts is the catalogue's account.
    // CROSS has SQLite begin with the attempts, which are few, and not with the servers.
    const QString select =
        QStringLiteral("SELECT a.server, a.refusals, a.last_refusal, a.locked_until,"
                       " a.secret_refused_at, a.site_has_no_lock, a.sent_at"
                       " FROM attempts a CROSS JOIN servers s ON s.id = a.server AND s.account = a.account");
    return readEach(database, select, "a.server", only,
                    [states](const SqliteRow &row) { (*states)[row.id(0)].attempts = attemptsFrom(row, 1); });
}

Result<Done, StoreError> loadErrors(const Database &database, const std::optional<QUuid> &only, States *states)
{
    const QString select = QStringLiteral(
        "SELECT server, kind, server_text, server_code, http_status, detail, retry_at, target, at, secret_error"
        " FROM errors");
    return readEach(database, select, "server", only, [states](const SqliteRow &row) {
        const auto kind = authErrorKindFromName(row.text(1));
        if (!kind) {
            return; // written by a later version; the next log-in will tell
        }
        StoredState &state = (*states)[row.id(0)];
        state.lastError = AuthError{
            .kind = *kind,
            .serverText = row.text(2),
            .serverCode = row.text(3),
            .httpStatus = int(row.integer(4)),
            .detail = row.text(5),
            .retryAt = row.optionalInstant(6),
            .target = row.text(7),
            .secretError = secretErrorKindFromName(row.text(9)),
        };
        state.lastErrorAt = row.instant(8);
    });
}

} // namespace

SessionTimes timesFrom(const SqliteRow &row, int first)
{
    SessionTimes times;
    times.source = expirySourceFromName(row.text(first));
    times.expiresAt = row.optionalInstant(first + 1);
    times.refreshExpiresAt = row.optionalInstant(first + 2);
    times.issuedAt = row.instant(first + 3);
    if (!row.isNull(first + 4)) {
        times.clockDifference = Milliseconds(row.integer(first + 4));
    }
    times.expiryField = row.text(first + 5);
    return times;
}

AttemptRecord attemptsFrom(const SqliteRow &row, int first)
{
    return {
        .refusals = int(row.integer(first)),
        .lastRefusal = row.optionalInstant(first + 1),
        .lockedUntil = row.optionalInstant(first + 2),
        .secretRefusedAt = row.optionalInstant(first + 3),
        .siteHasNoLock = row.integer(first + 4) != 0,
        .sentAt = row.optionalInstant(first + 5),
    };
}

Result<QHash<QUuid, StoredState>, StoreError> loadStates(const Database &database, const std::optional<QUuid> &only)
{
    States states;
    for (const auto read : {loadSessions, loadAttempts, loadErrors}) {
        if (const auto done = read(database, only, &states); !done) {
            return done.error();
        }
    }
    return states;
}

} // namespace tokenrack
