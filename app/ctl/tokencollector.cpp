// SPDX-License-Identifier: MIT
#include "app/ctl/tokencollector.h"

#include "app/ctl/secretinput.h"
#include "core/session/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::TokenCollector)
};

//! What --help promises where --min-valid is not given.
constexpr Seconds usualMinimalLife{60};

using Collected = std::function<void(const QList<HandedToken> &)>;

struct Round
{
    QList<Server> servers;
    Seconds minimalLife;
    Collected collected;
    QList<HandedToken> tokens;
    qsizetype next = 0;
    ExitStatus status = ExitStatus::Done;
};

//! Nothing when the option makes no sense, which is then said.
std::optional<Seconds> minimalLifeFrom(Workplace &place)
{
    if (!place.invocation().isSet("min-valid")) {
        return usualMinimalLife;
    }
    bool isNumber = false;
    const int seconds = place.invocation().value("min-valid").toInt(&isNumber);
    if (!isNumber || seconds < 0) {
        place.end(place.reportUsage(Words::tr("--min-valid takes a number of seconds.")));
        return std::nullopt;
    }
    return Seconds(seconds);
}

//! A server that issues shorter tokens than wanted is not asked again and again.
std::optional<Failure> tooShort(const Workplace &place, const Round &round, const Server &server,
                                const SessionTimes &times)
{
    const Instant now = place.clock().now();
    if (livesFor(times, round.minimalLife, now)) {
        return std::nullopt;
    }
    const Milliseconds left = std::max(*readTokenClock(times, now).left, Milliseconds::zero());
    return Failure{.message = Words::tr("The newest token is good for %1, less than the %2 asked for. "
                                        "Ask for less with --min-valid.")
                                  .arg(durationText(left), durationText(round.minimalLife)),
                   .error = QStringLiteral("token_too_short"),
                   .server = server};
}

//! Takes the token where it is good, else tells why not.
ExitStatus take(Workplace &place, Round &round, const Server &server, const Result<ReadyToken, AuthError> &ready)
{
    if (!ready) {
        return place.report(server, ready.error());
    }
    const Session &session = ready->session;
    if (const auto failure = tooShort(place, round, server, session.times)) {
        return place.report(*failure);
    }
    const Provider *provider = place.providers().find(server.provider);
    round.tokens.append({.server = server,
                         .use = provider->tokenUse(server, session),
                         .session = session,
                         .verifiedAt = place.parts().sessions.state(server.id).verifiedAt});
    return ExitStatus::Done;
}

//! Every server has its turn, so that each one in trouble is told at once.
void collectNext(Workplace &place, const std::shared_ptr<Round> &round)
{
    if (round->next == round->servers.size()) {
        round->status == ExitStatus::Done ? round->collected(round->tokens) : place.end(round->status);
        return;
    }
    const Server server = round->servers.at(round->next++);
    const auto takeIt = [&place, round, server](const Result<ReadyToken, AuthError> &ready) {
        round->status = combined(round->status, take(place, *round, server, ready));
        collectNext(place, round);
    };
    place.parts().sessions.readyToken(server.id, round->minimalLife, takeIt);
}

} // namespace

void collectTokens(Workplace &place, const QList<Server> &servers, const Collected &collected)
{
    const auto minimalLife = minimalLifeFrom(place);
    if (!minimalLife) {
        return;
    }
    for (const Server &server : servers) {
        if (!place.providers().find(server.provider)) {
            place.end(place.report(Workplace::unknownSystem(server)));
            return;
        }
    }
    if (servers.size() > 1 && place.invocation().isSet("secret")) {
        place.end(place.reportUsage(Words::tr("--secret goes with one server only.")));
        return;
    }
    const auto round = std::make_shared<Round>(Round{servers, *minimalLife, collected, {}});
    useSecrets(place, servers.first(), place.invocation().values("secret"),
               [&place, round] { collectNext(place, round); });
}

} // namespace tokenrack::ctl
