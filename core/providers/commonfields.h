// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"
#include "core/providers/field.h"

namespace tokenrack {

namespace field {
inline constexpr char account[] = "account";
inline constexpr char password[] = "password";
} // namespace field

//! Server::account, labelled "User name".
Field userNameField();
//! The secret "password".
Field passwordField();
//! One choice of several; the first is the default.
Field choiceField(const char *key, const QString &label, const QList<FieldChoice> &choices);

//! What was entered into a secret field; empty when nothing was.
Secret secretOf(const Credential &credential, const char *key);

} // namespace tokenrack
