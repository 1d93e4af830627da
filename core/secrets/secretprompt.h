// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusAbstractInterface>
#include <QDBusObjectPath>
#include <QDBusVariant>

#include <functional>

namespace tokenrack {

//! The dialog in which the Secret Service asks the person for a password: org.freedesktop.Secret.Prompt.
class SecretPrompt final : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    //! Shows the dialog \a prompt. \a finished comes once, later: when it is gone, cannot be shown, or the service
    //! ended.
    static void show(const QDBusObjectPath &prompt, QObject *parent, std::function<void()> finished);

Q_SIGNALS:
    //! The D-Bus signal, by its own name and arguments.
    void Completed(bool dismissed, const QDBusVariant &result);
    void done();

private:
    SecretPrompt(const QDBusObjectPath &prompt, QObject *parent);
};

} // namespace tokenrack
