// SPDX-License-Identifier: MIT
#include "ui/statuslook.h"

#include <QCoreApplication>

namespace tokenrack {

StatusGroup groupOf(Status status)
{
    switch (status) {
    case Status::LoggedOut:
        return StatusGroup::LoggedOut;
    case Status::Waiting:
    case Status::LoggingIn:
    case Status::Refreshing:
    case Status::Checking:
    case Status::LoggingOut:
        return StatusGroup::InProgress;
    case Status::Active:
    case Status::PermanentKey:
        return StatusGroup::Active;
    case Status::ExpiresSoon:
        return StatusGroup::ExpiresSoon;
    case Status::Expired:
        return StatusGroup::Expired;
    case Status::CaptchaNeeded:
        return StatusGroup::CaptchaNeeded;
    case Status::LockedOut:
        return StatusGroup::LockedOut;
    case Status::TokenRefused:
    case Status::KeychainLocked:
    case Status::Failed:
        break;
    }
    return StatusGroup::Failed;
}

StatusLook lookOf(StatusGroup group)
{
    switch (group) {
    case StatusGroup::Active:
        return {QStringLiteral("status-dot"), Tone::Good};
    case StatusGroup::ExpiresSoon:
        return {QStringLiteral("status-half"), Tone::Warning};
    case StatusGroup::Expired:
        return {QStringLiteral("status-ring"), Tone::Warning};
    case StatusGroup::InProgress:
        return {QStringLiteral("status-dots"), Tone::Busy};
    case StatusGroup::CaptchaNeeded:
        return {QStringLiteral("status-picture"), Tone::Ask};
    case StatusGroup::Failed:
        return {QStringLiteral("status-triangle"), Tone::Bad};
    case StatusGroup::LockedOut:
        return {QStringLiteral("status-square"), Tone::Bad};
    case StatusGroup::LoggedOut:
        break;
    }
    return {QStringLiteral("status-ring"), Tone::Neutral};
}

StatusLook lookOf(Status status)
{
    switch (status) {
    case Status::PermanentKey:
        return {QStringLiteral("status-key"), Tone::Good};
    case Status::KeychainLocked:
        return {QStringLiteral("lock"), Tone::Ask};
    default:
        return lookOf(groupOf(status));
    }
}

QString groupText(StatusGroup group)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("tokenrack::StatusGroup", source); };
    switch (group) {
    case StatusGroup::Active:
        return text(QT_TRANSLATE_NOOP("tokenrack::StatusGroup", "Active"));
    case StatusGroup::ExpiresSoon:
        return text(QT_TRANSLATE_NOOP("tokenrack::StatusGroup", "Expires soon"));
    case StatusGroup::Expired:
        return text(QT_TRANSLATE_NOOP("tokenrack::StatusGroup", "Expired"));
    case StatusGroup::InProgress:
        return text(QT_TRANSLATE_NOOP("tokenrack::StatusGroup", "In progress"));
    case StatusGroup::CaptchaNeeded:
        return text(QT_TRANSLATE_NOOP("tokenrack::StatusGroup", "Captcha needed"));
    case StatusGroup::Failed:
        return text(QT_TRANSLATE_NOOP("tokenrack::StatusGroup", "Failed"));
    case StatusGroup::LockedOut:
        return text(QT_TRANSLATE_NOOP("tokenrack::StatusGroup", "Locked out"));
    case StatusGroup::LoggedOut:
        break;
    }
    return text(QT_TRANSLATE_NOOP("tokenrack::StatusGroup", "Logged out"));
}

} // namespace tokenrack
