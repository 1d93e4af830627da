// SPDX-License-Identifier: MIT
#include "core/secrets/secretservice.h"

#include "core/secrets/secretprompt.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QLibrary>

namespace tokenrack {

namespace {

using StateCallback = std::function<void(SecretServiceState)>;

constexpr QLatin1String serviceName("org.freedesktop.secrets");
constexpr QLatin1String servicePath("/org/freedesktop/secrets");
constexpr QLatin1String serviceInterface("org.freedesktop.Secret.Service");
constexpr QLatin1String collectionInterface("org.freedesktop.Secret.Collection");
constexpr QLatin1String propertiesInterface("org.freedesktop.DBus.Properties");
constexpr QLatin1String noObject("/");
constexpr int answerTimeoutMs = 10'000;

SecretServiceState stateAfter(const QDBusError &error)
{
    switch (error.type()) {
    case QDBusError::Disconnected:
    case QDBusError::NoServer:
        return SecretServiceState::NoBus;
    case QDBusError::ServiceUnknown:
        return SecretServiceState::NoService;
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return SecretServiceState::NoAnswer;
    default:
        break;
    }
    // A service that is known but does not start: org.freedesktop.DBus.Error.Spawn.ExecFailed and its sisters.
    const bool cannotStart = error.name().startsWith(QLatin1String("org.freedesktop.DBus.Error.Spawn."));
    return cannotStart ? SecretServiceState::NoService : SecretServiceState::Unknown;
}

void answerLater(SecretServiceState state, QObject *context, StateCallback callback)
{
    QMetaObject::invokeMethod(
        context, [state, callback = std::move(callback)] { callback(state); }, Qt::QueuedConnection);
}

//! Sends \a message and calls \a answered with the watcher of its reply, while \a context lives.
template <typename Answered>
void ask(const QDBusMessage &message, QObject *context, Answered answered)
{
    const QDBusPendingCall call = QDBusConnection::sessionBus().asyncCall(message, answerTimeoutMs);
    auto *const watcher = new QDBusPendingCallWatcher(call, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, answered = std::move(answered)] {
        watcher->deleteLater();
        answered(*watcher);
    });
}

QDBusMessage serviceCall(const char *method)
{
    return QDBusMessage::createMethodCall(serviceName, servicePath, serviceInterface, QLatin1String(method));
}

template <typename Answered>
void askForDefaultCollection(QObject *context, Answered answered)
{
    QDBusMessage message = serviceCall("ReadAlias");
    message << QStringLiteral("default");
    ask(message, context, std::move(answered));
}

void askWhetherLocked(const QString &collection, QObject *context, StateCallback callback)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(serviceName, collection, propertiesInterface, QStringLiteral("Get"));
    message << QString(collectionInterface) << QStringLiteral("Locked");
    ask(message, context, [callback = std::move(callback)](const QDBusPendingCall &call) {
        const QDBusPendingReply<QDBusVariant> reply = call;
        if (reply.isError()) {
            return callback(stateAfter(reply.error()));
        }
        callback(reply.value().variant().toBool() ? SecretServiceState::Locked : SecretServiceState::Unlocked);
    });
}

} // namespace

bool hasSessionBus()
{
    const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    if (!address.isEmpty()) {
        return !address.startsWith("autolaunch:");
    }
    const QString runtimeFolder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtimeFolder.isEmpty() && QFileInfo::exists(runtimeFolder + QLatin1String("/bus"));
}

void lookAtSecretService(QObject *context, StateCallback callback)
{
    // A call on a connection that never came about would not even fail.
    if (!hasSessionBus() || !QDBusConnection::sessionBus().isConnected()) {
        answerLater(SecretServiceState::NoBus, context, std::move(callback));
        return;
    }
    askForDefaultCollection(context, [context, callback = std::move(callback)](const QDBusPendingCall &call) {
        const QDBusPendingReply<QDBusObjectPath> reply = call;
        if (reply.isError()) {
            callback(stateAfter(reply.error()));
        } else if (reply.value().path() == noObject) {
            callback(SecretServiceState::NoCollection);
        } else {
            askWhetherLocked(reply.value().path(), context, callback);
        }
    });
}

void findLockedItem(QObject *context, const QMap<QString, QString> &attributes, std::function<void(bool)> callback)
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
    QDBusMessage message = serviceCall("SearchItems");
    message << QVariant::fromValue(attributes);
    ask(message, context, [callback = std::move(callback)](const QDBusPendingCall &call) {
        const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> reply = call;
        callback(!reply.isError() && !reply.argumentAt<1>().isEmpty());
    });
}

void askToUnlockSecretService(QObject *context, std::function<void()> callback)
{
    askForDefaultCollection(context, [context, callback = std::move(callback)](const QDBusPendingCall &call) {
        const QDBusPendingReply<QDBusObjectPath> collection = call;
        if (collection.isError()) {
            return callback();
        }
        QDBusMessage message = serviceCall("Unlock");
        message << QVariant::fromValue(QList<QDBusObjectPath>{collection.value()});
        ask(message, context, [context, callback](const QDBusPendingCall &unlock) {
            const QDBusPendingReply<QList<QDBusObjectPath>, QDBusObjectPath> reply = unlock;
            if (reply.isError() || reply.argumentAt<1>().path() == noObject) {
                return callback();
            }
            SecretPrompt::show(reply.argumentAt<1>(), context, callback);
        });
    });
}

void forgetSecretServiceSession()
{
    // The very library that QtKeychain has loaded; where it is another version, nothing is found and nothing done.
    QLibrary libsecret(QStringLiteral("secret-1"), 0);
    using Disconnect = void (*)();
    if (const auto disconnect = reinterpret_cast<Disconnect>(libsecret.resolve("secret_service_disconnect"))) {
        disconnect();
    }
}

} // namespace tokenrack
