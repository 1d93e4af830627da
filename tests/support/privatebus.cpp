// SPDX-License-Identifier: MIT
#include "privatebus.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

namespace {

//! A password on its way over D-Bus: (oayays).
struct BusSecret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

QDBusArgument &operator<<(QDBusArgument &argument, const BusSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, BusSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

} // namespace

Q_DECLARE_METATYPE(BusSecret)

namespace tokenrack {

namespace {

constexpr int patienceMs = 15'000;
constexpr char password[] = "a password";

QString secrets()
{
    return QStringLiteral("org.freedesktop.secrets");
}

QDBusMessage serviceCall(const char *method)
{
    return QDBusMessage::createMethodCall(secrets(), QStringLiteral("/org/freedesktop/secrets"),
                                          QStringLiteral("org.freedesktop.Secret.Service"), QLatin1String(method));
}

QString problemOf(const QDBusMessage &reply)
{
    return reply.type() == QDBusMessage::ErrorMessage ? reply.errorMessage() : QString();
}

void stop(QProcess &process)
{
    if (process.state() == QProcess::NotRunning) {
        return;
    }
    process.terminate();
    if (process.waitForFinished(patienceMs)) {
        return;
    }
    process.kill();
    process.waitForFinished(patienceMs);
}

//! Without service folders, so that nothing is started by activation.
QByteArray busConfiguration(const QString &address)
{
    return "<busconfig><type>session</type><auth>EXTERNAL</auth><listen>" + address.toUtf8()
        + "</listen><policy context=\"default\"><allow send_destination=\"*\"/><allow receive_sender=\"*\"/>"
          "<allow own=\"*\"/></policy></busconfig>\n";
}

} // namespace

PrivateBus::PrivateBus()
{
    const QDir folder(m_folder.path());
    for (const char *name : {"run", "home", "data", "config", "cache"}) {
        folder.mkdir(QLatin1String(name));
    }
    QFile::setPermissions(folder.filePath(QStringLiteral("run")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

PrivateBus::~PrivateBus()
{
    stopKeyring();
    QDBusConnection::disconnectFromBus(connectionName());
    stop(m_bus);
}

QString PrivateBus::start()
{
    const QString address = QLatin1String("unix:path=") + m_folder.filePath(QStringLiteral("bus"));
    const QString configurationPath = m_folder.filePath(QStringLiteral("bus.conf"));
    QFile configuration(configurationPath);
    if (!configuration.open(QIODevice::WriteOnly) || configuration.write(busConfiguration(address)) < 0) {
        return configuration.errorString();
    }
    configuration.close();

    m_bus.setProcessEnvironment(environmentWithoutBus());
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QLatin1String("--config-file=") + configurationPath, QStringLiteral("--nofork"),
                 QStringLiteral("--print-address=1")});
    if (!m_bus.waitForStarted(patienceMs)) {
        return QStringLiteral("dbus-daemon does not start; the Debian package dbus-daemon has it");
    }
    if (!m_bus.waitForReadyRead(patienceMs)) {
        return QLatin1String("dbus-daemon printed no address: ") + QString::fromUtf8(m_bus.readAllStandardError());
    }
    const QDBusConnection connected = QDBusConnection::connectToBus(address, connectionName());
    return connected.isConnected() ? QString() : connected.lastError().message();
}

QString PrivateBus::startKeyring()
{
    return startDaemon({QStringLiteral("--unlock")}, password);
}

QString PrivateBus::startLockedKeyring()
{
    return startDaemon({}, {});
}

QString PrivateBus::startDaemon(const QStringList &arguments, const QByteArray &input)
{
    const QString installed = QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon"));
    if (installed.isEmpty()) {
        return QStringLiteral("gnome-keyring-daemon is missing; the Debian package gnome-keyring has it");
    }
    // The installed file carries the capability to lock memory, and a container that withholds it refuses to run the
    // file. A copy carries none.
    const QString copy = m_folder.filePath(QStringLiteral("gnome-keyring-daemon"));
    if (!QFile::exists(copy) && !QFile::copy(installed, copy)) {
        return QStringLiteral("gnome-keyring-daemon cannot be copied");
    }

    m_keyring.setProcessEnvironment(environment());
    m_keyring.start(copy,
                    QStringList{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")} + arguments);
    if (!m_keyring.waitForStarted(patienceMs)) {
        return m_keyring.errorString();
    }
    m_keyring.write(input);
    m_keyring.closeWriteChannel();
    if (!QTest::qWaitFor([this] { return hasKeyring() || m_keyring.state() == QProcess::NotRunning; }, patienceMs)
        || !hasKeyring()) {
        return QLatin1String("gnome-keyring-daemon does not answer: ")
            + QString::fromUtf8(m_keyring.readAllStandardError());
    }
    return {};
}

void PrivateBus::hangKeyring()
{
    ::kill(pid_t(m_keyring.processId()), SIGSTOP);
}

void PrivateBus::resumeKeyring()
{
    ::kill(pid_t(m_keyring.processId()), SIGCONT);
}

void PrivateBus::stopKeyring()
{
    if (m_keyring.state() != QProcess::NotRunning) {
        resumeKeyring(); // or it would not hear
    }
    stop(m_keyring);
}

QString PrivateBus::lockKeyring()
{
    QDBusMessage message = serviceCall("Lock");
    message << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(defaultCollection())});
    return problemOf(connection().call(message, QDBus::Block, patienceMs));
}

QString PrivateBus::unlockKeyring()
{
    qDBusRegisterMetaType<BusSecret>();
    QDBusMessage opening = serviceCall("OpenSession");
    opening << QStringLiteral("plain") << QVariant::fromValue(QDBusVariant(QString()));
    const QDBusMessage session = connection().call(opening, QDBus::Block, patienceMs);
    if (session.arguments().size() != 2) {
        return problemOf(session);
    }
    QDBusMessage message =
        QDBusMessage::createMethodCall(secrets(), QStringLiteral("/org/freedesktop/secrets"),
                                       QStringLiteral("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"),
                                       QStringLiteral("UnlockWithMasterPassword"));
    const BusSecret master{.session = session.arguments().at(1).value<QDBusObjectPath>(),
                           .parameters = {},
                           .value = password,
                           .contentType = QStringLiteral("text/plain")};
    message << QVariant::fromValue(QDBusObjectPath(defaultCollection())) << QVariant::fromValue(master);
    return problemOf(connection().call(message, QDBus::Block, patienceMs));
}

QString PrivateBus::defaultCollection() const
{
    QDBusMessage message = serviceCall("ReadAlias");
    message << QStringLiteral("default");
    const QDBusReply<QDBusObjectPath> reply = connection().call(message, QDBus::Block, patienceMs);
    return reply.isValid() ? reply.value().path() : reply.error().message();
}

QProcessEnvironment PrivateBus::environment() const
{
    QProcessEnvironment environment = environmentWithoutBus();
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                       QLatin1String("unix:path=") + m_folder.filePath(QStringLiteral("bus")));
    return environment;
}

QProcessEnvironment PrivateBus::environmentWithoutBus() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP",
                             "DESKTOP_SESSION", "KDE_FULL_SESSION", "GNOME_KEYRING_CONTROL", "SSH_AUTH_SOCK"}) {
        environment.remove(QLatin1String(name));
    }
    environment.insert(QStringLiteral("HOME"), m_folder.filePath(QStringLiteral("home")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.filePath(QStringLiteral("run")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_folder.filePath(QStringLiteral("cache")));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    return environment;
}

QStringList PrivateBus::strangers() const
{
    const QByteArray mark = "XDG_RUNTIME_DIR=" + m_folder.filePath(QStringLiteral("run")).toUtf8();
    QStringList names;
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    for (const QString &id : processes) {
        if (id.toLongLong() == m_bus.processId() || id.toLongLong() == m_keyring.processId()) {
            continue;
        }
        QFile variables(QStringLiteral("/proc/%1/environ").arg(id));
        QFile name(QStringLiteral("/proc/%1/comm").arg(id));
        if (variables.open(QIODevice::ReadOnly) && variables.readAll().contains(mark)
            && name.open(QIODevice::ReadOnly)) {
            names.append(QString::fromUtf8(name.readAll()).trimmed());
        }
    }
    return names;
}

bool PrivateBus::hasKeyring() const
{
    return connection().interface()->isServiceRegistered(secrets()).value();
}

QString PrivateBus::connectionName() const
{
    return m_folder.path();
}

} // namespace tokenrack
