// SPDX-License-Identifier: MIT
#include "core/providers/registry.h"

#include "core/providers/assetscontrols.h"
#include "core/providers/biotime.h"
#include "core/providers/hummingbird.h"
#include "core/providers/maximtop.h"
#include "core/providers/xswitch.h"

#include <algorithm>

namespace tokenrack {

namespace {

QString rangeOf(const Field &field)
{
    return QStringLiteral("%1–%2").arg(field.minimum).arg(field.maximum);
}

bool isInRange(const Field &field, const QString &value)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber && number >= field.minimum && number <= field.maximum;
}

bool isChoice(const Field &field, const QString &value)
{
    const auto isValue = [&value](const FieldChoice &choice) { return choice.value == value; };
    return std::any_of(field.choices.begin(), field.choices.end(), isValue);
}

//! What the field list alone says. Secrets are not in the catalogue and so are not asked for here.
std::optional<InputProblem> fieldProblem(const Field &field, const Server &server)
{
    if (field.kind == FieldKind::Secret) {
        return std::nullopt;
    }
    const bool isAccount = field.kind == FieldKind::Account;
    const QString value = isAccount ? server.account : server.options.value(field.key, field.defaultValue);
    if (field.required && value.trimmed().isEmpty()) {
        return InputProblem{field.key, InputProblemKind::Missing, {}};
    }
    if (field.kind == FieldKind::Choice && !isChoice(field, value)) {
        return InputProblem{field.key, InputProblemKind::NotAChoice, value};
    }
    if (field.kind == FieldKind::Number && !isInRange(field, value)) {
        return InputProblem{field.key, InputProblemKind::NotInRange, rangeOf(field)};
    }
    return std::nullopt;
}

} // namespace

template <class P>
void ProviderRegistry::add()
{
    m_providers.push_back(std::make_unique<const P>());
}

ProviderRegistry::ProviderRegistry()
{
    add<BioTime>();
    add<AssetsControls>();
    add<MaximTop>();
    add<XSwitch>();
    add<Hummingbird>();
}

const Provider *ProviderRegistry::find(const QString &id) const
{
    const auto found = std::find_if(m_providers.begin(), m_providers.end(),
                                    [&id](const auto &provider) { return provider->id() == id; });
    return found == m_providers.end() ? nullptr : found->get();
}

QList<InputProblem> ProviderRegistry::problems(const Server &server) const
{
    QList<InputProblem> problems = commonProblems(server);
    const Provider *provider = find(server.provider);
    if (!provider) {
        problems.append({QStringLiteral("provider"), InputProblemKind::UnknownProvider, server.provider});
        return problems;
    }
    for (const Field &field : provider->fields(server.options)) {
        if (const auto problem = fieldProblem(field, server)) {
            problems.append(*problem);
        }
    }
    return problems + provider->problems(server);
}

} // namespace tokenrack
