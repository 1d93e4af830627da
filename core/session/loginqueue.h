// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QUuid>

namespace tokenrack {

//! Decides how many log-ins run at once: at most perOrigin for one origin and inTotal altogether.
//! A pure value: it starts nothing by itself.
class LogInQueue
{
public:
    static constexpr int perOrigin = 4;
    static constexpr int inTotal = 32;

    void add(QUuid server, const QString &origin);
    //! Takes a server out, whether it waits or runs.
    void remove(QUuid server);

    //! The servers that may start now, in the order they were added; they count as running from here on.
    QList<QUuid> takeReady();

private:
    struct Entry
    {
        QUuid server;
        QString origin;
    };

    QList<Entry> m_waiting;
    QHash<QUuid, QString> m_running;
    QHash<QString, int> m_runningAt;
};

} // namespace tokenrack
