// SPDX-License-Identifier: MIT
#include "core/session/keepsecret.h"

#include "core/session/proxypassword.h"

#include <QPointer>

namespace tokenrack {

namespace {

void keepOwn(const KeepTools &tools, const Server &server, const Credential &entered, SecretPlace place,
             const Sessions::SecretCallback &done)
{
    const auto merge = [sessions = QPointer(&tools.sessions), server, entered, place,
                        done](const Result<StoredCredential, SecretError> &old) {
        if (!sessions) {
            return;
        }
        if (!old && old.error().kind != SecretErrorKind::NotFound) {
            // What is stored may be more than what was entered, and must not be lost.
            sessions->keepCredential(server, entered, SecretPlace::Memory);
            Q_EMIT sessions->secretsFailed(old.error());
            done(old.error());
            return;
        }
        const Credential before = old && old->belongsTo(server) ? old->credential : Credential();
        sessions->keepCredential(server, overlaid(before, entered), place, done);
    };
    tools.secrets.credential(server.id, merge);
}

void forgetProxyPassword(const KeepTools &tools, const Proxy &proxy, const Sessions::SecretCallback &done)
{
    const auto forgotten = [sessions = QPointer(&tools.sessions), done](const Result<Done, SecretError> &result) {
        if (!sessions) {
            return;
        }
        if (!result) {
            Q_EMIT sessions->secretsFailed(result.error());
        }
        done(result);
    };
    tools.secrets.forget(proxyItem(proxy), forgotten);
}

} // namespace

void keepSecret(const KeepTools &tools, const Server &server, const Credential &entered, SecretPlace place,
                const Sessions::SecretCallback &done)
{
    const auto tell = [done](const Result<Done, SecretError> &kept) {
        if (done) {
            done(kept);
        }
    };
    Credential own = entered;
    const bool hasProxyPassword = own.fields.contains(QLatin1String(proxyPasswordField));
    const Secret proxyPassword = own.fields.take(QLatin1String(proxyPasswordField));
    const auto keepRest = [tools, server, own, place, tell](const Result<Done, SecretError> &kept) {
        if (own.isEmpty()) {
            tell(kept);
            return;
        }
        keepOwn(tools, server, own, place,
                [tell, kept](const Result<Done, SecretError> &ownKept) { tell(kept ? ownKept : kept); });
    };
    if (!hasProxyPassword) {
        keepRest(Done());
    } else if (proxyPassword.isEmpty()) {
        forgetProxyPassword(tools, proxyOf(server), keepRest);
    } else {
        tools.sessions.keepProxyPassword(proxyOf(server), proxyPassword, place, keepRest);
    }
}

} // namespace tokenrack
