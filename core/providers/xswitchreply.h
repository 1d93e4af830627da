// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/json.h"

namespace tokenrack::xswitch {

//! What the server says: in "text", "error_text" or "message".
QString serverText(const JsonReply &reply);
//! The body's "code", which may be a string, unless the HTTP status is worse. Else the status.
int codeOf(const JsonReply &reply);
bool isGood(const JsonReply &reply);
//! Reads what is no success. \a refused is what 401 and 403 mean.
AuthError failure(const JsonReply &reply, AuthErrorKind refused);

//! The bodies of "captcha needed", "captcha wrong" and "locked" are not published; their texts are all there is to go
//! by.
bool mentionsCaptcha(const JsonReply &reply);
//! True for a refusal (401, 403, 423, 429) whose text says that the account is locked now; "database is locked" under
//! 500 is not one.
bool saysLocked(const JsonReply &reply);

} // namespace tokenrack::xswitch
