// SPDX-License-Identifier: MIT
#include "core/http/networkcall.h"

#include "core/catalog/connectionoptions.h"
#include "core/http/floodwatch.h"
#include "core/http/networkerrors.h"
#include "core/http/networkmanagers.h"
#include "core/http/networkrequest.h"
#include "core/http/networkroute.h"
#include "core/http/networktls.h"

#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <utility>

namespace tokenrack {

namespace {

// Off unless asked for, with QT_LOGGING_RULES="tokenrack.http=true".
Q_LOGGING_CATEGORY(httpLog, "tokenrack.http", QtWarningMsg)

} // namespace

NetworkCall::NetworkCall(HttpRequest request, const Clock &clock, std::shared_ptr<FloodWatch> floods,
                         HttpTransport::Callback callback)
    : m_request(std::move(request))
    , m_clock(clock)
    , m_floods(std::move(floods))
    , m_callback(std::move(callback))
{ }

NetworkCall::~NetworkCall()
{
    release();
}

void NetworkCall::start(NetworkManagers &managers, const QByteArray &language)
{
    m_elapsed.start();
    if (const QString problem = problemOf(m_request); !problem.isEmpty()) {
        refuseLater(HttpFailureKind::BadReply, problem);
        return;
    }
    if (const Proxy &proxy = m_request.connection.proxy; proxy.isOwn() && proxy.host.isEmpty()) {
        refuseLater(HttpFailureKind::ProxyUnreachable, QStringLiteral("the proxy has no address"));
        return;
    }
    const Result<TlsSettings, QString> tls = tlsSettings(m_request);
    if (!tls) {
        refuseLater(HttpFailureKind::CaFileUnusable, tls.error());
        return;
    }

    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        finish(failure(HttpFailureKind::Timeout,
                       QStringLiteral("no complete reply within %1 ms").arg(m_timer.interval())));
    });
    m_timer.start(m_request.timeout);

    const QNetworkProxy proxy = proxyFor(m_request);
    m_route = routeThrough(proxy);
    QNetworkRequest prepared = networkRequest(m_request, language);
    if (tls->configuration) {
        prepared.setSslConfiguration(*tls->configuration);
    }
    introduceTo(proxy, &prepared);
    m_manager = managers.managerFor(m_request.url, withoutIntroduction(proxy, m_request.url), tls->trust);
    m_port = m_route->proxy.isEmpty() ? QUrl(originOf(m_request.url)).port() : proxy.port();
    m_floodsBefore = m_floods->endedTo(m_port);
    m_floods->beginCall();
    m_reply = sendThrough(*m_manager, m_request, prepared);
    m_reply->setReadBufferSize(maxReplySize + 1); // enough to see that a reply is too large
    connectReply();
}

void NetworkCall::refuseLater(HttpFailureKind kind, const QString &why)
{
    QMetaObject::invokeMethod(this, [this, kind, why] { finish(failure(kind, why)); }, Qt::QueuedConnection);
}

void NetworkCall::connectReply()
{
    connect(m_reply, &QNetworkReply::sslErrors, this, &NetworkCall::onCertificateErrors);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_mayHaveArrived = true; });
    connect(m_reply, &QNetworkReply::encrypted, this, &NetworkCall::onEncrypted);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &NetworkCall::onHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &NetworkCall::onData);
    connect(m_reply, &QNetworkReply::finished, this, &NetworkCall::onEnd);
}

// The callback may destroy this object: nothing may be touched after a finish().

//! The handshake goes on only when these errors are ignored before this returns.
void NetworkCall::onCertificateErrors(const QList<QSslError> &errors)
{
    const QSslCertificate certificate = m_reply->sslConfiguration().peerCertificate();
    if (isTrusted(certificate)) {
        m_reply->ignoreSslErrors(errors);
        return;
    }
    m_refusedCertificate = shown(certificate);
    for (const QSslError &error : errors) {
        if (const CertificateProblem problem = problemOf(error); !m_refusedCertificate->problems.contains(problem)) {
            m_refusedCertificate->problems.append(problem);
        }
        m_certificateProblems.append(error.errorString());
    }
}

//! Nothing of the request has been sent yet, and nothing will be when it is aborted in here.
void NetworkCall::onEncrypted()
{
    const QSslCertificate certificate = m_reply->sslConfiguration().peerCertificate();
    if (!m_request.connection.trustedCertificate.isEmpty() && !isTrusted(certificate)) {
        m_refusedCertificate = shown(certificate);
        finish(untrusted());
    }
}

bool NetworkCall::isTrusted(const QSslCertificate &certificate) const
{
    return !certificate.isNull()
        && certificate.digest(QCryptographicHash::Sha256) == m_request.connection.trustedCertificate;
}

ShownCertificate NetworkCall::shown(const QSslCertificate &certificate) const
{
    const QUrl &url = m_request.url;
    return {.host = url.port() < 0 ? url.host() : QStringLiteral("%1:%2").arg(url.host()).arg(url.port()),
            .subject = certificate.subjectDisplayName(),
            .issuer = certificate.issuerDisplayName(),
            .validFrom = instantFromMs(certificate.effectiveDate().toMSecsSinceEpoch()),
            .validUntil = instantFromMs(certificate.expiryDate().toMSecsSinceEpoch()),
            .sha256 = certificate.digest(QCryptographicHash::Sha256),
            .problems = {}};
}

void NetworkCall::onHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 300 && status < 400) {
        finish(redirect());
        return;
    }
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > maxReplySize) {
        finish(failure(HttpFailureKind::ReplyTooLarge, QStringLiteral("%1 bytes announced").arg(announced)));
    }
}

