// SPDX-License-Identifier: MIT
#include "core/http/networkmanagers.h"

#include "core/catalog/server.h"

#include <QCoreApplication>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxyFactory>
#include <QTimer>

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

//! Leaves it to each socket, which then takes the application's proxy.
class ProxyOfApplication final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override { return {QNetworkProxy::DefaultProxy}; }
};

//! Where a manager's proxy is NoProxy, Qt (seen with 6.4) reads the head of a reply from the kernel byte by byte. Where
//! it is left to the socket, Qt reads all that has come; and then it is the application's, which is none.
void goStraight(QNetworkAccessManager *manager)
{
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); // else it would be the system's
    manager->setProxyFactory(new ProxyOfApplication); // which the manager deletes
}

std::shared_ptr<QNetworkAccessManager> makeManager(const QNetworkProxy &proxy)
{
    auto manager = std::make_shared<QNetworkAccessManager>();
    if (proxy.type() == QNetworkProxy::NoProxy) {
        goStraight(manager.get());
    } else {
        manager->setProxy(proxy);
    }
    manager->setCookieJar(new EmptyCookieJar(manager.get()));
    return manager;
}

//! We may be inside a signal of one of its replies.
void endLater(const std::shared_ptr<QNetworkAccessManager> &manager)
{
    QTimer::singleShot(0, QCoreApplication::instance(), [last = manager] { Q_UNUSED(last) });
}

} // namespace

NetworkManagers::NetworkManagers() = default;
NetworkManagers::~NetworkManagers() = default;

std::shared_ptr<QNetworkAccessManager> NetworkManagers::managerFor(const QUrl &url, const QNetworkProxy &proxy,
                                                                   const QByteArray &trust)
{
    const QString origin = originOf(url);
    for (Entry &entry : m_entries) {
        if (entry.proxy != proxy) {
            continue;
        }
        const auto known = entry.trustOfOrigin.constFind(origin);
        if (known == entry.trustOfOrigin.cend() || *known == trust) {
            entry.trustOfOrigin.insert(origin, trust);
            return entry.manager;
        }
    }
    retireIdle(proxy);
    m_entries.push_back({makeManager(proxy), proxy, {{origin, trust}}});
    return m_entries.back().manager;
}

void NetworkManagers::retireAll()
{
    for (const Entry &entry : m_entries) {
        endLater(entry.manager);
    }
    m_entries.clear();
}

//! They have nothing to do, and one in their place can serve every origin again.
void NetworkManagers::retireIdle(const QNetworkProxy &proxy)
{
    std::erase_if(m_entries, [&proxy](const Entry &entry) {
        if (entry.proxy != proxy || entry.manager.use_count() > 1) {
            return false;
        }
        endLater(entry.manager);
        return true;
    });
}

} // namespace tokenrack
