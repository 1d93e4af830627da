// SPDX-License-Identifier: MIT
#include "app/networkplugin.h"

#include "core/http/networktransport.h"

#include <QObject>

namespace tokenrack {

class NetworkTransportPlugin final : public QObject, public NetworkPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "tokenrack.NetworkPlugin/1")
    Q_INTERFACES(tokenrack::NetworkPlugin)

public:
    std::unique_ptr<HttpTransport> makeTransport(const Clock &clock) const override
    {
        return std::make_unique<NetworkTransport>(clock);
    }
};

} // namespace tokenrack

#include "networkplugin.moc"
