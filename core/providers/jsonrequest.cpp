// SPDX-License-Identifier: MIT
#include "core/providers/jsonrequest.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

QUrl endpointUrl(const Server &server, const QString &endpoint)
{
    QUrl url = server.url.toUrl().adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString prefix = url.path(QUrl::FullyEncoded);
    while (prefix.endsWith(u'/')) {
        prefix.chop(1);
    }
    const qsizetype question = endpoint.indexOf(u'?');
    url.setPath(prefix + endpoint.left(question), QUrl::TolerantMode);
    if (question >= 0) {
        url.setQuery(endpoint.mid(question + 1), QUrl::TolerantMode);
    }
    return url;
}

RequestMaker::RequestMaker(const Server &server, const Provider &provider)
    : m_server(server)
    , m_timeout(timeoutOf(server, provider))
{ }

HttpRequest RequestMaker::get(const QString &endpoint, const QList<HttpHeader> &headers) const
{
    return make(HttpMethod::Get, endpoint, headers);
}

HttpRequest RequestMaker::post(const QString &endpoint, const QList<HttpHeader> &headers) const
{
    return make(HttpMethod::Post, endpoint, headers);
}

HttpRequest RequestMaker::postJson(const QString &endpoint, const QJsonObject &body,
                                   const QList<HttpHeader> &headers) const
{
    HttpRequest request = make(HttpMethod::Post, endpoint, headers);
    request.headers.prepend({"Content-Type", "application/json"});
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

HttpRequest RequestMaker::getPicture(const QUrl &url) const
{
    return {.method = HttpMethod::Get, .url = url, .headers = {{"Accept", "image/*"}}, .timeout = m_timeout};
}

HttpRequest RequestMaker::remove(const QString &endpoint, const QList<HttpHeader> &headers) const
{
    return make(HttpMethod::Delete, endpoint, headers);
}

std::optional<QUrl> RequestMaker::sameOriginUrl(const QString &reference) const
{
    const QUrl url(reference.trimmed());
    if (url.isEmpty() || !url.isValid()) {
        return std::nullopt;
    }
    if (url.isRelative() && url.host().isEmpty()) {
        const QString path = url.toString(QUrl::FullyEncoded | QUrl::RemoveAuthority | QUrl::RemoveFragment);
        const QString rooted = path.startsWith(u'/') ? path : u'/' + path;
        const QString prefix = endpointUrl(m_server, u"/"_s).path(QUrl::FullyEncoded);
        return endpointUrl(m_server, rooted.startsWith(prefix) ? rooted.mid(prefix.size() - 1) : rooted);
    }
    const QUrl absolute = m_server.url.toUrl().resolved(url).adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    return originOf(absolute) == originOf(m_server.url) ? std::optional(absolute) : std::nullopt;
}

HttpRequest RequestMaker::make(HttpMethod method, const QString &endpoint, const QList<HttpHeader> &headers) const
{
    return {.method = method,
            .url = endpointUrl(m_server, endpoint),
            .headers = QList<HttpHeader>{{"Accept", "application/json"}} + headers,
            .timeout = m_timeout};
}

HttpHeader secretHeader(const QByteArray &name, const Secret &value)
{
    return {name, value.reveal().toByteArray()};
}

} // namespace tokenrack
