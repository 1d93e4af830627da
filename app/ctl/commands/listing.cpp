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

QString haystackOf(const Server &server, const ProviderRegistry &providers)
{
    return (QStringList{server.name, server.provider, systemName(providers, server.provider), server.account,
                        server.url.shownText(), server.notes}
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
    const QString system = systemName(place.providers(), server.provider);
    return {visibleText(server.name),
            system,
            visibleText(server.account),
            visibleText(server.url.shownText()),
            statusText(state, statusOf(state, now), system),
            expiresInText(state, now)};
}

QStringList secretKeysOf(const Workplace &place, const QList<Server> &servers)
{
    QStringList keys;
    for (const Server &server : servers) {
        if (const Provider *provider = place.providers().find(server.provider)) {
            keys += keysOf(secretFields(*provider, server));
        }
    }
    keys.removeDuplicates();
    return keys;
}

// Their number

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

//! How many servers are in which status, and whether somebody has to look after them.
class StatusCount
{
public:
    void add(const Workplace &place, const Server &server)
    {
        const ServerState state = place.parts().sessions.state(server.id);
        const Status status = statusOf(state, place.clock().now());
        ++m_servers;
        ++m_byStatus[status];
        ++m_byText[{status, statusText(state, status, systemName(place.providers(), server.provider))}];
        if (needsPerson(status)) {
            ++m_inNeed;
            m_worst = combined(m_worst, state.lastError ? statusOf(state.lastError->kind) : ExitStatus::LockedOut);
        }
    }

    ExitStatus worst() const { return m_worst; }

    //! One line for each reason.
    void print(Terminal &terminal) const
    {
        for (auto count = m_byText.begin(); count != m_byText.end(); ++count) {
            terminal.print(QStringLiteral("%1\t%2").arg(count.value()).arg(count.key().second));
        }
    }

    QJsonObject json() const
    {
        QJsonObject byStatus;
        for (auto count = m_byStatus.begin(); count != m_byStatus.end(); ++count) {
            byStatus.insert(nameOf(count.key()), count.value());
        }
        return {{QStringLiteral("servers"), m_servers},
                {QStringLiteral("by_status"), byStatus},
                {QStringLiteral("need_a_person"), m_inNeed}};
    }

private:
    int m_servers = 0;
    int m_inNeed = 0;
    QMap<Status, int> m_byStatus;
    QMap<std::pair<Status, QString>, int> m_byText;
    ExitStatus m_worst = ExitStatus::Done;
};

} // namespace

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
    if (place.invocation().isSet("secret-fields")) {
        const QStringList keys = secretKeysOf(place, servers);
        for (const QString &key : keys) {
            place.terminal().print(key);
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
    const QList<Server> servers = filtered(place);
    if (servers.isEmpty() && !place.invocation().arguments().isEmpty()) {
        // All is well only where there is something.
        place.end(place.report(
            Failure{.status = ExitStatus::NoSuchServer, .message = Words::tr("No server fits the filter.")}));
        return;
    }
    StatusCount count;
    for (const Server &server : servers) {
        count.add(place, server);
    }
    place.json() ? place.terminal().printJson(count.json()) : count.print(place.terminal());
    place.end(count.worst());
}

} // namespace tokenrack::ctl
