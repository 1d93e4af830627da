// SPDX-License-Identifier: MIT
#pragma once

namespace tokenrack {

//! What is to be done with one server.
enum class JobKind { LogIn, Refresh, Check, LogOut };

//! Who wants it, which decides what may be asked and what may be risked.
enum class Trigger {
    Person, //!< asked for this very server: anything may be asked
    Bulk, //!< asked for many: only captchas and the keychain are asked about, no late attempt is spent
    Program, //!< by itself: nothing is asked, no late attempt is spent
};

} // namespace tokenrack
