// SPDX-License-Identifier: MIT
#include "core/catalog/backups.h"

#include "core/catalog/databasefiles.h"
#include "core/catalog/migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

namespace tokenrack {

namespace {

QDir folderOf(const QString &path)
{
    return QDir(QFileInfo(path).absoluteDir().filePath(QStringLiteral("backups")));
}

//! What the names of all backups of that database begin with; the date follows.
QString prefixOf(const QString &path)
{
    return QFileInfo(path).fileName() + QLatin1Char('.');
}

Result<Done, StoreError> copyInto(const SqliteConnection &connection, const QString &target)
{
    // VACUUM INTO reads one consistent state, whatever other processes write, and takes an empty file for a free name.
    if (auto made = makePrivateFile(target); !made) {
        return made;
    }
    return connection.run(QStringLiteral("VACUUM INTO ?"), {target});
}

void forgetOldest(const QString &path)
{
    const QStringList backups = backupsOf(path);
    for (qsizetype index = backupsKept; index < backups.size(); ++index) {
        QFile::remove(backups.at(index));
    }
}

bool isGood(const QString &backup)
{
    const auto connection = SqliteConnection::open(backup, SqliteConnection::Mode::ReadOnly);
    return connection && readSchemaVersion(**connection) && checkPages(**connection);
}

} // namespace

QStringList backupsOf(const QString &path)
{
    const QDir folder = folderOf(path);
    const QString prefix = prefixOf(path);
    QStringList backups;
    const QStringList names = folder.entryList(QDir::Files | QDir::Hidden, QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        // A name with anything but a date behind the prefix is an unfinished copy or belongs to somebody else.
        const QStringView date = QStringView(name).mid(prefix.size());
        const bool isDated = std::all_of(date.begin(), date.end(), [](QChar character) {
            return character == QLatin1Char('-') || (character >= QLatin1Char('0') && character <= QLatin1Char('9'));
        });
        if (name.startsWith(prefix) && isDated) {
            backups.append(folder.filePath(name));
        }
    }
    return backups;
}

bool isBackupDue(const QString &path, Instant now)
{
    const QString today =
        QDateTime::fromMSecsSinceEpoch(toMs(now), QTimeZone::utc()).toString(QStringLiteral("yyyyMMdd"));
    const QString begin = folderOf(path).filePath(prefixOf(path) + today);
    const QStringList backups = backupsOf(path);
    return std::none_of(backups.begin(), backups.end(),
                        [&begin](const QString &name) { return name.startsWith(begin); });
}

Result<QString, StoreError> makeBackup(const SqliteConnection &connection, Instant now)
{
    const QString &path = connection.path();
    const QDir folder = folderOf(path);
    if (auto made = makePrivateFolder(folder.path()); !made) {
        return made.error();
    }
    const QString unfinished = folder.filePath(prefixOf(path) + QStringLiteral("unfinished"));
    QFile::remove(unfinished);
    const QString backup = unusedDatedName(folder.filePath(prefixOf(path)), now);
    auto made = copyInto(connection, unfinished);
    if (made) {
        made = moveIntoPlace(unfinished, backup);
    }
    if (!made) {
        QFile::remove(unfinished);
        // A damaged page can make a copy fail in many ways, a "full disk" among them; the check tells what it is.
        const auto whole = checkPages(connection);
        return whole ? made.error() : whole.error();
    }
    forgetOldest(path);
    return backup;
}

std::optional<QString> newestGoodBackup(const QString &path)
{
    const QStringList backups = backupsOf(path);
    const auto good = std::find_if(backups.begin(), backups.end(), isGood);
    return good == backups.end() ? std::nullopt : std::optional(*good);
}

Result<Done, StoreError> checkPages(const SqliteConnection &connection)
{
    const auto verdict = connection.text(QStringLiteral("PRAGMA quick_check(1)"));
    if (!verdict) {
        return verdict.error();
    }
    if (*verdict != QLatin1String("ok")) {
        return StoreError{StoreErrorKind::Damaged, connection.path(), *verdict};
    }
    return Done();
}

} // namespace tokenrack
