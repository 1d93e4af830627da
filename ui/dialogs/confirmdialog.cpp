// SPDX-License-Identifier: MIT
#include "ui/dialogs/confirmdialog.h"

#include "core/base/plaintext.h"
#include "ui/dialogs/dialogwords.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tokenrack {

ConfirmDialog::ConfirmDialog(QWidget *parent)
    : QuestionDialog(64, parent)
    , m_headline(new QLabel(this))
    , m_explanation(new QLabel(this))
    , m_goOn(buttons()->addButton(QString(), QDialogButtonBox::ActionRole))
    , m_cancel(buttons()->addButton(QDialogButtonBox::Cancel))
{
    m_headline->setObjectName(QStringLiteral("headline"));
    m_explanation->setObjectName(QStringLiteral("explanation"));
    m_goOn->setObjectName(QStringLiteral("goOn"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_headline->setFont(theme::strong(font()));
    for (QLabel *label : {m_headline, m_explanation}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        body()->addWidget(label);
    }
    m_goOn->setAutoDefault(false);
    m_cancel->setDefault(true);
    m_cancel->setFocus();
    connect(m_goOn, &QPushButton::clicked, this, [this] { give(Confirmed{}); });
}

void ConfirmDialog::setTexts(const QString &headline, const QString &explanation, const QString &goOn)
{
    m_headline->setText(headline);
    m_explanation->setText(explanation);
    m_goOn->setText(goOn);
}

void ConfirmDialog::setNo(const QString &no)
{
    m_cancel->setText(no);
}

AttemptDialog::AttemptDialog(const AttemptQuestion &question, const QString &systemName, QWidget *parent)
    : ConfirmDialog(parent)
    , m_question(question)
    , m_systemName(systemName)
{
    setObjectName(QStringLiteral("attemptDialog"));
    retranslate();
}

void AttemptDialog::retranslate()
{
    const QString account = visibleText(m_question.server.account);
    const QString lockTime = spanInWords(m_question.lockFor);
    setWindowTitle(tr("Log in – %1").arg(visibleText(m_question.server.name)));
    if (m_question.attemptsLeft > 0) {
        setTexts(tr("%n attempt(s) left", nullptr, m_question.attemptsLeft),
                 account.isEmpty()
                     ? tr("If it is wrong again, %1 locks the account out for %2. Check the key before you go on.")
                           .arg(m_systemName, lockTime)
                     : tr("If it is wrong again, %1 locks the account %2 out for %3. Check the password before you go "
                          "on.")
                           .arg(m_systemName, account, lockTime),
                 tr("&Log in all the same"));
        return;
    }
    setTexts(tr("No attempts left by this program's count"),
             account.isEmpty()
                 ? tr("%1 locks an account out for %2 after so many wrong answers. It may be locked already, and "
                      "another wrong answer may lock it anew.")
                       .arg(m_systemName, lockTime)
                 : tr("%1 locks an account out for %2 after so many wrong answers. The account %3 may be locked "
                      "already, and another wrong answer may lock it anew.")
                       .arg(m_systemName, lockTime, account),
             tr("&Log in all the same"));
}

OriginDialog::OriginDialog(const OriginQuestion &question, const QString &storedSystem, const QString &system,
                           QWidget *parent)
    : ConfirmDialog(parent)
    , m_question(question)
    , m_storedSystem(storedSystem)
    , m_system(system)
{
    setObjectName(QStringLiteral("originDialog"));
    retranslate();
}

void OriginDialog::retranslate()
{
    setWindowTitle(tr("Another address – %1").arg(visibleText(m_question.server.name)));
    const QString places = tr("It was entered for %1 at %2. It would now go to %3 at %4.")
                               .arg(m_storedSystem, visibleText(m_question.storedFor.origin), m_system,
                                    visibleText(originOf(m_question.server.url)));
    const QString advice = tr("Unless you changed the address yourself, do not send it there.");
    setTexts(tr("The stored password or key belongs to another address"), places + QStringLiteral("\n\n") + advice,
             tr("&Use it there too"));
}

} // namespace tokenrack
