// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/http/httptransport.h"

#include <QtPlugin>

#include <memory>

namespace tokenrack {

//! What the plugin of the network offers.
class NetworkPlugin
{
public:
    virtual ~NetworkPlugin() = default;
    //! \a clock must outlive what is made.
    [[nodiscard]] virtual std::unique_ptr<HttpTransport> makeTransport(const Clock &clock) const = 0;
};

} // namespace tokenrack

Q_DECLARE_INTERFACE(tokenrack::NetworkPlugin, "tokenrack.NetworkPlugin/1")
