// SPDX-License-Identifier: MIT
#include "app/ctl/certificatetext.h"

#include "core/base/plaintext.h"
#include "core/catalog/connectionoptions.h"
#include "core/session/words.h"

#include <QCoreApplication>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::CertificateText)
};

QString day(Instant instant)
{
    return toLocal(instant).date().toString(Qt::ISODate);
}

QString firstLine(const QString &name, const ShownCertificate &certificate, const QByteArray &trusted)
{
    if (!trusted.isEmpty()) {
        return Words::tr("“%1” shows another certificate than the one that you trusted. Nothing has been sent.")
            .arg(name);
    }
    return certificate.problems.isEmpty()
        ? Words::tr("This computer trusts the certificate of “%1” already.").arg(name)
        : Words::tr("This computer does not trust the certificate of “%1”. Nothing has been sent.").arg(name);
}

} // namespace

QString certificateText(const Server &server, const ShownCertificate &certificate, const QByteArray &trusted)
{
    QStringList lines{firstLine(visibleText(server.name), certificate, trusted)};
    for (const CertificateProblem problem : certificate.problems) {
        lines += certificateProblemText(problem);
    }
    lines += Words::tr("Host: %1").arg(visibleText(certificate.host));
    lines += Words::tr("Made out for: %1").arg(visibleText(certificate.subject));
    lines += Words::tr("Issued by: %1").arg(visibleText(certificate.issuer));
    lines += Words::tr("Valid: from %1 until %2").arg(day(certificate.validFrom), day(certificate.validUntil));
    if (!trusted.isEmpty()) {
        lines += Words::tr("Trusted SHA-256: %1").arg(fingerprintText(trusted));
    }
    lines += Words::tr("SHA-256: %1").arg(fingerprintText(certificate.sha256));
    lines += Words::tr("Ask whoever runs the server for the SHA-256 of its certificate, and compare.");
    return lines.join(QLatin1Char('\n'));
}

QString trustQuestion()
{
    return Words::tr("Trust this one certificate for this server? [y/N]");
}

} // namespace tokenrack::ctl
