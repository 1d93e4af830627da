// SPDX-License-Identifier: MIT
#include "ui/details/tokencard.h"

#include "ui/details/codetext.h"
#include "ui/icons.h"
#include "ui/showtext.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace tokenrack {

namespace {

//! A hint that gives way where there is too little room for all of it.
class RoomyLabel : public QLabel
{
public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (width() >= sizeHint().width()) {
            QLabel::paintEvent(event);
        }
    }
};

} // namespace

TokenCard::TokenCard(QMenu *copyMenu, QWidget *parent)
    : Card(QStringLiteral("tokenCard"), parent)
    , m_title(new QLabel)
    , m_place(plainLabel(QStringLiteral("tokenPlace")))
    , m_token(new CodeText(QStringLiteral("tokenText")))
    , m_copy(new QPushButton)
    , m_show(new QPushButton)
    , m_copyAs(new QToolButton)
    , m_key(new RoomyLabel(QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)))
{
    const QFont small = theme::small(font());
    for (QLabel *label : {m_title, m_place, m_key}) {
        label->setFont(small);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_place->setAlignment(Qt::AlignRight);
    m_copy->setObjectName(QStringLiteral("tokenCopy"));
    m_copy->setProperty("primary", true);
    m_copy->setIcon(icons::icon(QStringLiteral("copy")));
    m_show->setObjectName(QStringLiteral("tokenShow"));
    m_copyAs->setObjectName(QStringLiteral("tokenCopyAs"));
    m_copyAs->setProperty("outlined", true);
    m_copyAs->setPopupMode(QToolButton::InstantPopup);
    m_copyAs->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_copyAs->setFocusPolicy(Qt::StrongFocus);
    m_copyAs->setMenu(copyMenu);
    m_maskAgain.setSingleShot(true);
    m_maskAgain.setInterval(shownFor);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_place, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_show);
    buttons->addWidget(m_copyAs);
    buttons->addStretch();
    buttons->addWidget(m_key);
    body()->addLayout(head);
    body()->addWidget(m_token);
    body()->addLayout(buttons);

    connect(&m_maskAgain, &QTimer::timeout, this, &TokenCard::mask);
    connect(m_copy, &QPushButton::clicked, this, &TokenCard::copyRequested);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (isRevealed()) {
            mask();
        } else {
            Q_EMIT showRequested();
        }
    });
    retranslate();
}

void TokenCard::setToken(const QString &masked, const QString &place)
{
    m_masked = masked;
    m_place->setText(place);
    mask();
}

void TokenCard::reveal(const Secret &token)
{
    m_token->setText(token.revealText());
    m_maskAgain.start();
    retranslate();
}

void TokenCard::setReasonAgainst(const QString &reason)
{
    m_reasonAgainst = reason;
    retranslate();
}

void TokenCard::retranslate()
{
    m_title->setText(tr("Access token"));
    m_copy->setText(tr("Copy"));
    m_show->setText(isRevealed() ? tr("Hide") : tr("Show"));
    const QString showTip = tr("Shows the token for %n second(s)", nullptr, int(shownFor.count()));
    m_copy->setToolTip(m_reasonAgainst);
    m_show->setToolTip(m_reasonAgainst.isEmpty() ? showTip : m_reasonAgainst);
    m_copyAs->setToolTip(m_reasonAgainst);
    for (QAbstractButton *button : std::initializer_list<QAbstractButton *>{m_copy, m_show, m_copyAs}) {
        button->setEnabled(m_reasonAgainst.isEmpty());
    }
    m_copyAs->setText(tr("Copy as"));
    m_copyAs->setAccessibleName(tr("Copy the token in another form"));
}

void TokenCard::hideEvent(QHideEvent *event)
{
    mask();
    Card::hideEvent(event);
}

void TokenCard::mask()
{
    m_maskAgain.stop();
    m_token->setText(m_masked);
    retranslate();
}

} // namespace tokenrack
