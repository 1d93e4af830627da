// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/server.h"

#include <QList>

namespace tokenrack::bench {

//! That many servers of all systems, with Chinese and Latin names; the same in every run but for their ids.
QList<Server> makeServers(int count);

//! Which of the servers have a session.
enum class WithSessions {
    No,
    Half, //!< lasting between five minutes and a day
};

//! Makes a profile in \a folder. False when it cannot be written.
bool writeProfile(const QString &folder, const QList<Server> &servers, WithSessions sessions);

} // namespace tokenrack::bench
