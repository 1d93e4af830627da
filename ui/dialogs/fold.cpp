// SPDX-License-Identifier: MIT
#include "ui/dialogs/fold.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace tokenrack {

Fold::Fold(QWidget *parent)
    : QWidget(parent)
    , m_head(new QToolButton(this))
    , m_content(new QWidget(this))
    , m_rows(new QVBoxLayout(m_content))
{
    m_head->setObjectName(QStringLiteral("head"));
    m_head->setAutoRaise(true);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setFocusPolicy(Qt::StrongFocus);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(9);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(9);
    all->addWidget(m_head, 0, Qt::AlignLeft);
    all->addWidget(m_content);
    connect(m_head, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    setOpen(false);
}

void Fold::setTitle(const QString &title)
{
    m_head->setText(title);
}

void Fold::add(QWidget *widget)
{
    m_rows->addWidget(widget);
}

QWidget *Fold::head() const
{
    return m_head;
}

void Fold::setOpen(bool open)
{
    m_isOpen = open;
    m_head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_content->setVisible(open);
}

} // namespace tokenrack
