// SPDX-License-Identifier: MIT
#include "core/catalog/address.h"

#include <algorithm>
#include <string_view>

namespace tokenrack {

namespace {

//! No QUrl can be made of it.
QByteArray invalidText()
{
    return QByteArrayLiteral("http://[");
}

//! True where \a text reads the same to a person as to a machine.
bool isPlain(const QByteArray &text)
{
    const std::string_view view(text.constData(), std::size_t(text.size())); // which is quicker at looking for a text
    return !text.contains('%') && !text.contains('@') && view.find("xn--") == std::string_view::npos;
}

//! Scheme, host and port; the default port is left out.
QByteArrayView originPart(const QByteArray &text)
{
    const qsizetype host = text.indexOf("://") + 3;
    const qsizetype path = text.indexOf('/', host);
    QByteArrayView origin = QByteArrayView(text).first(path < 0 ? text.size() : path);
    const QByteArrayView defaultPort = text.startsWith("https:") ? ":443" : ":80";
    if (origin.endsWith(defaultPort)) {
        origin.chop(defaultPort.size());
    }
    return origin;
}

} // namespace

Address::Address(const QUrl &url)
    : m_text(url.toEncoded())
{
    // What remembers why it is no address differs from an empty one.
    if (!url.isValid() && !url.errorString().isEmpty()) {
        m_text = invalidText();
    }
}

Address Address::fromText(const QByteArray &text)
{
    const bool isAscii = std::all_of(text.begin(), text.end(), [](char each) { return each > ' ' && each <= '~'; });
    if (!isAscii) {
        return QUrl(QString::fromUtf8(text)); // somebody else wrote it
    }
    Address address;
    address.m_text = text;
    return address;
}

QUrl Address::toUrl() const
{
    return QUrl::fromEncoded(m_text);
}

QString Address::toText() const
{
    return QString::fromLatin1(m_text);
}

QString Address::shownText() const
{
    return isPlain(m_text) ? toText() : toUrl().toDisplayString();
}

bool Address::isHttps() const
{
    return m_text.startsWith("https:");
}

bool Address::hasOriginOf(const Address &other) const
{
    return originPart(m_text).compare(originPart(other.m_text), Qt::CaseInsensitive) == 0;
}

QString originOf(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    const int defaultPort = scheme == QLatin1String("https") ? 443 : 80;
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    const QString bracketed = host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    return QStringLiteral("%1://%2:%3").arg(scheme, bracketed).arg(url.port(defaultPort));
}

QString originOf(const Address &address)
{
    return originOf(address.toUrl());
}

} // namespace tokenrack
