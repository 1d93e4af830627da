// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

namespace tokenrack {

//! The right to be the only one, in this and all other processes, that works on something. Given back when it goes.
class Lease
{
public:
    //! A lease of nothing.
    Lease() = default;
    explicit Lease(std::function<void()> giveBack)
        : m_giveBack(std::move(giveBack))
    { }
    ~Lease()
    {
        if (m_giveBack) {
            m_giveBack();
        }
    }
    Lease(const Lease &) = delete;
    Lease &operator=(const Lease &) = delete;

private:
    std::function<void()> m_giveBack;
};

} // namespace tokenrack
