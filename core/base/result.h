// SPDX-License-Identifier: MIT
#pragma once

#include <utility>
#include <variant>

namespace tokenrack {

//! A value, or the typed error that stood in its way. What std::expected is in C++23.
template <class Value, class Error>
class [[nodiscard]] Result
{
public:
    Result(Value value)
        : m_state(std::in_place_index<0>, std::move(value))
    { }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    { }

    bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    //! Only when hasValue().
    const Value &value() const & { return std::get<0>(m_state); }
    Value &value() & { return std::get<0>(m_state); }
    Value &&value() && { return std::get<0>(std::move(m_state)); }
    const Value &operator*() const & { return value(); }
    Value &operator*() & { return value(); }
    const Value *operator->() const { return &value(); }
    Value *operator->() { return &value(); }

    //! Only when not hasValue().
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<Value, Error> m_state;
};

//! The value of something that was done and returns nothing else.
using Done = std::monostate;

} // namespace tokenrack
