// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <array>

namespace tokenrack {

//! A value that this program can look for in its own memory without holding it there.
class Needle
{
public:
    static constexpr std::size_t size = 40;

    Needle();

    QByteArray value() const;
    //! How often it stands in the memory of this program, one byte for a character. -1 where that cannot be read.
    int countInMemory() const { return count(1); }
    //! The same as QString holds it.
    int countInMemoryAsText() const { return count(2); }

private:
    static constexpr char mask = 0x55;

    bool isAt(const char *place, std::size_t step) const;
    int count(std::size_t step) const;

    std::array<char, size> m_hidden;
};

} // namespace tokenrack
