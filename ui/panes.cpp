// SPDX-License-Identifier: MIT
#include "ui/panes.h"

#include "ui/tablecolumns.h"

namespace tokenrack {

Panes::Panes(QWidget *sidebar, QWidget *pages, const TableColumns &columns, QWidget *details, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_sidebar(sidebar)
    , m_pages(pages)
    , m_columns(columns)
    , m_details(details)
    , m_sidebarWidth(sidebar->sizeHint().width())
    , m_detailsWidth(details->sizeHint().width())
    , m_tableWidth(QWIDGETSIZE_MAX)
{
    setObjectName(QStringLiteral("splitter"));
    for (QWidget *pane : {sidebar, pages, details}) {
        addWidget(pane);
    }
    setStretchFactor(1, 1);
    setChildrenCollapsible(false);
    pages->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    connect(this, &QSplitter::splitterMoved, this, &Panes::noteSizes);
    connect(&columns, &TableColumns::measured, this, &Panes::arrange);
}

void Panes::setHasServers(bool has)
{
    m_hasServers = has;
    arrange();
}

void Panes::setHasSelection(bool has)
{
    m_hasSelection = has;
    arrange();
}

void Panes::setAlwaysShowsDetails(bool always)
{
    m_alwaysShowsDetails = always;
    arrange();
}

QSize Panes::minimumSizeHint() const
{
    // The details can go.
    return {m_sidebar->minimumSizeHint().width() + handleWidth() + m_pages->minimumWidth(),
            QSplitter::minimumSizeHint().height()};
}

void Panes::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    arrange();
}

void Panes::noteSizes()
{
    m_sidebarWidth = m_sidebar->width();
    if (!m_details->isHidden()) {
        m_detailsWidth = m_details->width();
    }
    m_tableWidth = m_pages->width();
}

void Panes::arrange()
{
    const int least = m_columns.leastWidth();
    const int comfortable = qBound(least, m_tableWidth, m_columns.comfortableWidth());
    const int narrowSidebar = m_sidebar->minimumSizeHint().width();
    const int narrowDetails = m_details->minimumSizeHint().width();
    int sidebar = qMax(m_sidebarWidth, narrowSidebar);

    const int forBoth = width() - sidebar - 2 * handleWidth();
    bool isRoomy = forBoth >= comfortable + narrowDetails;
    if (!isRoomy && (m_hasSelection || m_alwaysShowsDetails)) {
        sidebar = qBound(narrowSidebar, sidebar - (least + narrowDetails - forBoth), sidebar);
        isRoomy = width() - sidebar - 2 * handleWidth() >= least + narrowDetails;
    }
    const bool showsDetails = m_hasServers && (isRoomy || m_alwaysShowsDetails);
    m_details->setVisible(showsDetails);
    if (!showsDetails) {
        sidebar = qBound(narrowSidebar, width() - handleWidth() - comfortable, qMax(m_sidebarWidth, narrowSidebar));
        setSizes({sidebar, width() - handleWidth() - sidebar, 0});
        return;
    }
    const int rest = width() - sidebar - 2 * handleWidth();
    const int details = qMax(narrowDetails, qMin(m_detailsWidth, rest - comfortable));
    setSizes({sidebar, rest - details, details});
}

} // namespace tokenrack
