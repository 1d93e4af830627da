// SPDX-License-Identifier: MIT
#pragma once

#include <QUuid>

namespace tokenrack {

//! For the standard library's maps whose values must not move.
struct IdHash
{
    std::size_t operator()(QUuid id) const noexcept { return qHash(id); }
};

} // namespace tokenrack
