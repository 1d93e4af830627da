// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

namespace tokenrack {

//! A D-Bus session of the test's own, with a real GNOME Keyring on it, both in a folder that goes away. Nothing is
//! started by activation, so the test decides who answers. Works as root in a container, without any session or
//! display. Functions that return a text return what went wrong, or nothing.
class PrivateBus
{
public:
    PrivateBus();
    ~PrivateBus();

    QString start();
    //! Starts the daemon, whose log-in keyring is made when there is none, unlocks it, and waits until it answers.
    QString startKeyring();
    //! Starts the daemon without a password: what is on disk stays locked, and nothing is made.
    QString startLockedKeyring();
    void stopKeyring();
    //! The daemon hangs: it is there, and answers nobody until resumeKeyring().
    void hangKeyring();
    void resumeKeyring();
    QString lockKeyring();
    QString unlockKeyring();
    //! The path of the collection that is the default one, "/" when there is none.
    QString defaultCollection() const;

    //! The test's own connection to the session.
    QDBusConnection connection() const { return QDBusConnection(connectionName()); }
    //! For processes that shall see this session and nothing of the real one.
    QProcessEnvironment environment() const;
    //! The same without the session's address.
    QProcessEnvironment environmentWithoutBus() const;
    QString folder() const { return m_folder.path(); }
    QString keyringFolder() const { return m_folder.filePath(QStringLiteral("data/keyrings")); }
    //! Names of processes that live in this folder's environment, other than the session and the keyring.
    QStringList strangers() const;

private:
    QString startDaemon(const QStringList &arguments, const QByteArray &input);
    bool hasKeyring() const;
    QString connectionName() const;

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
};

} // namespace tokenrack
