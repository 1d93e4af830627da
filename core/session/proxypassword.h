// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/connectionoptions.h"
#include "core/secrets/secretkeeper.h"

namespace tokenrack {

//! Under this name a form hands over the proxy's password beside the server's own secrets.
inline constexpr char proxyPasswordField[] = "proxy_password";

// The password of a proxy is one item of the keychain for all servers that go through it with that user name, bound to
// the proxy's own origin: with another host or port another item, or none, is found.

//! Names that item where a server's is named by the server's id. Null where the proxy asks for no password.
QUuid proxyItem(const Proxy &proxy);

//! An empty password where none is stored.
void readProxyPassword(SecretKeeper &secrets, const Proxy &proxy,
                       std::function<void(const Result<Secret, SecretError> &)> callback);
void keepProxyPassword(SecretKeeper &secrets, const Proxy &proxy, const Secret &password, SecretPlace place,
                       SecretKeeper::DoneCallback callback);

} // namespace tokenrack
