// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httpmessage.h"
#include "core/providers/provider.h"

#include <QJsonObject>

#include <optional>

namespace tokenrack {

//! The address of an end point: the server's address with \a endpoint appended. \a endpoint begins with a slash, is
//! percent-encoded, and may end with a query.
QUrl endpointUrl(const Server &server, const QString &endpoint);

//! Makes the requests to one server, with its time-out. Nothing but what is asked for goes into them.
class RequestMaker
{
public:
    RequestMaker(const Server &server, const Provider &provider);

    HttpRequest get(const QString &endpoint, const QList<HttpHeader> &headers = {}) const;
    HttpRequest post(const QString &endpoint, const QList<HttpHeader> &headers = {}) const;
    HttpRequest postJson(const QString &endpoint, const QJsonObject &body, const QList<HttpHeader> &headers = {}) const;
    HttpRequest getPicture(const QUrl &url) const;
    HttpRequest remove(const QString &endpoint, const QList<HttpHeader> &headers) const;

    //! The address that a reply names. A path is taken as an end point; nothing for an address on another origin.
    std::optional<QUrl> sameOriginUrl(const QString &reference) const;

private:
    HttpRequest make(HttpMethod method, const QString &endpoint, const QList<HttpHeader> &headers) const;

    Server m_server;
    Milliseconds m_timeout;
};

//! A header whose value is a secret.
HttpHeader secretHeader(const QByteArray &name, const Secret &value);

} // namespace tokenrack
