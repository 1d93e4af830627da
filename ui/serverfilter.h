// SPDX-License-Identifier: MIT
#pragma once

#include "ui/statuslook.h"

#include <QString>

#include <variant>

namespace tokenrack {

//! The sidebar picks nothing.
struct AllServers
{
    friend bool operator==(AllServers, AllServers) = default;
};
//! Servers of one kind of system, by the provider's id.
struct OfSystem
{
    QString provider;
    friend bool operator==(const OfSystem &, const OfSystem &) = default;
};
//! Servers with one tag.
struct WithTag
{
    QString tag;
    friend bool operator==(const WithTag &, const WithTag &) = default;
};

//! What the sidebar picks.
using Scope = std::variant<AllServers, StatusGroup, OfSystem, WithTag>;

//! Which servers the table shows: those of the scope that have every word of the text.
struct ServerFilter
{
    Scope scope;
    QString text;

    bool isOff() const { return std::holds_alternative<AllServers>(scope) && text.trimmed().isEmpty(); }
    friend bool operator==(const ServerFilter &, const ServerFilter &) = default;
};

} // namespace tokenrack
