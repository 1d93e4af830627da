// SPDX-License-Identifier: MIT
#include "tests/sandbox/httpparser.h"

#include <QUrl>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

constexpr qsizetype maxHeadBytes = 64 * 1024;
constexpr qsizetype maxBodyBytes = 1024 * 1024;

using Fault = std::optional<ParseFault>;

bool isTokenCharacter(char c)
{
    return c > ' ' && c < '\x7f' && !QByteArrayView("()<>@,;:\\\"/[]?={}").contains(c);
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), isTokenCharacter);
}

Fault readTarget(const QByteArray &target, Request &request)
{
    if (!target.startsWith('/')) {
        return ParseFault{400, u"request target is not a path"_s};
    }
    const QUrl url = QUrl::fromEncoded(target, QUrl::StrictMode);
    if (!url.isValid() || !url.authority().isEmpty() || url.hasFragment()) {
        return ParseFault{400, u"request target is not a valid path"_s};
    }
    request.path = url.path(QUrl::FullyDecoded);
    request.query = QUrlQuery(url);
    return std::nullopt;
}

Fault readRequestLine(const QByteArray &line, Request &request)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts.at(0))) {
        return ParseFault{400, u"malformed request line"_s};
    }
    if (parts.at(2) != "HTTP/1.1") {
        return ParseFault{505, u"not HTTP/1.1"_s};
    }
    request.method = parts.at(0);
    return readTarget(parts.at(1), request);
}

Fault readHeaderLine(const QByteArray &line, Request &request)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(colon).toLower();
    if (colon < 0 || !isToken(name)) {
        return ParseFault{400, u"malformed header line"_s};
    }
    request.headers.append({name, line.mid(colon + 1).trimmed()});
    return std::nullopt;
}

Fault readHead(const QByteArray &head, Request &request)
{
    QList<QByteArray> lines;
    for (const QByteArray &line : head.split('\n')) {
        lines.append(line.endsWith('\r') ? line.chopped(1) : line);
    }
    if (const Fault fault = readRequestLine(lines.takeFirst(), request)) {
        return fault;
    }
    for (const QByteArray &line : std::as_const(lines)) {
        if (const Fault fault = readHeaderLine(line, request)) {
            return fault;
        }
    }
    return std::nullopt;
}

Fault checkFraming(const Request &request)
{
    const auto isLength = [](const auto &header) { return header.first == "content-length"; };
    const auto lengths = std::count_if(request.headers.cbegin(), request.headers.cend(), isLength);
    if (request.hasHeader("transfer-encoding")) {
        return ParseFault{411, u"Transfer-Encoding instead of Content-Length"_s};
    }
    if (lengths > 1) {
        return ParseFault{400, u"more than one Content-Length"_s};
    }
    if (lengths == 0 && request.method == "POST") {
        return ParseFault{411, u"POST without Content-Length"_s};
    }
    if (request.header("host").isEmpty()) {
        return ParseFault{400, u"no Host header"_s};
    }
    return std::nullopt;
}

//! Length of the body, 0 without a header; nothing if the header is not a length that we take.
std::optional<qsizetype> bodyLength(const Request &request)
{
    if (!request.hasHeader("content-length")) {
        return 0;
    }
    bool isNumber = false;
    const qlonglong length = request.header("content-length").toLongLong(&isNumber);
    if (!isNumber || length < 0 || length > maxBodyBytes) {
        return std::nullopt;
    }
    return static_cast<qsizetype>(length);
}

} // namespace

void HttpParser::feed(const QByteArray &bytes)
{
    m_buffer += bytes;
}

HttpParser::Outcome HttpParser::next()
{
    const QByteArray endOfHead = "\r\n\r\n"_ba;
    const qsizetype headSize = m_buffer.indexOf(endOfHead);
    if (headSize > maxHeadBytes || (headSize < 0 && m_buffer.size() > maxHeadBytes)) {
        return ParseFault{431, u"request head too large"_s};
    }
    if (headSize < 0) {
        return std::monostate();
    }

    Request request;
    if (const Fault fault = readHead(m_buffer.left(headSize), request)) {
        return *fault;
    }
    if (const Fault fault = checkFraming(request)) {
        return *fault;
    }
    const std::optional<qsizetype> length = bodyLength(request);
    if (!length) {
        return ParseFault{413, u"Content-Length not acceptable"_s};
    }

    const qsizetype bodyStart = headSize + endOfHead.size();
    if (m_buffer.size() < bodyStart + *length) {
        return std::monostate();
    }
    request.body = m_buffer.mid(bodyStart, *length);
    m_buffer.remove(0, bodyStart + *length);
    return request;
}

} // namespace tokenrack::sandbox
