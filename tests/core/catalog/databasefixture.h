// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/database.h"

#include <QTemporaryDir>

namespace tokenrack {

//! A clock that stands until a test moves it.
class StandingClock final : public Clock
{
public:
    Instant now() const override { return m_now; }
    void advance(Milliseconds step) { m_now += step; }

private:
    Instant m_now = instantFromMs(1'791'209'336'123); // 2026-10-05T14:08:56.123Z
};

//! The first column of the last row that a SELECT gives; empty where there is none, or where it fails.
inline QString textIn(const Database &database, const QString &select)
{
    QString text;
    const auto read = database.run(select, {}, [&text](const SqliteRow &row) { text = row.text(0); });
    return read ? text : QString();
}

//! A folder of its own for each test, and the database in it.
struct DatabaseFixture
{
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("profile/tokenrack.db"));
    StandingClock clock;

    Result<std::unique_ptr<Database>, StoreError> tryOpen() const { return Database::open(path, clock); }
    //! Nullptr when it cannot be opened.
    std::unique_ptr<Database> open() const
    {
        auto opened = tryOpen();
        return opened ? std::move(opened).value() : nullptr;
    }
};

} // namespace tokenrack
