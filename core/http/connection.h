// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/catalog/connectionoptions.h"

#include <QByteArray>
#include <QList>

namespace tokenrack {

//! How a request gets to its server, and whom it trusts there. Part of each request, so that the transport keeps
//! nothing per server.
struct Connection
{
    //! SHA-256 (32 bytes) of the one certificate that is accepted, whatever the CA certificates say; empty: as they
    //! say.
    QByteArray trustedCertificate;
    //! A PEM file that is read when it is used; only its certificates vouch for the server. Empty: this computer's.
    QString caFile;
    Proxy proxy;
    Secret proxyPassword;

    friend bool operator==(const Connection &, const Connection &) = default;
};

//! As the server's options say; without the proxy's password, which rests elsewhere.
Connection connectionOf(const Server &server);

//! The way that a request really took.
struct Route
{
    QString proxy; //!< "proxy.example:3128"; empty: straight to the server

    friend bool operator==(const Route &, const Route &) = default;
};

//! Why a certificate is not trusted.
enum class CertificateProblem {
    SelfSigned,
    UnknownIssuer,
    OtherHost, //!< made out for another host
    Expired,
    NotYetValid,
    Other, //!< the failure's detail has the words of the TLS library
};

//! A certificate as a server showed it, for a person to judge. All texts come from the server: they may say anything.
struct ShownCertificate
{
    QString host; //!< of the address, with the port where it is not 443
    QString subject;
    QString issuer;
    Instant validFrom;
    Instant validUntil;
    QByteArray sha256; //!< of its DER form, 32 bytes
    QList<CertificateProblem> problems; //!< each once; none where it is only not the one that was trusted

    friend bool operator==(const ShownCertificate &, const ShownCertificate &) = default;
};

} // namespace tokenrack
