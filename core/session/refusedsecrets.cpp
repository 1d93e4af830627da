// SPDX-License-Identifier: MIT
#include "core/session/refusedsecrets.h"

#include <QPointer>

namespace tokenrack {

RefusedSecrets::RefusedSecrets(SecretKeeper &secrets, SessionStore &store, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_store(store)
    , m_own(*TokenVault::fromKey(TokenVault::newKey()))
{ }

void RefusedSecrets::note(const Server &server, const Credential &refused, Instant at, bool mayOpenVault)
{
    m_ofThisRun.insert(fingerprint(m_own, server, refused), at);
    if (m_secrets.place() == SecretPlace::Memory) {
        return; // the vault's key ends with this run, and so does what it could be used for
    }
    if (mayOpenVault || m_secrets.openVault()) {
        writeDown(server, refused);
    }
}

void RefusedSecrets::forget(const Server &server, const Credential &accepted)
{
    if (!m_ofThisRun.isEmpty()) {
        m_ofThisRun.remove(fingerprint(m_own, server, accepted));
    }
    const TokenVault *vault = m_secrets.openVault();
    if (!vault || !mayBeStored()) {
        return;
    }
    const auto done = m_store.forgetRefusedSecret(fingerprint(*vault, server, accepted));
    if (!done) {
        Q_EMIT storeFailed(done.error());
    }
}

void RefusedSecrets::writeDown(const Server &server, const Credential &kept)
{
    const auto at = ownAt(server, kept);
    if (!at || m_secrets.place() == SecretPlace::Memory) {
        return;
    }
    m_secrets.vault(
        [self = QPointer(this), server, kept, at = *at](const Result<const TokenVault *, SecretError> &vault) {
            if (self && vault) {
                self->write(**vault, server, kept, at);
            }
        });
}

std::optional<Instant> RefusedSecrets::knownAt(const Server &server, const Credential &credential) const
{
    if (const auto own = ownAt(server, credential)) {
        return own;
    }
    const TokenVault *vault = m_secrets.openVault();
    return vault ? storedAt(*vault, server, credential) : std::nullopt;
}

void RefusedSecrets::find(const Server &server, const Credential &credential, Callback callback)
{
    const auto known = knownAt(server, credential);
    if (known || m_secrets.openVault() || m_secrets.place() == SecretPlace::Memory) {
        callback(known);
        return;
    }
    m_secrets.vault([self = QPointer(this), server, credential,
                     callback = std::move(callback)](const Result<const TokenVault *, SecretError> &vault) {
        if (self) {
            callback(vault ? self->storedAt(**vault, server, credential) : std::nullopt);
        }
    });
}

QByteArray RefusedSecrets::fingerprint(const TokenVault &vault, const Server &server,
                                       const Credential &credential) const
{
    const QString origin = originOf(server.url);
    const Secret all = encodeCredential({server.provider, origin, credential});
    return vault.fingerprint(all, {accountId(server), server.provider, origin, server.account});
}

// Most often nothing was refused, and to find that out is far cheaper than a hash.

std::optional<Instant> RefusedSecrets::ownAt(const Server &server, const Credential &credential) const
{
    if (m_ofThisRun.isEmpty()) {
        return std::nullopt;
    }
    const auto own = m_ofThisRun.constFind(fingerprint(m_own, server, credential));
    return own == m_ofThisRun.cend() ? std::nullopt : std::optional(*own);
}

bool RefusedSecrets::mayBeStored() const
{
    const auto hasAny = m_store.hasRefusedSecrets();
    return !hasAny || *hasAny;
}

std::optional<Instant> RefusedSecrets::storedAt(const TokenVault &vault, const Server &server,
                                                const Credential &credential) const
{
    if (!mayBeStored()) {
        return std::nullopt;
    }
    const auto at = m_store.refusedSecretAt(fingerprint(vault, server, credential));
    return at ? *at : std::nullopt;
}

void RefusedSecrets::write(const TokenVault &vault, const Server &server, const Credential &credential, Instant at)
{
    const auto done = m_store.noteRefusedSecret(server.id, server.account, fingerprint(vault, server, credential), at);
    if (!done) {
        Q_EMIT storeFailed(done.error());
    }
}

} // namespace tokenrack
