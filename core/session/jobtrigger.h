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

//! What a job waits for that only a person can give.
enum class Asks {
    Nothing,
    Person, //!< about this server; others go on meanwhile
    Keychain, //!< about the keychain, which others wait for as well
};

} // namespace tokenrack
