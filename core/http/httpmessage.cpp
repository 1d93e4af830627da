// SPDX-License-Identifier: MIT
#include "core/http/httpmessage.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace tokenrack {

QString nameOf(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return QStringLiteral("GET");
    case HttpMethod::Post:
        return QStringLiteral("POST");
    case HttpMethod::Delete:
        break;
    }
    return QStringLiteral("DELETE");
}

QString HttpRequest::shownUrl() const
{
    constexpr QUrl::FormattingOptions hidden(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (shownPath.isEmpty()) {
        return url.toDisplayString(hidden);
    }
    return url.toDisplayString(hidden | QUrl::RemovePath) + shownPath;
}

QByteArray HttpResponse::header(QByteArrayView name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [name](const HttpHeader &header) {
        return name.compare(header.name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->value;
}

std::optional<Instant> HttpResponse::date() const
{
    // Of the three forms in the RFC only this one may be sent today: "Sun, 06 Nov 1994 08:49:37 GMT".
    const QString text = QString::fromLatin1(header("Date"));
    if (text.size() != 29 || !text.endsWith(QLatin1String(" GMT"))) {
        return std::nullopt;
    }
    const QDate day = QLocale::c().toDate(text.mid(5, 11), QStringLiteral("dd MMM yyyy"));
    const QTime time = QTime::fromString(text.mid(17, 8), QStringLiteral("hh:mm:ss"));
    if (!day.isValid() || !time.isValid()) {
        return std::nullopt;
    }
    return instantFromMs(QDateTime(day, time, QTimeZone::utc()).toMSecsSinceEpoch());
}

QString nameOf(HttpFailureKind kind)
{
    switch (kind) {
    case HttpFailureKind::Timeout:
        return QStringLiteral("timeout");
    case HttpFailureKind::Unreachable:
        return QStringLiteral("unreachable");
    case HttpFailureKind::TlsUntrusted:
        return QStringLiteral("TLS untrusted");
    case HttpFailureKind::CertificateChanged:
        return QStringLiteral("certificate changed");
    case HttpFailureKind::ProxyUnreachable:
        return QStringLiteral("proxy unreachable");
    case HttpFailureKind::ProxyRefused:
        return QStringLiteral("proxy refused");
    case HttpFailureKind::CaFileUnusable:
        return QStringLiteral("CA file unusable");
    case HttpFailureKind::TlsFailed:
        return QStringLiteral("TLS failed");
    case HttpFailureKind::ReplyTooLarge:
        return QStringLiteral("reply too large");
    case HttpFailureKind::RedirectRefused:
        return QStringLiteral("redirect refused");
    case HttpFailureKind::BadReply:
        break;
    }
    return QStringLiteral("bad reply");
}

} // namespace tokenrack
