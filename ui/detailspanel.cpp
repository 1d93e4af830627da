// SPDX-License-Identifier: MIT
#include "ui/detailspanel.h"

#include "ui/actions.h"
#include "ui/details/serverdetails.h"
#include "ui/details/summarypage.h"
#include "ui/statuslook.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

namespace tokenrack {

DetailsPanel::DetailsPanel(const Parts &parts, QWidget *parent)
    : QStackedWidget(parent)
    , m_parts(parts)
{
    setObjectName(QStringLiteral("detailsPanel"));
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    addWidget(makeHint());
    retranslate();
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(0);
    connect(&m_refreshTimer, &QTimer::timeout, this, &DetailsPanel::refresh);
    connect(&parts.sessions, &Sessions::changed, this, &DetailsPanel::refreshIfShown);
    connect(&parts.sessions, &Sessions::lockedChanged, this, &DetailsPanel::refresh);
    connect(&parts.catalog, &Catalog::changed, this, &DetailsPanel::refreshIfShown);
}

void DetailsPanel::setServers(const QList<QUuid> &ids)
{
    m_ids = ids;
    refresh();
}

QSize DetailsPanel::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 50, 400};
}

QSize DetailsPanel::minimumSizeHint() const
{
    return QStackedWidget::minimumSizeHint().expandedTo({fontMetrics().averageCharWidth() * 40, 0});
}

void DetailsPanel::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

QWidget *DetailsPanel::makeHint()
{
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("detailsHint"));
    m_hint = new QLabel;
    m_hint->setObjectName(QStringLiteral("detailsHintText"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(28, 28, 28, 28);
    layout->addWidget(m_hint);
    return page;
}

void DetailsPanel::refreshIfShown(QUuid id)
{
    if (m_ids.contains(id)) {
        m_refreshTimer.start();
    }
}

void DetailsPanel::refresh()
{
    m_ids.removeIf([this](const QUuid &id) { return !m_parts.catalog.find(id); });
    if (m_ids.isEmpty()) {
        setCurrentIndex(0);
        if (m_details) {
            m_details->clear();
        }
    } else if (m_ids.size() == 1) {
        if (!m_details) {
            m_details = new ServerDetails({m_parts.catalog, m_parts.sessions, m_parts.providers, m_parts.secrets,
                                           m_parts.clock, m_parts.actions});
            addWidget(m_details);
            connect(m_details, &ServerDetails::fieldCopyRequested, this, &DetailsPanel::fieldCopyRequested);
        }
        m_details->setServer(m_ids.first());
        setCurrentWidget(m_details);
    } else {
        showSummary();
    }
}

void DetailsPanel::showSummary()
{
    if (!m_summary) {
        const Actions &actions = m_parts.actions;
        m_summary = new SummaryPage({actions.get(Act::LogIn), actions.get(Act::Refresh), actions.get(Act::Check),
                                     actions.get(Act::LogOut), actions.get(Act::CopyToken)});
        addWidget(m_summary);
    }
    SummaryPage::Counts counts{};
    for (const QUuid &id : std::as_const(m_ids)) {
        ++counts[std::size_t(groupOf(m_parts.sessions.status(id)))];
    }
    m_summary->setCounts(counts);
    setCurrentWidget(m_summary);
    if (m_details) {
        m_details->clear();
    }
}

void DetailsPanel::retranslate()
{
    m_hint->setText(tr("Select a server to see how long its token lives, and to copy it."));
}

} // namespace tokenrack
