// SPDX-License-Identifier: MIT
#include "tests/sandbox/httpserver.h"

#include "tests/sandbox/httpconnection.h"

#include <QTcpSocket>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

HttpServer::HttpServer(Handler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
{
    connect(&m_tcp, &QTcpServer::newConnection, this, &HttpServer::onNewConnection);
}

bool HttpServer::listen(const QHostAddress &address, quint16 port)
{
    return m_tcp.listen(address, port);
}

void HttpServer::close()
{
    m_tcp.close();
}

QUrl HttpServer::origin() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(m_tcp.serverAddress().toString());
    url.setPort(m_tcp.serverPort());
    return url;
}

QList<Request> HttpServer::requests() const
{
    return m_requests;
}

void HttpServer::clearRequests()
{
    m_requests.clear();
}

QStringList HttpServer::violations() const
{
    return m_violations;
}

void HttpServer::addViolation(const QString &text)
{
    m_violations.append(text);
}

void HttpServer::clearViolations()
{
    m_violations.clear();
}

std::chrono::milliseconds HttpServer::replyDelay() const
{
    return m_replyDelay;
}

void HttpServer::setReplyDelay(std::chrono::milliseconds delay)
{
    m_replyDelay = delay;
}

Reply HttpServer::answer(const Request &request)
{
    m_requests.append(request);
    return m_handler(request);
}

void HttpServer::onNewConnection()
{
    while (QTcpSocket *socket = m_tcp.nextPendingConnection()) {
        new HttpConnection(socket, *this);
    }
}

} // namespace tokenrack::sandbox
