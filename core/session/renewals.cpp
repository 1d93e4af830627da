// SPDX-License-Identifier: MIT
#include "core/session/renewals.h"

#include "core/session/renewal.h"

#include <algorithm>

namespace tokenrack {

namespace {

//! True when trying the same once more later may well go through.
bool passes(AuthErrorKind kind)
{
    return kind == AuthErrorKind::Timeout || kind == AuthErrorKind::Unreachable || kind == AuthErrorKind::ServerFault;
}

} // namespace

Renewals::Renewals(const ProviderRegistry &providers, const Clock &clock)
    : m_providers(providers)
    , m_clock(clock)
{ }

void Renewals::noteFailure(QUuid server)
{
    Failures &failures = m_failures[server];
    ++failures.count;
    failures.last = m_clock.now();
}

void Renewals::noteSuccess(QUuid server)
{
    m_failures.erase(server);
}

std::optional<Instant> Renewals::timeFor(const Server &server, const ServerState &state) const
{
    const bool hopeless = state.lastError && !passes(state.lastError->kind);
    if (!state.times || hopeless || !isWanted(server) || !canRenew(*state.times, m_clock.now())) {
        return std::nullopt;
    }
    const auto failed = m_failures.find(server.id);
    if (failed == m_failures.end()) {
        return renewalTime(*state.times, 0, std::nullopt);
    }
    // A clock that was set back since then shall not make the pause longer.
    return renewalTime(*state.times, failed->second.count, std::min(failed->second.last, m_clock.now()));
}

bool Renewals::isWanted(const Server &server) const
{
    const Provider *provider = m_providers.find(server.provider);
    const bool switchedOn = optionValue(server.options, option::renew) != QLatin1String("off");
    return m_enabled && switchedOn && provider && provider->canRefresh(server);
}

} // namespace tokenrack
