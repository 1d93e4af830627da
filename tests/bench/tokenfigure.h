// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/figures.h"

namespace tokenrack::bench {

//! Milliseconds that "tokenrackctl token" takes for a token that is stored and good, against "secret-tool lookup" of
//! the same token; medians of pairs. Needs a D-Bus session and gnome-keyring-daemon; makes a keyring of its own.
std::optional<Figure> storedToken();

} // namespace tokenrack::bench
