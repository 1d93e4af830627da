// SPDX-License-Identifier: MIT
#include "app/profile.h"

#include <QDir>
#include <QStandardPaths>

namespace tokenrack {

Profile Profile::in(const QString &folder)
{
    const bool own = !folder.isEmpty();
    const QDir data(own ? folder : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QDir config(own ? folder : QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
    return {QDir::cleanPath(data.absoluteFilePath(QStringLiteral("tokenrack.sqlite"))),
            QDir::cleanPath(config.absoluteFilePath(QStringLiteral("settings.ini"))),
            QDir::cleanPath(data.absoluteFilePath(QStringLiteral("tokenrack.log")))};
}

} // namespace tokenrack
