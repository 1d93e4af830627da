// SPDX-License-Identifier: MIT
#include "core/session/sqliterows.h"

#include "core/session/expirysource.h"

namespace tokenrack {

namespace {

//! Runs \a select for all servers, or for \a only that one, whose id stands in \a column.
Result<Done, StoreError> readEach(const Database &database, const QString &select, const char *column,
                                  const std::optional<QUuid> &only, const SqliteConnection::Take &take)
{
    if (!only) {
        return database.run(select, {}, take);
    }
    return database.run(select + QStringLiteral(" WHERE %1 = ?").arg(QLatin1String(column)), {idText(*only)}, take);
}

QString selectSessions()
{
    return QStringLiteral("SELECT server, source, expires_at, refresh_expires_at, issued_at, clock_difference,"
                          " expiry_field, verified_at FROM sessions");
}

//! A server's account can be edited and each has a count of its own; the one that counts is the catalogue's account.
//! CROSS has SQLite begin with the attempts, which are few, and not with the servers.
QString selectAttempts()
{
    return QStringLiteral("SELECT a.server, a.refusals, a.last_refusal, a.locked_until,"
                          " a.secret_refused_at, a.site_has_no_lock, a.sent_at"
                          " FROM attempts a CROSS JOIN servers s ON s.id = a.server AND s.account = a.account");
}

QString selectErrors()
{
    return QStringLiteral(
        "SELECT server, kind, server_text, server_code, http_status, detail, retry_at, target, at, secret_error"
        " FROM errors");
}

//! Equal texts share their memory.
SessionTimes sharedTimesFrom(const SqliteRow &row, int first, SharedValues &values)
{
    SessionTimes times;
    times.source = expirySourceFromName(values.text(row.view(first)));
    times.expiresAt = row.optionalInstant(first + 1);
    times.refreshExpiresAt = row.optionalInstant(first + 2);
    times.issuedAt = row.instant(first + 3);
    if (!row.isNull(first + 4)) {
        times.clockDifference = Milliseconds(row.integer(first + 4));
    }
    times.expiryField = values.text(row.view(first + 5));
    return times;
}

void readSession(const SqliteRow &row, SharedValues &values, StoredState &state)
{
    state.session = StoredSession{.times = sharedTimesFrom(row, 1, values), .verifiedAt = row.optionalInstant(7)};
}

void readAttempts(const SqliteRow &row, StoredState &state)
{
    state.attempts = attemptsFrom(row, 1);
}

//! Else it was written by a later version; the next log-in will tell.
bool isKnownError(const SqliteRow &row)
{
    return authErrorKindFromName(row.text(1)).has_value();
}

void readError(const SqliteRow &row, StoredState &state)
{
    state.lastError = AuthError{
        .kind = *authErrorKindFromName(row.text(1)),
        .serverText = row.text(2),
        .serverCode = row.text(3),
        .httpStatus = int(row.integer(4)),
        .detail = row.text(5),
        .retryAt = row.optionalInstant(6),
        .target = row.text(7),
        .secretError = secretErrorKindFromName(row.text(9)),
    };
    state.lastErrorAt = row.instant(8);
}

QString byServer(const QString &select, const char *column)
{
    return select + QStringLiteral(" ORDER BY ") + QLatin1String(column);
}

} // namespace

SessionTimes timesFrom(const SqliteRow &row, int first)
{
    SharedValues values;
    return sharedTimesFrom(row, first, values);
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
    QHash<QUuid, StoredState> states;
    SharedValues values;
    auto done = readEach(database, selectSessions(), "server", only,
                         [&](const SqliteRow &row) { readSession(row, values, states[row.id(0)]); });
    if (done) {
        done = readEach(database, selectAttempts(), "a.server", only,
                        [&](const SqliteRow &row) { readAttempts(row, states[row.id(0)]); });
    }
    if (done) {
        done = readEach(database, selectErrors(), "server", only, [&](const SqliteRow &row) {
            if (isKnownError(row)) {
                readError(row, states[row.id(0)]);
            }
        });
    }
    if (!done) {
        return done.error();
    }
    return states;
}

namespace {

//! Reads the states of servers beside a ServerReader.
class StateReader
{
public:
    //! \a database must outlive the reader.
    explicit StateReader(const Database &database)
        : m_sessions(database, byServer(selectSessions(), "server"))
        , m_attempts(database, byServer(selectAttempts(), "a.server"))
        , m_errors(database, byServer(selectErrors(), "server"))
    { }

    //! Of the server with that id, as RowsBeside::next() takes it.
    StoredState stateOf(QByteArrayView id)
    {
        StoredState state;
        if (const auto row = m_sessions.next(id)) {
            readSession(*row, m_values, state);
        }
        if (const auto row = m_attempts.next(id)) {
            readAttempts(*row, state);
        }
        if (const auto row = m_errors.next(id); row && isKnownError(*row)) {
            readError(*row, state);
        }
        return state;
    }

    Result<Done, StoreError> result() const
    {
        for (const RowsBeside *rows : {&m_sessions, &m_attempts, &m_errors}) {
            if (auto read = rows->result(); !read) {
                return read;
            }
        }
        return Done();
    }

private:
    RowsBeside m_sessions;
    RowsBeside m_attempts;
    RowsBeside m_errors;
    SharedValues m_values;
};

} // namespace

Result<Done, StoreError> forEachServer(const Database &database, ServerReader::Tags tags,
                                       const std::function<void(const Server &, const StoredState &)> &take)
{
    SharedValues values;
    ServerReader servers(database, values, ServerReader::Which::Standing, tags);
    StateReader states(database);
    while (const auto server = servers.next()) {
        take(*server, states.stateOf(servers.id()));
    }
    auto read = servers.result();
    return read ? states.result() : read;
}

} // namespace tokenrack
