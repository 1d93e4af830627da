// SPDX-License-Identifier: MIT
#include "tests/support/fakeproxy.h"

#include <QTcpSocket>
#include <QtEndian>

namespace tokenrack {

struct FakeProxy::Client
{
    enum class State { New, SocksPassword, SocksRequest, Tunnel };

    QTcpSocket *socket = nullptr;
    QTcpSocket *target = nullptr;
    QByteArray bytes;
    State state = State::New;
};

FakeProxy::FakeProxy(quint16 targetPort)
    : m_targetPort(targetPort)
{
    if (!listen(QHostAddress::LocalHost)) {
        qFatal("cannot listen: %s", qPrintable(errorString()));
    }
}

void FakeProxy::requireLogIn(const QByteArray &user, const QByteArray &password)
{
    m_user = user;
    m_password = password;
}

void FakeProxy::incomingConnection(qintptr handle)
{
    const auto client = std::make_shared<Client>();
    client->socket = new QTcpSocket(this);
    client->socket->setSocketDescriptor(handle);
    client->target = new QTcpSocket(client->socket);
    connect(client->socket, &QTcpSocket::disconnected, client->socket, &QObject::deleteLater);
    connect(client->socket, &QTcpSocket::readyRead, this, [this, client] {
        client->bytes += client->socket->readAll();
        onData(client);
    });
    connect(client->target, &QTcpSocket::readyRead, client->socket,
            [client = client.get()] { client->socket->write(client->target->readAll()); });
    connect(client->target, &QTcpSocket::disconnected, client->socket, &QTcpSocket::disconnectFromHost);
}

void FakeProxy::onData(const std::shared_ptr<Client> &client)
{
    if (client->state == Client::State::Tunnel) {
        client->target->write(std::exchange(client->bytes, {}));
    } else if (client->state != Client::State::New || client->bytes.startsWith('\x05')) {
        onSocks(client);
    } else {
        onHttp(client);
    }
}

void FakeProxy::onHttp(const std::shared_ptr<Client> &client)
{
    const qsizetype end = client->bytes.indexOf("\r\n\r\n");
    if (end < 0) {
        return;
    }
    const QByteArray head = client->bytes.left(end);
    m_received += head;
    const QByteArray line = head.left(head.indexOf("\r\n"));
    m_asked.append(QString::fromLatin1(line.left(line.lastIndexOf(' '))));
    const QByteArray introduction = "proxy-authorization: basic " + (m_user + ':' + m_password).toBase64().toLower();
    if (!m_user.isEmpty() && !head.toLower().contains(introduction)) {
        client->socket->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                              "Content-Length: 0\r\nConnection: close\r\n\r\n");
        client->socket->disconnectFromHost();
        return;
    }
    if (line.startsWith("CONNECT ")) {
        client->bytes.remove(0, end + 4);
        connectThrough(client, "HTTP/1.1 200 Connection established\r\n\r\n");
    } else {
        connectThrough(client, {}); // our servers take a whole address in the request line
    }
}

//! RFC 1928 and RFC 1929.
void FakeProxy::onSocks(const std::shared_ptr<Client> &client)
{
    QByteArray &bytes = client->bytes;
    m_received += bytes;
    switch (client->state) {
    case Client::State::New:
        if (!m_user.isEmpty() && !bytes.mid(2).contains('\x02')) {
            client->socket->write("\x05\xff");
            client->socket->disconnectFromHost();
            break;
        }
        client->socket->write(m_user.isEmpty() ? QByteArray("\x05\x00", 2) : QByteArray("\x05\x02", 2));
        client->state = m_user.isEmpty() ? Client::State::SocksRequest : Client::State::SocksPassword;
        break;
    case Client::State::SocksPassword: {
        const QByteArray good =
            '\x01' + QByteArray(1, char(m_user.size())) + m_user + QByteArray(1, char(m_password.size())) + m_password;
        client->socket->write(bytes == good ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
        client->state = Client::State::SocksRequest;
        if (bytes != good) {
            client->socket->disconnectFromHost();
        }
        break;
    }
    case Client::State::SocksRequest: {
        const int length = uchar(bytes.at(4)); // of a name; anything else is asked of nobody here
        const auto port = qFromBigEndian<quint16>(bytes.constData() + 5 + length);
        m_asked.append(QStringLiteral("SOCKS5 %1:%2").arg(QString::fromLatin1(bytes.mid(5, length))).arg(port));
        bytes.clear();
        connectThrough(client, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50", 10));
        return;
    }
    case Client::State::Tunnel:
        break;
    }
    bytes.clear();
}

void FakeProxy::connectThrough(const std::shared_ptr<Client> &client, const QByteArray &welcome)
{
    ++m_tunnels;
    client->state = Client::State::Tunnel;
    client->target->connectToHost(QHostAddress(QHostAddress::LocalHost), m_targetPort);
    client->socket->write(welcome);
    client->target->write(std::exchange(client->bytes, {}));
}

} // namespace tokenrack
