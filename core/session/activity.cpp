// SPDX-License-Identifier: MIT
#include "core/session/activity.h"

#include "core/base/plaintext.h"
#include "core/session/words.h"

#include <QCoreApplication>

namespace tokenrack {

namespace {

struct ActivityWords
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::Activity)

public:
    static QString plain(ActivityKind kind)
    {
        switch (kind) {
        case ActivityKind::LoggedIn:
            return tr("Logged in");
        case ActivityKind::Refused:
            return tr("Log-in refused");
        case ActivityKind::Failed:
            return tr("Failed");
        case ActivityKind::Refreshed:
            return tr("Token refreshed");
        case ActivityKind::Checked:
            return tr("Token checked: good");
        case ActivityKind::TokenRefused:
            return tr("Token refused");
        case ActivityKind::LoggedOut:
            return tr("Logged out");
        case ActivityKind::LockedOut:
            return tr("Locked out");
        case ActivityKind::Copied:
            return copied({});
        case ActivityKind::Exported:
            return tr("Token printed");
        case ActivityKind::Ran:
            return tr("Token given to a command");
        case ActivityKind::SecretKept:
            return tr("Credential stored");
        case ActivityKind::SecretForgotten:
            return tr("Credential removed");
        case ActivityKind::Edited:
            return tr("Server edited");
        }
        return {};
    }

    static QString exported(const QString &format) { return tr("Token printed (%1)").arg(format); }
    static QString ran(const QString &command) { return tr("Token given to %1").arg(command); }
    static QString failed(const QString &reason) { return tr("Failed: %1").arg(reason); }
    static QString copied(const QString &form)
    {
        if (form == QLatin1String("header")) {
            return tr("Token copied as header");
        }
        if (form == QLatin1String("curl")) {
            return tr("Token copied as curl line");
        }
        if (form == QLatin1String("python")) {
            return tr("Token copied as Python");
        }
        if (form == QLatin1String("powershell")) {
            return tr("Token copied as PowerShell");
        }
        return tr("Token copied");
    }
};

//! Between the name of an error and what was wrong with the keychain.
constexpr QLatin1Char causeMark(':');

//! What activityDetailOf() was made from, as far as it is known here.
std::optional<AuthError> errorIn(const QString &detail)
{
    const auto kind = authErrorKindFromName(detail.section(causeMark, 0, 0));
    if (!kind) {
        return std::nullopt;
    }
    return AuthError{.kind = *kind, .secretError = secretErrorKindFromName(detail.section(causeMark, 1))};
}

struct KindName
{
    ActivityKind kind;
    const char *name;
};

constexpr KindName kindNames[] = {
    {ActivityKind::LoggedIn, "logged_in"},
    {ActivityKind::Refused, "refused"},
    {ActivityKind::Failed, "failed"},
    {ActivityKind::Refreshed, "refreshed"},
    {ActivityKind::Checked, "checked"},
    {ActivityKind::TokenRefused, "token_refused"},
    {ActivityKind::LoggedOut, "logged_out"},
    {ActivityKind::LockedOut, "locked_out"},
    {ActivityKind::Copied, "copied"},
    {ActivityKind::Exported, "exported"},
    {ActivityKind::Ran, "ran"},
    {ActivityKind::SecretKept, "secret_kept"},
    {ActivityKind::SecretForgotten, "secret_forgotten"},
    {ActivityKind::Edited, "edited"},
};

} // namespace

ActivityKind activityOf(JobKind kind)
{
    switch (kind) {
    case JobKind::LogIn:
        return ActivityKind::LoggedIn;
    case JobKind::Refresh:
        return ActivityKind::Refreshed;
    case JobKind::Check:
        return ActivityKind::Checked;
    case JobKind::LogOut:
        return ActivityKind::LoggedOut;
    }
    return ActivityKind::Failed;
}

ActivityKind activityOf(AuthErrorKind kind)
{
    switch (kind) {
    case AuthErrorKind::Refused:
        return ActivityKind::Refused;
    case AuthErrorKind::TokenRefused:
        return ActivityKind::TokenRefused;
    case AuthErrorKind::LockedOut:
        return ActivityKind::LockedOut;
    default:
        return ActivityKind::Failed;
    }
}

QString activityDetailOf(const AuthError &error)
{
    const QString name = nameOf(error.kind);
    return error.secretError ? name + causeMark + nameOf(*error.secretError) : name;
}

QString nameOf(ActivityKind kind)
{
    for (const KindName &entry : kindNames) {
        if (entry.kind == kind) {
            return QLatin1String(entry.name);
        }
    }
    return {};
}

std::optional<ActivityKind> activityKindFromName(const QString &name)
{
    for (const KindName &entry : kindNames) {
        if (name == QLatin1String(entry.name)) {
            return entry.kind;
        }
    }
    return std::nullopt;
}

QString activityText(const Activity &activity)
{
    if (activity.kind == ActivityKind::Failed) {
        if (const auto error = errorIn(activity.detail)) {
            return ActivityWords::failed(errorWords(*error, {}).reason);
        }
    }
    if (activity.kind == ActivityKind::Copied) {
        return ActivityWords::copied(activity.detail);
    }
    if (activity.kind == ActivityKind::Exported && !activity.detail.isEmpty()) {
        return ActivityWords::exported(activity.detail);
    }
    if (activity.kind == ActivityKind::Ran && !activity.detail.isEmpty()) {
        return ActivityWords::ran(visibleText(activity.detail));
    }
    return ActivityWords::plain(activity.kind);
}

} // namespace tokenrack
