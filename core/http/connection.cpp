// SPDX-License-Identifier: MIT
#include "core/http/connection.h"

#include "core/catalog/connectionoptions.h"

namespace tokenrack {

Connection connectionOf(const Server &server)
{
    return {.trustedCertificate = trustedCertificate(server),
            .caFile = optionValue(server.options, option::caFile),
            .proxy = proxyOf(server),
            .proxyPassword = {}};
}

} // namespace tokenrack
