// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QUrl>

#include <atomic>
#include <thread>

namespace tokenrack {

//! Answers on 127.0.0.1 before it is asked, takes the request, and closes. It runs in a thread of its own, so that its
//! answer lies ready whenever the client looks for one: the timing of a fast server in front of a busy client.
class HastyServer
{
public:
    explicit HastyServer(const QByteArray &reply);
    ~HastyServer();
    HastyServer(const HastyServer &) = delete;
    HastyServer &operator=(const HastyServer &) = delete;

    QUrl url() const;
    //! Requests that arrived, whole or in part. A client that drops a connection on which it has sent nothing, and
    //! makes another, has asked once.
    int requestCount() const { return m_requests; }

private:
    void serve();
    void answer(int connection);

    const QByteArray m_reply;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<int> m_requests = 0;
    std::thread m_thread;
};

} // namespace tokenrack
