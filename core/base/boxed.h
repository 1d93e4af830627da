// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace tokenrack {

//! An optional value for where it is seldom there and large: nothing costs a pointer, and copies share what there is.
//! It is replaced as a whole.
template <class Value>
class Boxed
{
public:
    Boxed() = default;
    Boxed(Value value) // NOLINT(google-explicit-constructor): as std::optional
        : m_value(std::make_shared<const Value>(std::move(value)))
    { }
    Boxed(const std::optional<Value> &value) // NOLINT(google-explicit-constructor)
        : m_value(value ? std::make_shared<const Value>(*value) : nullptr)
    { }
    Boxed(std::nullopt_t) { } // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return m_value != nullptr; }
    const Value &operator*() const { return *m_value; }
    const Value *operator->() const { return m_value.get(); }
    Value value_or(Value fallback) const { return m_value ? *m_value : std::move(fallback); }
    std::optional<Value> toOptional() const { return m_value ? std::optional(*m_value) : std::nullopt; }
    void reset() { m_value.reset(); }

private:
    std::shared_ptr<const Value> m_value;
};

} // namespace tokenrack
