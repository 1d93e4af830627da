// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/server.h"

namespace tokenrack {

class Catalog;
class Provider;

//! An account on a server, as one entry of the catalogue logs in to it. Where the system locks accounts, its attempts
//! count together with those of every other entry of the same account, since the server counts them so.
struct CountedAccount
{
    QUuid server; //!< the entry
    QString account;
    QList<QUuid> others; //!< further entries of this account on this server; none where nothing locks
};

//! \a server may be a draft, which is not in the catalogue; \a provider is nullptr where nobody knows it.
CountedAccount countedAccount(const Server &server, const Provider *provider, const Catalog &catalog);

} // namespace tokenrack
