// SPDX-License-Identifier: MIT
#include "ui/dialogs/keychaindialog.h"

#include "core/base/plaintext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tokenrack {

KeychainDialog::KeychainDialog(const KeychainQuestion &question, QWidget *parent)
    : QuestionDialog(68, parent)
    , m_question(question)
    , m_sentence(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_choice(new QLabel(this))
    , m_memory(buttons()->addButton(QString(), QDialogButtonBox::ActionRole))
    , m_retry(buttons()->addButton(QString(), QDialogButtonBox::AcceptRole))
{
    setObjectName(QStringLiteral("keychainDialog"));
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_detail->setObjectName(QStringLiteral("detail"));
    m_choice->setObjectName(QStringLiteral("choice"));
    m_memory->setObjectName(QStringLiteral("memory"));
    m_retry->setObjectName(QStringLiteral("retry"));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_sentence, m_detail, m_choice}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        body()->addWidget(label);
    }
    m_memory->setAutoDefault(false);
    m_retry->setDefault(true);
    buttons()->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(m_memory, &QPushButton::clicked, this, [this] { give(UseMemory{}); });
    connect(m_retry, &QPushButton::clicked, this, [this] { give(Retry{}); });
    retranslate();
}

void KeychainDialog::retranslate()
{
    setWindowTitle(tr("Keychain"));
    const QString sentence = secretErrorText(m_question.error);
    const QString detail = visibleText(m_question.error.detail);
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!sentence.contains(detail)); // where nothing else is known, the sentence says it already
    m_choice->setText(tr("In memory nothing is written down, and all of it is gone when you quit."));
    m_memory->setText(tr("Keep in &memory until I quit"));
    m_retry->setText(m_question.error.kind == SecretErrorKind::Locked ? tr("&Unlock") : tr("&Try again"));
}

} // namespace tokenrack
