// SPDX-License-Identifier: MIT
#include "core/secrets/secretprompt.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>

namespace tokenrack {

namespace {

QString serviceName()
{
    return QStringLiteral("org.freedesktop.secrets");
}

} // namespace

SecretPrompt::SecretPrompt(const QDBusObjectPath &prompt, QObject *parent)
    : QDBusAbstractInterface(serviceName(), prompt.path(), "org.freedesktop.Secret.Prompt",
                             QDBusConnection::sessionBus(), parent)
{
    connect(this, &SecretPrompt::Completed, this, &SecretPrompt::done);
    auto *const watcher = new QDBusServiceWatcher(serviceName(), QDBusConnection::sessionBus(),
                                                  QDBusServiceWatcher::WatchForUnregistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, &SecretPrompt::done);
    auto *const shown = new QDBusPendingCallWatcher(asyncCall(QStringLiteral("Prompt"), QString()), this);
    connect(shown, &QDBusPendingCallWatcher::finished, this, [this, shown] {
        if (shown->isError()) {
            Q_EMIT done();
        }
    });
}

void SecretPrompt::show(const QDBusObjectPath &prompt, QObject *parent, std::function<void()> finished)
{
    auto *const dialog = new SecretPrompt(prompt, parent);
    connect(dialog, &SecretPrompt::done, parent, [dialog, finished = std::move(finished)] {
        dialog->disconnect();
        dialog->deleteLater();
        finished();
    });
}

} // namespace tokenrack
