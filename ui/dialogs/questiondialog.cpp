// SPDX-License-Identifier: MIT
#include "ui/dialogs/questiondialog.h"

#include <QEvent>
#include <QLabel>

#include <utility>

namespace tokenrack {

QuestionDialog::QuestionDialog(int columns, QWidget *parent)
    : FormDialog(columns, parent)
    , m_waitingLabel(new QLabel(this))
{
    m_waitingLabel->setObjectName(QStringLiteral("waiting"));
    m_waitingLabel->setForegroundRole(QPalette::PlaceholderText);
    m_waitingLabel->hide();
    addLeft(m_waitingLabel);
}

void QuestionDialog::setWaiting(int count)
{
    m_waiting = count;
    showWaiting();
}

void QuestionDialog::reject()
{
    give(Declined{});
}

void QuestionDialog::withdraw()
{
    m_isAnswered = true;
    done(Rejected);
}

void QuestionDialog::give(const Answer &answer)
{
    if (!std::exchange(m_isAnswered, true)) {
        Q_EMIT answered(answer);
    }
    done(std::holds_alternative<Declined>(answer) ? Rejected : Accepted);
}

void QuestionDialog::giveAndStay(const Answer &answer)
{
    Q_EMIT answered(answer);
}

void QuestionDialog::changeEvent(QEvent *event)
{
    FormDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showWaiting();
    }
}

void QuestionDialog::showWaiting()
{
    m_waitingLabel->setVisible(m_waiting > 0);
    m_waitingLabel->setText(m_waiting > 0 ? tr("%n more waiting", nullptr, m_waiting) : QString());
}

} // namespace tokenrack
