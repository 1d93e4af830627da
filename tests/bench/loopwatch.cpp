// SPDX-License-Identifier: MIT
#include "tests/bench/loopwatch.h"

#include <algorithm>

namespace tokenrack::bench {

LoopWatch::LoopWatch()
{
    m_beat.setTimerType(Qt::PreciseTimer);
    m_beat.setInterval(1);
    QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] {
        m_longest = std::max(m_longest, m_since.nsecsElapsed());
        m_since.restart();
    });
}

void LoopWatch::start()
{
    m_longest = 0;
    m_since.start();
    m_beat.start();
}

} // namespace tokenrack::bench
