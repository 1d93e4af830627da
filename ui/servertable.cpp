// SPDX-License-Identifier: MIT
#include "ui/servertable.h"

#include "ui/countdowntimer.h"
#include "ui/longtexts.h"
#include "ui/serverdelegate.h"
#include "ui/servermodel.h"
#include "ui/settings.h"

#include <QHeaderView>
#include <QItemSelection>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>

namespace tokenrack {

namespace {

//! In files; by ServerModel::Column.
constexpr std::array columnNames{"server", "system", "status", "expires"};

} // namespace

ServerTable::ServerTable(ServerModel &model, Settings &settings, const Clock &clock, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_settings(settings)
    , m_clock(clock)
    , m_columnsMenu(new QMenu(this))
{
    setObjectName(QStringLiteral("serverTable"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setItemDelegate(new ServerDelegate(this));
    setModel(&model);
    setAccessibleName(tr("Servers"));
    m_columnsMenu->setObjectName(QStringLiteral("columnsMenu"));
    connect(m_columnsMenu, &QMenu::aboutToShow, this, &ServerTable::fillColumnsMenu);

    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_keptIds = selectedIds();
        m_isResetting = true;
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        selectServers(m_keptIds);
        m_isResetting = false;
        if (selectedIds() != m_keptIds) {
            Q_EMIT selectionIdsChanged();
        }
    });
    setUpHeader();
    m_countdown = new CountdownTimer(this, ServerModel::ExpiresColumn, ServerModel::EndRole, clock);
}

QList<QUuid> ServerTable::selectedIds() const
{
    QList<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex &index : selected) {
        rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    QList<QUuid> ids;
    for (const int row : std::as_const(rows)) {
        ids.append(m_model.idAt(row));
    }
    return ids;
}

void ServerTable::selectServers(const QList<QUuid> &ids)
{
    QItemSelection selection;
    int first = -1;
    for (const QUuid &id : ids) {
        const int row = m_model.rowOf(id);
        if (row >= 0) {
            selection.select(m_model.index(row, 0), m_model.index(row, ServerModel::ColumnCount - 1));
            first = first < 0 ? row : first;
        }
    }
    if (first >= 0) {
        selectionModel()->setCurrentIndex(m_model.index(first, 0), QItemSelectionModel::NoUpdate);
        scrollTo(m_model.index(first, 0));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void ServerTable::saveColumns()
{
    m_settings.setHeaderState(horizontalHeader()->saveState());
    QStringList hidden;
    for (int column = 0; column < ServerModel::ColumnCount; ++column) {
        if (isColumnHidden(column)) {
            hidden << QLatin1String(columnNames[std::size_t(column)]);
        }
    }
    m_settings.setHiddenColumns(hidden);
    m_settings.setSizedColumns(m_sizedColumns);
}

void ServerTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_isResetting) {
        Q_EMIT selectionIdsChanged();
    }
}

void ServerTable::keyPressEvent(QKeyEvent *event)
{
    // The view would copy the cell's text; a copy of ours is a token or nothing.
    if (event->matches(QKeySequence::Copy)) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ServerTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Servers"));
        fitColumns();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitRows();
        fitColumns();
    }
}

void ServerTable::setUpHeader()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fitRows();

    QHeaderView *header = horizontalHeader();
    header->setObjectName(QStringLiteral("serverTableHeader"));
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setStretchLastSection(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &at) { m_columnsMenu->popup(header->mapToGlobal(at)); });

    // The name takes what the others leave, so that a wider window shows longer addresses.
    header->setSectionResizeMode(ServerModel::ServerColumn, QHeaderView::Stretch);
    header->setSortIndicator(ServerModel::ServerColumn, Qt::AscendingOrder);
    restoreColumns();
    fitColumns();
    setSortingEnabled(true);
    connect(header, &QHeaderView::sectionResized, this, &ServerTable::noteSize);
}

void ServerTable::restoreColumns()
{
    const QByteArray state = m_settings.headerState();
    if (!state.isEmpty()) {
        horizontalHeader()->restoreState(state);
    }
    const QStringList hidden = m_settings.hiddenColumns();
    for (int column = 1; column < ServerModel::ColumnCount; ++column) {
        setColumnHidden(column, hidden.contains(QLatin1String(columnNames[std::size_t(column)])));
    }
    setColumnHidden(ServerModel::ServerColumn, false);
    m_sizedColumns = m_settings.sizedColumns();
}

void ServerTable::fitRows()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(ServerDelegate::rowHeight(font()));
}

void ServerTable::fitColumns()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    QHeaderView *header = horizontalHeader();
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 14);
    for (int column = ServerModel::ServerColumn + 1; column < ServerModel::ColumnCount; ++column) {
        if (m_sizedColumns.contains(QLatin1String(columnNames[std::size_t(column)]))) {
            continue;
        }
        int width = header->sectionSizeHint(column);
        const QStringList texts = longTexts(column);
        for (const QString &text : texts) {
            width = qMax(width, ServerDelegate::cellWidth(font(), column, text));
        }
        header->resizeSection(column, width);
    }
}

QStringList ServerTable::longTexts(int column) const
{
    switch (column) {
    case ServerModel::SystemColumn:
        return m_model.systemNames();
    case ServerModel::StatusColumn:
        return everyStatusText();
    case ServerModel::ExpiresColumn:
        return longExpiryTexts(m_clock.now());
    default:
        return {};
    }
}

void ServerTable::noteSize(int column, int oldWidth, int newWidth)
{
    // A width of nothing: hidden, or shown again. The first column only takes what the others leave.
    const bool isByPerson = !m_isFitting && oldWidth > 0 && newWidth > 0 && column != ServerModel::ServerColumn;
    const QString name = QLatin1String(columnNames[std::size_t(column)]);
    if (isByPerson && !m_sizedColumns.contains(name)) {
        m_sizedColumns.append(name);
    }
}

void ServerTable::fillColumnsMenu()
{
    m_columnsMenu->clear();
    for (int column = 0; column < ServerModel::ColumnCount; ++column) {
        QAction *action = m_columnsMenu->addAction(m_model.headerData(column, Qt::Horizontal).toString());
        action->setObjectName(QStringLiteral("column_") + QLatin1String(columnNames[std::size_t(column)]));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != ServerModel::ServerColumn);
        connect(action, &QAction::toggled, this, [this, column](bool shown) { showColumn(column, shown); });
    }
}

void ServerTable::showColumn(int column, bool shown)
{
    setColumnHidden(column, !shown);
    saveColumns();
}

} // namespace tokenrack
