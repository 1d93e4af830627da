// SPDX-License-Identifier: MIT
#include "tests/sandbox/httpconnection.h"

#include "tests/sandbox/httpserver.h"

#include <QTcpSocket>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

HttpConnection::HttpConnection(QTcpSocket *socket, HttpServer &server)
    : QObject(&server)
    , m_server(server)
    , m_socket(socket)
{
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
}

void HttpConnection::onReadyRead()
{
    m_parser.feed(m_socket->readAll());
    serveNext();
}

void HttpConnection::serveNext()
{
    if (m_busy) {
        return;
    }
    const HttpParser::Outcome outcome = m_parser.next();
    if (const auto *request = std::get_if<Request>(&outcome)) {
        serve(*request);
    } else if (const auto *fault = std::get_if<ParseFault>(&outcome)) {
        fail(*fault);
    }
}

void HttpConnection::serve(const Request &request)
{
    m_busy = true;
    const Reply reply = m_server.answer(request);
    const bool keepAlive = request.header("connection").toLower() != "close";
    QTimer::singleShot(m_server.replyDelay(), this, [this, reply, keepAlive] { write(reply, keepAlive); });
}

void HttpConnection::fail(const ParseFault &fault)
{
    m_busy = true;
    m_server.addViolation(fault.text);
    write(Reply::text(fault.status, fault.text), false);
}

void HttpConnection::write(const Reply &reply, bool keepAlive)
{
    m_socket->write(reply.toBytes(keepAlive));
    if (!keepAlive) {
        m_socket->disconnectFromHost();
        return;
    }
    m_busy = false;
    serveNext();
}

} // namespace tokenrack::sandbox
