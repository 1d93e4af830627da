// SPDX-License-Identifier: MIT
#include "app/ctl/origintext.h"

#include "app/ctl/providerfields.h"
#include "core/base/plaintext.h"

#include <QCoreApplication>

namespace tokenrack::ctl {

QString originText(const ProviderRegistry &providers, const Server &server, const SecretHome &storedFor)
{
    return QCoreApplication::translate("tokenrack::ctl::OriginText",
                                       "The stored password or key was entered for %1 at %2. It would now go to %3 at "
                                       "%4.")
        .arg(systemName(providers, storedFor.provider), visibleText(storedFor.origin),
             systemName(providers, server.provider), visibleText(originOf(server.url)));
}

} // namespace tokenrack::ctl
