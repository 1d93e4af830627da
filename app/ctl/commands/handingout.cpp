// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/tokencollector.h"
#include "app/ctl/workplace.h"

#include <QFileInfo>

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

} // namespace

void runToken(Workplace &place)
{
    const std::optional<Server> server = place.theServer();
    if (!server) {
        return;
    }
    collectTokens(place, {*server}, [&place](const QList<HandedToken> &tokens) {
        const HandedToken &token = tokens.first();
        const QString format = formatOf(place);
        print(place.terminal(), token, format);
        place.parts().sessions.noteUse(token.server.id, ActivityKind::Exported, format);
        place.end();
    });
}

void runExec(Workplace &place)
{
    const auto servers = place.serversNamed(place.invocation().arguments());
    if (!servers) {
        place.end();
        return;
    }
    collectTokens(place, *servers, [&place](const QList<HandedToken> &tokens) {
        const QStringList words = place.invocation().commandLine();
        ChildOrder order;
        for (const QString &word : words) {
            order.words.append(word.toLocal8Bit());
        }
        for (qsizetype i = 0; i < tokens.size(); ++i) {
            const QString suffix = tokens.size() > 1 ? QStringLiteral("_%1").arg(i + 1) : QString();
            const auto named = variables(tokens[i], suffix);
            for (const auto &[name, value] : named) {
                order.variables.append({name.toUtf8(), value.toUtf8()});
            }
            // Its arguments may hold anything.
            const QString command = QFileInfo(words.first()).fileName();
            place.parts().sessions.noteUse(tokens[i].server.id, ActivityKind::Ran, command);
        }
        place.endWith(order);
    });
}

} // namespace tokenrack::ctl
