// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/idhash.h"
#include "core/catalog/server.h"
#include "core/providers/registry.h"
#include "core/session/serverstate.h"

#include <unordered_map>

namespace tokenrack {

//! Decides for each server whether and when the program renews its token by itself. Remembers renewals that failed.
class Renewals
{
public:
    Renewals(const ProviderRegistry &providers, const Clock &clock);

    //! The setting for all servers; a server's own switch can still turn it off.
    void setEnabled(bool enabled) { m_enabled = enabled; }

    //! A renewal by the program failed: the next one waits longer.
    void noteFailure(QUuid server);
    void noteSuccess(QUuid server);

    //! When to renew. Nothing when it is switched off, impossible, or when another try would fail the same way.
    std::optional<Instant> timeFor(const Server &server, const ServerState &state) const;

private:
    struct Failures
    {
        int count = 0;
        Instant last;
    };
    bool isWanted(const Server &server) const;

    const ProviderRegistry &m_providers;
    const Clock &m_clock;
    bool m_enabled = true;
    std::unordered_map<QUuid, Failures, IdHash> m_failures;
};

} // namespace tokenrack
