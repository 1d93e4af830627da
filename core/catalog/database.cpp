// SPDX-License-Identifier: MIT
#include "core/catalog/database.h"

#include "core/catalog/backups.h"
#include "core/catalog/databasefiles.h"
#include "core/catalog/leasefile.h"
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

constexpr Milliseconds leaseTimeout = std::chrono::seconds(5);
constexpr int leaseStepMs = 10;

//! Leased while the file itself is made, migrated or backed up; not while it is merely used.
constexpr QUuid wholeFile;

//! Waits for the lease. Nullptr when another process has meanwhile done what it was wanted for.
Result<std::shared_ptr<Lease>, StoreError> waitForTurn(const QString &path, const std::function<bool()> &isDone)
{
    LeaseFile leases(leasesOf(path));
    const QDeadlineTimer deadline(leaseTimeout);
    for (;;) {
        const auto lease = leases.tryTake(wholeFile);
        if (!lease) {
            return lease.error();
        }
        if (isDone()) {
            return std::shared_ptr<Lease>();
        }
        if (*lease) {
            return *lease;
        }
        if (deadline.hasExpired()) {
            return StoreError{StoreErrorKind::Busy, path, QStringLiteral("another process is at it")};
        }
        QThread::msleep(leaseStepMs);
    }
}

//! What cannot be opened at all, whatever is in it.
std::optional<StoreError> obstacle(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists()) {
        return std::nullopt;
    }
    if (!file.isFile()) {
        return StoreError{StoreErrorKind::CannotOpen, path, QStringLiteral("not a file")};
    }
    if (!file.isReadable()) {
        return StoreError{StoreErrorKind::CannotOpen, path, QStringLiteral("no permission to read")};
    }
    if (!file.isWritable() || !QFileInfo(file.absolutePath()).isWritable()) {
        return StoreError{StoreErrorKind::ReadOnly, path, QStringLiteral("no permission to write")};
    }
    // SQLite takes an empty file for a new database. Ours never is empty, so something was lost here.
    if (file.size() == 0) {
        return StoreError{StoreErrorKind::Damaged, path, QStringLiteral("the file is empty")};
    }
    return std::nullopt;
}

//! Fills a file that nobody else sees yet, so that nothing needs to reach the disk before the end.
Result<Done, StoreError> fillNew(const QString &path)
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

//! The file takes its name only when it is whole, so that nobody ever meets half of it.
Result<Done, StoreError> makeNew(const QString &path)
{
    const QString unfinished = path + QStringLiteral(".new");
    QFile::remove(unfinished);
    if (auto made = makePrivateFile(unfinished); !made) {
        return made;
    }
    auto filled = fillNew(unfinished);
    if (filled) {
        filled = moveIntoPlace(unfinished, path);
    }
    if (!filled) {
        QFile::remove(unfinished);
    }
    return filled;
}

enum class Found { AsItWas, MadeNew };

//! Makes the file when there is none. The lease keeps two processes from making it at once.
Result<Found, StoreError> ensureFile(const QString &path)
{
    if (const auto made = makePrivateFolder(QFileInfo(path).absolutePath()); !made) {
        return made.error();
    }
    if (QFileInfo::exists(path)) {
        return Found::AsItWas;
    }
    const auto turn = waitForTurn(path, [&path] { return QFileInfo::exists(path); });
    if (!turn) {
        return turn.error();
    }
    if (!*turn) {
        return Found::AsItWas;
    }
    if (const auto made = makeNew(path); !made) {
        return made.error();
    }
    return Found::MadeNew;
}

//! Two that turn a file to WAL at the same moment stand in each other's way, and SQLite lets neither of them wait.
Result<Done, StoreError> useWal(const SqliteConnection &connection)
{
    const QDeadlineTimer deadline(leaseTimeout);
    for (;;) {
        auto done = connection.run(QStringLiteral("PRAGMA journal_mode = WAL"));
        if (done || done.error().kind != StoreErrorKind::Busy || deadline.hasExpired()) {
            return done;
        }
        QThread::msleep(leaseStepMs);
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

Connected connectTo(const QString &path)
{
    if (const auto found = obstacle(path)) {
        return *found;
    }
    // Content waits there while another process is at work, or because the last one ended suddenly.
    const bool maybeUnclean = QFileInfo(walOf(path)).size() > 0;
    auto connection = SqliteConnection::open(path, SqliteConnection::Mode::ReadWrite);
    if (!connection) {
        return connection;
    }
    // Before anything that might write.
    if (const auto version = readSchemaVersion(**connection); !version) {
        return version.error();
    }
    if (maybeUnclean) {
        if (const auto whole = checkPages(**connection); !whole) {
            return whole.error();
        }
    }
    if (const auto set = applySettings(**connection); !set) {
        return set.error();
    }
    return connection;
}

Result<Done, StoreError> backUpAndMigrate(const SqliteConnection &connection, Instant now)
{
    const auto turn = waitForTurn(connection.path(), [&connection] {
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
    const auto lease = LeaseFile(leasesOf(connection.path())).tryTake(wholeFile);
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

Result<QUuid, StoreError> readId(const SqliteConnection &connection)
{
    const auto text = connection.text(QStringLiteral("SELECT value FROM meta WHERE key = 'id'"));
    if (!text) {
        return text.error();
    }
    const QUuid id = QUuid::fromString(*text);
    if (id.isNull()) {
        return StoreError{StoreErrorKind::Damaged, connection.path(), QStringLiteral("the database has no id")};
    }
    return id;
}

} // namespace

Result<std::unique_ptr<Database>, StoreError> Database::open(const QString &path, const Clock &clock)
{
    const auto found = ensureFile(path);
    if (!found) {
        return found.error();
    }
    auto connection = connectTo(path);
    if (!connection) {
        return connection.error();
    }
    if (*found == Found::AsItWas) { // else there is nothing to migrate and nothing worth a backup
        if (const auto done = bringUpToDate(**connection, clock.now()); !done) {
            return done.error();
        }
    }
    const auto id = readId(**connection);
    if (!id) {
        return id.error();
    }
    return std::unique_ptr<Database>(new Database(std::move(connection).value(), *id, clock));
}

Result<QString, StoreError> Database::setAside(const QString &path, const Clock &clock)
{
    const QString aside = unusedDatedName(path + QStringLiteral(".set-aside-"), clock.now());
    // First what belongs to it: a log of changes without its file would be taken for that of the next file of this
    // name.
    QFile::rename(walOf(path), walOf(aside));
    QFile::rename(shmOf(path), shmOf(aside));
    QFile file(path);
    if (!file.rename(aside)) {
        QFile::rename(walOf(aside), walOf(path)); // the last changes may still stand in it
        return fileError(file, path);
    }
    return aside;
}

std::optional<QString> Database::lastGoodBackup(const QString &path)
{
    return newestGoodBackup(path);
}

Result<Done, StoreError> Database::restore(const QString &backup, const QString &path)
{
    if (QFileInfo::exists(path)) {
        return StoreError{StoreErrorKind::CannotOpen, path, QStringLiteral("there is a file already")};
    }
    return copyPrivate(backup, path);
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
    return m_connection->run(statement, values, take);
}

Result<Done, StoreError> Database::transaction(const std::function<Result<Done, StoreError>()> &work)
{
    return m_connection->transaction(work);
}

} // namespace tokenrack
