// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace tokenrack {

//! Why a keychain gave or took no secret.
enum class SecretErrorKind {
    NotFound, //!< no item under that key, as far as the backend can tell
    NoKeychain, //!< no keychain answers on this desktop
    Locked, //!< the keychain is locked and was not unlocked
    Denied, //!< the person or the system refused
    NoAnswer, //!< it was asked and has not answered; nothing is known
    TooLarge, //!< the platform limits an item's size
    Unreadable, //!< an item is there, but not in our form
    Other,
};

//! The name of a kind in files, stable over versions, for example "no_keychain".
QString nameOf(SecretErrorKind kind);
std::optional<SecretErrorKind> secretErrorKindFromName(const QString &name);

} // namespace tokenrack