void NetworkCall::onData()
{
    readBody();
    if (m_body.size() > maxReplySize) {
        finish(tooLarge());
    }
}

//! Exactly what is there: a readAll() would take 32 KiB first.
void NetworkCall::readBody()
{
    m_body += m_reply->read(m_reply->bytesAvailable());
}

void NetworkCall::onEnd()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool byProxy =
        !m_route->proxy.isEmpty() && m_reply->error() == QNetworkReply::ProxyAuthenticationRequiredError;
    if ((isTransferError(m_reply->error()) && !endedByClose()) || status == 0 || byProxy) {
        const HttpFailure failed = wasFlooded() ? tooLarge() : failureOf(m_reply->error());
        if (failed.kind == HttpFailureKind::ProxyRefused) {
            m_mayHaveArrived = false; // it came to the proxy and no further
        }
        finish(failed);
        return;
    }
    if (status < 200 || status > 599) {
        finish(failure(HttpFailureKind::BadReply, QStringLiteral("status %1").arg(status)));
        return;
    }
    readBody();
    HttpResponse response{.status = status, .body = m_body, .receivedAt = m_clock.now(), .route = *m_route};
    for (const auto &[name, value] : m_reply->rawHeaderPairs()) {
        response.headers.append({name, value});
    }
    if (response.body.size() > maxReplySize) {
        finish(tooLarge());
        return;
    }
    const QByteArray encoding = response.header("Content-Encoding");
    if (!encoding.isEmpty() && encoding.compare("identity", Qt::CaseInsensitive) != 0) {
        finish(failure(HttpFailureKind::BadReply, QStringLiteral("the body is compressed, which was not asked for")));
        return;
    }
    finish(std::move(response));
}

//! A body of no stated length ends where the server closes. When that comes right after the head, Qt (seen with 6.4)
//! takes it for a lost connection, and sometimes wants to repeat the request, and finds that it may not.
bool NetworkCall::endedByClose() const
{
    const bool isClosed = m_reply->error() == QNetworkReply::ContentReSendError
        || m_reply->error() == QNetworkReply::RemoteHostClosedError;
    return isClosed && !m_reply->hasRawHeader("Content-Length") && !m_reply->hasRawHeader("Transfer-Encoding");
}

//! Another call to the same port may have been the one, if both fail at the same time.
bool NetworkCall::wasFlooded() const
{
    return m_floods->endedTo(m_port) != m_floodsBefore;
}

HttpFailure NetworkCall::failureOf(QNetworkReply::NetworkError error) const
{
    if (error == QNetworkReply::SslHandshakeFailedError && m_refusedCertificate) {
        return untrusted();
    }
    if (m_route && !m_route->proxy.isEmpty() && isProxyError(error, m_request.url)) {
        return failure(proxyFailureOf(error), QStringLiteral("proxy %1: %2").arg(m_route->proxy, wordsFor(error)));
    }
    return failure(kindOf(error), wordsFor(error));
}

HttpFailure NetworkCall::untrusted() const
{
    const QByteArray &trusted = m_request.connection.trustedCertificate;
    HttpFailure refused = trusted.isEmpty()
        ? failure(HttpFailureKind::TlsUntrusted, m_certificateProblems.join(QLatin1String("; ")))
        : failure(HttpFailureKind::CertificateChanged,
                  QStringLiteral("trusted SHA-256 %1, shown SHA-256 %2")
                      .arg(fingerprintText(trusted), fingerprintText(m_refusedCertificate->sha256)));
    refused.certificate = m_refusedCertificate;
    return refused;
}

HttpFailure NetworkCall::tooLarge() const
{
    return failure(HttpFailureKind::ReplyTooLarge, QStringLiteral("more than %1 bytes").arg(maxReplySize));
}

HttpFailure NetworkCall::redirect() const
{
    HttpFailure refused = failure(HttpFailureKind::RedirectRefused, QStringLiteral("redirect"));
    const QByteArray location = m_reply->rawHeader("Location");
    if (location.isEmpty()) {
        return refused;
    }
    QUrl::FormattingOptions hidden = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment;
    if (!m_request.shownPath.isEmpty()) {
        hidden |= QUrl::RemovePath; // most often our own path, with a slash more
    }
    refused.target = m_request.url.resolved(QUrl::fromEncoded(location)).adjusted(hidden);
    return refused;
}

HttpFailure NetworkCall::failure(HttpFailureKind kind, const QString &why) const
{
    return {.kind = kind,
            .detail = m_request.shownUrl() + QLatin1String(": ") + why,
            .target = {},
            .certificate = {},
            .route = m_route};
}

void NetworkCall::finish(HttpResult result)
{
    log(result);
    release();
    const HttpTransport::Callback callback = std::exchange(m_callback, nullptr);
    callback(std::move(result));
}

void NetworkCall::log(const HttpResult &result) const
{
    const QString outcome = result ? QString::number(result->status) : nameOf(result.error().kind);
    qCInfo(httpLog).noquote() << nameOf(m_request.method) << m_request.shownUrl() << outcome << m_elapsed.elapsed()
                              << "ms";
}

void NetworkCall::release()
{
    m_timer.stop();
    if (!m_reply) {
        return;
    }
    m_floods->endCall();
    m_reply->disconnect(this);
    const bool hasHead = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    if (m_reply->isRunning() && !hasHead) {
        m_reply->abort(); // at once, so that what was not yet sent never is
    }
    m_reply->deleteLater(); // aborts too; not at once, for we may be inside one of its signals
    m_reply.clear();
}

} // namespace tokenrack
