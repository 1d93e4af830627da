// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/catalog/server.h"

#include <optional>

namespace tokenrack {

//! What could be read out of something pasted into the address field.
struct PastedServer
{
    QString provider; //!< empty: not recognised
    QUrl url; //!< the server's address, without the end point
    QString account;
    Options options;
    QMap<QString, Secret> secrets;
};

//! Understands a vendor's curl line and a full end point URL such as "http://h:8081/api-token-auth/".
//! Nothing when \a text is a plain address or not understood.
std::optional<PastedServer> readPasted(const QString &text);

} // namespace tokenrack
