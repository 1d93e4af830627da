// SPDX-License-Identifier: MIT
#include "core/session/sessionstore.h"

namespace tokenrack {

ServerState stateFrom(const StoredState &stored, Instant now)
{
    ServerState state;
    state.attempts = asOf(stored.attempts, now);
    state.lastError = stored.lastError;
    state.lastErrorAt = stored.lastErrorAt;
    if (stored.session) {
        state.times = stored.session->times;
        state.verifiedAt = stored.session->verifiedAt;
    }
    return state;
}

} // namespace tokenrack
