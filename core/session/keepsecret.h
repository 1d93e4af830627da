// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"

namespace tokenrack {

//! What keepSecret() works with; each must outlive the call to the keychain.
struct KeepTools
{
    Sessions &sessions;
    SecretKeeper &secrets;
};

//! Keeps the secret fields that were entered, and with them the ones that were left out and are stored for the same
//! address: a server's secrets are one item. A field that is entered empty is removed. The password of the server's
//! proxy may be among them, which is one for all servers that go through it. Where the keychain cannot tell what is
//! stored, nothing is overwritten and what was entered is held in memory. A failure is told by
//! Sessions::secretsFailed(). \a done comes once, with what failed first.
void keepSecret(const KeepTools &tools, const Server &server, const Credential &entered, SecretPlace place,
                const Sessions::SecretCallback &done = {});

} // namespace tokenrack
