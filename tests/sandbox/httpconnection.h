// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/httpparser.h"
#include "tests/sandbox/reply.h"

#include <QObject>

class QTcpSocket;

namespace tokenrack::sandbox {

class HttpServer;

//! One client's connection: reads requests, answers them in order, keeps itself alive as the client asks.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    //! Takes over \a socket; deletes itself when the client is gone. \a server must outlive it.
    HttpConnection(QTcpSocket *socket, HttpServer &server);

private:
    void onReadyRead();
    void serveNext();
    void serve(const Request &request);
    void fail(const ParseFault &fault);
    void write(const Reply &reply, bool keepAlive);

    HttpServer &m_server;
    QTcpSocket *const m_socket;
    HttpParser m_parser;
    bool m_busy = false;
};

} // namespace tokenrack::sandbox
