// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/server.h"

#include <QList>

namespace tokenrack::ctl {

//! The servers that \a name can stand for: the one with that id, else those of that name, else those whose name begins
//! so; capitals do not count where they need not. One: it is meant. Several: the person has to say more. None: no such
//! server.
QList<Server> serversFor(const QList<Server> &servers, const QString &name);

//! What could have been meant where serversFor() finds none: those that have the text anywhere in their names.
QList<Server> serversLike(const QList<Server> &servers, const QString &name);

} // namespace tokenrack::ctl
