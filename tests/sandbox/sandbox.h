// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/assetscontrols.h"
#include "tests/sandbox/biotime.h"
#include "tests/sandbox/demoservers.h"
#include "tests/sandbox/hummingbird.h"
#include "tests/sandbox/maximtop.h"
#include "tests/sandbox/xswitch.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrl>
#include <QUuid>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace tokenrack::sandbox {

struct SandboxOptions
{
    quint16 portBase = 0; //!< First of 11 ports that are used, in a fixed order; 0 takes any free ones.
    std::optional<std::chrono::seconds> tokenLife; //!< For all systems, instead of each one's own.
    std::chrono::minutes lockTime{120};
    bool control = false; //!< XSwitch gives away the texts of its captchas.
};

//! What the user of a demo server would have in the keychain.
struct SeedSecret
{
    QUuid server;
    QString provider;
    QUrl url;
    QMap<QString, QString> fields;
};

//! All five systems with their demo accounts, some of them several times, on ports of 127.0.0.1.
class Sandbox
{
public:
    explicit Sandbox(const SandboxOptions &options = {});
    ~Sandbox();

    //! Starts everything; false if a port is taken.
    bool start();

    //! One running system and the key that demo servers name it by.
    struct Instance
    {
        QString key;
        std::unique_ptr<System> system;
    };

    //! All running systems, in the order of their ports.
    const std::vector<Instance> &instances() const;

    //! The first instance of each system: default token life, right clock, no delay, captchas on.
    BioTime &bioTime() const;
    AssetsControls &assetsControls() const;
    MaximTop &maximTop() const;
    XSwitch &xSwitch() const;
    Hummingbird &hummingbird() const;

    //! Address of an instance by its key; of the port on which nobody listens for instance::unreachable.
    QUrl address(const QString &key) const;

    //! Violations of all instances, each after the key of its instance.
    QStringList violations() const;

    //! The demo catalogue in the program's own exchange format.
    QJsonObject importFile() const;

    //! What the keychain would hold for the demo catalogue; entries without a stored secret are left out.
    QList<SeedSecret> secrets() const;

private:
    template <typename T>
    T &add(QLatin1StringView key);

    void addSystems();
    void applyOptions();
    void findClosedPort();

    const SandboxOptions m_options;
    std::vector<Instance> m_instances;
    BioTime *m_bioTime = nullptr;
    AssetsControls *m_assetsControls = nullptr;
    MaximTop *m_maximTop = nullptr;
    XSwitch *m_xSwitch = nullptr;
    Hummingbird *m_hummingbird = nullptr;
    QUrl m_unreachable;
};

} // namespace tokenrack::sandbox
