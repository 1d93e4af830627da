// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/changelog.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace tokenrack {

class Database;

//! Notices within a moment what other processes change in the profile. The operating system wakes it when the
//! database's files change; while nothing happens, nothing ticks.
class ProfileWatch : public QObject
{
    Q_OBJECT

public:
    //! Begins with the state of now: create it before anything is loaded.
    explicit ProfileWatch(Database &database, QObject *parent = nullptr);

    //! Looks at once: where the operating system may have told nothing, as after a suspend.
    void look();

Q_SIGNALS:
    void changedElsewhere(const tokenrack::Changes &changes);
    //! Somebody, this process or another, may have noted which token was handed out (usesOf).
    void usesNoted();
    //! Also, once, when another program has set aside the file that is in use here.
    void failed(const tokenrack::StoreError &error);

private:
    void watch();
    void lookSoon();

    void tellOfReplacement();

    const Database &m_database;
    const QString m_path;
    ChangeLog m_log;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    bool m_isReplaced = false; //!< and that was told
};

} // namespace tokenrack
