// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"
#include "core/base/result.h"
#include "core/catalog/server.h"
#include "core/secrets/secretstore.h"

namespace tokenrack {

//! A credential as it rests in the keychain: bound to the provider and the origin that it was entered for.
struct StoredCredential
{
    QString provider;
    QString origin;
    Credential credential;

    //! True when the credential may be used for \a server as it is now.
    bool belongsTo(const Server &server) const;
};

//! \a stored with what was \a entered over it: a field that was entered empty is taken out, what was not entered stays.
Credential overlaid(Credential stored, const Credential &entered);

//! "tokenrack/<server uuid>".
QString credentialKey(QUuid server);

//! One line of compact JSON, since some keyrings break on line ends.
Secret encodeCredential(const StoredCredential &stored);
//! SecretErrorKind::Unreadable when \a value is not in that form.
Result<StoredCredential, SecretError> decodeCredential(const Secret &value);

} // namespace tokenrack
