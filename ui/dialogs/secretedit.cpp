// SPDX-License-Identifier: MIT
#include "ui/dialogs/secretedit.h"

#include "ui/icons.h"

#include <QAction>
#include <QEvent>

namespace tokenrack {

SecretEdit::SecretEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_eye(addAction(QIcon(), QLineEdit::TrailingPosition))
{
    m_eye->setObjectName(QStringLiteral("eye"));
    connect(m_eye, &QAction::triggered, this, [this] { setShown(!isShown()); });
    setShown(false);
}

void SecretEdit::setShown(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    // Keeps keyboards from learning it, and from offering it again.
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_eye->setIcon(icons::icon(shown ? QStringLiteral("eye-off") : QStringLiteral("eye")));
    nameEye();
}

void SecretEdit::forget()
{
    if (!text().isEmpty()) {
        setText(QString()); // which cannot be undone
        setPlaceholderText(tr("Taken out by the lock. Type it again."));
    }
}

void SecretEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        nameEye();
    }
}

void SecretEdit::nameEye()
{
    m_eye->setText(isShown() ? tr("Hide") : tr("Show"));
    m_eye->setToolTip(m_eye->text());
}

} // namespace tokenrack
