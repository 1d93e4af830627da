// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace tokenrack {

//! A request as it came over the wire.
struct WireRequest
{
    QByteArray head; //!< request line and headers, as they were sent
    QByteArray body;

    QByteArray line() const; //!< for example "POST /log-in HTTP/1.1"
    QByteArray header(const QByteArray &name) const; //!< by any case, or empty
};

//! An HTTP server on loopback that writes what a test tells it to, byte for byte, right or wrong.
class MisbehavingServer final : public QTcpServer
{
    Q_OBJECT

public:
    enum class Protocol { Http, Https }; //!< Https: with the self-signed certificate of tests/data/tls, or another one

    //! Called for every complete request with its number on that connection, from 1.
    using Behaviour = std::function<void(QTcpSocket &socket, const WireRequest &request, int number)>;

    //! Starts listening on a free port. Without a behaviour requests stay without an answer.
    explicit MisbehavingServer(Protocol protocol = Protocol::Http);

    //! Https from now on with that file of tests/data/tls; all have the same key.
    void useCertificate(const QString &file) { m_certificate = file; }

    QUrl url(const QString &pathAndQuery = QStringLiteral("/")) const;
    void onRequest(Behaviour behaviour) { m_behaviour = std::move(behaviour); }
    //! Answers every request with these bytes and keeps the connection.
    void answerWith(const QByteArray &bytes);
    //! Answers every request with these bytes and closes the connection.
    void answerAndClose(const QByteArray &bytes);
    //! Called for every connection before a byte was read.
    void onConnection(std::function<void(QTcpSocket &)> behaviour) { m_onConnection = std::move(behaviour); }

    const QList<WireRequest> &requests() const { return m_requests; }
    qint64 bytesReceived() const { return m_bytesReceived; } //!< after decryption
    int connectionCount() const { return m_connections; }
    int openConnectionCount() const { return m_openConnections; }

    //! A well-formed reply with Content-Length.
    static QByteArray reply(const QByteArray &status, const QByteArray &body, const QByteArrayList &headers = {});
    //! Writes \a bytes one after the other, each in a packet and a turn of the event loop of its own.
    static void drip(QTcpSocket &socket, const QByteArray &bytes);
    //! Writes  bytes again and again as fast as the other side takes them,  total bytes and a little more, and then
    //! waits. No end at all would keep Qt 6.4 busy: it reads the head of a plain http reply as long as there is any.
    static void flood(QTcpSocket &socket, const QByteArray &bytes, qint64 total);
    //! Ends the connection with RST instead of FIN.
    static void reset(QTcpSocket &socket);

protected:
    void incomingConnection(qintptr handle) override;

private:
    const Protocol m_protocol;
    QString m_certificate = QStringLiteral("self-signed.crt");
    Behaviour m_behaviour;
    std::function<void(QTcpSocket &)> m_onConnection;
    QList<WireRequest> m_requests;
    qint64 m_bytesReceived = 0;
    int m_connections = 0;
    int m_openConnections = 0;
};

} // namespace tokenrack
