// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httptransport.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QNetworkAccessManager;

namespace tokenrack {

//! One request of NetworkTransport on its way: limits its time and its size, and types what went wrong.
class NetworkCall final : public QObject, public HttpCall
{
public:
    NetworkCall(HttpRequest request, const Clock &clock, HttpTransport::Callback callback);
    ~NetworkCall() override;

    void start(QNetworkAccessManager &manager, const QByteArray &language);

private:
    void onHead();
    void onData();
    void onEnd();

    bool endedByClose() const;
    HttpFailure failureOf(QNetworkReply::NetworkError error) const;
    HttpFailure redirect() const;
    HttpFailure failure(HttpFailureKind kind, const QString &why) const;

    void finish(HttpResult result);
    void log(const HttpResult &result) const;
    void release();

    const HttpRequest m_request;
    const Clock &m_clock;
    HttpTransport::Callback m_callback;
    QPointer<QNetworkReply> m_reply;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    QByteArray m_body;
    QStringList m_certificateProblems;
};

} // namespace tokenrack
