// SPDX-License-Identifier: MIT
#include "app/ctl/completion/completionwords.h"

#include "app/ctl/providerfields.h"

namespace tokenrack::ctl {

namespace {

//! The secrets of every kind of system.
QStringList secretKeys(const ProviderRegistry &providers)
{
    QStringList keys;
    for (const auto &provider : providers.all()) {
        QList<Field> secrets = allFields(*provider);
        secrets.removeIf([](const Field &field) { return field.kind != FieldKind::Secret; });
        keys += keysOf(secrets);
    }
    keys.removeDuplicates();
    return keys;
}

} // namespace

QStringList namesOf(const std::vector<Option> &options)
{
    QStringList names;
    for (const Option &option : options) {
        names += optionName(option);
    }
    return names;
}

QStringList commandNames()
{
    QStringList names;
    for (const Command &command : commands()) {
        names += QLatin1String(command.name);
    }
    return names;
}

std::vector<Option> everyOption()
{
    std::vector<Option> all = commonOptions();
    QStringList known = namesOf(all);
    for (const Command &command : commands()) {
        for (const Option &option : command.options) {
            if (!known.contains(optionName(option))) {
                known += optionName(option);
                all.push_back(option);
            }
        }
    }
    return all;
}

QString wordsOf(Completes completes, const char *words)
{
    switch (completes) {
    case Completes::Words:
    case Completes::Suggestions:
        return QString::fromLatin1(words);
    case Completes::Providers:
        return providerIds({}).join(QLatin1Char(' '));
    case Completes::SecretFields:
        return secretKeys({}).join(QLatin1Char(' '));
    case Completes::Nothing:
    case Completes::ServerNames:
    case Completes::Backups:
    case Completes::Files:
    case Completes::Folders:
        break;
    }
    return {};
}

bool completesFiles(Completes completes)
{
    return completes == Completes::Files || completes == Completes::Folders;
}

} // namespace tokenrack::ctl
