// SPDX-License-Identifier: MIT
#include "ui/dialogs/connectionrows.h"

#include "ui/dialogs/fieldrow.h"
#include "ui/dialogs/secretedit.h"
#include "ui/showtext.h"
#include "ui/wraplabel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace tokenrack {

namespace {

constexpr int longestText = 2000;

void setOption(Server *server, const char *key, const QString &value)
{
    if (value.isEmpty()) {
        server->options.remove(QLatin1String(key));
    } else {
        server->options.insert(QLatin1String(key), value);
    }
}

} // namespace

ConnectionRows::ConnectionRows(QWidget *parent)
    : QWidget(parent)
    , m_timeout(new QSpinBox)
    , m_certificate(new QWidget)
    , m_fingerprint(new WrapLabel(m_certificate))
    , m_forget(new QPushButton(m_certificate))
    , m_caFile(new QLineEdit)
    , m_kind(new QComboBox)
    , m_address(new QLineEdit)
    , m_user(new QLineEdit)
    , m_password(new SecretEdit)
    , m_timeoutRow(new FieldRow(QLatin1String(option::timeoutSeconds), m_timeout, this))
    , m_certificateRow(new FieldRow(QLatin1String(option::trustedCertificate), m_certificate, this))
    , m_caFileRow(new FieldRow(QLatin1String(option::caFile), m_caFile, this))
    , m_kindRow(new FieldRow(QStringLiteral("proxy_kind"), m_kind, this))
    , m_addressRow(new FieldRow(QLatin1String(option::proxy), m_address, this))
    , m_userRow(new FieldRow(QLatin1String(option::proxyUser), m_user, this))
    , m_passwordRow(new FieldRow(QStringLiteral("proxy_password"), m_password, this))
    , m_choose(new QPushButton(this))
{
    m_timeout->setRange(0, option::longestTimeout);
    m_fingerprint->setObjectName(QStringLiteral("fingerprint"));
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_forget->setObjectName(QStringLiteral("forgetCertificate"));
    m_choose->setObjectName(QStringLiteral("chooseCaFile"));
    for (QPushButton *button : {m_forget, m_choose}) {
        button->setAutoDefault(false);
    }
    for (QLineEdit *line : {m_caFile, m_address, m_user}) {
        line->setMaxLength(longestText);
    }
    auto *certificate = new QHBoxLayout(m_certificate);
    certificate->setContentsMargins(0, 0, 0, 0);
    certificate->addWidget(m_fingerprint, 1);
    certificate->addWidget(m_forget, 0, Qt::AlignTop);
    auto *file = new QHBoxLayout;
    file->setSpacing(6);
    file->addWidget(m_caFileRow, 1);
    file->addWidget(m_choose, 0, Qt::AlignTop);

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(9);
    rows->addWidget(m_timeoutRow);
    rows->addWidget(m_certificateRow);
    rows->addLayout(file);
    for (FieldRow *row : {m_kindRow, m_addressRow, m_userRow, m_passwordRow}) {
        rows->addWidget(row);
    }
    fillKinds();
    connectRows();
}

void ConnectionRows::connectRows()
{
    connect(m_timeout, &QSpinBox::valueChanged, this, [this] { Q_EMIT edited(m_timeoutRow->key()); });
    connect(m_choose, &QPushButton::clicked, this, &ConnectionRows::chooseCaFile);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        tokenrack::setTrustedCertificate(&m_trust, {});
        m_certificateRow->hide();
        m_caFile->setFocus();
        Q_EMIT edited(m_certificateRow->key());
    });
    connect(m_kind, &QComboBox::activated, this, [this] {
        showProxy();
        Q_EMIT edited(m_kindRow->key());
    });
    for (FieldRow *row : {m_caFileRow, m_addressRow, m_userRow}) {
        watchLine(row);
    }
    connect(m_password, &QLineEdit::textEdited, this, [this] { Q_EMIT edited(m_passwordRow->key()); });
}

void ConnectionRows::watchLine(FieldRow *row)
{
    const auto *line = qobject_cast<QLineEdit *>(row->editor());
    connect(line, &QLineEdit::textEdited, this, [this, row] { Q_EMIT edited(row->key()); });
    connect(line, &QLineEdit::editingFinished, this, [this, row] { Q_EMIT left(row->key()); });
}

void ConnectionRows::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("CA file"));
    dialog->setObjectName(QStringLiteral("caFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_caFile->setText(path);
        Q_EMIT edited(m_caFileRow->key());
    });
    dialog->open();
}

void ConnectionRows::fillKinds()
{
    const int chosen = std::max(0, m_kind->currentIndex());
    m_kind->clear();
    m_kind->addItem(tr("As the system says"), int(Proxy::Kind::System));
    m_kind->addItem(tr("None"), int(Proxy::Kind::None));
    m_kind->addItem(tr("HTTP"), int(Proxy::Kind::Http));
    m_kind->addItem(tr("SOCKS5"), int(Proxy::Kind::Socks5));
    m_kind->setCurrentIndex(chosen);
}

