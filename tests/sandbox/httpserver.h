// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/reply.h"
#include "tests/sandbox/request.h"

#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <functional>

namespace tokenrack::sandbox {

//! A small strict HTTP/1.1 server. It remembers every request, and as a violation everything that a client of ours
//! must never send, so that a test can assert that there was none.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<Reply(const Request &)>;

    explicit HttpServer(Handler handler, QObject *parent = nullptr);

    //! Starts to listen; port 0 takes any free one. False if the port is taken.
    bool listen(const QHostAddress &address, quint16 port);

    //! Stops to listen; connections that are open stay open.
    void close();

    //! http://address:port, without a trailing slash.
    QUrl origin() const;

    //! Every request that could be parsed, oldest first.
    QList<Request> requests() const;
    void clearRequests();

    //! What a client did wrong, in words, oldest first.
    QStringList violations() const;
    void addViolation(const QString &text);
    void clearViolations();

    //! Waiting time between a request and its reply.
    std::chrono::milliseconds replyDelay() const;
    void setReplyDelay(std::chrono::milliseconds delay);

    //! Records \a request and asks the handler for the reply.
    Reply answer(const Request &request);

private:
    void onNewConnection();

    const Handler m_handler;
    QTcpServer m_tcp;
    QList<Request> m_requests;
    QStringList m_violations;
    std::chrono::milliseconds m_replyDelay{0};
};

} // namespace tokenrack::sandbox
