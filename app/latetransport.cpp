// SPDX-License-Identifier: MIT
#include "app/latetransport.h"

#include "app/networkplugin.h"

#include <QCoreApplication>
#include <QDebug>
#include <QPluginLoader>
#include <QTimer>

namespace tokenrack {

namespace {

//! Says later that nothing could be sent.
class FailedCall final : public HttpCall
{
public:
    FailedCall(const QString &why, const HttpTransport::Callback &callback)
    {
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout([why, callback] { callback(HttpFailure{HttpFailureKind::Unreachable, why, {}}); });
        m_timer.start();
    }

    bool mayHaveArrived() const override { return false; }

private:
    QTimer m_timer;
};

QString whatIsMissing()
{
    return QCoreApplication::translate(
        "tokenrack::LateTransport",
        "The part of the program that talks to the network cannot be loaded. Install the program again.");
}

//! The same in a build and where the program is installed.
QString pluginFile()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/" TOKENRACK_PLUGINS "/network.so");
}

} // namespace

LateTransport::LateTransport(const Clock &clock)
    : m_clock(clock)
{ }

LateTransport::~LateTransport() = default;

void LateTransport::setLanguage(const QByteArray &language)
{
    m_language = language;
    if (m_network) {
        m_network->setLanguage(language);
    }
}

void LateTransport::forgetSecrets()
{
    if (m_network) {
        m_network->forgetSecrets();
    }
}

std::unique_ptr<HttpCall> LateTransport::send(const HttpRequest &request, Callback callback)
{
    if (!m_network && !load()) {
        return std::make_unique<FailedCall>(whatIsMissing(), callback);
    }
    return m_network->send(request, std::move(callback));
}

bool LateTransport::load()
{
    QPluginLoader loader(pluginFile()); // which leaves the plugin loaded
    const auto *plugin = qobject_cast<NetworkPlugin *>(loader.instance());
    if (!plugin) {
        qCritical().noquote() << whatIsMissing() << loader.errorString();
        return false;
    }
    m_network = plugin->makeTransport(m_clock);
    m_network->setLanguage(m_language);
    return true;
}

} // namespace tokenrack
