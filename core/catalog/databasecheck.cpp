// SPDX-License-Identifier: MIT
#include "core/catalog/databasecheck.h"

#include "core/catalog/databasefiles.h"
#include "core/catalog/migrations.h"

#include <QFile>
#include <QFileInfo>

namespace tokenrack {

namespace {

//! The file beside the database that says that it is to be looked at.
QString markOf(const QString &path)
{
    return path + QStringLiteral(".damaged");
}

Result<Done, StoreError> checkAll(const SqliteConnection &connection)
{
    if (const auto version = readSchemaVersion(connection); !version) {
        return version.error();
    }
    if (auto whole = checkWhole(connection, CheckDepth::PagesAndIndexes); !whole) {
        return whole;
    }
    const auto id = readDatabaseId(connection);
    return id ? Result<Done, StoreError>(Done()) : id.error();
}

} // namespace

Result<Done, StoreError> checkWhole(const SqliteConnection &connection, CheckDepth depth)
{
    const auto verdict = connection.text(depth == CheckDepth::Pages ? QStringLiteral("PRAGMA quick_check(1)")
                                                                    : QStringLiteral("PRAGMA integrity_check(1)"));
    if (!verdict) {
        return verdict.error();
    }
    if (*verdict != QLatin1String("ok")) {
        return StoreError{StoreErrorKind::Damaged, connection.path(), *verdict};
    }
    return Done();
}

Result<QUuid, StoreError> readDatabaseId(const SqliteConnection &connection)
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

std::optional<StoreError> obstacleTo(const QString &path)
{
    const QFileInfo file(path);
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

bool hasLoggedChanges(const QString &path)
{
    return QFileInfo(walOf(path)).size() > 0;
}

std::optional<StoreError> databaseProblem(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return StoreError{StoreErrorKind::Missing, path, {}};
    }
    if (auto obstacle = obstacleTo(path)) {
        return obstacle;
    }
    const bool hasLog = hasLoggedChanges(path);
    const auto connection = SqliteConnection::open(path, SqliteConnection::Mode::ReadWrite);
    if (!connection) {
        return connection.error();
    }
    const auto checked = checkAll(**connection);
    if (checked) {
        return std::nullopt;
    }
    if (hasLog) {
        (*connection)->leaveLogAtClose();
    }
    return checked.error();
}

void markDamage(const QString &path)
{
    (void)makePrivateFile(markOf(path)); // where that fails, one is there already, or nothing can be written here
}

bool isMarkedAsDamaged(const QString &path)
{
    return QFileInfo::exists(markOf(path));
}

void forgetDamage(const QString &path)
{
    QFile::remove(markOf(path));
}

} // namespace tokenrack
