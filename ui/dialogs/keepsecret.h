// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"
#include "core/catalog/server.h"
#include "core/secrets/secretkeeper.h"

namespace tokenrack {

class Sessions;

//! What keepSecret() works with; each must outlive the call to the keychain.
struct KeepTools
{
    Sessions &sessions;
    SecretKeeper &secrets;
};

//! Keeps the secret fields that were entered, and with them the ones that were left empty and are stored for the same
//! address: a server's secrets are one item. A field that is entered empty is removed. A failure is told by
//! Sessions::secretsFailed().
void keepSecret(const KeepTools &tools, const Server &server, const Credential &entered, SecretPlace place);

} // namespace tokenrack
