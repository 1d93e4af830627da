// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace tokenrack {

//! Text from a server as it may be shown: control characters and bidirectional marks become visible symbols,
//! white space is folded, and at most \a maxLength characters stay (an ellipsis tells that there was more).
QString visibleText(const QString &text, qsizetype maxLength = 300);

//! The same of text that may repeat what the server was given: every secret is put out, and none is cut in two.
QString visibleServerText(const QString &text, qsizetype maxLength = 300);

//! \a text with its control characters and bidirectional marks made visible, all the rest as it is. Line breaks stay.
QString withoutControls(const QString &text);

//! True when \a text has a control character (C0, DEL, C1), which no account, name or header may carry.
bool hasControlCharacters(const QString &text);

} // namespace tokenrack
