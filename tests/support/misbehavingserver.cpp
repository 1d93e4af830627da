// SPDX-License-Identifier: MIT
#include "tests/support/misbehavingserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

#include <memory>
#include <optional>

#include <sys/socket.h>

namespace tokenrack {

namespace {

//! What arrived on one connection and is not yet a whole request.
struct Inbox
{
    QByteArray bytes;
    int requests = 0;
};

std::optional<WireRequest> takeRequest(Inbox &inbox)
{
    const qsizetype end = inbox.bytes.indexOf("\r\n\r\n");
    if (end < 0) {
        return std::nullopt;
    }
    WireRequest request{.head = inbox.bytes.left(end)};
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (inbox.bytes.size() < end + 4 + length) {
        return std::nullopt;
    }
    request.body = inbox.bytes.mid(end + 4, length);
    inbox.bytes.remove(0, end + 4 + length);
    ++inbox.requests;
    return request;
}

QByteArray testFile(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/tls/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot open %s", qPrintable(file.fileName()));
    }
    return file.readAll();
}

} // namespace

QByteArray WireRequest::line() const
{
    return head.left(head.indexOf("\r\n"));
}

QByteArray WireRequest::header(const QByteArray &name) const
{
    const QByteArray start = name.toLower() + ':';
    for (const QByteArray &headerLine : head.split('\n')) {
        if (headerLine.toLower().startsWith(start)) {
            return headerLine.mid(start.size()).trimmed();
        }
    }
    return {};
}

MisbehavingServer::MisbehavingServer(Protocol protocol)
    : m_protocol(protocol)
{
    if (!listen(QHostAddress::LocalHost)) {
        qFatal("cannot listen: %s", qPrintable(errorString()));
    }
}

QUrl MisbehavingServer::url(const QString &pathAndQuery) const
{
    const QString scheme = m_protocol == Protocol::Https ? QStringLiteral("https") : QStringLiteral("http");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(serverPort()).arg(pathAndQuery));
}

void MisbehavingServer::answerWith(const QByteArray &bytes)
{
    onRequest([bytes](QTcpSocket &socket, const WireRequest &, int) { socket.write(bytes); });
}

void MisbehavingServer::answerAndClose(const QByteArray &bytes)
{
    onRequest([bytes](QTcpSocket &socket, const WireRequest &, int) {
        socket.write(bytes);
        socket.disconnectFromHost();
    });
}

QByteArray MisbehavingServer::reply(const QByteArray &status, const QByteArray &body, const QByteArrayList &headers)
{
    QByteArray bytes = "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const QByteArray &header : headers) {
        bytes += header + "\r\n";
    }
    return bytes + "\r\n" + body;
}

void MisbehavingServer::drip(QTcpSocket &socket, const QByteArray &bytes)
{
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto *timer = new QTimer(&socket);
    connect(timer, &QTimer::timeout, &socket, [&socket, timer, rest = bytes]() mutable {
        socket.write(rest.left(1));
        socket.flush();
        rest.remove(0, 1);
        if (rest.isEmpty()) {
            timer->deleteLater();
        }
    });
    timer->start(0);
}

void MisbehavingServer::flood(QTcpSocket &socket, const QByteArray &bytes, qint64 total)
{
    const auto writeMore = [&socket, bytes, rest = total]() mutable {
        if (rest > 0 && socket.isOpen() && socket.bytesToWrite() < 64 * 1024) {
            rest -= bytes.size();
            socket.write(bytes);
        }
    };
    connect(&socket, &QTcpSocket::bytesWritten, &socket, writeMore);
    socket.write(bytes);
}

void MisbehavingServer::reset(QTcpSocket &socket)
{
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket.abort();
}

void MisbehavingServer::incomingConnection(qintptr handle)
{
    ++m_connections;
    ++m_openConnections;
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(handle);
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        --m_openConnections;
        socket->deleteLater();
    });
    if (m_onConnection) {
        m_onConnection(*socket);
    }
    if (m_protocol == Protocol::Https) {
        socket->setLocalCertificate(QSslCertificate(testFile(m_certificate)));
        socket->setPrivateKey(QSslKey(testFile(QStringLiteral("self-signed.key")), QSsl::Ec));
        socket->startServerEncryption();
    }
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, inbox = std::make_shared<Inbox>()] {
        const QByteArray bytes = socket->readAll();
        m_bytesReceived += bytes.size();
        inbox->bytes += bytes;
        while (const auto request = takeRequest(*inbox)) {
            m_requests.append(*request);
            if (m_behaviour) {
                m_behaviour(*socket, *request, inbox->requests);
            }
        }
    });
}

} // namespace tokenrack
