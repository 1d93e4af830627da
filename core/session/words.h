// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/serverstate.h"

#include <QString>

namespace tokenrack {

//! An error in words: what happened, and what to do next. Both translated, for both programs.
struct ErrorWords
{
    QString reason; //!< short, for the status column: "Wrong password"
    QString sentence; //!< what happened, as a sentence, without the server's own text
    QString nextAction; //!< what to do next, as a sentence; may be empty

    QString text() const; //!< both sentences
};

//! \a systemName stands in sentences such as "The reply is not what XSwitch sends"; may be empty.
ErrorWords errorWords(const AuthError &error, const QString &systemName);

//! The status in a word or two: "Active", "Captcha needed"; for Status::Failed the error's reason.
QString statusText(const ServerState &state, Status status, const QString &systemName);

//! "6 d 4 h", "1 h 12 min", "4 min 31 s", "12 s": the two largest units, rounded down; "2 h" where the smaller is zero.
//! \a withSeconds keeps seconds up to a day ("1 h 12 min 09 s", "2 min 00 s") for the big countdown.
QString durationText(Milliseconds duration, bool withSeconds = false);

//! The cell "Expires in": "1 h 12 min", "3 min ago", "No end stated · held 3 d", "Never", "Account: 251 d",
//! "Try again in 1 h 41 min" or "–".
QString expiresInText(const ServerState &state, Instant now);

//! An absolute time by the user's locale: "14:02:16 today", "5 Dec 12:02", with the year when it is another one.
QString instantText(Instant instant, Instant now);
//! The same where the day goes without saying: "14:02" today, else as instantText().
QString clockText(Instant instant, Instant now);
//! Local and UTC, for a tooltip.
QString instantToolTip(Instant instant);

//! Why a certificate is not trusted, as a sentence, translated.
QString certificateProblemText(CertificateProblem problem);

} // namespace tokenrack
