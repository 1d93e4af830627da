// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>

namespace tokenrack {

//! Words that several dialogs use.
struct DialogWords
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::DialogWords)
};

//! "2 hours", "90 minutes": how long an account stays locked, as part of a sentence.
QString spanInWords(std::chrono::minutes span);

//! \a text made visible, escaped and in bold, to stand in rich text.
QString inBold(const QString &text);

//! What is known of a new token's end, as a sentence.
QString endText(const SessionTimes &times, Instant now);

} // namespace tokenrack
