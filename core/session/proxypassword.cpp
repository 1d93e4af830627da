// SPDX-License-Identifier: MIT
#include "core/session/proxypassword.h"

namespace tokenrack {

namespace {

//! What stands for the proxy where secrets are kept.
Server asServer(const Proxy &proxy)
{
    const QString origin = proxyOrigin(proxy);
    return {.id = proxyItem(proxy),
            .name = {},
            .provider = QStringLiteral("proxy"),
            .url = QUrl(origin),
            .account = proxy.user,
            .options = {},
            .tags = {},
            .notes = {}};
}

} // namespace

//! Made from origin and user name, since neither may stand in an item's name.
QUuid proxyItem(const Proxy &proxy)
{
    static const QUuid proxies(QStringLiteral("{6f0d2a0e-4a53-4c19-9a55-7d0c5b0f3a61}"));
    return proxy.user.isEmpty() ? QUuid()
                                : QUuid::createUuidV5(proxies, proxyOrigin(proxy) + QLatin1Char('\n') + proxy.user);
}

void readProxyPassword(SecretKeeper &secrets, const Proxy &proxy,
                       std::function<void(const Result<Secret, SecretError> &)> callback)
{
    const Server server = asServer(proxy);
    const auto read = [server, callback = std::move(callback)](const Result<StoredCredential, SecretError> &stored) {
        if (stored && stored->belongsTo(server)) {
            callback(stored->credential.field(QLatin1String(proxyPasswordField)));
        } else if (stored || stored.error().kind == SecretErrorKind::NotFound) {
            callback(Secret());
        } else {
            callback(stored.error());
        }
    };
    secrets.credential(server.id, read);
}

void keepProxyPassword(SecretKeeper &secrets, const Proxy &proxy, const Secret &password, SecretPlace place,
                       SecretKeeper::DoneCallback callback)
{
    secrets.keep(asServer(proxy), {{{QLatin1String(proxyPasswordField), password}}}, place, std::move(callback));
}

} // namespace tokenrack
