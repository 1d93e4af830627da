// SPDX-License-Identifier: MIT
#include "app/ctl/tokenformats.h"

#include "app/ctl/serverjson.h"
#include "core/catalog/connectionoptions.h"
#include "core/providers/snippet.h"
#include "core/session/expirysource.h"

#include <QStringList>

namespace tokenrack::ctl {

namespace {

//! A value in curl's configuration (curl(1), --config): within double quotes these characters have escapes.
QString configString(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

//! How to get to the server, where it has a way of its own.
QStringList wayTo(const HandedToken &token)
{
    QStringList lines;
    if (const QString file = optionValue(token.server.options, option::caFile); !file.isEmpty()) {
        lines += QStringLiteral("cacert = ") + configString(file);
    }
    const Proxy proxy = proxyOf(token.server);
    if (proxy.kind == Proxy::Kind::None) {
        lines += QStringLiteral("noproxy = \"*\"");
    }
    if (!proxy.isOwn()) {
        return lines;
    }
    // The proxy finds the host, as it does for our own requests.
    const QString scheme = proxy.kind == Proxy::Kind::Socks5 ? QStringLiteral("socks5h://") : QStringLiteral("http://");
    lines += QStringLiteral("proxy = ") + configString(scheme + addressOf(proxy));
    lines += QStringLiteral("noproxy = \"localhost,127.0.0.1,::1\"");
    if (!proxy.user.isEmpty()) {
        lines += QStringLiteral("proxy-user = ")
            + configString(proxy.user + QLatin1Char(':') + token.proxyPassword.revealText());
    }
    return lines;
}

//! All that curl is told, one setting a line.
QStringList configOf(const HandedToken &token)
{
    const TokenUse &use = token.use;
    QStringList lines{QStringLiteral("request = %1").arg(nameOf(use.method))};
    for (const HttpHeader &header : use.headers) {
        const QString text = QString::fromUtf8(header.name) + QLatin1String(": ") + QString::fromUtf8(header.value);
        lines += QStringLiteral("header = ") + configString(text);
    }
    if (!use.bodyFields.isEmpty()) {
        lines += QStringLiteral("header = \"Content-Type: application/json\"");
        lines += QStringLiteral("data-raw = ") + configString(jsonBody(use));
    }
    return lines + wayTo(token);
}

//! The token's end; an account's end is not that.
QJsonValue expiresAt(const SessionTimes &times)
{
    return times.source == ExpirySource::Account ? QJsonValue() : jsonTime(times.expiresAt);
}

} // namespace

QList<std::pair<QString, QString>> variables(const HandedToken &token, const QString &suffix)
{
    const std::pair<const char *, QString> all[] = {
        {"TOKEN", token.session.token.revealText()},
        {"HEADER", headerText(token)},
        {"URL", token.server.url.toText()},
        {"NAME", token.server.name},
        {"PROVIDER", token.server.provider},
        {"ACCOUNT", token.server.account},
        {"EXPIRES_AT", expiresAt(token.session.times).toString()},
    };
    QList<std::pair<QString, QString>> named;
    for (const auto &[name, value] : all) {
        named.append({QLatin1String("TOKENRACK_") + QLatin1String(name) + suffix, value});
    }
    return named;
}

QString headerText(const HandedToken &token)
{
    return snippet(SnippetKind::Header, token.use, token.session.token);
}

QString envText(const HandedToken &token)
{
    QStringList lines;
    const auto all = variables(token);
    for (const auto &[name, value] : all) {
        lines += QStringLiteral("export %1=%2").arg(name, shellQuoted(value));
    }
    return lines.join(QLatin1Char('\n'));
}

QString curlText(const HandedToken &token)
{
    QStringList words{QStringLiteral("printf '%s\\n'")};
    const QStringList config = configOf(token);
    for (const QString &line : config) {
        words += shellQuoted(line);
    }
    return words.join(QLatin1Char(' ')) + QLatin1String(" | curl --globoff --config - ")
        + shellQuoted(exampleAddress(token.use));
}

QJsonObject jsonOf(const HandedToken &token)
{
    QJsonObject headers;
    for (const HttpHeader &header : token.use.headers) {
        headers.insert(QString::fromUtf8(header.name), QString::fromUtf8(header.value));
    }
    if (!token.use.bodyFields.isEmpty()) {
        headers.insert(QStringLiteral("Content-Type"), QStringLiteral("application/json"));
    }
    QJsonObject body;
    for (const auto &[name, value] : token.use.bodyFields) {
        body.insert(name, value);
    }
    const SessionTimes &times = token.session.times;
    return {
        {QStringLiteral("name"), token.server.name},
        {QStringLiteral("id"), token.server.id.toString(QUuid::WithoutBraces)},
        {QStringLiteral("provider"), token.server.provider},
        {QStringLiteral("url"), token.server.url.toText()},
        {QStringLiteral("account"), token.server.account},
        {QStringLiteral("token"), token.session.token.revealText()},
        {QStringLiteral("headers"), headers},
        {QStringLiteral("body"), body},
        {QStringLiteral("expires_at"), expiresAt(times)},
        {QStringLiteral("expiry_source"), nameOf(times.source)},
        {QStringLiteral("verified_at"), jsonTime(token.verifiedAt)},
    };
}

} // namespace tokenrack::ctl
