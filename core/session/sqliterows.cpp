// SPDX-License-Identifier: MIT
#include "core/session/sqliterows.h"

#include "core/catalog/sqlvalues.h"

#include <algorithm>
#include <array>

namespace tokenrack {

namespace {

struct SourceName
{
    ExpirySource source = ExpirySource::NotStated;
    QLatin1String name;
};

constexpr std::array sourceNames{
    SourceName{ExpirySource::Stated, QLatin1String("stated")},
    SourceName{ExpirySource::Jwt, QLatin1String("jwt")},
    SourceName{ExpirySource::NotStated, QLatin1String("not_stated")},
    SourceName{ExpirySource::Permanent, QLatin1String("permanent")},
    SourceName{ExpirySource::Account, QLatin1String("account")},
};

//! A name that a later version wrote reads as the most careful of the sources.
ExpirySource sourceFromName(const QString &name)
{
    const auto entry = std::find_if(sourceNames.begin(), sourceNames.end(),
                                    [&name](const SourceName &each) { return each.name == name; });
    return entry == sourceNames.end() ? ExpirySource::NotStated : entry->source;
}

using States = QHash<QUuid, StoredState>;

//! Prepares \a select for all servers, or for \a only that one, whose id stands in \a column.
QSqlQuery &prepared(const Database &database, QString select, const char *column, const std::optional<QUuid> &only)
{
    if (only) {
        select += QStringLiteral(" WHERE %1 = ?").arg(QLatin1String(column));
    }
    QSqlQuery &rows = database.prepared(select);
    if (only) {
        rows.addBindValue(idText(*only));
    }
    return rows;
}

Result<Done, StoreError> loadSessions(const Database &database, const std::optional<QUuid> &only, States *states)
{
    QSqlQuery &rows =
        prepared(database,
                 QStringLiteral("SELECT server, source, expires_at, refresh_expires_at, issued_at, clock_difference,"
                                " expiry_field, verified_at FROM sessions"),
                 "server", only);
    return forEachRow(database, rows, [states](const QSqlQuery &row) {
        StoredSession session;
        session.times = timesFrom(row, 1);
        session.verifiedAt = optionalInstantAt(row, 7);
        (*states)[idAt(row, 0)].session = session;
    });
}

Result<Done, StoreError> loadAttempts(const Database &database, const std::optional<QUuid> &only, States *states)
{
    // A server's account can be edited and each has a count of its own; the one that counts is the catalogue's account.
    QSqlQuery &rows =
        prepared(database,
                 QStringLiteral("SELECT a.server, a.refusals, a.last_refusal, a.locked_until,"
                                " a.secret_refused_at, a.site_has_no_lock, a.sent_at"
                                " FROM attempts a JOIN servers s ON s.id = a.server AND s.account = a.account"),
                 "a.server", only);
    return forEachRow(database, rows,
                      [states](const QSqlQuery &row) { (*states)[idAt(row, 0)].attempts = attemptsFrom(row, 1); });
}

Result<Done, StoreError> loadErrors(const Database &database, const std::optional<QUuid> &only, States *states)
{
    QSqlQuery &rows = prepared(
        database,
        QStringLiteral(
            "SELECT server, kind, server_text, server_code, http_status, detail, retry_at, target, at, secret_error"
            " FROM errors"),
        "server", only);
    return forEachRow(database, rows, [states](const QSqlQuery &row) {
        const auto kind = authErrorKindFromName(row.value(1).toString());
        if (!kind) {
            return; // written by a later version; the next log-in will tell
        }
        StoredState &state = (*states)[idAt(row, 0)];
        state.lastError = AuthError{
            .kind = *kind,
            .serverText = row.value(2).toString(),
            .serverCode = row.value(3).toString(),
            .httpStatus = row.value(4).toInt(),
            .detail = row.value(5).toString(),
            .retryAt = optionalInstantAt(row, 6),
            .target = row.value(7).toString(),
            .secretError = secretErrorKindFromName(row.value(9).toString()),
        };
        state.lastErrorAt = instantAt(row, 8);
    });
}

} // namespace

QString nameOf(ExpirySource source)
{
    const auto entry = std::find_if(sourceNames.begin(), sourceNames.end(),
                                    [source](const SourceName &each) { return each.source == source; });
    return entry->name;
}

SessionTimes timesFrom(const QSqlQuery &row, int first)
{
    SessionTimes times;
    times.source = sourceFromName(row.value(first).toString());
    times.expiresAt = optionalInstantAt(row, first + 1);
    times.refreshExpiresAt = optionalInstantAt(row, first + 2);
    times.issuedAt = instantAt(row, first + 3);
    if (!row.isNull(first + 4)) {
        times.clockDifference = Milliseconds(row.value(first + 4).toLongLong());
    }
    times.expiryField = row.value(first + 5).toString();
    return times;
}

AttemptRecord attemptsFrom(const QSqlQuery &row, int first)
{
    return {
        .refusals = row.value(first).toInt(),
        .lastRefusal = optionalInstantAt(row, first + 1),
        .lockedUntil = optionalInstantAt(row, first + 2),
        .secretRefusedAt = optionalInstantAt(row, first + 3),
        .siteHasNoLock = row.value(first + 4).toBool(),
        .sentAt = optionalInstantAt(row, first + 5),
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
