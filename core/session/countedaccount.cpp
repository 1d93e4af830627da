// SPDX-License-Identifier: MIT
#include "core/session/countedaccount.h"

#include "core/catalog/catalog.h"
#include "core/providers/provider.h"

namespace tokenrack {

CountedAccount countedAccount(const Server &server, const Provider *provider, const Catalog &catalog)
{
    CountedAccount counted{.server = server.id, .account = server.account, .others = {}};
    if (!provider || !provider->attemptLimits(server)) {
        return counted;
    }
    for (const Server &other : catalog.servers()) {
        if (other.id != server.id && isSameAccount(other, server)) {
            counted.others.append(other.id);
        }
    }
    return counted;
}

} // namespace tokenrack
