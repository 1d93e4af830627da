// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

#include <QObject>

class QTableView;

namespace tokenrack {

class Ticker;

//! Repaints the cells of one column that can be seen: each second while one of them counts to less than an hour away,
//! else each half minute, and not at all while nobody can see the table.
class CountdownTimer : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds fast = std::chrono::seconds(1);
    static constexpr std::chrono::milliseconds slow = std::chrono::seconds(30);

    //! \a endRole of the column gives the moment that a cell counts to, in ms since 1970. Belongs to \a view.
    CountdownTimer(QTableView *view, int column, int endRole, const Clock &clock);

    bool isTicking() const;
    //! As it fits what can be seen now.
    std::chrono::milliseconds interval() const;

private:
    std::pair<int, int> visibleRows() const;
    void rearm();
    void repaint();

    QTableView *m_view;
    int m_column;
    int m_endRole;
    const Clock &m_clock;
    Ticker *m_ticker;
};

} // namespace tokenrack
