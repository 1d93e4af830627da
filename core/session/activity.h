// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"
#include "core/session/jobtrigger.h"

#include <QString>
#include <QUuid>

#include <optional>

namespace tokenrack {

//! What can happen to a server.
enum class ActivityKind {
    LoggedIn,
    Refused,
    Failed,
    Refreshed,
    Checked,
    TokenRefused,
    LoggedOut,
    LockedOut,
    Copied,
    Exported, //!< printed for a script
    Ran, //!< given to a command
    SecretKept,
    SecretForgotten,
    Edited,
};

//! Something that happened to a server, without any secret.
struct Activity
{
    QUuid server;
    Instant at;
    ActivityKind kind = ActivityKind::Failed;
    //! The error's name, such as "timeout", and after a colon what was wrong with the keychain, as in
    //! "secrets_unavailable:locked"; the form of a copy, "curl", empty for the plain token; the format of a
    //! token that was printed, "raw"; or the name of the command that got it, without its arguments.
    QString detail;
};

//! What a job's success, or its failure, stands for.
ActivityKind activityOf(JobKind kind);
ActivityKind activityOf(AuthErrorKind kind);

//! The detail of a line about that error.
QString activityDetailOf(const AuthError &error);

//! The name of a kind in the database, stable over versions.
QString nameOf(ActivityKind kind);
std::optional<ActivityKind> activityKindFromName(const QString &name);
//! The line as a sentence, translated.
QString activityText(const Activity &activity);

} // namespace tokenrack
