// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httpmessage.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace tokenrack {

//! The proxy that the request goes through; NoProxy where it goes straight to the server, which is always so for this
//! very computer.
QNetworkProxy proxyFor(const HttpRequest &request);
Route routeThrough(const QNetworkProxy &proxy);

//! Over plain http a proxy is told user name and password with the request. Qt would wait for it to ask and then send
//! the request a second time, which a POST may not be.
void introduceTo(const QNetworkProxy &proxy, QNetworkRequest *request);
//! \a proxy without user name and password where introduceTo() says them.
QNetworkProxy withoutIntroduction(QNetworkProxy proxy, const QUrl &url);

//! True for what happened on the way to the proxy or in it. A plain http request has no other connection.
bool isProxyError(QNetworkReply::NetworkError error, const QUrl &url);
HttpFailureKind proxyFailureOf(QNetworkReply::NetworkError error);

} // namespace tokenrack
