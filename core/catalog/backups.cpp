// SPDX-License-Identifier: MIT
#include "core/catalog/backups.h"

#include "core/catalog/databasecheck.h"
#include "core/catalog/databasefiles.h"
#include "core/catalog/migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>

namespace tokenrack {

namespace {

QDir folderOf(const QString &path)
{
    return QDir(QFileInfo(path).absoluteDir().filePath(QStringLiteral("backups")));
}

constexpr qsizetype dayLength = 8; // of dateText()

//! What was made so far from now, or farther, was made while the clock was wrong: hours are put right now and then.
constexpr std::chrono::hours clockTolerance{24};

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

//! All but \a made and the newest others.
void forgetOldest(const QString &path, const QString &made, Instant now)
{
    QStringList others = backupsOf(path, now);
    others.removeOne(made);
    for (qsizetype index = backupsKept - 1; index < others.size(); ++index) {
        QFile::remove(others.at(index));
    }
}

//! Nullptr when this program cannot read it, or not all of it.
std::unique_ptr<SqliteConnection> openGood(const QString &backup)
{
    auto connection = SqliteConnection::open(backup, SqliteConnection::Mode::ReadOnly);
    const bool isGood = connection && readSchemaVersion(**connection) && checkWhole(**connection, CheckDepth::Pages);
    return isGood ? std::move(connection).value() : nullptr;
}

} // namespace

QStringList backupsOf(const QString &path, Instant now)
{
    const QDir folder = folderOf(path);
    const QString prefix = prefixOf(path);
    const QString latest = prefix + dateText(now + clockTolerance);
    QStringList backups;
    QStringList fromTheFuture;
    const QStringList names = folder.entryList(QDir::Files | QDir::Hidden, QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        // A name with anything but a date behind the prefix is an unfinished copy or belongs to somebody else.
        const QStringView date = QStringView(name).mid(prefix.size());
        const bool isDated = std::all_of(date.begin(), date.end(), [](QChar character) {
            return character == QLatin1Char('-') || (character >= QLatin1Char('0') && character <= QLatin1Char('9'));
        });
        if (name.startsWith(prefix) && isDated) {
            (name <= latest ? backups : fromTheFuture).append(folder.filePath(name));
        }
    }
    return backups + fromTheFuture;
}

Instant backupTime(const QString &backup)
{
    const QString text = QFileInfo(backup).suffix();
    const QDateTime time(QDate::fromString(text.left(dayLength), QStringLiteral("yyyyMMdd")),
                         QTime::fromString(text.mid(dayLength + 1, 6), QStringLiteral("HHmmss")), QTimeZone::utc());
    return instantFromMs(time.toMSecsSinceEpoch());
}

bool isBackupDue(const QString &path, Instant now)
{
    const QString today = dateText(now).left(dayLength);
    const QString begin = folderOf(path).filePath(prefixOf(path) + today);
    const QStringList backups = backupsOf(path, now);
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
        const auto whole = checkWhole(connection, CheckDepth::Pages);
        return whole ? made.error() : whole.error();
    }
    forgetOldest(path, backup, now);
    return backup;
}

std::optional<QString> newestGoodBackup(const QString &path, Instant now)
{
    const QStringList backups = backupsOf(path, now);
    const auto good = std::find_if(backups.begin(), backups.end(), openGood);
    return good == backups.end() ? std::nullopt : std::optional(*good);
}

std::optional<qint64> serversInBackup(const QString &backup)
{
    const auto connection = openGood(backup);
    if (!connection) {
        return std::nullopt;
    }
    const auto count = connection->text(QStringLiteral("SELECT count(*) FROM servers WHERE removed_at IS NULL"));
    return count ? std::optional(count->toLongLong()) : std::nullopt;
}

} // namespace tokenrack
