// SPDX-License-Identifier: MIT
#include "core/http/networkerrors.h"

#include <QMetaEnum>
#include <QSslError>

namespace tokenrack {

bool isTransferError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ProxyAuthenticationRequiredError: // 407
    case QNetworkReply::ProtocolInvalidOperationError: // 400
        return false;
    case QNetworkReply::ContentReSendError:
        return true;
    default:
        break;
    }
    const bool isContentError = error > 200 && error < 300;
    const bool isServerError = error > 400 && error < 500;
    return !isContentError && !isServerError;
}

HttpFailureKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::TimeoutError:
        return HttpFailureKind::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return HttpFailureKind::TlsFailed;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::UnknownServerError:
        return HttpFailureKind::BadReply;
    default:
        return HttpFailureKind::Unreachable;
    }
}

QString wordsFor(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return QStringLiteral("host name not found");
    case QNetworkReply::ConnectionRefusedError:
        return QStringLiteral("connection refused");
    case QNetworkReply::RemoteHostClosedError:
        return QStringLiteral("connection closed before the reply was complete");
    case QNetworkReply::ContentReSendError: // see UnrepeatableBody
        return QStringLiteral("connection closed before a reply, or what came is no HTTP");
    case QNetworkReply::SslHandshakeFailedError:
        return QStringLiteral("TLS handshake failed");
    case QNetworkReply::ProxyConnectionRefusedError:
        return QStringLiteral("connection refused");
    case QNetworkReply::ProxyConnectionClosedError:
        return QStringLiteral("connection closed");
    case QNetworkReply::ProxyNotFoundError:
        return QStringLiteral("host name not found");
    case QNetworkReply::ProxyTimeoutError:
        return QStringLiteral("no answer in time");
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return QStringLiteral("user name or password not accepted");
    case QNetworkReply::ProtocolFailure:
        return QStringLiteral("the reply breaks the rules of HTTP");
    default:
        return QString::fromLatin1(QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error));
    }
}

CertificateProblem problemOf(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return CertificateProblem::SelfSigned;
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return CertificateProblem::UnknownIssuer;
    case QSslError::HostNameMismatch:
        return CertificateProblem::OtherHost;
    case QSslError::CertificateExpired:
        return CertificateProblem::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateProblem::NotYetValid;
    default:
        return CertificateProblem::Other;
    }
}

} // namespace tokenrack
