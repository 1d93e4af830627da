// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httptransport.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QNetworkAccessManager;
class QSslCertificate;
class QSslError;

namespace tokenrack {

class FloodWatch;
class NetworkManagers;

//! One request of NetworkTransport on its way: limits its time and its size, and types what went wrong.
class NetworkCall final : public QObject, public HttpCall
{
public:
    NetworkCall(HttpRequest request, const Clock &clock, std::shared_ptr<FloodWatch> floods,
                HttpTransport::Callback callback);
    ~NetworkCall() override;

    void start(NetworkManagers &managers, const QByteArray &language);
    bool mayHaveArrived() const override { return m_mayHaveArrived; }

private:
    void refuseLater(HttpFailureKind kind, const QString &why);
    void connectReply();
    void onCertificateErrors(const QList<QSslError> &errors);
    void onEncrypted();
    void onHead();
    void onData();
    void readBody();
    void onEnd();

    bool endedByClose() const;
    bool wasFlooded() const;
    HttpFailure failureOf(QNetworkReply::NetworkError error) const;
    HttpFailure untrusted() const;
    HttpFailure redirect() const;
    HttpFailure tooLarge() const;
    bool isTrusted(const QSslCertificate &certificate) const;
    ShownCertificate shown(const QSslCertificate &certificate) const;
    HttpFailure failure(HttpFailureKind kind, const QString &why) const;

    void finish(HttpResult result);
    void log(const HttpResult &result) const;
    void release();

    bool m_mayHaveArrived = false;
    const HttpRequest m_request;
    const Clock &m_clock;
    const std::shared_ptr<FloodWatch> m_floods;
    HttpTransport::Callback m_callback;
    std::shared_ptr<QNetworkAccessManager> m_manager;
    std::optional<Route> m_route;
    int m_port = 0; //!< of what we connect to: the server, or its proxy
    int m_floodsBefore = 0; //!< of connections to that port
    QPointer<QNetworkReply> m_reply;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    QByteArray m_body;
    std::optional<ShownCertificate> m_refusedCertificate;
    QStringList m_certificateProblems; //!< in the words of the TLS library
};

} // namespace tokenrack
