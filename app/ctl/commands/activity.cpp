// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/serverjson.h"
#include "app/ctl/workplace.h"
#include "core/base/plaintext.h"
#include "core/catalog/csv.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace tokenrack::ctl {

namespace {

//! As many as are kept for one server.
constexpr int mostLines = 200;

QString nameOf(const Workplace &place, QUuid id)
{
    const Server *server = place.parts().catalog.find(id);
    return server ? server->name : QString();
}

//! The newest last, as in a log.
QList<Activity> linesOf(const Workplace &place, const QList<Server> &servers)
{
    QList<Activity> lines;
    for (const Server &server : servers) {
        lines += place.parts().sessions.activities(server.id, mostLines);
    }
    std::reverse(lines.begin(), lines.end());
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Activity &left, const Activity &right) { return left.at < right.at; });
    return lines;
}

void printJson(Workplace &place, const QList<Activity> &lines)
{
    QJsonArray all;
    for (const Activity &line : lines) {
        all.append(QJsonObject{{QStringLiteral("at"), jsonTime(line.at)},
                               {QStringLiteral("id"), line.server.toString(QUuid::WithoutBraces)},
                               {QStringLiteral("name"), nameOf(place, line.server)},
                               {QStringLiteral("what"), tokenrack::nameOf(line.kind)},
                               {QStringLiteral("detail"), line.detail}});
    }
    place.terminal().printJson({{QStringLiteral("activity"), all}});
}

//! The names of commands and servers; a program gets them as they are.
QString shownInCsv(const QString &text)
{
    return Terminal::outputIsTerminal() ? visibleText(text) : text;
}

void printCsv(Workplace &place, const QList<Activity> &lines)
{
    QList<QStringList> rows{{QStringLiteral("at"), QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("what"),
                             QStringLiteral("detail")}};
    for (const Activity &line : lines) {
        rows.append({jsonTime(line.at).toString(), line.server.toString(QUuid::WithoutBraces),
                     shownInCsv(nameOf(place, line.server)), tokenrack::nameOf(line.kind), shownInCsv(line.detail)});
    }
    place.terminal().write(writeCsv(rows));
}

void printTable(Workplace &place, const QList<Activity> &lines)
{
    QStringList rows;
    for (const Activity &line : lines) {
        rows.append(tableRow({toLocal(line.at).toString(Qt::ISODate).replace(QLatin1Char('T'), QLatin1Char(' ')),
                              visibleText(nameOf(place, line.server)), activityText(line)}));
    }
    const auto title = [](const char *text) { return QCoreApplication::translate("tokenrack::ctl::Listing", text); };
    place.terminal().printTable({title(QT_TRANSLATE_NOOP("tokenrack::ctl::Listing", "When")),
                                 title(QT_TRANSLATE_NOOP("tokenrack::ctl::Listing", "Name")),
                                 title(QT_TRANSLATE_NOOP("tokenrack::ctl::Listing", "What"))},
                                rows);
}

} // namespace

void runActivity(Workplace &place)
{
    const QStringList names = place.invocation().arguments();
    const auto servers = names.isEmpty() ? std::optional(place.parts().catalog.servers()) : place.serversNamed(names);
    if (!servers) {
        place.end();
        return;
    }
    const QList<Activity> lines = linesOf(place, *servers);
    if (place.json()) {
        printJson(place, lines);
    } else if (place.invocation().isSet("csv")) {
        printCsv(place, lines);
    } else {
        printTable(place, lines);
    }
    place.end();
}

} // namespace tokenrack::ctl
