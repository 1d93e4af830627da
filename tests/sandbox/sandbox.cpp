// SPDX-License-Identifier: MIT
#include "tests/sandbox/sandbox.h"

#include "tests/sandbox/demoaccounts.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace tokenrack::sandbox {

namespace {

QJsonObject importEntry(const DemoServer &server, const QUrl &url)
{
    return {{u"id"_s, server.id().toString(QUuid::WithoutBraces)},
            {u"name"_s, server.name},
            {u"provider"_s, server.provider},
            {u"url"_s, url.toString()},
            {u"account"_s, server.account},
            {u"options"_s, server.options},
            {u"tags"_s, QJsonArray::fromStringList(server.tags)},
            {u"notes"_s, server.notes}};
}

} // namespace

Sandbox::Sandbox(const SandboxOptions &options)
    : m_options(options)
{
    addSystems();
    applyOptions();
}

Sandbox::~Sandbox() = default;

bool Sandbox::start()
{
    quint16 port = m_options.portBase;
    for (const Instance &instance : m_instances) {
        if (!instance.system->listen(port)) {
            return false;
        }
        port = port == 0 ? port : static_cast<quint16>(port + 1);
    }
    findClosedPort();
    return true;
}

const std::vector<Sandbox::Instance> &Sandbox::instances() const
{
    return m_instances;
}

BioTime &Sandbox::bioTime() const
{
    return *m_bioTime;
}

AssetsControls &Sandbox::assetsControls() const
{
    return *m_assetsControls;
}

MaximTop &Sandbox::maximTop() const
{
    return *m_maximTop;
}

XSwitch &Sandbox::xSwitch() const
{
    return *m_xSwitch;
}

Hummingbird &Sandbox::hummingbird() const
{
    return *m_hummingbird;
}

QUrl Sandbox::address(const QString &key) const
{
    for (const Instance &instance : m_instances) {
        if (instance.key == key) {
            return instance.system->baseUrl();
        }
    }
    return m_unreachable;
}

QStringList Sandbox::violations() const
{
    QStringList all;
    for (const Instance &instance : m_instances) {
        const QStringList violations = instance.system->http().violations();
        for (const QString &violation : violations) {
            all.append(instance.key + u": "_s + violation);
        }
    }
    return all;
}

QJsonObject Sandbox::importFile() const
{
    QJsonArray entries;
    const QList<DemoServer> servers = demoServers();
    for (const DemoServer &server : servers) {
        entries.append(importEntry(server, address(server.instance)));
    }
    return {{u"format"_s, u"tokenrack-servers"_s}, {u"version"_s, 1}, {u"servers"_s, entries}};
}

QList<SeedSecret> Sandbox::secrets() const
{
    QList<SeedSecret> result;
    const QList<DemoServer> servers = demoServers();
    for (const DemoServer &server : servers) {
        if (const QMap<QString, QString> fields = server.secretFields(); !fields.isEmpty()) {
            result.append({server.id(), server.provider, address(server.instance), fields});
        }
    }
    return result;
}

template <typename T>
T &Sandbox::add(QLatin1StringView key)
{
    auto owned = std::make_unique<T>();
    T &added = *owned;
    addDemoAccounts(added);
    m_instances.push_back({key, std::move(owned)});
    return added;
}

//! The order is the order of the ports: new ones go to the end, so that a saved catalogue stays right.
void Sandbox::addSystems()
{
    m_bioTime = &add<BioTime>(instance::bioTime);
    m_assetsControls = &add<AssetsControls>(instance::assetsControls);
    m_maximTop = &add<MaximTop>(instance::maximTop);
    m_xSwitch = &add<XSwitch>(instance::xswitch);
    m_hummingbird = &add<Hummingbird>(instance::hummingbird);

    add<BioTime>(instance::slowBioTime).http().setReplyDelay(2s);
    add<Hummingbird>(instance::quickHummingbird).setTokenLife(5min);
    add<Hummingbird>(instance::fastClockHummingbird).setClockOffset(5min);

    auto &open = add<XSwitch>(instance::openXSwitch);
    open.setCaptchasEnabled(false);
    open.setRefusalForm(XSwitch::RefusalForm::ErrorText);
    open.setOld(true);
    open.setTokenLife(8min);
    add<XSwitch>(instance::downXSwitch).setDown(true);
}

void Sandbox::applyOptions()
{
    m_bioTime->setTokenLife(24h);
    m_maximTop->setTokenLife(7 * 24h);
    m_xSwitch->setControlEnabled(m_options.control);
    m_xSwitch->setLockTime(m_options.lockTime);
    m_xSwitch->setFailures(u"1008"_s, LoginGuard::captchaAfter);
    m_xSwitch->setFailures(u"1009"_s, LoginGuard::lockAfter);
    if (!m_options.tokenLife) {
        return;
    }
    for (const Instance &instance : m_instances) {
        instance.system->setTokenLife(*m_options.tokenLife);
    }
}

void Sandbox::findClosedPort()
{
    m_unreachable = m_bioTime->baseUrl();
    if (m_options.portBase != 0) {
        m_unreachable.setPort(m_options.portBase + static_cast<int>(m_instances.size()));
        return;
    }
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    m_unreachable.setPort(probe.serverPort());
}

} // namespace tokenrack::sandbox
