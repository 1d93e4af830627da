// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/privatebus.h"

#include <QDBusVirtualObject>

namespace tokenrack {

//! Whoever sits before the keyring's dialogs: is asked by gnome-keyring-daemon as gcr's prompter is, and unlocks the
//! keyring, declines, or is away and leaves the question open. The dialog itself is then refused, so unlocking goes
//! through the daemon's back door for tests.
class KeyringPerson final : public QDBusVirtualObject
{
    Q_OBJECT

public:
    enum class Answer { Unlock, Decline, None };

    //! \a bus must outlive the person.
    KeyringPerson(PrivateBus &bus, Answer answer, QObject *parent = nullptr);
    ~KeyringPerson() override;

    int timesAsked() const { return m_timesAsked; }

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    PrivateBus &m_bus;
    Answer m_answer;
    int m_timesAsked = 0;
};

} // namespace tokenrack
