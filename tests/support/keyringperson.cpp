// SPDX-License-Identifier: MIT
#include "keyringperson.h"

#include <QDBusMessage>

namespace tokenrack {

namespace {

QString prompterName()
{
    return QStringLiteral("org.gnome.keyring.SystemPrompter");
}

QString prompterPath()
{
    return QStringLiteral("/org/gnome/keyring/Prompter");
}

} // namespace

KeyringPerson::KeyringPerson(PrivateBus &bus, Answer answer, QObject *parent)
    : QDBusVirtualObject(parent)
    , m_bus(bus)
    , m_answer(answer)
{
    m_bus.connection().registerVirtualObject(prompterPath(), this);
    m_bus.connection().registerService(prompterName());
}

KeyringPerson::~KeyringPerson()
{
    m_bus.connection().unregisterService(prompterName());
    m_bus.connection().unregisterObject(prompterPath());
}

QString KeyringPerson::introspect(const QString &) const
{
    return {};
}

bool KeyringPerson::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    if (message.member() != QLatin1String("BeginPrompting")) {
        return false;
    }
    ++m_timesAsked;
    if (m_answer == Answer::None) {
        message.setDelayedReply(true);
        return true;
    }
    if (m_answer == Answer::Unlock) {
        m_bus.unlockKeyring();
    }
    connection.send(message.createErrorReply(QDBusError::Failed, QStringLiteral("no dialog in a test")));
    return true;
}

} // namespace tokenrack
