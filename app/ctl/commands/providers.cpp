// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/providerfields.h"
#include "app/ctl/workplace.h"
#include "core/catalog/connectionoptions.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::Providers)
};

QString nameOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Account:
        return QStringLiteral("account");
    case FieldKind::Text:
        return QStringLiteral("text");
    case FieldKind::Choice:
        return QStringLiteral("choice");
    case FieldKind::Number:
        return QStringLiteral("number");
    case FieldKind::Secret:
        break;
    }
    return QStringLiteral("secret");
}

QStringList valuesOf(const Field &field)
{
    QStringList values;
    for (const FieldChoice &choice : field.choices) {
        values.append(choice.value);
    }
    return values;
}

QJsonObject jsonOf(const Field &field)
{
    QJsonObject json{{QStringLiteral("key"), field.key},
                     {QStringLiteral("kind"), nameOf(field.kind)},
                     {QStringLiteral("label"), field.label},
                     {QStringLiteral("required"), field.required},
                     {QStringLiteral("default"), field.defaultValue}};
    if (field.kind == FieldKind::Choice) {
        json.insert(QStringLiteral("values"), QJsonArray::fromStringList(valuesOf(field)));
    }
    if (field.kind == FieldKind::Number) {
        json.insert(QStringLiteral("minimum"), field.minimum);
        json.insert(QStringLiteral("maximum"), field.maximum);
    }
    return json;
}

QJsonObject jsonOf(const Provider &provider)
{
    QJsonArray fields;
    const QList<Field> all = allFields(provider);
    for (const Field &field : all) {
        fields.append(jsonOf(field));
    }
    return {{QStringLiteral("id"), provider.id()},
            {QStringLiteral("name"), provider.name()},
            {QStringLiteral("description"), provider.description()},
            {QStringLiteral("url_example"), provider.addressExample()},
            {QStringLiteral("fields"), fields}};
}

QString howToGive(const Field &field)
{
    if (field.key == QLatin1String(option::proxy)) {
        return QStringLiteral("--proxy system|none|http://…|socks5://…");
    }
    if (field.key == QLatin1String(option::proxyUser)) {
        return QStringLiteral("--proxy-user …");
    }
    switch (field.kind) {
    case FieldKind::Account:
        return QStringLiteral("--account");
    case FieldKind::Secret:
        return QStringLiteral("--secret ") + field.key;
    case FieldKind::Choice:
        return QStringLiteral("--option %1=%2").arg(field.key, valuesOf(field).join(QLatin1Char('|')));
    case FieldKind::Number:
        return QStringLiteral("--option %1=%2-%3").arg(field.key).arg(field.minimum).arg(field.maximum);
    case FieldKind::Text:
        break;
    }
    return QStringLiteral("--option %1=…").arg(field.key);
}

void printProvider(Terminal &terminal, const Provider &provider)
{
    terminal.print(QStringLiteral("%1  %2, %3").arg(provider.id(), provider.name(), provider.description()));
    terminal.print(QStringLiteral("    --url %1").arg(provider.addressExample()));
    const QList<Field> fields = allFields(provider);
    for (const Field &field : fields) {
        const QString need = field.required ? QLatin1String(" (") + Words::tr("needed") + QLatin1Char(')') : QString();
        terminal.print(QStringLiteral("    %1  %2%3").arg(howToGive(field), field.label, need));
    }
}

} // namespace

void runProviders(Workplace &place)
{
    QJsonArray all;
    for (const auto &provider : place.providers().all()) {
        if (place.json()) {
            all.append(jsonOf(*provider));
        } else {
            printProvider(place.terminal(), *provider);
        }
    }
    if (place.json()) {
        place.terminal().printJson({{QStringLiteral("providers"), all}});
    }
    place.end();
}

} // namespace tokenrack::ctl
