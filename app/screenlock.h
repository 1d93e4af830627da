// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QVariantMap>

class QDBusPendingCallWatcher;

namespace tokenrack {

//! Tells when the desktop locks its screen: by the screen saver's signal on the session bus, and by what logind on the
//! system bus is asked (Lock) or told (LockedHint). Without a bus it is silent.
class ScreenLock : public QObject
{
    Q_OBJECT

public:
    explicit ScreenLock(QObject *parent = nullptr);

    //! Begins to listen. Waits for nobody.
    void watch();

Q_SIGNALS:
    void locked();

private Q_SLOTS: // D-Bus calls them by their names
    void onScreenSaver(bool isActive);
    void onSessionLock();
    void onSessionChanged(const QString &interface, const QVariantMap &changed);

private:
    void watchScreenSaver();
    void askForSession();
    void onSessionFound(QDBusPendingCallWatcher *watcher);
};

} // namespace tokenrack
