// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httpmessage.h"

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace tokenrack {

//! Why the request cannot be put on the wire as it is, in technical words; or empty.
QString problemOf(const HttpRequest &request);

//! The request as Qt wants it: no cookie, no cache, no redirect, no compression, no connection for a second request.
//! \a language is the value of Accept-Language. TLS is for the caller to set.
QNetworkRequest networkRequest(const HttpRequest &request, const QByteArray &language);

//! Sends \a prepared, which was made of \a request. A body goes out once at most.
QNetworkReply *sendThrough(QNetworkAccessManager &manager, const HttpRequest &request, const QNetworkRequest &prepared);

} // namespace tokenrack
