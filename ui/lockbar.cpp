// SPDX-License-Identifier: MIT
#include "ui/lockbar.h"

#include "core/base/sentences.h"
#include "ui/icons.h"
#include "ui/showtext.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace tokenrack {

LockBar::LockBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(plainLabel(QStringLiteral("lockText"), this))
    , m_unlock(new QPushButton(this))
    , m_memory(new QPushButton(this))
{
    setObjectName(QStringLiteral("lockBar"));
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_unlock->setObjectName(QStringLiteral("unlock"));
    m_unlock->setProperty("primary", true);
    m_unlock->setAutoDefault(true);
    m_memory->setObjectName(QStringLiteral("lockMemory"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 11);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_memory);
    layout->addWidget(m_unlock);
    connect(m_unlock, &QPushButton::clicked, this, &LockBar::unlockRequested);
    connect(m_memory, &QPushButton::clicked, this, &LockBar::memoryRequested);
    retranslate();
    hide();
}

void LockBar::showLocked()
{
    m_isWaiting = false;
    m_trouble.reset();
    retranslate();
    show();
    m_unlock->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void LockBar::showWaiting()
{
    m_isWaiting = true;
    retranslate();
}

void LockBar::showTrouble(const SecretError &error)
{
    m_isWaiting = false;
    m_trouble = error;
    retranslate();
    m_unlock->setFocus(Qt::OtherFocusReason);
}

QString LockBar::text() const
{
    return m_text->text();
}

void LockBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

void LockBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::tint(palette(), Tone::Ask));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::line(palette()));
    painter.fillRect(QRect(0, 0, 3, height()), theme::tone(palette(), Tone::Ask));
}

void LockBar::retranslate()
{
    m_icon->setPixmap(icons::icon(QStringLiteral("lock"), Tone::Ask).pixmap(QSize(1, 1) * fontMetrics().height()));
    if (m_isWaiting) {
        m_text->setText(tr("Waiting for the keychain…"));
    } else if (m_trouble) {
        m_text->setText(joinedSentences({tr("Still locked."), secretErrorCause(*m_trouble)}));
    } else {
        m_text->setText(tr("Locked. Tokens and passwords have left memory; the countdowns go on."));
    }
    m_unlock->setText(m_trouble ? tr("Try again") : tr("Unlock"));
    m_unlock->setEnabled(!m_isWaiting);
    m_memory->setText(tr("Go on without the keychain"));
    m_memory->setToolTip(tr("Secrets are then kept in memory until you quit."));
    const bool isAbsent =
        m_trouble && (m_trouble->kind == SecretErrorKind::NoKeychain || m_trouble->kind == SecretErrorKind::NoAnswer);
    m_memory->setVisible(isAbsent && !m_isWaiting);
}

} // namespace tokenrack
