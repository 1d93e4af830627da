// SPDX-License-Identifier: MIT
#pragma once

namespace tokenrack::ctl {

//! While it lives, a signal that ends the program does the clean-up first. Only a few at a time.
class BeforeEnd
{
public:
    using CleanUp = void (*)(); //!< may call only what signal-safety(7) allows

    explicit BeforeEnd(CleanUp cleanUp);
    ~BeforeEnd();
    BeforeEnd(const BeforeEnd &) = delete;
    BeforeEnd &operator=(const BeforeEnd &) = delete;

private:
    CleanUp m_cleanUp;
};

} // namespace tokenrack::ctl
