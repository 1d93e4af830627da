// SPDX-License-Identifier: MIT
#include "ui/dialogs/certificatedialog.h"

#include "core/base/plaintext.h"
#include "core/base/sentences.h"
#include "core/session/words.h"
#include "ui/showtext.h"
#include "ui/wraplabel.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace tokenrack {

namespace {

enum Line : std::size_t { Host, Reason, Subject, Issuer, Valid, Before, Fingerprint };
constexpr const char *lineNames[] = {"host", "reason", "subject", "issuer", "valid", "before", "fingerprint"};

bool isFingerprint(std::size_t line)
{
    return line == Before || line == Fingerprint;
}

QString day(Instant instant)
{
    return QLocale().toString(toLocal(instant).date(), QLocale::LongFormat);
}

} // namespace

CertificateDialog::CertificateDialog(const CertificateQuestion &question, QWidget *parent)
    : ConfirmDialog(parent)
    , m_question(question)
    , m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("certificateDialog"));
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    for (const char *name : lineNames) {
        auto *label = new QLabel(this);
        auto *value = new WrapLabel(this);
        const std::size_t line = m_lines.size();
        value->setObjectName(QLatin1String(name));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setAlignment(Qt::AlignRight | Qt::AlignTop);
        if (isFingerprint(line)) {
            value->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        }
        m_grid->addWidget(label, int(line), 0);
        m_grid->addWidget(value, int(line), 1);
        m_lines.emplace_back(label, value);
    }
    body()->addLayout(m_grid);
    retranslate();
}

void CertificateDialog::retranslate()
{
    const bool hasChanged = !m_question.trusted.isEmpty();
    const QString server = visibleText(m_question.server.name);
    setWindowTitle(tr("Certificate – %1").arg(server));
    setTexts(hasChanged ? tr("The server shows another certificate than the one that you trusted")
                        : tr("This computer does not trust the server's certificate"),
             hasChanged
                 ? tr("Somebody may be listening in, or the server got a new certificate. Nothing has been sent. "
                      "Ask whoever runs the server for the new SHA-256, and compare.")
                 : tr("Somebody may be listening in. Nothing has been sent. Ask whoever runs the server for the "
                      "SHA-256 of its certificate, and compare. If you trust it, %1 may show this one "
                      "certificate and no other from now on.")
                       .arg(server),
             hasChanged ? tr("&Trust the new certificate") : tr("&Trust this certificate"));
    setNo(tr("&No"));
    const ShownCertificate &shown = m_question.certificate;
    show(Host, tr("Host"), visibleText(shown.host));
    show(Reason, tr("Reason"), reason());
    show(Subject, tr("Made out for"), visibleText(shown.subject));
    show(Issuer, tr("Issued by"), visibleText(shown.issuer));
    show(Valid, tr("Valid"), validity());
    show(Before, tr("Trusted SHA-256"), fingerprintRows(m_question.trusted));
    show(Fingerprint, hasChanged ? tr("New SHA-256") : tr("SHA-256"), fingerprintRows(shown.sha256));
}

void CertificateDialog::show(std::size_t line, const QString &label, const QString &value)
{
    const auto &[labelWidget, valueWidget] = m_lines[line];
    labelWidget->setText(label);
    labelWidget->setVisible(!value.isEmpty());
    valueWidget->setText(value);
    valueWidget->setAccessibleName(label);
    valueWidget->setVisible(!value.isEmpty());
}

QString CertificateDialog::reason() const
{
    QStringList sentences;
    for (const CertificateProblem problem : m_question.certificate.problems) {
        sentences.append(certificateProblemText(problem));
    }
    return joinedSentences(sentences);
}

QString CertificateDialog::validity() const
{
    const ShownCertificate &shown = m_question.certificate;
    return tr("from %1 until %2").arg(day(shown.validFrom), day(shown.validUntil));
}

} // namespace tokenrack
