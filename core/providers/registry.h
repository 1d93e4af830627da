// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/provider.h"

#include <vector>

namespace tokenrack {

//! The providers that this program knows.
class ProviderRegistry
{
public:
    //! With all five.
    ProviderRegistry();

    const std::vector<std::unique_ptr<const Provider>> &all() const { return m_providers; }
    //! Nullptr when nobody knows \a id.
    const Provider *find(const QString &id) const;

    //! Everything that is wrong with a server: what any server needs, and what its provider needs.
    QList<InputProblem> problems(const Server &server) const;

private:
    template <class P>
    void add();

    std::vector<std::unique_ptr<const Provider>> m_providers;
};

} // namespace tokenrack
