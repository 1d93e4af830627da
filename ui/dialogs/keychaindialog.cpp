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
    m_sentence->setText(secretErrorText(m_question.error));
    m_detail->setText(visibleText(m_question.error.detail));
    m_detail->setVisible(!m_question.error.detail.isEmpty());
    m_choice->setText(tr("In memory nothing is written down, and all of it is gone when you quit."));
    m_memory->setText(tr("Keep in &memory until I quit"));
    m_retry->setText(tr("&Try again"));
}

} // namespace tokenrack
