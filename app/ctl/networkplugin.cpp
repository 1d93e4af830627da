// SPDX-License-Identifier: MIT
#include "app/ctl/networkplugin.h"

#include "core/http/networktransport.h"

#include <QObject>

namespace tokenrack::ctl {

class NetworkTransportPlugin final : public QObject, public NetworkPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "tokenrack.NetworkPlugin/1")
    Q_INTERFACES(tokenrack::ctl::NetworkPlugin)

public:
    std::unique_ptr<HttpTransport> makeTransport(const Clock &clock) const override
    {
        return std::make_unique<NetworkTransport>(clock);
    }
};

} // namespace tokenrack::ctl

#include "networkplugin.moc"
