// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/providerfields.h"
#include "app/ctl/serverjson.h"
#include "app/ctl/workplace.h"
#include "core/base/plaintext.h"
#include "core/session/words.h"

#include <QCollator>
#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <vector>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::Listing)
};

// Providers

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

// Servers

QString haystackOf(const Server &server, const ProviderRegistry &providers)
{
    const Provider *provider = providers.find(server.provider);
    return (QStringList{server.name, server.provider, provider ? provider->name() : QString(), server.account,
                        server.url.toString(), server.notes}
            + server.tags)
        .join(QLatin1Char('\n'));
}

//! Those that have every word of the filter somewhere, by name.
QList<Server> filtered(Workplace &place)
{
    const QStringList words =
        place.invocation().arguments().join(QLatin1Char(' ')).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    struct Found
    {
        QCollatorSortKey key;
        const Server *server;
    };
    const QCollator collator;
    std::vector<Found> found;
    for (const Server &server : place.parts().catalog.servers()) {
        const QString haystack = words.isEmpty() ? QString() : haystackOf(server, place.providers());
        const bool matches = std::all_of(words.begin(), words.end(), [&haystack](const QString &word) {
            return haystack.contains(word, Qt::CaseInsensitive);
        });
        if (matches) {
            found.push_back({collator.sortKey(server.name), &server});
        }
    }
    std::sort(found.begin(), found.end(), [](const Found &left, const Found &right) { return left.key < right.key; });
    QList<Server> servers;
    servers.reserve(qsizetype(found.size()));
    for (const Found &each : found) {
        servers.append(*each.server);
    }
    return servers;
}

QStringList rowOf(const Workplace &place, const Server &server)
{
    const Instant now = place.clock().now();
    const ServerState state = place.parts().sessions.state(server.id);
    const Provider *provider = place.providers().find(server.provider);
    const QString system = provider ? provider->name() : visibleText(server.provider);
    return {visibleText(server.name),
            system,
            visibleText(server.account),
            visibleText(server.url.toString()),
            statusText(state, statusOf(state, now), system),
            expiresInText(state, now)};
}

//! Everything that only a person can put right; what ended can be renewed without one.
bool needsPerson(Status status)
{
    switch (status) {
    case Status::TokenRefused:
    case Status::CaptchaNeeded:
    case Status::LockedOut:
    case Status::KeychainLocked:
    case Status::Failed:
        return true;
    default:
        return false;
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

void runList(Workplace &place)
{
    const QList<Server> servers = filtered(place);
    if (place.json()) {
        QJsonArray all;
        for (const Server &server : servers) {
            all.append(jsonOf(server, place.parts().sessions.state(server.id), place.clock().now()));
        }
        place.terminal().printJson({{QStringLiteral("servers"), all}});
        place.end();
        return;
    }
    if (place.invocation().isSet("names")) {
        for (const Server &server : servers) {
            place.terminal().print(visibleText(server.name));
        }
        place.end();
        return;
    }
    QList<QStringList> rows;
    for (const Server &server : servers) {
        rows.append(rowOf(place, server));
    }
    place.terminal().printTable({Words::tr("Name"), Words::tr("System"), Words::tr("Account"), Words::tr("Address"),
                                 Words::tr("Status"), Words::tr("Expires in")},
                                rows);
    place.end();
}

void runStatus(Workplace &place)
{
    const Instant now = place.clock().now();
    QMap<Status, int> counts;
    ExitStatus worst = ExitStatus::Done;
    int inNeed = 0;
    const QList<Server> servers = filtered(place);
    if (servers.isEmpty() && !place.invocation().arguments().isEmpty()) {
        place.reportFailure(Words::tr("No server fits the filter.")); // all is well only where there is something
        place.end(ExitStatus::NoSuchServer);
        return;
    }
    for (const Server &server : servers) {
        const ServerState state = place.parts().sessions.state(server.id);
        const Status status = statusOf(state, now);
        ++counts[status];
        if (needsPerson(status)) {
            ++inNeed;
            const ExitStatus why = state.lastError ? statusOf(state.lastError->kind) : ExitStatus::LockedOut;
            worst = combined(worst, why);
        }
    }
    if (place.json()) {
        QJsonObject byStatus;
        for (auto count = counts.begin(); count != counts.end(); ++count) {
            byStatus.insert(nameOf(count.key()), count.value());
        }
        place.terminal().printJson({{QStringLiteral("servers"), int(servers.size())},
                                    {QStringLiteral("by_status"), byStatus},
                                    {QStringLiteral("need_a_person"), inNeed}});
    } else {
        for (auto count = counts.begin(); count != counts.end(); ++count) {
            const QString text = count.key() == Status::Failed ? Words::tr("Failed") : statusText({}, count.key(), {});
            place.terminal().print(QStringLiteral("%1\t%2").arg(count.value()).arg(text));
        }
    }
    place.end(worst);
}

} // namespace tokenrack::ctl
