// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QObject>
#include <QString>

#include <functional>

namespace tokenrack {

//! How things stand with the keychain that answers to org.freedesktop.secrets (GNOME Keyring, KeePassXC and others).
enum class SecretServiceState {
    NoBus, //!< no D-Bus session
    NoService, //!< nobody owns the name, and nobody could be started
    NoCollection, //!< the service runs, but has no default collection to keep items in
    Locked, //!< the default collection is locked
    Unlocked,
    NoAnswer, //!< it did not answer in time
    Unknown, //!< the service gave an answer that tells nothing
};

//! True when the environment names a D-Bus session. Where it names none, D-Bus libraries start dbus-launch, which may
//! take long and leaves a process behind, so nothing may be asked over D-Bus then.
bool hasSessionBus();

//! Asks the Secret Service how it is, without unlocking, creating or reading anything; specification: "Secret Service
//! API", https://specifications.freedesktop.org/secret-service/. The callback comes once, later, and not at all after
//! \a context is destroyed.
void lookAtSecretService(QObject *context, std::function<void(SecretServiceState)> callback);

//! Whether an item with these attributes rests in a locked collection.
void findLockedItem(QObject *context, const QMap<QString, QString> &attributes, std::function<void(bool)> callback);

//! Has the service ask the person for the password of the default collection, in the service's own dialog. The callback
//! comes once, later, when the dialog is gone or could not be shown; how the person answered is for another look.
void askToUnlockSecretService(QObject *context, std::function<void()> callback);

//! Makes libsecret, through which QtKeychain talks to the service, begin anew at the next call. It remembers its
//! session with a service that was restarted meanwhile, and without this each later call fails with "The session does
//! not exist". Only while no QtKeychain job runs.
void forgetSecretServiceSession();

} // namespace tokenrack
