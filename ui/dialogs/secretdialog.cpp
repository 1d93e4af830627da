// SPDX-License-Identifier: MIT
#include "ui/dialogs/secretdialog.h"

#include "core/base/plaintext.h"
#include "core/session/words.h"
#include "ui/dialogs/dialogwords.h"
#include "ui/dialogs/fieldrow.h"
#include "ui/dialogs/note.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tokenrack {

SecretDialog::SecretDialog(const SecretQuestion &question, const Parts &parts, QWidget *parent)
    : QuestionDialog(64, parent)
    , m_question(question)
    , m_parts(parts)
    , m_intro(new QLabel(this))
    , m_keep(new QCheckBox(this))
    , m_attempts(new Note(this))
    , m_sendAgain(buttons()->addButton(QString(), QDialogButtonBox::ActionRole))
    , m_logIn(buttons()->addButton(QString(), QDialogButtonBox::AcceptRole))
    , m_cancel(buttons()->addButton(QDialogButtonBox::Cancel))
{
    setObjectName(QStringLiteral("secretDialog"));
    m_intro->setObjectName(QStringLiteral("intro"));
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::RichText);
    m_keep->setObjectName(QStringLiteral("keep"));
    m_attempts->setObjectName(QStringLiteral("attempts"));
    m_sendAgain->setObjectName(QStringLiteral("sendAgain"));
    m_logIn->setObjectName(QStringLiteral("logIn"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_logIn->setDefault(true);
    m_sendAgain->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    m_sendAgain->setVisible(question.reason == SecretReason::Refused);
    const bool canChoose = parts.secrets.place() == SecretPlace::Keychain;
    m_keep->setChecked(canChoose);
    m_keep->setVisible(canChoose);

    body()->addWidget(m_intro);
    const QList<Field> fields = askedFields();
    for (const Field &field : fields) {
        auto *row = new ProviderFieldRow(field, this);
        connect(row, &ProviderFieldRow::edited, this, &SecretDialog::updateButtons);
        m_rows.push_back(row);
        body()->addWidget(row);
    }
    body()->addWidget(m_keep);
    body()->addWidget(m_attempts);
    connect(m_logIn, &QPushButton::clicked, this, &SecretDialog::logIn);
    connect(m_sendAgain, &QPushButton::clicked, this, [this] { give(UseStored{}); });
    retranslate();
    if (!m_rows.empty()) {
        m_rows.front()->editor()->setFocus();
    }
}

//! What a log-in needs first; what is folded away in the form is asked only where there is nothing else.
QList<Field> SecretDialog::askedFields() const
{
    QList<Field> secrets = m_parts.provider.fields(m_question.server.options);
    const auto drop = [&secrets](auto unwanted) {
        secrets.erase(std::remove_if(secrets.begin(), secrets.end(), unwanted), secrets.end());
    };
    drop([](const Field &field) { return field.kind != FieldKind::Secret; });
    if (!m_question.missing.isEmpty()) {
        drop([this](const Field &field) { return !m_question.missing.contains(field.key); });
    } else if (std::any_of(secrets.begin(), secrets.end(), [](const Field &field) { return !field.advanced; })) {
        drop([](const Field &field) { return field.advanced && !field.required; });
    }
    return secrets;
}

void SecretDialog::retranslate()
{
    setWindowTitle(tr("Log in – %1").arg(visibleText(m_question.server.name)));
    m_intro->setText(introText());
    const QList<Field> fields = askedFields();
    int labelWidth = 0;
    for (std::size_t i = 0; i < m_rows.size() && i < std::size_t(fields.size()); ++i) {
        m_rows[i]->setLabel(fields[qsizetype(i)].label);
        m_rows[i]->setHint(fields[qsizetype(i)].hint);
        labelWidth = std::max(labelWidth, m_rows[i]->labelWidthHint());
    }
    for (ProviderFieldRow *row : m_rows) {
        row->setLabelWidth(labelWidth);
    }
    m_keep->setText(tr("&Keep it in %1").arg(m_parts.secrets.placeName()));
    m_attempts->say(Tone::Warning,
                    m_question.attemptsLeft ? tr("%n attempt(s) left.", nullptr, *m_question.attemptsLeft) : QString());
    m_sendAgain->setText(tr("&Send again"));
    m_sendAgain->setToolTip(tr("Send the stored one once more, as it is"));
    m_logIn->setText(tr("&Log in"));
    updateButtons();
}

QString SecretDialog::introText() const
{
    const Server &server = m_question.server;
    const QString account = inBold(server.account.isEmpty() ? server.name : server.account);
    const QString address = visibleText(server.url.shownText()).toHtmlEscaped();
    const QString system = m_parts.provider.name().toHtmlEscaped();
    if (m_question.reason == SecretReason::EnteredRefused) {
        const QString when =
            m_question.refusedAt ? instantText(*m_question.refusedAt, m_parts.clock.now()).toHtmlEscaped() : QString();
        return tr("%1 refused exactly this for %2 at %3 (%4). Check it; if you enter it once more, it is sent.")
            .arg(system, account, address, when);
    }
    if (!m_question.missing.isEmpty()) {
        return tr("What is stored for %1 at %2 is not all that %3 needs. Enter the rest to log in.")
            .arg(account, address, system);
    }
    if (m_question.reason == SecretReason::NotStored) {
        return tr("No password or key is stored yet for %1 at %2. Enter it to log in to %3.")
            .arg(account, address, system);
    }
    if (!m_question.refusedAt) {
        return tr("%1 refused what is stored for %2 at %3. Enter it anew, or send it again.")
            .arg(system, account, address);
    }
    const QString when = instantText(*m_question.refusedAt, m_parts.clock.now()).toHtmlEscaped();
    return tr("%1 refused what is stored for %2 at %3 (%4). Enter it anew, or send it again.")
        .arg(system, account, address, when);
}

Credential SecretDialog::credential() const
{
    Credential credential;
    for (const ProviderFieldRow *row : m_rows) {
        if (const Secret secret = row->secret(); !secret.isEmpty()) {
            credential.fields.insert(row->key(), secret);
        }
    }
    return credential;
}

void SecretDialog::logIn()
{
    const Credential entered = credential();
    bool isGood = true;
    for (ProviderFieldRow *row : m_rows) {
        const auto problem =
            m_parts.provider.secretProblem(m_question.server.options, row->key(), entered.field(row->key()));
        row->setProblem(problem ? inputProblemText(*problem) : QString());
        isGood = isGood && !problem;
    }
    if (isGood) {
        give(SecretAnswer{entered, !m_keep->isHidden() && m_keep->isChecked()});
    }
}

void SecretDialog::updateButtons()
{
    const Credential entered = credential();
    m_logIn->setEnabled(!entered.isEmpty()
                        && std::all_of(m_rows.begin(), m_rows.end(), [&entered](const ProviderFieldRow *row) {
                               return !row->field().required || entered.fields.contains(row->key());
                           }));
}

} // namespace tokenrack
