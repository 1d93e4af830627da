// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/providerfields.h"
#include "app/ctl/serverjson.h"
#include "app/ctl/workplace.h"
#include "core/base/plaintext.h"
#include "core/session/sqliterows.h"
#include "core/session/words.h"

#include <QCollator>
#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QStringBuilder>

#include <algorithm>
#include <deque>
#include <functional>
#include <utility>
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

bool fits(const Server &server, const QStringList &words, const ProviderRegistry &providers)
{
    const QString haystack = words.isEmpty() ? QString() : haystackOf(server, providers);
    return std::all_of(words.begin(), words.end(),
                       [&haystack](const QString &word) { return haystack.contains(word, Qt::CaseInsensitive); });
}

//! Hands each server that has every word of the filter somewhere to \a take, with its state.
Result<Done, StoreError> forEachFitting(const Workplace &place,
                                        const std::function<void(const Server &, const ServerState &)> &take)
{
    using Tags = ServerReader::Tags;
    const QStringList words =
        place.invocation().arguments().join(QLatin1Char(' ')).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const Instant now = place.clock().now();
    const Tags tags = place.json() || !words.isEmpty() ? Tags::Read : Tags::LeftOut;
    return forEachServer(*place.parts().database, tags, [&](const Server &server, const StoredState &stored) {
        if (fits(server, words, place.providers())) {
            take(server, stateFrom(stored, now));
        }
    });
}

//! What \a make makes of each of them, by name.
template <class Made, class Make>
Result<QList<Made>, StoreError> byName(const Workplace &place, const Make &make)
{
    struct Keyed
    {
        QCollatorSortKey key;
        Made made;
    };
    const QCollator collator;
    std::deque<Keyed> all; // which does not move what it holds
    const auto read = forEachFitting(place, [&](const Server &server, const ServerState &state) {
        all.push_back({collator.sortKey(server.name), make(server, state)});
    });
    if (!read) {
        return read.error();
    }
    std::vector<Keyed *> order;
    order.reserve(all.size());
    for (Keyed &each : all) {
        order.push_back(&each);
    }
    std::sort(order.begin(), order.end(), [](const Keyed *left, const Keyed *right) { return left->key < right->key; });
    QList<Made> sorted;
    sorted.reserve(qsizetype(order.size()));
    for (Keyed *each : order) {
        sorted.append(std::move(each->made));
    }
    return sorted;
}

Result<Done, StoreError> printJson(Workplace &place)
{
    const Instant now = place.clock().now();
    const auto servers = byName<QJsonObject>(
        place, [now](const Server &server, const ServerState &state) { return jsonOf(server, state, now); });
    if (!servers) {
        return servers.error();
    }
    QJsonArray all;
    for (const QJsonObject &server : *servers) {
        all.append(server);
    }
    place.terminal().printJson({{QStringLiteral("servers"), all}});
    return Done();
}

Result<Done, StoreError> printNames(Workplace &place)
{
    const auto names =
        byName<QString>(place, [](const Server &server, const ServerState &) { return visibleText(server.name); });
    if (!names) {
        return names.error();
    }
    for (const QString &name : *names) {
        place.terminal().print(name);
    }
    return Done();
}

Result<Done, StoreError> printSecretFields(Workplace &place)
{
    const auto keysOfEach = byName<QStringList>(place, [&place](const Server &server, const ServerState &) {
        const Provider *provider = place.providers().find(server.provider);
        return provider ? keysOf(secretFields(*provider, server)) : QStringList();
    });
    if (!keysOfEach) {
        return keysOfEach.error();
    }
    QStringList keys;
    for (const QStringList &each : *keysOfEach) {
        keys += each;
    }
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys)) {
        place.terminal().print(key);
    }
    return Done();
}

//! What statusText() says of thousands of servers, which are in few different statuses.
class StatusTexts
{
public:
    QString of(const ServerState &state, Status status, const QString &system)
    {
        if (state.lastError) {
            return statusText(state, status, system); // which may tell of it
        }
        const auto known = m_texts.constFind(status);
        return known != m_texts.constEnd() ? *known : *m_texts.insert(status, statusText(state, status, system));
    }

private:
    QHash<Status, QString> m_texts;
};

Result<Done, StoreError> printTable(Workplace &place)
{
    const Instant now = place.clock().now();
    StatusTexts statusTexts;
    const auto rows =
        byName<QString>(place, [&place, &statusTexts, now](const Server &server, const ServerState &state) -> QString {
            const QString system = systemName(place.providers(), server.provider);
            const QLatin1Char tab('\t'); // as tableRow() does, without a list of cells for each of thousands
            return visibleText(server.name) % tab % system % tab % visibleText(server.account) % tab
                % visibleText(server.url.shownText()) % tab % statusTexts.of(state, statusOf(state, now), system) % tab
                % expiresInText(state, now);
        });
    if (!rows) {
        return rows.error();
    }
    place.terminal().printTable({Words::tr("Name"), Words::tr("System"), Words::tr("Account"), Words::tr("Address"),
                                 Words::tr("Status"), Words::tr("Expires in")},
                                *rows);
    return Done();
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
    void add(const ServerState &state, Instant now, const QString &system)
    {
        const Status status = statusOf(state, now);
        ++m_servers;
        ++m_byStatus[status];
        ++m_byText[{status, statusText(state, status, system)}];
        if (needsPerson(status)) {
            ++m_inNeed;
            m_worst = combined(m_worst, state.lastError ? statusOf(state.lastError->kind) : ExitStatus::LockedOut);
        }
    }

    bool isEmpty() const { return m_servers == 0; }
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
    const Invocation &invocation = place.invocation();
    const auto print = place.json()         ? printJson
        : invocation.isSet("names")         ? printNames
        : invocation.isSet("secret-fields") ? printSecretFields
                                            : printTable;
    const auto printed = print(place);
    place.end(printed ? ExitStatus::Done : place.report(printed.error()));
}

void runStatus(Workplace &place)
{
    StatusCount count;
    const Instant now = place.clock().now();
    const auto counted = forEachFitting(place, [&](const Server &server, const ServerState &state) {
        count.add(state, now, systemName(place.providers(), server.provider));
    });
    if (!counted) {
        place.end(place.report(counted.error()));
        return;
    }
    if (count.isEmpty() && !place.invocation().arguments().isEmpty()) {
        // All is well only where there is something.
        place.end(place.report(
            Failure{.status = ExitStatus::NoSuchServer, .message = Words::tr("No server fits the filter.")}));
        return;
    }
    place.json() ? place.terminal().printJson(count.json()) : count.print(place.terminal());
    place.end(count.worst());
}

} // namespace tokenrack::ctl
