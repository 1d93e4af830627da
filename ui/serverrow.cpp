// SPDX-License-Identifier: MIT
#include "ui/serverrow.h"

#include "core/base/plaintext.h"
#include "core/session/words.h"
#include "ui/showtext.h"

#include <algorithm>

namespace tokenrack {

namespace {

template <class... Visitors>
struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};

} // namespace

QString ServerRow::sub() const
{
    return accountLine(m_server);
}

const QString &ServerRow::haystack() const
{
    if (m_haystack.isEmpty()) {
        m_haystack = QStringList{name, m_server.account, system, sub(), tags.join(QLatin1Char('\n'))}
                         .join(QLatin1Char('\n'))
                         .toCaseFolded();
    }
    return m_haystack;
}

void ServerRow::readServer(const Server &server, const QString &systemName, const QCollator &collator)
{
    m_server = server;
    m_haystack.clear();
    id = server.id;
    name = visibleText(server.name);
    provider = server.provider;
    system = systemName;
    tags = server.tags;
    nameKey = collator.sortKey(name);
}

void ServerRow::readState(const Sessions &sessions)
{
    state = sessions.state(id);
    status = sessions.status(id);
    statusWord = statusText(state, status, system);
    expiryTime = 0;
    if (status == Status::LockedOut && state.attempts.lockedUntil) {
        expiryRank = ExpiryRank::Locked;
        expiryTime = toMs(*state.attempts.lockedUntil);
    } else if (!state.times) {
        expiryRank = ExpiryRank::Nothing;
    } else if (state.times->expiresAt) {
        expiryRank = ExpiryRank::Ends;
        expiryTime = toMs(*state.times->expiresAt);
    } else if (state.times->source == ExpirySource::Permanent) {
        expiryRank = ExpiryRank::Permanent;
    } else {
        expiryRank = ExpiryRank::NoEndStated;
        expiryTime = toMs(state.times->issuedAt);
    }
}

void ServerRow::readSortKey(SortBy by, const QCollator &collator)
{
    columnKey.reset();
    if (by == SortBy::System) {
        columnKey = collator.sortKey(system);
    } else if (by == SortBy::Status) {
        columnKey = collator.sortKey(statusWord);
    }
}

bool ServerRow::matches(const Scope &scope, const QStringList &words) const
{
    const bool inScope = std::visit(Overloaded{[](AllServers) { return true; },
                                               [this](StatusGroup group) { return groupOf(status) == group; },
                                               [this](const OfSystem &of) { return provider == of.provider; },
                                               [this](const WithTag &with) { return tags.contains(with.tag); }},
                                    scope);
    return inScope
        && std::all_of(words.begin(), words.end(), [this](const QString &word) { return haystack().contains(word); });
}

bool ServerOrder::operator()(const ServerRow *left, const ServerRow *right) const
{
    int order = 0;
    if (by == SortBy::Expiry) {
        const bool leftHas = left->expiryRank != ServerRow::ExpiryRank::Nothing;
        const bool rightHas = right->expiryRank != ServerRow::ExpiryRank::Nothing;
        if (leftHas != rightHas) {
            return leftHas;
        }
        const auto key = [](const ServerRow *row) { return std::pair(row->expiryRank, row->expiryTime); };
        order = key(left) < key(right) ? -1 : key(right) < key(left) ? 1 : 0;
    } else if (left->columnKey && right->columnKey) {
        order = left->columnKey->compare(*right->columnKey);
    }
    if (order != 0) {
        return direction == Qt::DescendingOrder ? order > 0 : order < 0;
    }
    const int byName = left->nameKey->compare(*right->nameKey);
    if (byName == 0) {
        return left->id < right->id;
    }
    return by == SortBy::Name && direction == Qt::DescendingOrder ? byName > 0 : byName < 0;
}

} // namespace tokenrack
