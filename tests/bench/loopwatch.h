// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QTimer>

namespace tokenrack::bench {

//! Notes the longest time in which the event loop came to nothing else: the longest pause between two beats of a timer
//! that wants to beat every millisecond.
class LoopWatch
{
public:
    LoopWatch();

    void start();
    //! Milliseconds since start(), at most the one that it beats in.
    double longest() const { return double(m_longest) / 1e6; }

private:
    QTimer m_beat;
    QElapsedTimer m_since;
    qint64 m_longest = 0; //!< nanoseconds
};

} // namespace tokenrack::bench
