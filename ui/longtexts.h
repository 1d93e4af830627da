// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

#include <QStringList>

namespace tokenrack {

//! Everything that can stand in the column "Status", in the language of the moment: so wide must it be.
QStringList everyStatusText();

//! The longest that stands in the column "Expires in" day by day, in the language of the moment.
QStringList longExpiryTexts(Instant now);

//! The longest countdown in the same column.
QString longCountdown(Instant now);

} // namespace tokenrack
