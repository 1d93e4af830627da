// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/beforeend.h"

namespace tokenrack::ctl {

//! While it lives, the terminal of standard input does not show what is typed. A signal that ends the program gives the
//! terminal back first. One at a time.
class EchoOff
{
public:
    EchoOff();
    ~EchoOff();
    EchoOff(const EchoOff &) = delete;
    EchoOff &operator=(const EchoOff &) = delete;

private:
    BeforeEnd m_beforeEnd;
};

} // namespace tokenrack::ctl
