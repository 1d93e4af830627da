// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"
#include "ui/serverfilter.h"
#include "ui/sortwords.h"

#include <unordered_set>
#include <vector>

namespace tokenrack {

//! What the table can be sorted by.
enum class SortBy { Name, System, Status, Expiry };

//! What the table needs of every server, to sort, to filter and to count; what only a visible row needs is asked for
//! when it is painted.
struct ServerRow
{
    //! What the cell "Expires in" is sorted by: ends first, then locks, then what has no end.
    enum class ExpiryRank : quint8 { Ends, Locked, NoEndStated, Permanent, Nothing };

    QUuid id;
    QString name;
    QString provider;
    QStringList tags;
    const SortWord *system = nullptr;
    const SortWord *statusWord = nullptr;
    qint64 expiryTime = 0; //!< ms since 1970, by which rows of one rank are sorted
    quint32 nameRank = 0; //!< place among all rows by name, see SortedRows
    quint32 searchNumber = 0; //!< see RowSearch
    ExpiryRank expiryRank = ExpiryRank::Nothing;
    Status status = Status::LoggedOut;
    bool isExposed = false; //!< a log-in is not encrypted

    void readServer(const Server &server, const QString &systemName, SortWords *words);
    void readState(const ServerState &state, Status statusNow, SortWords *words);

    //! True when the cell "Expires in" counts to expiryTime.
    bool isCounting() const { return expiryRank == ExpiryRank::Ends || expiryRank == ExpiryRank::Locked; }
    bool isIn(const Scope &scope) const;
};

using ServerRows = std::vector<ServerRow *>;
using RowSet = std::unordered_set<const ServerRow *>;

//! All that the filter looks through, case folded.
QString searchTextOf(const Server &server, const QString &systemName);

//! A total order of rows that have their nameRank: what is equal is sorted by name. What has no expiry comes last
//! either way.
struct ServerOrder
{
    SortBy by = SortBy::Name;
    Qt::SortOrder direction = Qt::AscendingOrder;

    friend bool operator==(const ServerOrder &, const ServerOrder &) = default;

    bool operator()(const ServerRow *left, const ServerRow *right) const;
    //! By the column alone: negative where \a left comes first, 0 where the name decides.
    int compareColumn(const ServerRow *left, const ServerRow *right) const;
};

} // namespace tokenrack
