// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace tokenrack {

//! How the end of a token is known.
enum class ExpirySource {
    Stated, //!< a field of the reply
    Jwt, //!< the token's own "exp"
    NotStated, //!< the system never says
    Permanent, //!< a key that does not end
    Account, //!< not the token's end, but the account's (AssetsControls)
};

//! What a server said about time, turned into our clock's time. No secret: it may rest and be shown unsealed.
struct SessionTimes
{
    ExpirySource source = ExpirySource::NotStated;
    std::optional<Instant> expiresAt; //!< end of the token, or of the account for ExpirySource::Account; by our clock
    std::optional<Instant> refreshExpiresAt; //!< end of the refresh token, by our clock
    Instant issuedAt; //!< when we got it, by our clock; 1970 where a flow ended without a reply, which knows no time
    std::optional<Milliseconds> clockDifference; //!< server's clock minus ours
    QString expiryField; //!< the field the end was read from, for example "result.expire"

    friend bool operator==(const SessionTimes &, const SessionTimes &) = default;
};

//! A further field of the reply, kept so that a newer server works and the person sees everything.
struct ReplyField
{
    QString name; //!< as the server writes it, nested ones with dots
    Secret value; //!< as text
    bool secret = false; //!< masked when shown
};

//! Masks each of \a fields that repeats one of \a secrets, in whatever form, and whatever its name is.
void maskRepeats(QList<ReplyField> *fields, const QList<Secret> &secrets);

//! What the server issued.
struct Session
{
    Secret token;
    Secret refreshToken; //!< empty where there is none
    SessionTimes times;
    QList<ReplyField> fields;
};

//! What the person entered: secret fields by their names in files, for example "password".
struct Credential
{
    QMap<QString, Secret> fields;

    bool isEmpty() const { return fields.isEmpty(); }
    Secret field(const QString &key) const { return fields.value(key); }
    friend bool operator==(const Credential &, const Credential &) = default;
};

} // namespace tokenrack
