// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"
#include "ui/serverfilter.h"

#include <QCollator>

#include <optional>

namespace tokenrack {

//! What the table can be sorted by.
enum class SortBy { Name, System, Status, Expiry };

//! What the table knows of one server: its words, and keys to sort and to find it by.
struct ServerRow
{
    //! What the cell "Expires in" is sorted by: ends first, then locks, then what has no end.
    enum class ExpiryRank { Ends, Locked, NoEndStated, Permanent, Nothing };

    QUuid id;
    QString name;
    bool isExposed = false; //!< a log-in is not encrypted
    QString provider;
    QString system;
    QStringList tags;
    ServerState state;
    Status status = Status::LoggedOut;
    QString statusWord;

    std::optional<QCollatorSortKey> nameKey;
    std::optional<QCollatorSortKey> columnKey; //!< of the text that is sorted by, where that is not the name
    ExpiryRank expiryRank = ExpiryRank::Nothing;
    qint64 expiryTime = 0; //!< ms since 1970, by which rows of one rank are sorted

    //! The line below the name: account and address.
    QString sub() const;
    //! All that the filter looks through, case folded. Made when first asked for: a start needs none of it.
    const QString &haystack() const;

    void readServer(const Server &server, const QString &systemName, const QCollator &collator);
    void readState(const Sessions &sessions);
    void readSortKey(SortBy by, const QCollator &collator);

    //! True when the cell "Expires in" counts to expiryTime.
    bool isCounting() const { return expiryRank == ExpiryRank::Ends || expiryRank == ExpiryRank::Locked; }
    //! \a words are the filter's, case folded.
    bool matches(const Scope &scope, const QStringList &words) const;

private:
    Server m_server;
    mutable QString m_haystack;
};

//! A total order: what is equal is sorted by name, then by id. What has no expiry comes last either way.
struct ServerOrder
{
    SortBy by = SortBy::Name;
    Qt::SortOrder direction = Qt::AscendingOrder;

    bool operator()(const ServerRow *left, const ServerRow *right) const;
};

} // namespace tokenrack
