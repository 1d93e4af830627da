// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"

namespace tokenrack {

//! The name of a source in the database and in JSON, stable over versions: "stated", "jwt", "not_stated", "permanent"
//! or "account".
QString nameOf(ExpirySource source);
//! A name that a later version wrote reads as the most careful of the sources.
ExpirySource expirySourceFromName(const QString &name);

} // namespace tokenrack
