// SPDX-License-Identifier: MIT
#include "core/session/credentialkeeper.h"

#include "core/session/proxypassword.h"

#include <QPointer>

namespace tokenrack {

namespace {

void tell(const CredentialKeeper::Callback &done, const Result<Done, SecretError> &result)
{
    if (done) {
        done(result);
    }
}

SecretError lockedError()
{
    return {.kind = SecretErrorKind::Locked, .detail = {}};
}

} // namespace

CredentialKeeper::CredentialKeeper(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{ }

void CredentialKeeper::keep(const Server &server, const Credential &credential, SecretPlace place, const Callback &done)
{
    if (!mayKeepIn(place)) {
        tell(done, lockedError());
        return;
    }
    forgetRefusal(server, place);
    m_parts.secrets.keep(server, credential, place,
                         [self = QPointer(this), server, credential, done](const Result<Done, SecretError> &kept) {
                             if (!self) {
                                 return;
                             }
                             if (kept) {
                                 self->m_parts.outcomes.addLine(server.id, ActivityKind::SecretKept);
                             } else {
                                 Q_EMIT self->secretsFailed(kept.error());
                                 self->keepInMemory(server, credential);
                             }
                             tell(done, kept);
                         });
    if (place == SecretPlace::Keychain) {
        m_parts.refused.writeDown(server, credential);
    }
    m_parts.states.tell(server.id);
}

//! A window that was locked meanwhile holds no secret.
bool CredentialKeeper::mayKeepIn(SecretPlace place) const
{
    const bool isMemory = place == SecretPlace::Memory || m_parts.secrets.place() == SecretPlace::Memory;
    return !m_isLocked || !isMemory;
}

void CredentialKeeper::keepInMemory(const Server &server, const Credential &credential)
{
    if (mayKeepIn(SecretPlace::Memory)) {
        m_parts.secrets.keep(server, credential, SecretPlace::Memory, [](const Result<Done, SecretError> &) { });
    }
}

//! That of what is overwritten.
void CredentialKeeper::forgetRefusal(const Server &server, SecretPlace place)
{
    const auto changed = m_parts.store.changeAttempts({server.id, server.account, {}}, [place](AttemptRecord record) {
        if (place == SecretPlace::Keychain) {
            record.secretRefusedAt.reset();
        }
        return record;
    });
    if (!changed) {
        Q_EMIT storeFailed(changed.error());
        return;
    }
    m_parts.states.at(server.id).attempts = *changed;
}

void CredentialKeeper::keepProxyPassword(const Proxy &proxy, const Secret &password, SecretPlace place,
                                         const Callback &done)
{
    if (!mayKeepIn(place)) {
        tell(done, lockedError());
        return;
    }
    if (place == SecretPlace::Keychain) {
        m_parts.leftovers.watch(proxy);
    }
    const auto kept = [self = QPointer(this), proxy, password, done](const Result<Done, SecretError> &result) {
        if (!self) {
            return;
        }
        if (!result) {
            Q_EMIT self->secretsFailed(result.error());
            self->keepProxyPassword(proxy, password, SecretPlace::Memory, {});
        }
        tell(done, result);
    };
    tokenrack::keepProxyPassword(m_parts.secrets, proxy, password, place, kept);
}

void CredentialKeeper::forget(QUuid id, const Callback &done)
{
    m_parts.secrets.forget(id, [self = QPointer(this), id, done](const Result<Done, SecretError> &forgotten) {
        if (!self) {
            return;
        }
        if (forgotten) {
            self->m_parts.outcomes.dropSession(id);
            self->m_parts.outcomes.addLine(id, ActivityKind::SecretForgotten);
        }
        done(forgotten);
    });
}

} // namespace tokenrack
