// SPDX-License-Identifier: MIT
#include "core/providers/commonfields.h"

#include <QCoreApplication>

namespace tokenrack {

namespace {

struct CommonFields
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::CommonFields)
};

} // namespace

Field userNameField()
{
    return {.key = QLatin1String(field::account),
            .kind = FieldKind::Account,
            .label = CommonFields::tr("User name"),
            .required = true};
}

Field passwordField()
{
    return {.key = QLatin1String(field::password),
            .kind = FieldKind::Secret,
            .label = CommonFields::tr("Password"),
            .required = true};
}

Field choiceField(const char *key, const QString &label, const QList<FieldChoice> &choices)
{
    return {.key = QLatin1String(key),
            .kind = FieldKind::Choice,
            .label = label,
            .choices = choices,
            .defaultValue = choices.first().value};
}

Secret secretOf(const Credential &credential, const char *key)
{
    return credential.field(QLatin1String(key));
}

} // namespace tokenrack
