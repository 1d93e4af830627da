// SPDX-License-Identifier: MIT
#include "core/session/certificatelook.h"

#include "core/auth/authoperation.h"
#include "core/session/credentialsearch.h"
#include "core/session/proxypassword.h"

#include <QPointer>

namespace tokenrack {

CertificateLook::CertificateLook(const Server &server, Milliseconds timeout, HttpTransport &transport,
                                 SecretKeeper &secrets, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_timeout(timeout)
    , m_transport(transport)
    , m_secrets(secrets)
{ }

void CertificateLook::start()
{
    const Proxy proxy = proxyOf(m_server);
    if (proxy.user.isEmpty()) {
        look({});
        return;
    }
    readProxyPassword(m_secrets, proxy, [self = QPointer(this)](const Result<Secret, SecretError> &read) {
        if (self) {
            read ? self->look(*read) : Q_EMIT self->failed(secretsUnavailable(read.error()));
        }
    });
}

void CertificateLook::look(const Secret &proxyPassword)
{
    HttpRequest request{.url = QUrl(originOf(m_server.url)), .timeout = m_timeout};
    request.connection = connectionOf(m_server);
    // No certificate has this SHA-256, so the connection stops at whichever is shown.
    request.connection.trustedCertificate = QByteArray(32, '\0');
    request.connection.proxyPassword = proxyPassword;
    m_call = m_transport.send(request, [this](const HttpResult &result) { judge(result); });
}

void CertificateLook::judge(const HttpResult &result)
{
    if (result) {
        Q_EMIT failed({.kind = AuthErrorKind::UnexpectedReply});
    } else if (result.error().certificate) {
        Q_EMIT found(*result.error().certificate);
    } else {
        Q_EMIT failed(authErrorFrom(result.error()));
    }
}

} // namespace tokenrack
