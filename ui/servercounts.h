// SPDX-License-Identifier: MIT
#pragma once

#include "ui/serverrow.h"

#include <QHash>

#include <array>

namespace tokenrack {

//! How many servers there are of each sort.
struct ServerCounts
{
    int all = 0;
    std::array<int, statusGroups.size()> byGroup{}; //!< by the value of StatusGroup
    QHash<QString, int> bySystem; //!< by the provider's id
    QHash<QString, int> byTag;
};

ServerCounts countsOf(const ServerRows &rows);

} // namespace tokenrack
