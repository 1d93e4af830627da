// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace tokenrack {

//! Ends connections that bring more than any reply may be long. NetworkCall limits what it is given, but Qt (seen with
//! 6.4) takes in the head of a reply for as long as bytes come, in a thread that hears of no abort meanwhile. So what
//! the kernel counted for each connection is looked at ten times in a second while calls are under way.
class FloodWatch : public QObject
{
public:
    //! What is connected by now, to a display for example, is left alone.
    FloodWatch();

    //! A call is under way until endCall().
    void beginCall();
    void endCall();

    //! How many connections to that port were ended so far.
    int endedTo(int port) const { return m_ended.value(port); }

private:
    void look();

    QSet<quint64> m_others; //!< the kernel's numbers of sockets that are none of ours
    QHash<int, int> m_ended; //!< how many, by port
    QTimer m_timer;
    QDeadlineTimer m_aftermath; //!< of the last call: what it left behind may still be fed
    int m_calls = 0;
};

} // namespace tokenrack
