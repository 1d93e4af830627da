// SPDX-License-Identifier: MIT
#include "app/ctl/tokencollector.h"

#include "core/base/plaintext.h"
#include "core/session/words.h"

#include <QCoreApplication>

#include <memory>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::TokenCollector)
};

using Collected = std::function<void(const QList<HandedToken> &)>;

struct Round
{
    QList<Server> servers;
    std::optional<Seconds> minimalLife; //!< as the person wants it
    Collected collected;
    QList<HandedToken> tokens;
    qsizetype next = 0;
    ExitStatus status = ExitStatus::Done;
};

//! Nothing when the option is not there or makes no sense, which is then said.
std::optional<Seconds> minimalLifeFrom(Workplace &place, bool *isGood)
{
    *isGood = true;
    if (!place.invocation().isSet("min-valid")) {
        return std::nullopt;
    }
    const int seconds = place.invocation().value("min-valid").toInt(isGood);
    *isGood = *isGood && seconds >= 0;
    if (!*isGood) {
        place.reportUsage(Words::tr("--min-valid takes a number of seconds."));
    }
    return Seconds(seconds);
}

//! A server that issues shorter tokens than wanted is not asked again and again.
bool isLongEnough(Workplace &place, const Round &round, const Server &server, const SessionTimes &times)
{
    const std::optional<Milliseconds> left = readTokenClock(times, place.clock().now()).left;
    if (!round.minimalLife || !left || *left >= *round.minimalLife) {
        return true;
    }
    place.reportFailure(Words::tr("%1: the newest token is good for %2, less than --min-valid asks for.")
                            .arg(visibleText(server.name), durationText(*left)));
    return false;
}

//! Takes the token where it is good, else tells why not.
ExitStatus take(Workplace &place, Round &round, const Server &server, const Result<ReadyToken, AuthError> &ready)
{
    if (!ready) {
        return place.report(server, ready.error());
    }
    const Session &session = ready->session;
    if (!isLongEnough(place, round, server, session.times)) {
        return ExitStatus::Failed;
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
    place.parts().sessions.readyToken(server.id, round->minimalLife.value_or(Seconds(60)), takeIt);
}

} // namespace

void collectTokens(Workplace &place, const QList<Server> &servers, const Collected &collected)
{
    bool isGood = false;
    const auto minimalLife = minimalLifeFrom(place, &isGood);
    if (!isGood) {
        place.end(ExitStatus::Usage);
        return;
    }
    for (const Server &server : servers) {
        if (!place.providers().find(server.provider)) {
            place.complainAbout(server, Words::tr("This version of Tokenrack does not know its system."));
            place.end(ExitStatus::Failed);
            return;
        }
    }
    if (servers.size() > 1 && place.invocation().isSet("secret")) {
        place.end(place.reportUsage(Words::tr("--secret goes with one server only.")));
        return;
    }
    const auto round = std::make_shared<Round>(Round{servers, minimalLife, collected, {}});
    place.useSecrets(servers.first(), place.invocation().values("secret"),
                     [&place, round] { collectNext(place, round); });
}

} // namespace tokenrack::ctl
