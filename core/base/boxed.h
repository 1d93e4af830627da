// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <utility>

namespace tokenrack {

//! A value for where it is seldom there and large: nothing costs a pointer, and copies share what there is. It is
//! replaced as a whole.
template <class Value>
class Boxed
{
public:
    Boxed() = default;
    Boxed(Value value) // not explicit, as that of std::optional
        : m_value(std::make_shared<const Value>(std::move(value)))
    { }

    explicit operator bool() const { return m_value != nullptr; }
    const Value &operator*() const { return *m_value; }
    const Value *operator->() const { return m_value.get(); }
    void reset() { m_value.reset(); }

private:
    std::shared_ptr<const Value> m_value;
};

} // namespace tokenrack
