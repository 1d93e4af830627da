// SPDX-License-Identifier: MIT
#include "core/http/networkroute.h"

#include <QHostAddress>

namespace tokenrack {

namespace {

bool isPlainHttp(const QUrl &url)
{
    return url.scheme() == QLatin1String("http");
}

bool isThisComputer(const QString &host)
{
    const QHostAddress address(host);
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost")) || address.isLoopback();
}

bool isHttpProxy(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy;
}

QNetworkProxy systemProxyFor(const QUrl &url)
{
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    for (const QNetworkProxy &proxy : proxies) {
        if (isHttpProxy(proxy) || proxy.type() == QNetworkProxy::Socks5Proxy) {
            return proxy;
        }
        if (proxy.type() == QNetworkProxy::NoProxy) {
            break;
        }
    }
    return QNetworkProxy::NoProxy;
}

} // namespace

QNetworkProxy proxyFor(const HttpRequest &request)
{
    if (isThisComputer(request.url.host())) {
        return QNetworkProxy::NoProxy;
    }
    const Proxy &wanted = request.connection.proxy;
    switch (wanted.kind) {
    case Proxy::Kind::System:
        return systemProxyFor(request.url);
    case Proxy::Kind::None:
        return QNetworkProxy::NoProxy;
    case Proxy::Kind::Http:
    case Proxy::Kind::Socks5:
        break;
    }
    const auto type = wanted.kind == Proxy::Kind::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
    return {type, wanted.host, quint16(wanted.port), wanted.user, request.connection.proxyPassword.revealText()};
}

Route routeThrough(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy) {
        return {};
    }
    return {.proxy =
                addressOf({.kind = Proxy::Kind::Http, .host = proxy.hostName(), .port = proxy.port(), .user = {}})};
}

void introduceTo(const QNetworkProxy &proxy, QNetworkRequest *request)
{
    if (!isHttpProxy(proxy) || !isPlainHttp(request->url()) || proxy.user().isEmpty()) {
        return;
    }
    const QByteArray name = proxy.user().toUtf8() + ':' + proxy.password().toUtf8();
    request->setRawHeader("Proxy-Authorization", "Basic " + name.toBase64());
}

QNetworkProxy withoutIntroduction(QNetworkProxy proxy, const QUrl &url)
{
    if (isHttpProxy(proxy) && isPlainHttp(url)) {
        proxy.setUser({});
        proxy.setPassword({});
    }
    return proxy;
}

bool isProxyError(QNetworkReply::NetworkError error, const QUrl &url)
{
    // What a tunnel says of its proxy, Qt 6.4 hands on without a name.
    const bool saysSo = (error > 100 && error < 200) || error == QNetworkReply::UnknownNetworkError;
    const bool onTheOnlyWay =
        error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError;
    return saysSo || (onTheOnlyWay && isPlainHttp(url));
}

HttpFailureKind proxyFailureOf(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ProxyAuthenticationRequiredError ? HttpFailureKind::ProxyRefused
                                                                    : HttpFailureKind::ProxyUnreachable;
}

} // namespace tokenrack
