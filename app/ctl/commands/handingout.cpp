// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/tokencollector.h"
#include "app/ctl/workplace.h"
#include "core/session/proxypassword.h"
#include "core/session/uselog.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <iterator>

namespace tokenrack::ctl {

namespace {

QString formatOf(const Workplace &place)
{
    const QString format = place.invocation().value("format");
    if (!format.isEmpty()) {
        return format;
    }
    return place.json() ? QStringLiteral("json") : QStringLiteral("raw");
}

void print(Terminal &terminal, const HandedToken &token, const QString &format)
{
    if (format == QLatin1String("header")) {
        terminal.print(headerText(token));
    } else if (format == QLatin1String("env")) {
        terminal.print(envText(token));
    } else if (format == QLatin1String("curl")) {
        terminal.print(curlText(token));
    } else if (format == QLatin1String("json")) {
        terminal.printJson(jsonOf(token));
    } else {
        terminal.write(token.session.token.reveal().toByteArray() + '\n');
    }
}

void handOut(Workplace &place, const HandedToken &token)
{
    const QString format = formatOf(place);
    print(place.terminal(), token, format);
    if (place.terminal().finish()) {
        place.parts().sessions.noteUse(token.server.id, ActivityKind::Exported, format);
    }
    place.end();
}

void handOutWithProxy(Workplace &place, const HandedToken &token)
{
    const auto take = [&place, token](const Result<Secret, SecretError> &password) {
        if (!password) {
            place.end(place.report(password.error()));
            return;
        }
        HandedToken whole = token;
        whole.proxyPassword = *password;
        handOut(place, whole);
    };
    readProxyPassword(place.parts().secrets, proxyOf(token.server), take);
}

Result<Done, StoreError> write(const QString &databasePath, const QList<Activity> &lines)
{
    const SystemClock clock;
    const auto database = Database::open(databasePath, clock);
    if (!database) {
        return database.error();
    }
    return SqliteSessionStore(**database).write({.sessions = {}, .lines = lines});
}

//! Tells who got tokens, while the command runs: the database that they came from is closed by then.
void noteRuns(const QString &databasePath, const QList<Activity> &runs, Terminal &terminal)
{
    const UseLog log(databasePath);
    QList<Activity> rest;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(rest),
                 [&log](const Activity &run) { return !log.append(run); });
    if (rest.isEmpty()) {
        return;
    }
    if (const auto noted = write(databasePath, rest); !noted) {
        terminal.complain(storeErrorText(noted.error()));
    }
}

ChildOrder orderFor(const Workplace &place, const QList<HandedToken> &tokens)
{
    ChildOrder order;
    order.words = place.invocation().commandLine();
    // Without its arguments, which may hold anything.
    const QString command = QFileInfo(QString::fromLocal8Bit(order.words.constFirst())).fileName();
    QList<Activity> runs;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const QString suffix = tokens.size() > 1 ? QStringLiteral("_%1").arg(i + 1) : QString();
        const auto named = variables(tokens[i], suffix);
        for (const auto &[name, value] : named) {
            order.variables.append({name.toUtf8(), value.toUtf8()});
        }
        runs.append({tokens[i].server.id, place.clock().now(), ActivityKind::Ran, command});
    }
    order.onStarted = [runs, path = place.parts().database->path(), &terminal = place.terminal()] {
        noteRuns(path, runs, terminal);
    };
    return order;
}

} // namespace

void runToken(Workplace &place)
{
    const std::optional<Server> server = place.theServer();
    if (!server) {
        return;
    }
    collectTokens(place, {*server}, [&place](const QList<HandedToken> &tokens) {
        const HandedToken &token = tokens.first();
        const bool needsProxy = formatOf(place) == QLatin1String("curl") && !proxyItem(proxyOf(token.server)).isNull();
        needsProxy ? handOutWithProxy(place, token) : handOut(place, token);
    });
}

void runExec(Workplace &place)
{
    const QStringList names = place.invocation().arguments();
    const auto servers = place.serversNamed(names);
    if (!servers) {
        place.end();
        return;
    }
    if (servers->size() < names.size()) { // whose variables would have which number?
        place.end(place.reportUsage(
            QCoreApplication::translate("tokenrack::ctl::HandingOut", "One server is named twice. Name each once.")));
        return;
    }
    collectTokens(place, *servers,
                  [&place](const QList<HandedToken> &tokens) { place.endWith(orderFor(place, tokens)); });
}

} // namespace tokenrack::ctl
