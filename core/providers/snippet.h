// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/provider.h"

namespace tokenrack {

//! The forms in which a token can be copied.
enum class SnippetKind { Token, Header, Curl, Python, PowerShell };

//! The call as text to paste, quoted for its language whatever bytes token and address hold.
//! Token and Header have no line break at the end; for a token in the body, Header is the JSON field.
QString snippet(SnippetKind kind, const TokenUse &use, const Secret &token);

// What such texts are made of.

//! \a text as one word of a POSIX shell, whatever it holds.
QString shellQuoted(QString text);
//! The JSON body of the call, its members in their order.
QString jsonBody(const TokenUse &use);
//! The address of the call, without user and fragment.
QString exampleAddress(const TokenUse &use);

} // namespace tokenrack
