// SPDX-License-Identifier: MIT
#include "core/http/networktransport.h"

#include "core/http/networkcall.h"

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>

namespace tokenrack {

namespace {

//! Keeps nothing: XSwitch trusts any cookie over the token.
class EmptyCookieJar final : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;

    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

std::unique_ptr<QNetworkAccessManager> makeManager()
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setCookieJar(new EmptyCookieJar(manager.get()));
    return manager;
}

} // namespace

NetworkTransport::NetworkTransport(const Clock &clock)
    : m_clock(clock)
{ }

NetworkTransport::~NetworkTransport() = default;

void NetworkTransport::setLanguage(const QByteArray &language)
{
    m_language = language;
}

std::unique_ptr<HttpCall> NetworkTransport::send(const HttpRequest &request, Callback callback)
{
    if (!m_manager) { // not at start-up: it costs a thread and a look at the TLS library
        m_manager = makeManager();
    }
    auto call = std::make_unique<NetworkCall>(request, m_clock, std::move(callback));
    call->start(*m_manager, m_language);
    return call;
}

} // namespace tokenrack
