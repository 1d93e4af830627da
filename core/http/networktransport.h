// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/http/httptransport.h"

#include <memory>

namespace tokenrack {

class FloodWatch;
class NetworkManagers;

//! The only user of QNetworkAccessManager. No cookies, no redirects, no cache, no authentication dialog, no repeat of a
//! POST, at most maxReplySize bytes, nothing but the one certificate that a request trusts, or one that the CA
//! certificates vouch for. Logs method, address without query, status and duration.
class NetworkTransport final : public HttpTransport
{
public:
    explicit NetworkTransport(const Clock &clock);
    ~NetworkTransport() override;

    void setLanguage(const QByteArray &language) override;
    void forgetSecrets() override;

    [[nodiscard]] std::unique_ptr<HttpCall> send(const HttpRequest &request, Callback callback) override;

private:
    const Clock &m_clock;
    QByteArray m_language = "en";
    std::unique_ptr<NetworkManagers> m_managers;
    std::shared_ptr<FloodWatch> m_floods;
};

} // namespace tokenrack
