// SPDX-License-Identifier: MIT
#include "tests/sandbox/request.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

QByteArray Request::header(QByteArrayView name) const
{
    const auto isWanted = [name](const auto &header) { return header.first == name; };
    const auto found = std::find_if(headers.cbegin(), headers.cend(), isWanted);
    return found == headers.cend() ? QByteArray() : found->second;
}

bool Request::hasHeader(QByteArrayView name) const
{
    return std::any_of(headers.cbegin(), headers.cend(), [name](const auto &header) { return header.first == name; });
}

QByteArray Request::contentType() const
{
    return header("content-type").split(';').constFirst().trimmed().toLower();
}

bool Request::wantsChinese() const
{
    return header("accept-language").trimmed().toLower().startsWith("zh");
}

QString Request::inLanguage(const QString &english, const QString &chinese) const
{
    return wantsChinese() ? chinese : english;
}

std::optional<QJsonObject> Request::json() const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject()) {
        return std::nullopt;
    }
    return document.object();
}

QJsonObject Request::form() const
{
    QByteArray encoded = body;
    encoded.replace('+', "%20");
    const QUrlQuery fields(QString::fromUtf8(encoded));
    QJsonObject result;
    const auto items = fields.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        result.insert(name, value);
    }
    return result;
}

} // namespace tokenrack::sandbox
