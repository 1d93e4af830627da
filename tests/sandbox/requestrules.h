// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/request.h"

#include <QString>

namespace tokenrack::sandbox {

//! What \a request does that a client of ours must never do on any system, in words; empty if nothing.
QString brokenRule(const Request &request);

//! Name of the first header of \a request that carries a token of any of the five systems; empty if none does.
//! A log-in has to be free of them.
QString tokenHeader(const Request &request);

} // namespace tokenrack::sandbox
