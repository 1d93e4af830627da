// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"
#include "core/base/result.h"
#include "core/http/httptransport.h"
#include "core/secrets/secretkeeper.h"

#include <QObject>

namespace tokenrack {

//! Asks a server for its certificate and for nothing more: whatever it shows, the connection ends before a request is
//! sent. Only a proxy on the way gets what it wants to know.
//! Signals found() or failed() once; failed() may come from inside start().
class CertificateLook : public QObject
{
    Q_OBJECT

public:
    //! \a server is reached over https. \a transport and \a secrets must outlive the look.
    CertificateLook(const Server &server, Milliseconds timeout, HttpTransport &transport, SecretKeeper &secrets,
                    QObject *parent);

    void start();

Q_SIGNALS:
    //! Its problems are those that this computer, or the server's own CA file, has with it: none where it is trusted
    //! anyway.
    void found(const tokenrack::ShownCertificate &certificate);
    void failed(const tokenrack::AuthError &error);

private:
    void look(const Secret &proxyPassword);
    void judge(const HttpResult &result);

    Server m_server;
    Milliseconds m_timeout;
    HttpTransport &m_transport;
    SecretKeeper &m_secrets;
    std::unique_ptr<HttpCall> m_call;
};

} // namespace tokenrack
