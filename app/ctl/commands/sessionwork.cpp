// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/secretinput.h"
#include "app/ctl/serverround.h"
#include "app/ctl/workplace.h"
#include "core/session/loginqueue.h"

#include <QCoreApplication>

#include <algorithm>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::SessionWork)
};

constexpr int usuallyAtOnce = 8;

//! The servers that --all, --tag and the names of a log-in mean. Nothing when the command line makes no sense, which is
//! then said.
std::optional<QList<Server>> serversToLogInTo(Workplace &place)
{
    const Invocation &invocation = place.invocation();
    const QStringList tags = invocation.values("tag");
    const int ways = int(invocation.isSet("all")) + int(!tags.isEmpty()) + int(!invocation.arguments().isEmpty());
    if (ways != 1) {
        place.end(place.reportUsage(Words::tr("Name the servers, or use --all or --tag.")));
        return std::nullopt;
    }
    if (!invocation.arguments().isEmpty()) {
        const auto named = place.serversNamed(invocation.arguments());
        if (!named) {
            place.end();
        }
        return named;
    }
    QList<Server> servers;
    for (const Server &server : place.parts().catalog.servers()) {
        const bool hasTag =
            std::any_of(tags.begin(), tags.end(), [&server](const QString &tag) { return server.tags.contains(tag); });
        if (tags.isEmpty() || hasTag) {
            servers.append(server);
        }
    }
    return servers;
}

//! Nothing when --parallel makes no sense, which is then said.
std::optional<int> atOnce(Workplace &place)
{
    if (!place.invocation().isSet("parallel")) {
        return usuallyAtOnce;
    }
    const int number = place.invocation().value("parallel").toInt();
    if (number < 1 || number > LogInQueue::inTotal) {
        place.end(place.reportUsage(Words::tr("--parallel takes a number from 1 to %1.").arg(LogInQueue::inTotal)));
        return std::nullopt;
    }
    return number;
}

void runForOne(Workplace &place, ServerRound::Work work)
{
    const std::optional<Server> server = place.theServer();
    if (!server) {
        return;
    }
    (new ServerRound(place, {*server}, 1, work))->start();
}

} // namespace

void runLogin(Workplace &place)
{
    const auto servers = serversToLogInTo(place);
    if (!servers) {
        return;
    }
    if (servers->isEmpty() && place.invocation().isSet("tag")) {
        place.end(
            place.report(Failure{.status = ExitStatus::NoSuchServer, .message = Words::tr("No server has that tag.")}));
        return;
    }
    const auto parallel = atOnce(place);
    if (!parallel) {
        return;
    }
    // Many at once never spend one of the last attempts before a lock; who names a server means it.
    const bool isNamed = !place.invocation().arguments().isEmpty();
    const ServerRound::Work work = isNamed ? ServerRound::Work::LogIn : ServerRound::Work::LogInAsOneOfMany;
    if (place.invocation().isSet("accept-origin") && !isNamed) {
        place.end(place.reportUsage(Words::tr("--accept-origin goes with servers that are named.")));
        return;
    }
    const QStringList secrets = place.invocation().values("secret");
    if (!secrets.isEmpty() && (!isNamed || servers->size() > 1)) {
        place.end(place.reportUsage(Words::tr("--secret goes with one server only.")));
        return;
    }
    if (secrets.isEmpty()) {
        (new ServerRound(place, *servers, *parallel, work))->start();
        return;
    }
    useSecrets(place, servers->first(), secrets,
               [&place, servers, work] { (new ServerRound(place, *servers, 1, work))->start(); });
}

void runCheck(Workplace &place)
{
    runForOne(place, ServerRound::Work::Check);
}

void runRefresh(Workplace &place)
{
    runForOne(place, ServerRound::Work::Refresh);
}

void runLogout(Workplace &place)
{
    runForOne(place, ServerRound::Work::LogOut);
}

void runForget(Workplace &place)
{
    const std::optional<Server> server = place.theServer();
    if (!server) {
        return;
    }
    if (!place.canChangeKeychain()) {
        place.end(ExitStatus::Usage);
        return;
    }
    place.parts().sessions.forgetCredential(server->id, [&place, server](const Result<Done, SecretError> &forgotten) {
        place.endWith(*server, forgotten ? place.keptStatus() : place.report(forgotten.error()));
    });
}

} // namespace tokenrack::ctl
