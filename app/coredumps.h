// SPDX-License-Identifier: MIT
#pragma once

namespace tokenrack {

//! From here on a crash of this program leaves no core dump, which would hold tokens and passwords.
void turnOffCoreDumps();

//! As long as it lives, the limit of core dumps is again what it was before turnOffCoreDumps(), for the programs that
//! are started meanwhile.
class CoreLimitOfBefore
{
public:
    CoreLimitOfBefore();
    ~CoreLimitOfBefore();
    CoreLimitOfBefore(const CoreLimitOfBefore &) = delete;
    CoreLimitOfBefore &operator=(const CoreLimitOfBefore &) = delete;
};

} // namespace tokenrack
