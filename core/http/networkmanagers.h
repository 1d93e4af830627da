// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QUrl>

#include <memory>
#include <vector>

namespace tokenrack {

//! The few QNetworkAccessManagers of this program, shared by proxy and made when they are needed: each costs a thread.
//!
//! A manager keeps TLS settings, sessions and certificate errors that were let pass for each host and port, and uses
//! them for any request that goes there. So two servers at one origin that trust different certificates never get the
//! same manager, and neither does one server before and after its trust changed.
class NetworkManagers
{
public:
    NetworkManagers();
    ~NetworkManagers();

    //! A manager for a request to \a url; \a trust stands for everything that the request trusts.
    std::shared_ptr<QNetworkAccessManager> managerFor(const QUrl &url, const QNetworkProxy &proxy,
                                                      const QByteArray &trust);

    //! Each goes as soon as it has nothing to do any more, and with it its connections and the password of its proxy.
    void retireAll();

    std::size_t count() const { return m_entries.size(); }

private:
    struct Entry
    {
        std::shared_ptr<QNetworkAccessManager> manager;
        QNetworkProxy proxy;
        QHash<QString, QByteArray> trustOfOrigin;
    };

    void retireIdle(const QNetworkProxy &proxy);

    std::vector<Entry> m_entries;
};

} // namespace tokenrack
