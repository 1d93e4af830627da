// SPDX-License-Identifier: MIT
#include "app/ctl/providerfields.h"

#include "core/catalog/connectionoptions.h"

#include <algorithm>

namespace tokenrack::ctl {

QList<Field> allFields(const Provider &provider)
{
    QList<Field> all = provider.fields({});
    const QList<Field> standard = all;
    for (const Field &chooser : standard) {
        for (const FieldChoice &choice : chooser.choices) {
            const QList<Field> fields = provider.fields({{chooser.key, choice.value}});
            for (const Field &field : fields) {
                const bool isKnown = std::any_of(all.begin(), all.end(),
                                                 [&field](const Field &known) { return known.key == field.key; });
                if (!isKnown) {
                    all.append(field);
                }
            }
        }
    }
    return all;
}

QStringList optionKeys(const Provider &provider)
{
    QStringList keys{QLatin1String(option::timeoutSeconds), QLatin1String(option::renew),
                     QLatin1String(option::caFile)};
    const QList<Field> fields = allFields(provider);
    for (const Field &field : fields) {
        if (field.kind != FieldKind::Account && field.kind != FieldKind::Secret && !keys.contains(field.key)) {
            keys.append(field.key);
        }
    }
    return keys;
}

} // namespace tokenrack::ctl
