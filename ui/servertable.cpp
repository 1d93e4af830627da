// SPDX-License-Identifier: MIT
#include "ui/servertable.h"

#include "core/session/sessions.h"
#include "ui/countdowntimer.h"
#include "ui/serverdelegate.h"
#include "ui/servermodel.h"
#include "ui/tablecolumns.h"

#include <QHeaderView>
#include <QItemSelection>
#include <QKeyEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace tokenrack {

ServerTable::ServerTable(ServerModel &model, const Sessions &sessions, Settings &settings, const Clock &clock,
                         QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_sessions(sessions)
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
    followModel();
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fitRows();
    m_columns = new TableColumns(*this, model, settings, clock);
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
    return ids + m_awayIds;
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

void ServerTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_isKeeping) {
        m_awayIds.clear();
        Q_EMIT selectionIdsChanged();
    }
}

void ServerTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(previous);
    updateRow(current);
}

void ServerTable::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    m_isKeeping = true;
    m_gap = -1;
    for (int row = first; row <= last; ++row) {
        if (!selectionModel()->isRowSelected(row)) {
            continue;
        }
        m_gap = first;
        if (const QUuid id = m_model.idAt(row); isBusy(id)) {
            m_awayIds.append(id);
        }
    }
    QTableView::rowsAboutToBeRemoved(parent, first, last);
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
        m_columns->measure();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitRows();
        m_columns->measure();
    }
}

void ServerTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_columns->fit();
}

void ServerTable::followModel()
{
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &ServerTable::beginReset);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ServerTable::endReset);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ServerTable::endRemoving);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { takeBack(first, last); });
    // The model hears of a change first: what it shows again is back by then.
    connect(&m_sessions, &Sessions::changed, this, &ServerTable::noteState);
}

bool ServerTable::isBusy(QUuid id) const
{
    return m_sessions.state(id).busy != Busy::No;
}

void ServerTable::beginReset()
{
    m_keptIds = selectedIds();
    m_isKeeping = true;
}

void ServerTable::endReset()
{
    selectServers(m_keptIds);
    m_awayIds.removeIf([this](const QUuid &id) { return m_model.rowOf(id) >= 0; });
    m_isKeeping = false;
    if (selectedIds() != m_keptIds) {
        Q_EMIT selectionIdsChanged();
    }
}

void ServerTable::endRemoving()
{
    if (m_gap >= 0 && !selectionModel()->hasSelection()) {
        const int neighbour = qMin(m_gap, m_model.rowCount() - 1);
        selectionModel()->setCurrentIndex(m_model.index(neighbour, 0), QItemSelectionModel::NoUpdate);
    }
    m_isKeeping = false;
    if (m_gap >= 0) {
        selectSomething();
    }
}

void ServerTable::takeBack(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        if (!m_awayIds.removeOne(m_model.idAt(row))) {
            continue;
        }
        const QScopedValueRollback keeping(m_isKeeping, true);
        const QModelIndex index = m_model.index(row, 0);
        if (!selectionModel()->hasSelection()) {
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
            scrollTo(index);
        }
        selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        Q_EMIT selectionIdsChanged();
    }
}

void ServerTable::noteState(QUuid id)
{
    if (m_awayIds.contains(id) && !isBusy(id)) {
        m_awayIds.removeOne(id);
        selectSomething();
    }
}

//! Where nothing is selected any more: the current row, which is the neighbour of the one that went.
void ServerTable::selectSomething()
{
    if (selectedIds().isEmpty() && currentIndex().isValid()) {
        const QScopedValueRollback keeping(m_isKeeping, true);
        selectServers({m_model.idAt(currentIndex().row())});
    }
    Q_EMIT selectionIdsChanged();
}

//! The frame of the current row goes around all its cells.
void ServerTable::updateRow(const QModelIndex &index)
{
    if (index.isValid()) {
        const QRect cell = visualRect(index);
        viewport()->update(0, cell.top(), viewport()->width(), cell.height());
    }
}

void ServerTable::fitRows()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(ServerDelegate::rowHeight(font()));
}

} // namespace tokenrack
