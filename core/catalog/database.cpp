// SPDX-License-Identifier: MIT
#include "core/catalog/database.h"

#include "core/catalog/backups.h"
#include "core/catalog/databasecheck.h"
#include "core/catalog/databasecreation.h"
#include "core/catalog/databasefiles.h"
#include "core/catalog/databaselease.h"
#include "core/catalog/migrations.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QThread>

namespace tokenrack {

namespace {

Q_LOGGING_CATEGORY(log, "tokenrack.database")

using Connected = Result<std::unique_ptr<SqliteConnection>, StoreError>;

//! The file takes its name only when it is whole, so that nobody ever meets half of it.
Result<Done, StoreError> makeNew(const QString &path)
{
    const QString unfinished = unfinishedOf(path);
    auto made = createDatabase(unfinished);
    if (made) {
        made = moveIntoPlace(unfinished, path);
    }
    if (!made) {
        QFile::remove(unfinished);
    }
    return made;
}

enum class Found { AsItWas, MadeNew };

//! Makes the file when there is none and never was. The lease keeps two processes from making it at once, and one from
//! missing what another is just about to put there.
Result<Found, StoreError> ensureFile(const QString &path, Instant now)
{
    if (const auto made = makePrivateFolder(QFileInfo(path).absolutePath()); !made) {
        return made.error();
    }
    if (QFileInfo::exists(path)) {
        return Found::AsItWas;
    }
    const auto turn = leaseDatabase(path, [&path] { return QFileInfo::exists(path); });
    if (!turn) {
        return turn.error();
    }
    if (!*turn) {
        return Found::AsItWas;
    }
    if (!backupsOf(path, now).isEmpty()) {
        return StoreError{StoreErrorKind::Missing, path, {}};
    }
    if (const auto made = makeNew(path); !made) {
        return made.error();
    }
    return Found::MadeNew;
}

//! Two that turn a file to WAL at the same moment stand in each other's way, and SQLite lets neither of them wait.
Result<Done, StoreError> useWal(const SqliteConnection &connection)
{
    const QDeadlineTimer deadline(databaseTimeout);
    for (;;) {
        auto done = connection.run(QStringLiteral("PRAGMA journal_mode = WAL"));
        if (done || done.error().kind != StoreErrorKind::Busy || deadline.hasExpired()) {
            return done;
        }
        QThread::msleep(databaseStep.count());
    }
}

Result<Done, StoreError> applySettings(const SqliteConnection &connection)
{
    if (auto done = useWal(connection); !done) {
        return done;
    }
    for (const char *setting : {"synchronous = FULL", "foreign_keys = ON"}) {
        if (auto done = connection.run(QStringLiteral("PRAGMA ") + QLatin1String(setting)); !done) {
            return done;
        }
    }
    return Done();
}

Result<Done, StoreError> checkIfInDoubt(const SqliteConnection &connection, bool maybeUnclean)
{
    if (!isMarkedAsDamaged(connection.path())) {
        return maybeUnclean ? checkWhole(connection, CheckDepth::Pages) : Done();
    }
    auto whole = checkWhole(connection, CheckDepth::PagesAndIndexes);
    if (whole) {
        forgetDamage(connection.path());
    }
    return whole;
}

Connected connectTo(const QString &path)
{
    if (const auto obstacle = obstacleTo(path)) {
        return *obstacle;
    }
    const bool maybeUnclean = hasLoggedChanges(path);
    auto connection = SqliteConnection::open(path, SqliteConnection::Mode::ReadWrite);
    if (!connection) {
        return connection;
    }
    // Before anything that might write.
    if (const auto version = readSchemaVersion(**connection); !version) {
        return version.error();
    }
    if (const auto whole = checkIfInDoubt(**connection, maybeUnclean); !whole) {
        if (maybeUnclean) {
            (*connection)->leaveLogAtClose();
        }
        return whole.error();
    }
    if (const auto set = applySettings(**connection); !set) {
        return set.error();
    }
    return connection;
}

Result<Done, StoreError> backUpAndMigrate(const SqliteConnection &connection, Instant now)
{
    const auto turn = leaseDatabase(connection.path(), [&connection] {
        const auto version = readSchemaVersion(connection);
        return version && *version == schemaVersion();
    });
    if (!turn) {
        return turn.error();
    }
    if (!*turn) {
        return Done();
    }
    if (const auto made = makeBackup(connection, now); !made) {
        return made.error();
    }
    return migrate(connection);
}

Result<Done, StoreError> backUpDaily(const SqliteConnection &connection, Instant now)
{
    if (!isBackupDue(connection.path(), now)) {
        return Done();
    }
    const auto lease = tryLeaseDatabase(connection.path());
    if (!lease || !*lease || !isBackupDue(connection.path(), now)) {
        return Done(); // another process is at it, or was
    }
    const auto made = makeBackup(connection, now);
    if (made) {
        return Done();
    }
    // The backup reads every row, so it also finds what is damaged.
    if (made.error().kind == StoreErrorKind::Damaged) {
        return StoreError{StoreErrorKind::Damaged, connection.path(), made.error().detail};
    }
    qCWarning(log) << "No backup was made:" << made.error().detail; // the program works without
    return Done();
}

Result<Done, StoreError> bringUpToDate(const SqliteConnection &connection, Instant now)
{
    const auto version = readSchemaVersion(connection);
    if (!version) {
        return version.error();
    }
    if (*version < schemaVersion()) {
        return backUpAndMigrate(connection, now);
    }
    return backUpDaily(connection, now);
}

Result<std::unique_ptr<SqliteConnection>, StoreError> connectUpToDate(const QString &path, Instant now)
{
    const auto found = ensureFile(path, now);
    if (!found) {
        return found.error();
    }
    auto connection = connectTo(path);
    if (connection && *found == Found::AsItWas) { // else there is nothing to migrate and nothing worth a backup
        if (const auto done = bringUpToDate(**connection, now); !done) {
            return done.error();
        }
    }
    return connection;
}

} // namespace

Result<std::unique_ptr<Database>, StoreError> Database::open(const QString &path, const Clock &clock)
{
    auto connection = connectUpToDate(path, clock.now());
    const auto id = connection ? readDatabaseId(**connection) : connection.error();
    if (!id) {
        if (id.error().kind == StoreErrorKind::Damaged) {
            markDamage(path);
        }
        return id.error();
    }
    return std::unique_ptr<Database>(new Database(std::move(connection).value(), *id, clock));
}

Database::Database(std::unique_ptr<SqliteConnection> connection, QUuid id, const Clock &clock)
    : m_connection(std::move(connection))
    , m_id(id)
    , m_clock(clock)
{ }

Database::~Database() = default;

QString Database::path() const
{
    return m_connection->path();
}

Result<Done, StoreError> Database::run(const QString &statement, const QList<SqliteValue> &values,
                                       const SqliteConnection::Take &take) const
{
    return noted(m_connection->run(statement, values, take));
}

SqliteCursor Database::rows(const QString &statement, const QList<SqliteValue> &values) const
{
    return m_connection->rows(statement, values);
}

Result<Done, StoreError> Database::noted(Result<Done, StoreError> done) const
{
    if (!done && done.error().kind == StoreErrorKind::Damaged && !isReplaced()) {
        markDamage(path());
    }
    return done;
}

Result<Done, StoreError> Database::transaction(const std::function<Result<Done, StoreError>()> &work)
{
    return noted(m_connection->transaction(work));
}

Result<Done, StoreError> Database::snapshot(const std::function<Result<Done, StoreError>()> &work) const
{
    return noted(m_connection->snapshot(work));
}

bool Database::isReplaced() const
{
    return m_connection->hasMoved();
}

} // namespace tokenrack
