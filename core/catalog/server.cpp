// SPDX-License-Identifier: MIT
#include "core/catalog/server.h"

namespace tokenrack {

QString originOf(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    const int defaultPort = scheme == QLatin1String("https") ? 443 : 80;
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    const QString bracketed = host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    return QStringLiteral("%1://%2:%3").arg(scheme, bracketed).arg(url.port(defaultPort));
}

QString optionValue(const Options &options, const char *key, const QString &fallback)
{
    return options.value(QLatin1String(key), fallback);
}

} // namespace tokenrack
