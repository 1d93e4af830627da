// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"
#include "core/catalog/server.h"

#include <QStringList>

#include <functional>

namespace tokenrack::ctl {

class Workplace;

//! Reads one line of standard input for each of \a fields, or asks for them on a terminal. Hands them to \a taken; when
//! that did not work, the command has ended instead.
void readSecrets(Workplace &place, const Server &server, const QStringList &fields,
                 const std::function<void(const Credential &)> &taken);

//! The same for secrets that count for this run only and go before those in the keychain.
void useSecrets(Workplace &place, const Server &server, const QStringList &fields, const std::function<void()> &done);

} // namespace tokenrack::ctl
