// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/serverstate.h"
#include "ui/theme.h"

#include <QString>

#include <array>

namespace tokenrack {

//! How a status is drawn: always a shape and a colour beside the word, never colour alone.
struct StatusLook
{
    QString icon; //!< for icons::icon() and icons::paint()
    Tone tone = Tone::Neutral;
};

StatusLook lookOf(Status status);

//! What the sidebar puts together.
enum class StatusGroup { Active, ExpiresSoon, Expired, InProgress, CaptchaNeeded, Failed, LockedOut, LoggedOut };

inline constexpr std::array statusGroups{StatusGroup::Active,     StatusGroup::ExpiresSoon,   StatusGroup::Expired,
                                         StatusGroup::InProgress, StatusGroup::CaptchaNeeded, StatusGroup::Failed,
                                         StatusGroup::LockedOut,  StatusGroup::LoggedOut};

StatusGroup groupOf(Status status);
//! Translated.
QString groupText(StatusGroup group);
StatusLook lookOf(StatusGroup group);

} // namespace tokenrack
