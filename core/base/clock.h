// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>

#include <chrono>

namespace tokenrack {

using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;

//! A point in time: UTC, to the millisecond.
using Instant = std::chrono::sys_time<Milliseconds>;

inline Instant instantFromMs(qint64 msSinceEpoch)
{
    return Instant(Milliseconds(msSinceEpoch));
}
inline qint64 toMs(Instant instant)
{
    return instant.time_since_epoch().count();
}
//! In local time, for showing.
inline QDateTime toLocal(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(instant));
}

//! Where everything that counts time asks what time it is, so that a test can say.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

//! The machine's clock.
class SystemClock final : public Clock
{
public:
    Instant now() const override { return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()); }
};

} // namespace tokenrack
