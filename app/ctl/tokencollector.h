// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/tokenformats.h"
#include "app/ctl/workplace.h"

#include <functional>

namespace tokenrack::ctl {

//! Hands \a collected a token of each server, in their order, renewed or logged in first where needed. When one cannot
//! be had, that is said and the command ends without calling back. Reads the option --min-valid, and the secrets of
//! --secret, which count for this run only.
void collectTokens(Workplace &place, const QList<Server> &servers,
                   const std::function<void(const QList<HandedToken> &)> &collected);

} // namespace tokenrack::ctl
