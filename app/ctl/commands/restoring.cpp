// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/serverjson.h"
#include "app/ctl/workplace.h"
#include "app/profile.h"
#include "core/base/plaintext.h"
#include "core/catalog/backups.h"
#include "core/catalog/databasecheck.h"
#include "core/catalog/databaserestore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::Restoring)
};

struct Backup
{
    QString path;
    qint64 servers = 0; //!< without the removed ones
};

//! What shall be done to the database at \a path: the backup takes its place, or an empty list where there is none.
struct Order
{
    QString path;
    std::optional<Backup> backup;
    Replaces which = Replaces::OfNoUse;
};

QString databaseOf(const Workplace &place)
{
    return Profile::in(place.invocation().value("profile")).database;
}

QString nameOf(const Backup &backup)
{
    return QFileInfo(backup.path).fileName();
}

//! As a person reads it.
QString timeOf(const Backup &backup)
{
    return toLocal(backupTime(backup.path)).toString(Qt::ISODate).replace(QLatin1Char('T'), QLatin1Char(' '));
}

QJsonObject jsonOf(const Backup &backup)
{
    return {{QStringLiteral("name"), nameOf(backup)},
            {QStringLiteral("made_at"), jsonTime(backupTime(backup.path))},
            {QStringLiteral("servers"), backup.servers}};
}

QList<Backup> goodBackups(const Workplace &place)
{
    QList<Backup> good;
    const QStringList all = backupsOf(databaseOf(place), place.clock().now());
    for (const QString &backup : all) {
        if (const auto servers = serversInBackup(backup)) {
            good.append({backup, *servers});
        }
    }
    return good;
}

void print(Workplace &place, const QList<Backup> &backups)
{
    QJsonArray json;
    QStringList rows;
    for (const Backup &backup : backups) {
        json.append(jsonOf(backup));
        rows.append(tableRow({nameOf(backup), timeOf(backup), QString::number(backup.servers)}));
    }
    if (place.json()) {
        place.terminal().printJson({{QStringLiteral("backups"), json}});
        return;
    }
    place.terminal().printTable({Words::tr("Name"), Words::tr("Made"), Words::tr("Servers")}, rows);
}

//! The names need no look into the files, and a shell waits for them.
void printNames(Workplace &place)
{
    const QStringList all = backupsOf(databaseOf(place), place.clock().now());
    for (const QString &backup : all) {
        place.terminal().print(QFileInfo(backup).fileName());
    }
}

Result<Backup, Failure> wantedBackup(const Workplace &place)
{
    const QString name = place.invocation().arguments().value(0);
    const QList<Backup> good = goodBackups(place);
    const auto found = std::find_if(good.begin(), good.end(),
                                    [&name](const Backup &backup) { return name.isEmpty() || nameOf(backup) == name; });
    if (found != good.end()) {
        return *found;
    }
    if (name.isEmpty()) {
        return Failure{.status = ExitStatus::DataFile,
                       .message = Words::tr(
                           "There is no good backup. With --empty an empty list is begun, and what is there is kept.")};
    }
    return Failure{.status = ExitStatus::Usage,
                   .message = Words::tr("There is no good backup “%1”. “tokenrackctl restore --list” prints those that "
                                        "there are.")
                                  .arg(visibleText(name))};
}

//! What is wrong with the database that is there, in words; empty when it is in good order and may be replaced all the
//! same. The failure when it has to stay.
Result<QString, Failure> reasonFor(const Order &order)
{
    const auto problem = databaseProblem(order.path);
    if (problem) {
        return isOfNoUse(*problem) ? Result<QString, Failure>(storeErrorCause(*problem)) : failureOf(*problem);
    }
    if (order.which == Replaces::Whatever) {
        return QString();
    }
    return Failure{
        .message = Words::tr("%1 is in good order, so nothing was changed. With --force it is set aside all the same.")
                       .arg(order.path)};
}

void tellOutcome(Workplace &place, const Order &order, const Replacement &replacement)
{
    if (place.json()) {
        QJsonObject json = order.backup ? jsonOf(*order.backup) : QJsonObject();
        json.insert(QStringLiteral("empty"), !order.backup);
        json.insert(QStringLiteral("set_aside"),
                    replacement.setAside.isEmpty() ? QJsonValue() : QJsonValue(replacement.setAside));
        place.terminal().printJson(json);
        return;
    }
    place.terminal().print(
        order.backup
            ? Words::tr("restored the backup of %1, servers: %2").arg(timeOf(*order.backup)).arg(order.backup->servers)
            : Words::tr("begun an empty list"));
    if (!replacement.setAside.isEmpty()) {
        place.terminal().print(Words::tr("kept what was there as %1").arg(replacement.setAside));
    }
}

void carryOut(Workplace &place, const Order &order)
{
    const Instant now = place.clock().now();
    const auto replaced = order.backup ? restoreBackup(order.path, order.backup->path, now, order.which)
                                       : startEmpty(order.path, now, order.which);
    if (!replaced) {
        place.end(place.report(replaced.error()));
        return;
    }
    if (!replaced->isDone) {
        place.end(place.reportFailure(
            Words::tr("Another program was quicker: %1 is in good order now, and stays.").arg(order.path)));
        return;
    }
    tellOutcome(place, order, *replaced);
    place.end();
}

void confirm(Workplace &place, const Order &order, const QString &reason)
{
    if (!reason.isEmpty()) {
        place.terminal().say(reason);
    }
    place.terminal().ask(order.backup ? Words::tr("Restore the backup of %1 (servers: %2)? [y/N]")
                                            .arg(timeOf(*order.backup))
                                            .arg(order.backup->servers)
                                      : Words::tr("Begin an empty list? [y/N]"));
    place.input().readLine(LineInput::Echo::On, [&place, order](const Result<QByteArray, LineInput::NoLine> &line) {
        if (line && isYes(QString::fromUtf8(*line))) {
            carryOut(place, order);
            return;
        }
        place.end(place.reportFailure(Words::tr("Nothing was changed.")));
    });
}

void restore(Workplace &place)
{
    const Invocation &invocation = place.invocation();
    Order order{.path = databaseOf(place),
                .backup = {},
                .which = invocation.isSet("force") ? Replaces::Whatever : Replaces::OfNoUse};
    const auto reason = reasonFor(order);
    if (!reason) {
        place.end(place.report(reason.error()));
        return;
    }
    if (!invocation.isSet("empty")) {
        const auto backup = wantedBackup(place);
        if (!backup) {
            place.end(place.report(backup.error()));
            return;
        }
        order.backup = *backup;
    }
    invocation.isSet("yes") ? carryOut(place, order) : confirm(place, order, *reason);
}

} // namespace

void runRestore(Workplace &place)
{
    const Invocation &invocation = place.invocation();
    if (invocation.isSet("list") || invocation.isSet("names")) {
        invocation.isSet("list") || place.json() ? print(place, goodBackups(place)) : printNames(place);
        place.end();
        return;
    }
    if (invocation.isSet("empty") && !invocation.arguments().isEmpty()) {
        place.end(place.reportUsage(Words::tr("--empty takes no BACKUP.")));
        return;
    }
    if (!invocation.isSet("yes") && !place.canAsk()) {
        place.end(place.reportUsage(Words::tr("Without a terminal, say --yes.")));
        return;
    }
    restore(place);
}

} // namespace tokenrack::ctl
