// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/http/connection.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <optional>

namespace tokenrack {

//! One header field of a request or a response.
struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

//! What the five systems use of HTTP.
enum class HttpMethod { Get, Post, Delete };

//! As it stands on the wire.
QString nameOf(HttpMethod method);

//! One request with its own connection settings, so that the transport keeps no state per server.
struct HttpRequest
{
    HttpMethod method = HttpMethod::Get;
    QUrl url;
    QList<HttpHeader> headers;
    QByteArray body; //!< sent as it is; Content-Type stands in headers
    Milliseconds timeout = std::chrono::seconds(15); //!< from sending to the last byte of the reply
    Connection connection;
    QString shownPath; //!< what a log or a message shows in place of the path, where the path holds a secret

    //! The address without user, query and fragment, and with shownPath: all that may be logged or shown.
    QString shownUrl() const;
};

//! A reply that came over whole, whatever its status.
struct HttpResponse
{
    int status = 0;
    QList<HttpHeader> headers;
    QByteArray body;
    Instant receivedAt; //!< by our clock
    Route route = {};

    //! The first header of that name (any case), or empty.
    QByteArray header(QByteArrayView name) const;
    //! The server's time by its Date header, if it has a readable one (RFC 9110, section 5.6.7).
    std::optional<Instant> date() const;
};

//! What can keep a whole reply from coming.
enum class HttpFailureKind {
    Timeout,
    Unreachable, //!< name not found, connection refused, reset or closed too early, or no HTTP from the first line on
    TlsUntrusted, //!< the certificate could not be verified; nothing was sent
    CertificateChanged, //!< not the one certificate that is trusted for this server; nothing was sent
    ProxyUnreachable,
    ProxyRefused, //!< the proxy wants another user name or password
    CaFileUnusable, //!< the server's own CA file is missing, unreadable or no PEM; nothing was sent
    TlsFailed, //!< no common protocol or cipher
    ReplyTooLarge,
    RedirectRefused, //!< the server answered 3xx; target says where to
    BadReply, //!< against the rules of HTTP, or a body that does not decode; also a request that cannot be put in HTTP
};

//! For the log.
QString nameOf(HttpFailureKind kind);

//! Why no response came. Never holds a query, a body or a secret.
struct HttpFailure
{
    HttpFailureKind kind;
    QString detail; //!< in technical words, for tooltip and log
    QUrl target; //!< of a refused redirect, without user, query and fragment
    std::optional<ShownCertificate> certificate = {}; //!< of TlsUntrusted and CertificateChanged
    std::optional<Route> route = {}; //!< where one was taken
};

using HttpResult = Result<HttpResponse, HttpFailure>;

//! No reply of the five systems comes near this size (bytes; replies are asked for and taken uncompressed).
inline constexpr qint64 maxReplySize = 1024 * 1024;

} // namespace tokenrack
