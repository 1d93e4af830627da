// SPDX-License-Identifier: MIT
#include "core/catalog/connectionoptions.h"

#include <QRegularExpression>

namespace tokenrack {

namespace {

constexpr qsizetype sha256Size = 32;

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

Server withoutTrust(Server server)
{
    for (const char *trust : {option::trustedCertificate, option::caFile}) {
        server.options.remove(QLatin1String(trust));
    }
    return server;
}

Server withConnectionOf(const Server &present, Server imported)
{
    for (const char *connection : {option::trustedCertificate, option::caFile}) {
        const QString key = QLatin1String(connection);
        imported.options.remove(key);
        if (present.options.contains(key)) {
            imported.options.insert(key, present.options.value(key));
        }
    }
    return imported;
}

} // namespace tokenrack
