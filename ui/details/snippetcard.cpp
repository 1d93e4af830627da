// SPDX-License-Identifier: MIT
#include "ui/details/snippetcard.h"

#include "ui/details/codetext.h"
#include "ui/icons.h"

#include <QBoxLayout>
#include <QTabBar>
#include <QToolButton>

#include <array>

namespace tokenrack {

namespace {

constexpr std::array kinds{SnippetKind::Curl, SnippetKind::Header, SnippetKind::Python, SnippetKind::PowerShell};

} // namespace

SnippetCard::SnippetCard(QWidget *parent)
    : Card(QStringLiteral("snippetCard"), parent)
    , m_tabs(new QTabBar)
    , m_copy(new QToolButton)
    , m_text(new CodeText(QStringLiteral("snippetText")))
{
    m_tabs->setObjectName(QStringLiteral("snippetTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        m_tabs->addTab(QString());
    }
    m_copy->setObjectName(QStringLiteral("snippetCopy"));
    m_copy->setIcon(icons::icon(QStringLiteral("copy")));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);

    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_tabs, 1);
    head->addWidget(m_copy);
    auto *rule = new QFrame;
    rule->setFrameShape(QFrame::HLine);
    rule->setFrameShadow(QFrame::Plain);
    rule->setForegroundRole(QPalette::Mid);
    rule->setFixedHeight(1);
    auto *top = new QVBoxLayout;
    top->setSpacing(0);
    top->addLayout(head);
    top->addWidget(rule);
    body()->setContentsMargins(13, 6, 13, 12);
    body()->addLayout(top);
    body()->addWidget(m_text);

    connect(m_tabs, &QTabBar::currentChanged, this, &SnippetCard::refresh);
    connect(m_copy, &QToolButton::clicked, this, [this] { Q_EMIT copyRequested(kind()); });
    retranslate();
}

void SnippetCard::setUse(const TokenUse &use, const Secret &maskedToken)
{
    m_use = use;
    m_maskedToken = maskedToken;
    refresh();
}

void SnippetCard::setReasonAgainst(const QString &reason)
{
    m_reasonAgainst = reason;
    retranslate();
}

void SnippetCard::retranslate()
{
    m_tabs->setTabText(0, QStringLiteral("curl"));
    m_tabs->setTabText(1, tr("Header"));
    m_tabs->setTabText(2, QStringLiteral("Python"));
    m_tabs->setTabText(3, QStringLiteral("PowerShell"));
    m_copy->setEnabled(m_reasonAgainst.isEmpty());
    m_copy->setToolTip(m_reasonAgainst.isEmpty() ? tr("Copy with the token inside") : m_reasonAgainst);
    m_copy->setAccessibleName(tr("Copy with the token inside"));
}

SnippetKind SnippetCard::kind() const
{
    return kinds[std::size_t(qBound(0, m_tabs->currentIndex(), int(kinds.size()) - 1))];
}

void SnippetCard::refresh()
{
    m_text->setText(m_use ? snippet(kind(), *m_use, m_maskedToken) : QString());
    m_text->updateGeometry();
}

} // namespace tokenrack
