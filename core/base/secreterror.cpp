// SPDX-License-Identifier: MIT
#include "core/base/secreterror.h"

#include <algorithm>
#include <iterator>

namespace tokenrack {

namespace {

struct NamedKind
{
    SecretErrorKind kind;
    QLatin1String name;
};

constexpr NamedKind namedKinds[] = {
    {SecretErrorKind::NotFound, QLatin1String("not_found")},
    {SecretErrorKind::NoKeychain, QLatin1String("no_keychain")},
    {SecretErrorKind::Locked, QLatin1String("locked")},
    {SecretErrorKind::Denied, QLatin1String("denied")},
    {SecretErrorKind::NoAnswer, QLatin1String("no_answer")},
    {SecretErrorKind::TooLarge, QLatin1String("too_large")},
    {SecretErrorKind::Unreadable, QLatin1String("unreadable")},
    {SecretErrorKind::Other, QLatin1String("other")},
};

} // namespace

QString nameOf(SecretErrorKind kind)
{
    const auto *found = std::find_if(std::begin(namedKinds), std::end(namedKinds),
                                     [kind](const NamedKind &named) { return named.kind == kind; });
    return found == std::end(namedKinds) ? QString() : QString(found->name);
}

std::optional<SecretErrorKind> secretErrorKindFromName(const QString &name)
{
    const auto *found = std::find_if(std::begin(namedKinds), std::end(namedKinds),
                                     [&name](const NamedKind &named) { return named.name == name; });
    return found == std::end(namedKinds) ? std::nullopt : std::optional(found->kind);
}

} // namespace tokenrack
