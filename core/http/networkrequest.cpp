// SPDX-License-Identifier: MIT
#include "core/http/networkrequest.h"

#include "core/http/unrepeatablebody.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>

namespace tokenrack {

namespace {

bool canStandInHeader(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; });
}

} // namespace

QString problemOf(const HttpRequest &request)
{
    const QString scheme = request.url.scheme();
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https")) {
        return QStringLiteral("not an http or https address");
    }
    if (!request.url.isValid() || request.url.host().isEmpty()) {
        return QStringLiteral("not a complete address");
    }
    const bool clean = std::all_of(request.headers.begin(), request.headers.end(), [](const HttpHeader &header) {
        return canStandInHeader(header.name) && canStandInHeader(header.value);
    });
    return clean ? QString() : QStringLiteral("a request header holds a control character");
}

QNetworkRequest networkRequest(const HttpRequest &request, const QByteArray &language)
{
    QUrl url = request.url;
    url.setUserInfo(QString()); // Qt would answer a 401 with it

    QNetworkRequest prepared(url);
    prepared.setRawHeader("User-Agent", "Tokenrack/" TOKENRACK_VERSION);
    prepared.setRawHeader("Accept-Language", language);
    // Replies are small; what is never unpacked cannot be a decompression bomb.
    prepared.setRawHeader("Accept-Encoding", "identity");
    // An idle connection may be closed by the server just when a POST goes out on it, which then may not be repeated. A
    // server that keeps it all the same finds it closed as soon as Qt's network thread comes round to it.
    prepared.setRawHeader("Connection", "close");
    prepared.setAttribute(QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute, 0);
    // Over HTTP/2 Qt repeats requests by rules of its own, and one connection would carry those of several servers.
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    for (const HttpHeader &header : request.headers) {
        prepared.setRawHeader(header.name, header.value);
    }
    return prepared;
}

QNetworkReply *sendThrough(QNetworkAccessManager &manager, const HttpRequest &request, const QNetworkRequest &prepared)
{
    switch (request.method) {
    case HttpMethod::Get:
        return manager.get(prepared);
    case HttpMethod::Delete:
        return manager.deleteResource(prepared);
    case HttpMethod::Post:
        break;
    }
    auto body = std::make_unique<UnrepeatableBody>(request.body);
    QNetworkReply *reply = manager.post(prepared, body.get());
    body.release()->setParent(reply);
    return reply;
}

} // namespace tokenrack
