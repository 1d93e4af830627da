// SPDX-License-Identifier: MIT
#include "core/http/httpmessage.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace tokenrack {

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

} // namespace tokenrack
