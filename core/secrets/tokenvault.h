// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/catalog/server.h"

#include <QByteArray>

#include <optional>

namespace tokenrack {

//! What a sealed value belongs to: it opens for nothing else.
struct SealContext
{
    QUuid server;
    QString provider;
    QString origin;
    QString field; //!< "token", "refresh_token", "fields"
};

//! Seals what servers issued with XChaCha20-Poly1305 (libsodium), under a random key that is itself one keychain item.
class TokenVault
{
public:
    //! 32 random bytes, in Base64 so that every keyring takes them.
    static Secret newKey();
    //! Nothing when \a key is not such a key.
    static std::optional<TokenVault> fromKey(const Secret &key);

    QByteArray seal(const Secret &value, const SealContext &context) const;
    //! Nothing when the bytes were changed, or sealed under another key or for another context.
    std::optional<Secret> open(const QByteArray &sealed, const SealContext &context) const;

    //! The same 32 bytes for the same value and context under the same key. They tell nothing of the value without it.
    QByteArray fingerprint(const Secret &value, const SealContext &context) const;

private:
    explicit TokenVault(Secret rawKey);

    Secret m_key;
};

} // namespace tokenrack
