// SPDX-License-Identifier: MIT
#include "ui/serverrow.h"

#include "core/base/plaintext.h"
#include "core/session/words.h"
#include "ui/showtext.h"

namespace tokenrack {

namespace {

template <class... Visitors>
struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};

int compareWords(const SortWord *left, const SortWord *right)
{
    return left == right ? 0 : left->key.compare(right->key);
}

} // namespace

void ServerRow::readServer(const Server &server, const QString &systemName, SortWords *words)
{
    id = server.id;
    name = visibleText(server.name);
    provider = server.provider;
    tags = server.tags;
    system = words->word(systemName);
}

void ServerRow::readState(const ServerState &state, Status statusNow, SortWords *words)
{
    status = statusNow;
    statusWord = words->word(statusText(state, status, system->text));
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

bool ServerRow::isIn(const Scope &scope) const
{
    return std::visit(Overloaded{[](AllServers) { return true; },
                                 [this](StatusGroup group) { return groupOf(status) == group; },
                                 [this](const OfSystem &of) { return provider == of.provider; },
                                 [this](const WithTag &with) { return tags.contains(with.tag); }},
                      scope);
}

QString searchTextOf(const Server &server, const QString &systemName)
{
    return QStringList{visibleText(server.name), server.account, systemName, accountLine(server),
                       server.tags.join(QLatin1Char('\n'))}
        .join(QLatin1Char('\n'))
        .toCaseFolded();
}

bool ServerOrder::operator()(const ServerRow *left, const ServerRow *right) const
{
    if (const int byColumn = compareColumn(left, right); byColumn != 0) {
        return byColumn < 0;
    }
    const bool isReversed = by == SortBy::Name && direction == Qt::DescendingOrder;
    return isReversed ? right->nameRank < left->nameRank : left->nameRank < right->nameRank;
}

int ServerOrder::compareColumn(const ServerRow *left, const ServerRow *right) const
{
    int order = 0;
    if (by == SortBy::Expiry) {
        const bool leftHas = left->expiryRank != ServerRow::ExpiryRank::Nothing;
        const bool rightHas = right->expiryRank != ServerRow::ExpiryRank::Nothing;
        if (leftHas != rightHas) {
            return leftHas ? -1 : 1;
        }
        const auto key = [](const ServerRow *row) { return std::pair(row->expiryRank, row->expiryTime); };
        order = key(left) < key(right) ? -1 : key(right) < key(left) ? 1 : 0;
    } else if (by == SortBy::System) {
        order = compareWords(left->system, right->system);
    } else if (by == SortBy::Status) {
        order = compareWords(left->statusWord, right->statusWord);
    }
    return direction == Qt::DescendingOrder ? -order : order;
}

} // namespace tokenrack
