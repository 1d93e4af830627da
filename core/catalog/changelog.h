// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"

#include <QList>
#include <QUuid>

namespace tokenrack {

class Database;

//! What other processes changed in the profile.
struct Changes
{
    bool isEverything = false; //!< too much happened since the last look to be told one by one
    QList<QUuid> servers; //!< added, edited or removed
    QList<QUuid> states; //!< session, attempts, last error or activity

    bool isEmpty() const { return !isEverything && servers.isEmpty() && states.isEmpty(); }
};

//! Tells what other processes changed. The database keeps one row for each server and kind of change, numbered in the
//! order of the last change, so that a look reads only what is new, and the rows do not grow in number.
class ChangeLog
{
public:
    //! Begins with the state of now: create it before anything is loaded.
    explicit ChangeLog(Database &database);

    //! What others changed since the last call. May name what only this process changed, too, when others did as well;
    //! costs microseconds when nobody else did.
    Result<Changes, StoreError> look();

private:
    Result<qint64, StoreError> number(const QString &query) const;
    Result<Changes, StoreError> changesSince(qint64 seen);

    Database &m_database;
    qint64 m_version = 0; //!< SQLite's own counter of what others wrote
    qint64 m_seen = 0; //!< the number of the last change that was looked at
};

} // namespace tokenrack
