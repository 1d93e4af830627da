// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"

#include <QJsonObject>

namespace tokenrack::ctl {

// What the program says in JSON. Names and meanings never change; members may be added. Times are UTC in ISO 8601.

QJsonValue jsonTime(const std::optional<Instant> &instant);
//! "active", "logged_out", "captcha_needed" and so on.
QString nameOf(Status status);
//! Which server something is about: "id" and "name".
QJsonObject identityOf(const Server &server);
//! An entry of the catalogue with its live state.
QJsonObject jsonOf(const Server &server, const ServerState &state, Instant now);

} // namespace tokenrack::ctl
