// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QStringList>
#include <QTcpServer>

class QTcpSocket;

namespace tokenrack {

//! A proxy on loopback that speaks HTTP (CONNECT and whole addresses) and SOCKS5, and leads every name to one server on
//! this computer, so that a test can use names that nobody can look up.
class FakeProxy final : public QTcpServer
{
    Q_OBJECT

public:
    //! \a targetPort is where all connections are led.
    explicit FakeProxy(quint16 targetPort);

    //! From now on only with these.
    void requireLogIn(const QByteArray &user, const QByteArray &password);

    //! What was asked for, for example "CONNECT gw.example:443", "POST http://gw.example/", "SOCKS5 gw.example:443".
    const QStringList &asked() const { return m_asked; }
    //! Everything that came over the wire for the proxy itself: heads and SOCKS greetings, no tunnelled bytes.
    const QByteArray &received() const { return m_received; }
    int tunnelCount() const { return m_tunnels; }

protected:
    void incomingConnection(qintptr handle) override;

private:
    struct Client;

    void onData(const std::shared_ptr<Client> &client);
    void onHttp(const std::shared_ptr<Client> &client);
    void onSocks(const std::shared_ptr<Client> &client);
    void connectThrough(const std::shared_ptr<Client> &client, const QByteArray &welcome);

    quint16 m_targetPort;
    QByteArray m_user;
    QByteArray m_password;
    QStringList m_asked;
    QByteArray m_received;
    int m_tunnels = 0;
};

} // namespace tokenrack
