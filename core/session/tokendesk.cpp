// SPDX-License-Identifier: MIT
#include "core/session/tokendesk.h"

#include <utility>

namespace tokenrack {

TokenDesk::TokenDesk(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{ }

void TokenDesk::readyToken(QUuid id, Milliseconds minimalLife, Trigger trigger, TokenCallback callback)
{
    const Server *found = m_parts.catalog.find(id);
    if (!found || !m_parts.providers.find(found->provider)) {
        callback(AuthError{.kind = AuthErrorKind::Cancelled});
        return;
    }
    const Server server = *found;
    m_parts.states.followIfReplaced(id);
    const ServerState held = m_parts.states.state(id);
    const bool lasts = held.times && !isTokenRefused(held) && livesFor(*held.times, minimalLife, m_parts.clock.now());
    if (!lasts || held.busy != Busy::No) {
        waitForNew(server, trigger, {.known = held.times, .minimalLife = minimalLife}, std::move(callback));
        return;
    }
    const auto handOut = [this, server, minimalLife, trigger,
                          callback = std::move(callback)](const Result<Session, AuthError> &session) {
        if (session) {
            callback(ReadyToken{*session, ReadyToken::How::Held});
        } else if (session.error().kind == AuthErrorKind::TokenRefused) {
            // It cannot be opened any more, so a new one is needed, and no other one of before will do.
            waitForNew(server, trigger, {.known = m_parts.keeper.standing(server.id), .minimalLife = minimalLife},
                       callback);
        } else {
            callback(session.error());
        }
    };
    heldSession(id, handOut);
}

void TokenDesk::heldSession(QUuid id, const SessionCallback &callback)
{
    const Server *server = m_parts.catalog.find(id);
    if (!server) {
        callback(AuthError{.kind = AuthErrorKind::Cancelled});
        return;
    }
    auto *search =
        new SessionSearch(*server, Trigger::Person, m_parts.keeper, m_parts.secrets, m_parts.questions, this);
    connect(search, &SessionSearch::found, this, [search, callback](const Session &session) {
        search->deleteLater();
        callback(session);
    });
    connect(search, &SessionSearch::failed, this, [this, id, search, callback](const AuthError &error) {
        search->deleteLater();
        if (error.kind == AuthErrorKind::TokenRefused) {
            m_parts.states.at(id).times.reset(); // there is nothing that could be shown, copied or renewed
            m_parts.states.planRenewal(id);
        }
        callback(error);
    });
    search->start();
}

void TokenDesk::cancelSearches()
{
    const auto searches = findChildren<SessionSearch *>(Qt::FindDirectChildrenOnly);
    for (SessionSearch *search : searches) {
        search->cancel();
    }
}

void TokenDesk::answerWaiters(QUuid id, const JobReport &report)
{
    const auto waiting = m_waiters.extract(id);
    if (waiting.empty()) {
        return;
    }
    auto how = report.did == JobKind::Refresh ? ReadyToken::How::Refreshed : ReadyToken::How::LoggedIn;
    if (report.tookOver) {
        how = ReadyToken::How::Held;
    }
    for (const TokenCallback &waiter : waiting.mapped()) {
        if (!report.result) {
            waiter(report.result.error());
            continue;
        }
        heldSession(id, [waiter, how](const Result<Session, AuthError> &session) {
            session ? waiter(ReadyToken{*session, how}) : waiter(session.error());
        });
    }
}

//! What runs already answers as well.
void TokenDesk::waitForNew(const Server &server, Trigger trigger, const Substitute &substitute, TokenCallback callback)
{
    m_waiters[server.id].push_back(std::move(callback));
    const ServerState held = m_parts.states.state(server.id);
    const bool canRefresh = m_parts.providers.find(server.provider)->canRefresh(server);
    const bool refreshes = canRefresh && held.times && !isTokenRefused(held);
    m_parts.runner.add(server, refreshes ? JobKind::Refresh : JobKind::LogIn, trigger, substitute);
}

} // namespace tokenrack