Proxy::Kind ConnectionRows::kind() const
{
    return Proxy::Kind(m_kind->currentData().toInt());
}

void ConnectionRows::setServer(const Server &server)
{
    const QSignalBlocker blocker(m_timeout);
    m_trust = {};
    m_trust.url = server.url;
    tokenrack::setTrustedCertificate(&m_trust, trustedCertificate(server));
    m_timeout->setValue(optionValue(server.options, option::timeoutSeconds).toInt());
    m_caFile->setText(optionValue(server.options, option::caFile));
    const Proxy proxy = proxyOf(server);
    m_kind->setCurrentIndex(m_kind->findData(int(proxy.kind)));
    m_address->setText(proxy.host.isEmpty() ? QString() : addressOf(proxy));
    m_user->setText(proxy.user);
    m_password->clear();
    showFor(server.url);
    showProxy();
}

void ConnectionRows::setTrustedCertificate(const Server &server, const QByteArray &sha256)
{
    m_trust.url = server.url;
    tokenrack::setTrustedCertificate(&m_trust, sha256);
    showFor(server.url);
}

void ConnectionRows::writeTo(Server *server) const
{
    setOption(server, option::timeoutSeconds, m_timeout->value() > 0 ? QString::number(m_timeout->value()) : QString());
    setOption(server, option::caFile, m_caFile->text().trimmed());
    Server trust = m_trust;
    trust.url = server->url;
    tokenrack::setTrustedCertificate(server, trustedCertificate(trust));

    Proxy proxy{.kind = kind(), .host = {}, .port = 0, .user = {}};
    if (!proxy.isOwn()) {
        setProxy(server, proxy);
        return;
    }
    if (const auto typed = proxyFromAddress(proxy.kind, m_address->text())) {
        proxy = *typed;
        proxy.user = m_user->text().trimmed();
        setProxy(server, proxy);
        return;
    }
    // Kept as something that is no proxy, so that it is told and never taken for another way.
    setProxy(server, {});
    server->options.insert(QLatin1String(option::proxy), QLatin1Char('?') + m_address->text());
}

Secret ConnectionRows::proxyPassword() const
{
    const bool counts = kind() == Proxy::Kind::Http || kind() == Proxy::Kind::Socks5;
    return counts && !m_user->text().trimmed().isEmpty() ? m_password->secret() : Secret();
}

bool ConnectionRows::isUnusual() const
{
    return m_timeout->value() > 0 || !m_caFile->text().isEmpty() || kind() != Proxy::Kind::System
        || !trustedCertificate(m_trust).isEmpty();
}

void ConnectionRows::showFor(const Address &address)
{
    Server trust = m_trust;
    trust.url = address;
    const QByteArray sha256 = trustedCertificate(trust);
    m_certificateRow->setVisible(!sha256.isEmpty());
    m_fingerprint->setText(fingerprintRows(sha256));
}

void ConnectionRows::showProxy()
{
    const bool isOwn = kind() == Proxy::Kind::Http || kind() == Proxy::Kind::Socks5;
    for (FieldRow *row : {m_addressRow, m_userRow, m_passwordRow}) {
        row->setVisible(isOwn);
    }
}

void ConnectionRows::retranslate(Milliseconds usualTimeout)
{
    fillKinds();
    m_timeoutRow->setLabel(tr("Time-o&ut"));
    m_certificateRow->setLabel(tr("Certificate"));
    m_certificateRow->setHint(tr("The SHA-256 of the only certificate that this server may show."));
    m_forget->setText(tr("&Forget"));
    m_forget->setToolTip(tr("Ask again, or trust what this computer trusts"));
    m_caFileRow->setLabel(tr("&CA file"));
    m_caFileRow->setHint(tr("A PEM file. Only its certificates vouch for this server then."));
    m_caFile->setPlaceholderText(tr("Empty: the CA certificates of this computer"));
    m_choose->setText(tr("C&hoose…"));
    m_kindRow->setLabel(tr("Pro&xy"));
    m_addressRow->setLabel(tr("Proxy a&ddress"));
    m_address->setPlaceholderText(QStringLiteral("proxy.example:3128"));
    m_userRow->setLabel(tr("Proxy use&r"));
    m_passwordRow->setLabel(tr("Proxy pass&word"));
    m_password->setPlaceholderText(tr("Leave empty to keep what is stored"));
    m_timeout->setSuffix(tr(" s", "seconds"));
    const auto usual = std::chrono::duration_cast<std::chrono::seconds>(usualTimeout);
    m_timeout->setSpecialValueText(tr("%1 s, as usual for this system").arg(usual.count()));
}

std::vector<QWidget *> ConnectionRows::editors() const
{
    return {m_timeout, m_forget, m_caFile, m_choose, m_kind, m_address, m_user, m_password};
}

} // namespace tokenrack
