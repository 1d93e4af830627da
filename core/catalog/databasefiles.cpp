// SPDX-License-Identifier: MIT
#include "core/catalog/databasefiles.h"

#include "core/base/privatefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QTimeZone>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace tokenrack {

namespace {

constexpr qint64 copyStep = 1 << 20;

//! Waits until the file's content has reached the disk; false when it does not.
bool reachDisk(const QFileDevice &file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    Q_UNUSED(file)
    return true;
#endif
}

Result<Done, StoreError> copyContent(QFile &source, QFile &target)
{
    while (!source.atEnd()) {
        const QByteArray part = source.read(copyStep);
        if (part.isEmpty()) {
            return fileError(source, source.fileName());
        }
        if (target.write(part) != part.size()) {
            return fileError(target, target.fileName());
        }
    }
    if (!target.flush() || !reachDisk(target)) {
        return fileError(target, target.fileName());
    }
    return Done();
}

//! Whether the file, or the folder that it was to be made in, may not be written.
bool isReadOnly(const QFileInfo &file)
{
    const QFileInfo nearest = file.exists() ? file : QFileInfo(file.absolutePath());
    return nearest.exists() && !nearest.isWritable();
}

} // namespace

QString leasesOf(const QString &path)
{
    return path + QStringLiteral(".leases");
}

QString unfinishedOf(const QString &path)
{
    return path + QStringLiteral(".new");
}

QString usesOf(const QString &path)
{
    return path + QStringLiteral("-uses");
}

QString walOf(const QString &path)
{
    return path + QStringLiteral("-wal");
}

QString shmOf(const QString &path)
{
    return path + QStringLiteral("-shm");
}

Result<Done, StoreError> makePrivateFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir()) {
        return Done();
    }
    const QDir above = info.dir();
    if (above.mkpath(QStringLiteral(".")) && above.mkdir(info.fileName(), ownerOnlyFolder)) {
        return Done();
    }
    if (QFileInfo(folder).isDir()) { // another process was quicker
        return Done();
    }
    return StoreError{StoreErrorKind::CannotOpen, folder, QStringLiteral("the folder cannot be made")};
}

Result<Done, StoreError> makePrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnlyFile)) {
        return fileError(file, path);
    }
    return Done();
}

Result<Done, StoreError> syncToDisk(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !reachDisk(file)) {
        return fileError(file, path);
    }
    return Done();
}

Result<Done, StoreError> moveIntoPlace(const QString &from, const QString &to)
{
    if (auto synced = syncToDisk(from); !synced) {
        return synced;
    }
    // Left over from a file that is gone; SQLite would replay them into this one.
    QFile::remove(walOf(to));
    QFile::remove(shmOf(to));
    QFile file(from);
    if (!file.rename(to)) {
        return fileError(file, to);
    }
    return Done();
}

Result<Done, StoreError> copyPrivate(const QString &from, const QString &to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly)) {
        return fileError(source, from);
    }
    QFile::remove(to);
    QFile target(to);
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnlyFile)) {
        return fileError(target, to);
    }
    return copyContent(source, target);
}

QString dateText(Instant time)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(time), QTimeZone::utc()).toString(QStringLiteral("yyyyMMdd-HHmmss"));
}

QString unusedDatedName(const QString &base, Instant now)
{
    const QString first = base + dateText(now);
    QString name = first;
    for (int number = 2; QFileInfo::exists(name); ++number) {
        name = QStringLiteral("%1-%2").arg(first).arg(number);
    }
    return name;
}

StoreError fileError(const QFileDevice &file, const QString &path)
{
    StoreError error{.kind = StoreErrorKind::CannotOpen, .path = path, .detail = file.errorString()};
    const bool isFull = QStorageInfo(QFileInfo(path).absolutePath()).bytesAvailable() == 0;
    if (isFull || file.error() == QFileDevice::ResourceError) { // how Qt says ENOSPC, though not of a file to be made
        error.kind = StoreErrorKind::DiskFull;
    } else if (isReadOnly(QFileInfo(path))) {
        error.kind = StoreErrorKind::ReadOnly;
    }
    return error;
}

} // namespace tokenrack
