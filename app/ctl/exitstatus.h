// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"
#include "core/catalog/catalogstore.h"
#include "core/catalog/interchange.h"
#include "core/secrets/secretstore.h"

#include <QString>

#include <vector>

namespace tokenrack::ctl {

//! What the program says to the script that called it. The numbers never change.
enum class ExitStatus {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Refused = 3,
    CaptchaNeeded = 4,
    LockedOut = 5,
    Unreachable = 6,
    NotTrusted = 7,
    KeychainUnavailable = 8,
    UnexpectedReply = 9,
    NoSuchServer = 10,
    DataFile = 11,
};

ExitStatus statusOf(AuthErrorKind kind);
ExitStatus statusOf(const StoreError &error);
ExitStatus statusOf(const SecretError &error);
ExitStatus statusOf(const ImportError &error);

//! For JSON: "refused", "no_such_server" and so on.
QString nameOf(ExitStatus status);

//! Of several servers: the first in the order of the numbers that is no success.
ExitStatus combined(ExitStatus left, ExitStatus right);

//! A status and what it means, for the help.
struct ExitStatusWords
{
    ExitStatus status;
    QString text;
};
//! All of them, in words of the language of the moment.
std::vector<ExitStatusWords> exitStatuses();

} // namespace tokenrack::ctl
