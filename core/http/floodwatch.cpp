// SPDX-License-Identifier: MIT
#include "core/http/floodwatch.h"

#include "core/http/httpmessage.h"

#include <chrono>
#include <filesystem>

#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tokenrack {

namespace {

using namespace std::chrono_literals;

//! A body of maxReplySize with its head, and what chunks and TLS add to it.
constexpr quint64 allowedBytes = 2 * quint64(maxReplySize);

constexpr auto betweenLooks = 100ms;
constexpr auto aftermath = 10s;

//! A second descriptor of the same socket, so that nobody can close it, and open something else under its number, while
//! it is being judged.
class HeldSocket
{
public:
    explicit HeldSocket(int descriptor)
        : m_descriptor(fcntl(descriptor, F_DUPFD_CLOEXEC, 0))
    { }
    ~HeldSocket()
    {
        if (m_descriptor >= 0) {
            close(m_descriptor);
        }
    }
    Q_DISABLE_COPY_MOVE(HeldSocket)

    quint64 number() const
    {
        struct stat facts = {};
        return fstat(m_descriptor, &facts) == 0 ? facts.st_ino : 0;
    }

    quint64 receivedBytes() const
    {
        tcp_info facts = {};
        socklen_t size = sizeof facts;
        return getsockopt(m_descriptor, IPPROTO_TCP, TCP_INFO, &facts, &size) == 0 ? facts.tcpi_bytes_received : 0;
    }

    int peerPort() const
    {
        sockaddr_in6 peer = {}; // an IPv4 address is shorter and has its port at the same place
        socklen_t size = sizeof peer;
        const bool isConnected = getpeername(m_descriptor, reinterpret_cast<sockaddr *>(&peer), &size) == 0;
        return isConnected ? ntohs(peer.sin6_port) : 0;
    }

    void end() const { shutdown(m_descriptor, SHUT_RDWR); }

private:
    const int m_descriptor;
};

bool isTcp(int descriptor)
{
    int protocol = 0;
    socklen_t size = sizeof protocol;
    return getsockopt(descriptor, SOL_SOCKET, SO_PROTOCOL, &protocol, &size) == 0 && protocol == IPPROTO_TCP;
}

QList<int> tcpDescriptors()
{
    QList<int> found;
    std::error_code failed;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd", failed)) {
        const int descriptor = std::atoi(entry.path().filename().c_str());
        if (isTcp(descriptor)) {
            found.append(descriptor);
        }
    }
    return found;
}

} // namespace

FloodWatch::FloodWatch()
{
    for (const int descriptor : tcpDescriptors()) {
        m_others.insert(HeldSocket(descriptor).number());
    }
    m_timer.setInterval(betweenLooks);
    connect(&m_timer, &QTimer::timeout, this, &FloodWatch::look);
}

void FloodWatch::beginCall()
{
    ++m_calls;
    if (!m_timer.isActive()) {
        m_timer.start();
    }
}

void FloodWatch::endCall()
{
    if (--m_calls == 0) {
        m_aftermath.setRemainingTime(aftermath);
    }
}

void FloodWatch::look()
{
    bool hasConnections = false;
    for (const int descriptor : tcpDescriptors()) {
        const HeldSocket socket(descriptor);
        if (m_others.contains(socket.number())) {
            continue;
        }
        hasConnections = true;
        if (socket.receivedBytes() > allowedBytes) {
            ++m_ended[socket.peerPort()];
            socket.end();
        }
    }
    if (m_calls == 0 && (!hasConnections || m_aftermath.hasExpired())) {
        m_timer.stop();
    }
}

} // namespace tokenrack
