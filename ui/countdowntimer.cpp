// SPDX-License-Identifier: MIT
#include "ui/countdowntimer.h"

#include "ui/ticker.h"

#include <QAbstractItemModel>
#include <QScrollBar>
#include <QTableView>

namespace tokenrack {

CountdownTimer::CountdownTimer(QTableView *view, int column, int endRole, const Clock &clock)
    : QObject(view)
    , m_view(view)
    , m_column(column)
    , m_endRole(endRole)
    , m_clock(clock)
    , m_ticker(new Ticker(view))
{
    connect(m_ticker, &Ticker::ticked, this, &CountdownTimer::repaint);
    connect(m_ticker, &Ticker::seen, this, &CountdownTimer::repaint);
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, &CountdownTimer::rearm);
    const QAbstractItemModel *model = view->model();
    connect(model, &QAbstractItemModel::dataChanged, this, &CountdownTimer::rearm);
    connect(model, &QAbstractItemModel::modelReset, this, &CountdownTimer::rearm);
    connect(model, &QAbstractItemModel::layoutChanged, this, &CountdownTimer::rearm);
    connect(model, &QAbstractItemModel::rowsInserted, this, &CountdownTimer::rearm);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &CountdownTimer::rearm);
    connect(model, &QAbstractItemModel::rowsMoved, this, &CountdownTimer::rearm);
    rearm();
}

bool CountdownTimer::isTicking() const
{
    return m_ticker->isTicking();
}

std::chrono::milliseconds CountdownTimer::interval() const
{
    const auto [first, last] = visibleRows();
    const qint64 now = toMs(m_clock.now());
    const qint64 hour = Milliseconds(std::chrono::hours(1)).count();
    for (int row = first; row >= 0 && row <= last; ++row) {
        const QVariant end = m_view->model()->index(row, m_column).data(m_endRole);
        const qint64 left = end.toLongLong() - now;
        if (end.isValid() && left > -Milliseconds(std::chrono::minutes(1)).count() && left < hour) {
            return fast;
        }
    }
    return slow;
}

std::pair<int, int> CountdownTimer::visibleRows() const
{
    const int rows = m_view->model()->rowCount();
    const int first = m_view->rowAt(0);
    if (rows == 0 || first < 0) {
        return {-1, -1};
    }
    const int last = m_view->rowAt(m_view->viewport()->height() - 1);
    return {first, last < 0 ? rows - 1 : last};
}

void CountdownTimer::rearm()
{
    m_ticker->setInterval(m_view->model()->rowCount() > 0 ? std::optional(interval()) : std::nullopt);
}

void CountdownTimer::repaint()
{
    rearm();
    const int left = m_view->columnViewportPosition(m_column);
    m_view->viewport()->update(left, 0, m_view->columnWidth(m_column), m_view->viewport()->height());
}

} // namespace tokenrack
