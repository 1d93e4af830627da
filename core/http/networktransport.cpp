// SPDX-License-Identifier: MIT
#include "core/http/networktransport.h"

#include "core/http/floodwatch.h"
#include "core/http/networkcall.h"
#include "core/http/networkmanagers.h"

namespace tokenrack {

NetworkTransport::NetworkTransport(const Clock &clock)
    : m_clock(clock)
    , m_managers(std::make_unique<NetworkManagers>())
    , m_floods(std::make_shared<FloodWatch>())
{ }

NetworkTransport::~NetworkTransport() = default;

void NetworkTransport::setLanguage(const QByteArray &language)
{
    m_language = language;
}

void NetworkTransport::forgetSecrets()
{
    m_managers->retireAll();
}

std::unique_ptr<HttpCall> NetworkTransport::send(const HttpRequest &request, Callback callback)
{
    auto call = std::make_unique<NetworkCall>(request, m_clock, m_floods, std::move(callback));
    call->start(*m_managers, m_language);
    return call;
}

} // namespace tokenrack
