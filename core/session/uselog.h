// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/activity.h"

#include <QFile>
#include <QList>

namespace tokenrack {

//! Which token was given to whom, in a file of its own beside the database until somebody writes to that anyway. A
//! script that only reads a token would else wait several times for the disk, since SQLite makes its files anew, has
//! them reach the disk and takes them away again. A line is safe once the machine has written it down by itself, and
//! what a sudden end of the machine takes away is a line of history.
class UseLog
{
public:
    //! A longer file takes no more lines until somebody took those that it has (bytes).
    static constexpr qint64 maxSize = 64 * 1024;

    explicit UseLog(const QString &databasePath);

    //! False when the line could not be written, or the file is full.
    bool append(const Activity &activity) const;
    //! Hands all lines to \a keep, oldest first, and removes them when it says that they are kept. Other processes wait
    //! meanwhile. Lines that nobody understands are left out.
    template <class Keep>
    void take(Keep keep) const;

private:
    static QList<Activity> linesIn(QFile &file);
    //! Holds \a file alone until it is closed.
    static bool lock(QFile &file);

    QString m_path;
};

template <class Keep>
void UseLog::take(Keep keep) const
{
    QFile file(m_path);
    if (!file.exists() || file.size() == 0 || !file.open(QIODevice::ReadWrite) || !lock(file)) {
        return;
    }
    if (keep(linesIn(file))) {
        file.resize(0);
    }
}

} // namespace tokenrack
