// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>
#include <QUuid>

namespace tokenrack {

class Clock;
class CountdownTimer;
class ServerModel;
class Sessions;
class Settings;
class TableColumns;

//! The table of servers. What is selected is known by ids, so that filtering and sorting do not lose it. A selected
//! server that the filter leaves out only while something is being done with it stays selected, and where the last one
//! goes for good its neighbour takes its place, so that the next key finds something to act on.
class ServerTable : public QTableView
{
    Q_OBJECT

public:
    //! Each must outlive the table.
    ServerTable(ServerModel &model, const Sessions &sessions, Settings &settings, const Clock &clock,
                QWidget *parent = nullptr);

    //! In the order of the table; after them those that are out of sight while something is being done with them.
    QList<QUuid> selectedIds() const;
    void selectServers(const QList<QUuid> &ids);

    TableColumns &columns() const { return *m_columns; }

Q_SIGNALS:
    void selectionIdsChanged();

protected:
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void followModel();
    bool isBusy(QUuid id) const;
    void beginReset();
    void endReset();
    void endRemoving();
    void takeBack(int first, int last);
    void noteState(QUuid id);
    void selectSomething();
    void updateRow(const QModelIndex &index);
    void fitRows();

    ServerModel &m_model;
    const Sessions &m_sessions;
    TableColumns *m_columns = nullptr;
    CountdownTimer *m_countdown;
    QList<QUuid> m_keptIds; //!< selected, while the model is being reset
    QList<QUuid> m_awayIds; //!< selected, busy, and left out by the filter
    bool m_isKeeping = false; //!< what happens to the selection comes of the model, not of the person
    int m_gap = -1; //!< where the rows are that are being removed, if one of them is selected
};

} // namespace tokenrack
