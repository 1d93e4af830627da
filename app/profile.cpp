// SPDX-License-Identifier: MIT
#include "app/profile.h"

#include "core/catalog/databasefiles.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace tokenrack {

namespace {

//! Our files in the folder of \a path, whose names all begin with the name of \a path without its suffix.
QStringList filesBeside(const QString &path)
{
    const QFileInfo info(path);
    const QDir folder = info.absoluteDir();
    const QString beginning = info.baseName() + QLatin1Char('.');
    QStringList files;
    // A pattern given to QDir would have each start make a regular expression and compile it.
    const QStringList names = folder.entryList(QDir::Files | QDir::Hidden, QDir::Name);
    for (const QString &name : names) {
        // A lock says only who is at work, and is gone a moment later.
        if (name.startsWith(beginning) && !name.endsWith(QLatin1String(".lock"))) {
            files.append(folder.absoluteFilePath(name));
        }
    }
    return files;
}

} // namespace

Profile Profile::in(const QString &folder)
{
    const bool own = !folder.isEmpty();
    const QDir data(own ? folder : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QDir config(own ? folder : QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
    return {QDir::cleanPath(data.absoluteFilePath(QStringLiteral("tokenrack.sqlite"))),
            QDir::cleanPath(config.absoluteFilePath(QStringLiteral("settings.ini"))),
            QDir::cleanPath(data.absoluteFilePath(QStringLiteral("tokenrack.log")))};
}

FoundOpen Profile::closeToOthers() const
{
    const QFileInfo data(database);
    const QDir backups(data.absoluteDir().filePath(QStringLiteral("backups")));
    QStringList paths{data.absolutePath(), QFileInfo(settings).absolutePath(), backups.path()};
    paths += filesBeside(database); // the log is among them
    paths += filesBeside(backups.filePath(data.fileName()));
    paths += filesBeside(settings);
    paths.removeDuplicates();
    return tokenrack::closeToOthers(paths);
}

QString Profile::settingsFile() const
{
    if (!QFileInfo::exists(settings) && makePrivateFolder(QFileInfo(settings).absolutePath())) {
        const auto made = makePrivateFile(settings);
        if (!made) {
            qWarning("The settings cannot be kept: %s", qPrintable(made.error().detail));
        }
    }
    return settings;
}

} // namespace tokenrack
