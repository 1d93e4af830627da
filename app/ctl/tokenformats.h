// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/provider.h"

#include <QJsonObject>

#include <utility>

namespace tokenrack::ctl {

//! A token that is handed out, with everything that a format says about it.
struct HandedToken
{
    Server server;
    TokenUse use;
    Session session;
    std::optional<Instant> verifiedAt;
    Secret proxyPassword = {}; //!< for the format curl, where the server's proxy asks for one
};

//! The variables that a command gets, by name and value: TOKENRACK_TOKEN, TOKENRACK_URL, TOKENRACK_HEADER and so on,
//! each with \a suffix behind its name.
QList<std::pair<QString, QString>> variables(const HandedToken &token, const QString &suffix = {});

//! The token's header, or the member of the JSON body where the system wants it there: "x-token: …".
QString headerText(const HandedToken &token);
//! Lines for a shell to evaluate, quoted whatever they hold.
QString envText(const HandedToken &token);
//! A line for a shell that makes a harmless call. The token goes to curl through a pipe, so that it does not stand in
//! the list of arguments, which every user of the machine can read.
QString curlText(const HandedToken &token);
//! The credential-helper form.
QJsonObject jsonOf(const HandedToken &token);

} // namespace tokenrack::ctl
