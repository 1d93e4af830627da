// SPDX-License-Identifier: MIT
#include "core/catalog/profilewatch.h"

#include "core/catalog/database.h"
#include "core/catalog/databasefiles.h"

#include <QFileInfo>

#include <utility>

namespace tokenrack {

namespace {

//! A program that writes much is followed in steps of this length, not at each write.
constexpr std::chrono::milliseconds step{100};

} // namespace

ProfileWatch::ProfileWatch(Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_path(database.path())
    , m_log(database)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(step);
    connect(&m_soon, &QTimer::timeout, this, &ProfileWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &ProfileWatch::lookSoon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &ProfileWatch::lookSoon);
    watch();
}

void ProfileWatch::look()
{
    m_soon.stop();
    watch();
    if (m_database.isReplaced()) {
        tellOfReplacement();
        return;
    }
    if (QFileInfo(usesOf(m_path)).size() > 0) {
        Q_EMIT usesNoted();
    }
    const auto changes = m_log.look();
    if (!changes) {
        Q_EMIT failed(changes.error());
    } else if (!changes->isEmpty()) {
        Q_EMIT changedElsewhere(*changes);
    }
}

//! Every write goes to the -wal file, or to that of the uses. They can be deleted and made anew, which the folder
//! tells.
void ProfileWatch::watch()
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : {QFileInfo(m_path).absolutePath(), walOf(m_path), usesOf(m_path)}) {
        if (!watched.contains(path) && QFileInfo::exists(path)) {
            m_watcher.addPath(path);
        }
    }
}

void ProfileWatch::tellOfReplacement()
{
    if (!std::exchange(m_isReplaced, true)) {
        Q_EMIT failed({StoreErrorKind::Replaced, m_path, {}});
    }
}

void ProfileWatch::lookSoon()
{
    if (!m_soon.isActive()) { // else a steady stream of writes would put the look off for ever
        m_soon.start();
    }
}

} // namespace tokenrack
