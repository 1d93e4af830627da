// SPDX-License-Identifier: MIT
#include "app/screenlock.h"

#ifdef Q_OS_LINUX
#include "core/secrets/secretservice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace tokenrack {

namespace {

const QString logind = QStringLiteral("org.freedesktop.login1");
const QString logindManager = QStringLiteral("org.freedesktop.login1.Manager");
const QString logindSession = QStringLiteral("org.freedesktop.login1.Session");

} // namespace

ScreenLock::ScreenLock(QObject *parent)
    : QObject(parent)
{ }

void ScreenLock::watch()
{
#ifdef Q_OS_LINUX
    watchScreenSaver();
    askForSession();
#endif
}

void ScreenLock::onScreenSaver(bool isActive)
{
    if (isActive) {
        Q_EMIT locked();
    }
}

void ScreenLock::onSessionLock()
{
    Q_EMIT locked();
}

void ScreenLock::onSessionChanged(const QString &interface, const QVariantMap &changed)
{
    if (interface == logindSession && changed.value(QStringLiteral("LockedHint")).toBool()) {
        Q_EMIT locked();
    }
}

#ifdef Q_OS_LINUX
void ScreenLock::watchScreenSaver()
{
    if (!hasSessionBus()) {
        return;
    }
    // Most desktops have it under a name of their own; the path differs, too.
    for (const char *interface : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver",
                                  "org.mate.ScreenSaver", "org.xfce.ScreenSaver"}) {
        QDBusConnection::sessionBus().connect(QString(), QString(), QLatin1String(interface),
                                              QStringLiteral("ActiveChanged"), this, SLOT(onScreenSaver(bool)));
    }
}

//! Every session's signal can be heard, and only our own is meant.
void ScreenLock::askForSession()
{
    const QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected()) {
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(logind, QStringLiteral("/org/freedesktop/login1"), logindManager,
                                                       QStringLiteral("GetSessionByPID"));
    call << quint32(0); // the caller's
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &ScreenLock::onSessionFound);
}

void ScreenLock::onSessionFound(QDBusPendingCallWatcher *watcher)
{
    watcher->deleteLater();
    const QDBusPendingReply<QDBusObjectPath> session = *watcher;
    if (session.isError()) {
        return;
    }
    QDBusConnection bus = QDBusConnection::systemBus();
    const QString path = session.value().path();
    bus.connect(logind, path, logindSession, QStringLiteral("Lock"), this, SLOT(onSessionLock()));
    bus.connect(logind, path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"),
                this, SLOT(onSessionChanged(QString, QVariantMap)));
}
#endif

} // namespace tokenrack
