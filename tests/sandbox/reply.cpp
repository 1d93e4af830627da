// SPDX-License-Identifier: MIT
#include "tests/sandbox/reply.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK"_ba;
    case 301:
        return "Moved Permanently"_ba;
    case 307:
        return "Temporary Redirect"_ba;
    case 400:
        return "Bad Request"_ba;
    case 401:
        return "Unauthorized"_ba;
    case 403:
        return "Forbidden"_ba;
    case 404:
        return "Not Found"_ba;
    case 405:
        return "Method Not Allowed"_ba;
    case 411:
        return "Length Required"_ba;
    case 413:
        return "Content Too Large"_ba;
    case 415:
        return "Unsupported Media Type"_ba;
    case 431:
        return "Request Header Fields Too Large"_ba;
    case 502:
        return "Bad Gateway"_ba;
    case 505:
        return "HTTP Version Not Supported"_ba;
    default:
        return "Unknown"_ba;
    }
}

Reply withBody(int status, const QByteArray &contentType, const QByteArray &body)
{
    return Reply{status, {{"Content-Type"_ba, contentType}}, body};
}

} // namespace

Reply Reply::json(const QJsonObject &object, int status)
{
    return withBody(status, "application/json"_ba, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Reply Reply::text(int status, const QString &text)
{
    return withBody(status, "text/plain; charset=utf-8"_ba, text.toUtf8());
}

Reply Reply::html(int status, const QString &title)
{
    const QString page = u"<!doctype html>\n<html><head><title>%1</title></head>\n"
                         "<body><h1>%1</h1></body></html>\n"_s.arg(title.toHtmlEscaped());
    return withBody(status, "text/html; charset=utf-8"_ba, page.toUtf8());
}

Reply Reply::png(const QByteArray &picture)
{
    return withBody(200, "image/png"_ba, picture).with("Cache-Control"_ba, "no-store"_ba);
}

Reply Reply::with(const QByteArray &name, const QByteArray &value) const
{
    Reply copy = *this;
    copy.headers.append({name, value});
    return copy;
}

QByteArray Reply::toBytes(bool keepAlive) const
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const auto &[name, value] : headers) {
        bytes += name + ": " + value + "\r\n";
    }
    bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    bytes += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return bytes + body;
}

} // namespace tokenrack::sandbox
