// SPDX-License-Identifier: MIT
#include "tests/support/hastyserver.h"

#include <QtGlobal>

#include <array>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tokenrack {

HastyServer::HastyServer(const QByteArray &reply)
    : m_reply(reply)
    , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    socklen_t size = sizeof address;
    if (bind(m_listener, generic, size) != 0 || listen(m_listener, SOMAXCONN) != 0
        || getsockname(m_listener, generic, &size) != 0) {
        qFatal("cannot listen on the loopback interface");
    }
    m_port = ntohs(address.sin_port);
    m_thread = std::thread(&HastyServer::serve, this);
}

HastyServer::~HastyServer()
{
    shutdown(m_listener, SHUT_RDWR); // which ends accept()
    m_thread.join();
    close(m_listener);
}

QUrl HastyServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_port));
}

void HastyServer::serve()
{
    for (int connection = accept(m_listener, nullptr, nullptr); connection >= 0;
         connection = accept(m_listener, nullptr, nullptr)) {
        answer(connection);
        close(connection);
    }
}

void HastyServer::answer(int connection)
{
    if (send(connection, m_reply.constData(), std::size_t(m_reply.size()), MSG_NOSIGNAL) != m_reply.size()) {
        return;
    }
    // What is closed unread would reset the connection. The tests' requests end with their body.
    QByteArray request;
    std::array<char, 4096> buffer{};
    while (!request.contains("\r\n\r\n") || (request.startsWith("POST") && !request.endsWith('}'))) {
        const ssize_t count = recv(connection, buffer.data(), buffer.size(), 0);
        if (count <= 0) {
            return;
        }
        if (request.isEmpty()) {
            ++m_requests;
        }
        request.append(buffer.data(), count);
    }
}

} // namespace tokenrack
