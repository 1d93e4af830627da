// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

namespace tokenrack {

//! "eyJhbGciOiJI••••••••••••hs0": enough to tell two tokens apart. Of a secret too short for that nothing is shown, not
//! even how long it is.
QString masked(const Secret &secret);
//! The same where there is less room: "eyJhbG••••••XfJM".
QString maskedShort(const Secret &secret);
//! What stands for a secret that has not been opened.
QString maskedUnknown();

} // namespace tokenrack
