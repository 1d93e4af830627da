// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <map>

namespace tokenrack {

//! Feeds bytes to one parser and aborts when what comes out breaks a promise.
using FuzzTarget = void (*)(const QByteArray &data);

//! By their names: one for the replies of each provider, "import", "csv", "pasted", "jwt".
const std::map<QByteArray, FuzzTarget> &fuzzTargets();

//! Aborts with \a promise unless \a kept.
void require(bool kept, const char *promise);

//! The replies of one provider. The first byte chooses: bits 0 and 1 the flow (log in, refresh, check, log out), bits 2
//! and 3 the choices of its form, bits 4 and 5 how many wrong answers there were. Then come replies, ended by 0x1e: a
//! byte that chooses the status, and the body. A captcha is answered with a fixed text.
void fuzzReplies(const char *provider, const QByteArray &data);

} // namespace tokenrack
