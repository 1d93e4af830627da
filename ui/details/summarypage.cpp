// SPDX-License-Identifier: MIT
#include "ui/details/summarypage.h"

#include "ui/details/card.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

#include <numeric>

namespace tokenrack {

SummaryPage::SummaryPage(const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_card(new Card(QStringLiteral("summaryCard")))
    , m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("summaryPage"));
    m_title->setObjectName(QStringLiteral("summaryTitle"));
    m_title->setFont(theme::strong(theme::scaled(font(), 1.25)));
    m_title->setWordWrap(true);
    m_grid->setColumnStretch(1, 1);
    m_grid->setHorizontalSpacing(7);
    m_grid->setVerticalSpacing(6);
    m_card->body()->addLayout(m_grid);

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(6);
    for (QAction *action : actions) {
        auto *button = new QToolButton;
        button->setObjectName(QStringLiteral("summary_") + action->objectName());
        button->setProperty("outlined", true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setDefaultAction(action);
        buttons->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_card);
    layout->addLayout(buttons);
    layout->addStretch();
}

void SummaryPage::setCounts(const Counts &counts)
{
    m_counts = counts;
    refresh();
}

void SummaryPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        refresh();
    }
}

void SummaryPage::refresh()
{
    m_title->setText(tr("%n servers selected", nullptr, std::accumulate(m_counts.begin(), m_counts.end(), 0)));
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int size = fontMetrics().height() * 4 / 5;
    int row = 0;
    for (const StatusGroup group : statusGroups) {
        const int count = m_counts[std::size_t(group)];
        if (count == 0) {
            continue;
        }
        const StatusLook look = lookOf(group);
        auto *icon = new QLabel;
        icon->setPixmap(icons::icon(look.icon, look.tone).pixmap(QSize(size, size)));
        auto *number = new QLabel(QLocale().toString(count));
        number->setForegroundRole(QPalette::PlaceholderText);
        m_grid->addWidget(icon, row, 0);
        m_grid->addWidget(new QLabel(groupText(group)), row, 1);
        m_grid->addWidget(number, row, 2, Qt::AlignRight);
        ++row;
    }
}

} // namespace tokenrack
