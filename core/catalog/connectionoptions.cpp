// SPDX-License-Identifier: MIT
#include "core/catalog/connectionoptions.h"

#include <QRegularExpression>

namespace tokenrack {

namespace {

constexpr qsizetype sha256Size = 32;

constexpr QLatin1String systemProxy("system");
constexpr QLatin1String noProxy("none");
constexpr int usualHttpPort = 8080;
constexpr int usualSocksPort = 1080;

QString schemeOf(Proxy::Kind kind)
{
    return kind == Proxy::Kind::Socks5 ? QStringLiteral("socks5") : QStringLiteral("http");
}

std::optional<Proxy> proxyFromUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isSocks = url.scheme() == QLatin1String("socks5");
    const bool isKnown = isSocks || url.scheme() == QLatin1String("http");
    const QString path = url.path();
    const bool isMore = !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()
        || (!path.isEmpty() && path != QLatin1String("/"));
    if (!url.isValid() || !isKnown || url.host().isEmpty() || url.port() == 0 || isMore) {
        return std::nullopt;
    }
    return Proxy{.kind = isSocks ? Proxy::Kind::Socks5 : Proxy::Kind::Http,
                 .host = url.host(),
                 .port = url.port(isSocks ? usualSocksPort : usualHttpPort),
                 .user = {}};
}

} // namespace

QByteArray trustedCertificate(const Server &server)
{
    const QStringList parts = optionValue(server.options, option::trustedCertificate).split(QLatin1Char(' '));
    if (parts.size() != 2 || parts.first() != originOf(server.url)) {
        return {};
    }
    return fingerprintFromText(parts.last()).value_or(QByteArray());
}

void setTrustedCertificate(Server *server, const QByteArray &sha256)
{
    const QString key = QLatin1String(option::trustedCertificate);
    if (sha256.isEmpty()) {
        server->options.remove(key);
        return;
    }
    server->options.insert(key, originOf(server->url) + QLatin1Char(' ') + QString::fromLatin1(sha256.toHex()));
}

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':')).toUpper();
}

std::optional<QByteArray> fingerprintFromText(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s:]"));
    static const QRegularExpression digits(QStringLiteral("^[0-9a-fA-F]{%1}$").arg(2 * sha256Size));
    QString plain = text;
    plain.remove(separators);
    return digits.match(plain).hasMatch() ? std::optional(QByteArray::fromHex(plain.toLatin1())) : std::nullopt;
}

Proxy proxyOf(const Server &server)
{
    const QString text = optionValue(server.options, option::proxy);
    if (text.isEmpty()) {
        return {};
    }
    // What cannot be read must not turn into another way than the one that was asked for.
    Proxy proxy = text == noProxy
        ? Proxy{.kind = Proxy::Kind::None, .host = {}, .port = 0, .user = {}}
        : proxyFromUrl(text).value_or(Proxy{.kind = Proxy::Kind::Http, .host = {}, .port = 0, .user = {}});
    if (proxy.isOwn()) {
        proxy.user = optionValue(server.options, option::proxyUser);
    }
    return proxy;
}

void setProxy(Server *server, const Proxy &proxy)
{
    for (const char *key : {option::proxy, option::proxyUser}) {
        server->options.remove(QLatin1String(key));
    }
    if (proxy.kind == Proxy::Kind::None) {
        server->options.insert(QLatin1String(option::proxy), noProxy);
    } else if (proxy.isOwn()) {
        server->options.insert(QLatin1String(option::proxy), proxyOrigin(proxy));
        if (!proxy.user.isEmpty()) {
            server->options.insert(QLatin1String(option::proxyUser), proxy.user);
        }
    }
}

QString proxyOrigin(const Proxy &proxy)
{
    return QStringLiteral("%1://%2").arg(schemeOf(proxy.kind), addressOf(proxy));
}

std::optional<Proxy> proxyFromText(const QString &text)
{
    const QString plain = text.trimmed();
    if (plain == systemProxy) {
        return Proxy{};
    }
    if (plain == noProxy) {
        return Proxy{.kind = Proxy::Kind::None, .host = {}, .port = 0, .user = {}};
    }
    return proxyFromUrl(plain);
}

std::optional<Proxy> proxyFromAddress(Proxy::Kind kind, const QString &address)
{
    const QString scheme = schemeOf(kind) + QLatin1String("://");
    const QString text = address.trimmed();
    return proxyFromUrl(text.startsWith(scheme, Qt::CaseInsensitive) ? text : scheme + text);
}

QString addressOf(const Proxy &proxy)
{
    const QString host =
        proxy.host.contains(QLatin1Char(':')) ? QLatin1Char('[') + proxy.host + QLatin1Char(']') : proxy.host;
    return QStringLiteral("%1:%2").arg(host).arg(proxy.port);
}

Server withoutTrust(Server server)
{
    for (const char *trust : {option::trustedCertificate, option::caFile}) {
        server.options.remove(QLatin1String(trust));
    }
    return server;
}

Server withConnectionOf(const Server &present, Server imported)
{
    for (const char *decided : {option::trustedCertificate, option::caFile, option::proxy, option::proxyUser,
                                option::captchaAfter, option::lockAfter, option::lockMinutes}) {
        const QString key = QLatin1String(decided);
        imported.options.remove(key);
        if (present.options.contains(key)) {
            imported.options.insert(key, present.options.value(key));
        }
    }
    return imported;
}

} // namespace tokenrack
