// SPDX-License-Identifier: MIT
#include "app/ctl/providerfields.h"

#include "core/base/plaintext.h"
#include "core/catalog/connectionoptions.h"
#include "core/session/proxypassword.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::ProviderFields)
};

Field proxyPassword()
{
    return {.key = QLatin1String(proxyPasswordField),
            .kind = FieldKind::Secret,
            .label = Words::tr("Password of the proxy")};
}

//! What the form offers for a server of any kind.
QList<Field> commonFields(const Provider &provider)
{
    const auto timeout = std::chrono::duration_cast<Seconds>(provider.defaultTimeout());
    return {
        {.key = QLatin1String(option::timeoutSeconds),
         .kind = FieldKind::Number,
         .label = Words::tr("Time-out in seconds"),
         .minimum = option::shortestTimeout,
         .maximum = option::longestTimeout,
         .defaultValue = QString::number(timeout.count())},
        {.key = QLatin1String(option::renew),
         .kind = FieldKind::Choice,
         .label = Words::tr("The window refreshes the token before it expires"),
         .choices = {{QStringLiteral("on"), {}}, {QStringLiteral("off"), {}}},
         .defaultValue = QStringLiteral("on")},
        {.key = QLatin1String(option::caFile), .label = Words::tr("File with the CA certificates for this server")},
        {.key = QLatin1String(option::proxy), .label = Words::tr("Proxy")},
        {.key = QLatin1String(option::proxyUser), .label = Words::tr("User name at the proxy")},
        proxyPassword(),
    };
}

void appendNew(QList<Field> *all, const QList<Field> &more)
{
    std::copy_if(more.begin(), more.end(), std::back_inserter(*all), [all](const Field &field) {
        return std::none_of(all->begin(), all->end(), [&field](const Field &known) { return known.key == field.key; });
    });
}

} // namespace

QList<Field> allFields(const Provider &provider)
{
    QList<Field> all = provider.fields({});
    const QList<Field> standard = all;
    for (const Field &chooser : standard) {
        for (const FieldChoice &choice : chooser.choices) {
            appendNew(&all, provider.fields({{chooser.key, choice.value}}));
        }
    }
    appendNew(&all, commonFields(provider));
    return all;
}

QList<Field> secretFields(const Provider &provider, const Server &server)
{
    QList<Field> secrets = provider.fields(server.options);
    secrets.removeIf([](const Field &field) { return field.kind != FieldKind::Secret; });
    if (!proxyItem(proxyOf(server)).isNull()) {
        secrets.append(proxyPassword());
    }
    return secrets;
}

QStringList keysOf(const QList<Field> &fields)
{
    QStringList keys;
    for (const Field &field : fields) {
        keys.append(field.key);
    }
    return keys;
}

QStringList optionKeys(const Provider &provider)
{
    QList<Field> options = allFields(provider);
    options.removeIf(
        [](const Field &field) { return field.kind == FieldKind::Account || field.kind == FieldKind::Secret; });
    return keysOf(options);
}

QString systemName(const ProviderRegistry &providers, const QString &id)
{
    const Provider *provider = providers.find(id);
    return provider ? provider->name() : visibleText(id);
}

QStringList providerIds(const ProviderRegistry &providers)
{
    QStringList ids;
    for (const auto &provider : providers.all()) {
        ids.append(provider->id());
    }
    return ids;
}

} // namespace tokenrack::ctl
