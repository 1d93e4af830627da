// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>
#include <QUuid>

class QMenu;

namespace tokenrack {

class Clock;
class CountdownTimer;
class ServerModel;
class Settings;

//! The table of servers. What is selected is known by ids, so that filtering and sorting do not lose it.
class ServerTable : public QTableView
{
    Q_OBJECT

public:
    //! Each must outlive the table.
    ServerTable(ServerModel &model, Settings &settings, const Clock &clock, QWidget *parent = nullptr);

    //! In the order of the table.
    QList<QUuid> selectedIds() const;
    void selectServers(const QList<QUuid> &ids);

    //! Shows and hides columns; put into words each time it opens.
    QMenu *columnsMenu() const { return m_columnsMenu; }
    void saveColumns();

Q_SIGNALS:
    void selectionIdsChanged();

protected:
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpHeader();
    void restoreColumns();
    void fitRows();
    //! To the longest text, where the person has not chosen another width.
    void fitColumns();
    QStringList longTexts(int column) const;
    void noteSize(int column, int oldWidth, int newWidth);
    void fillColumnsMenu();
    void showColumn(int column, bool shown);

    ServerModel &m_model;
    Settings &m_settings;
    const Clock &m_clock;
    QMenu *m_columnsMenu;
    CountdownTimer *m_countdown;
    QList<QUuid> m_keptIds; //!< selected, while the model is being reset
    bool m_isResetting = false;
    bool m_isFitting = false;
    QStringList m_sizedColumns; //!< names of those that the person sized
};

} // namespace tokenrack
