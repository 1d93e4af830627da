// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

#include <QByteArrayView>

#include <optional>

namespace tokenrack {

//! The times in a JSON Web Token's payload (RFC 7519, section 4.1), each absent when the claim is. The signature is not
//! checked: the token is the server's own and only read for its times.
struct JwtTimes
{
    std::optional<Instant> issuedAt; //!< iat, or nbf where there is no iat
    std::optional<Instant> expiresAt; //!< exp
};

//! Nothing when \a token is no JWT. Times outside the years 1970 to 9999 count as absent.
std::optional<JwtTimes> jwtTimes(QByteArrayView token);

} // namespace tokenrack
