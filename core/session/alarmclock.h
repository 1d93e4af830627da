// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/idhash.h"

#include <QObject>
#include <QTimer>
#include <QUuid>

#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace tokenrack {

//! Rings for each server at its time. One single-shot timer serves them all; with nothing set, nothing ticks. It is
//! silent until the first look(), so that starting the program sets off nothing before its window is painted.
class AlarmClock : public QObject
{
    Q_OBJECT

public:
    explicit AlarmClock(const Clock &clock, QObject *parent = nullptr);

    //! Sets, moves or (with nothing) takes away the server's alarm.
    void set(QUuid server, std::optional<Instant> at);
    //! Rings for everything that is due by the clock as it is now: after a suspend, or when the clock was set.
    void look();
    //! Silent again until the next look(), which rings for what was due meanwhile.
    void pause();

Q_SIGNALS:
    //! Once for each alarm, which is then taken away.
    void rang(QUuid server);

private:
    void arm();

    const Clock &m_clock;
    bool m_isStarted = false;
    std::set<std::pair<Instant, QUuid>> m_order;
    std::unordered_map<QUuid, Instant, IdHash> m_alarms;
    QTimer m_timer;
};

} // namespace tokenrack
