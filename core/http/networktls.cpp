// SPDX-License-Identifier: MIT
#include "core/http/networktls.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>

namespace tokenrack {

namespace {

//! Far more than all public CA certificates together.
constexpr qint64 maxCaFileSize = 4 * 1024 * 1024;

Result<QByteArray, QString> contentOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return QStringLiteral("there is no file %1").arg(path);
    }
    if (!info.isFile()) { // a pipe would be waited for
        return QStringLiteral("%1 is no file").arg(path);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString());
    }
    const QByteArray content = file.read(maxCaFileSize + 1);
    if (content.size() > maxCaFileSize) {
        return QStringLiteral("%1 is too large for a CA file").arg(path);
    }
    return content;
}

} // namespace

Result<TlsSettings, QString> tlsSettings(const HttpRequest &request)
{
    if (request.url.scheme() != QLatin1String("https")) {
        return TlsSettings{};
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    const QByteArray &trusted = request.connection.trustedCertificate;
    const QString &path = request.connection.caFile;
    if (path.isEmpty()) {
        return TlsSettings{configuration, trusted};
    }
    const Result<QByteArray, QString> content = contentOf(path);
    if (!content) {
        return content.error();
    }
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(*content, QSsl::Pem);
    if (certificates.isEmpty()) {
        return QStringLiteral("%1 holds no certificate in PEM form").arg(path);
    }
    configuration.setCaCertificates(certificates); // in place of this computer's own
    return TlsSettings{configuration, trusted + QCryptographicHash::hash(*content, QCryptographicHash::Sha256)};
}

} // namespace tokenrack
