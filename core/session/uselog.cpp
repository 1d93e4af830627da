// SPDX-License-Identifier: MIT
#include "core/session/uselog.h"

#include "core/base/privatefiles.h"
#include "core/catalog/databasefiles.h"

#include <QJsonDocument>
#include <QJsonObject>

#ifdef Q_OS_UNIX
#include <sys/file.h>
#endif

namespace tokenrack {

namespace {

QByteArray lineOf(const Activity &activity)
{
    const QJsonObject line{{QStringLiteral("server"), activity.server.toString(QUuid::WithoutBraces)},
                           {QStringLiteral("at"), toMs(activity.at)},
                           {QStringLiteral("kind"), nameOf(activity.kind)},
                           {QStringLiteral("detail"), activity.detail}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

UseLog::UseLog(const QString &databasePath)
    : m_path(usesOf(databasePath))
{ }

bool UseLog::append(const Activity &activity) const
{
    const QByteArray line = lineOf(activity);
    QFile file(m_path);
    return file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, ownerOnlyFile) && lock(file)
        && file.size() < maxSize && file.write(line) == line.size();
}

QList<Activity> UseLog::linesIn(QFile &file)
{
    QList<Activity> lines;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const auto kind = activityKindFromName(line.value(QLatin1String("kind")).toString());
        const QUuid server = QUuid::fromString(line.value(QLatin1String("server")).toString());
        if (kind && !server.isNull()) {
            lines.append({.server = server,
                          .at = instantFromMs(line.value(QLatin1String("at")).toInteger()),
                          .kind = *kind,
                          .detail = line.value(QLatin1String("detail")).toString()});
        }
    }
    return lines;
}

bool UseLog::lock(QFile &file)
{
#ifdef Q_OS_UNIX
    return flock(file.handle(), LOCK_EX) == 0;
#else
    return file.isOpen(); // another process of ours cannot have it open for writing
#endif
}

} // namespace tokenrack
