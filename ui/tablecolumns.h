// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servermodel.h"

#include <QObject>
#include <QStringList>

#include <array>

class QMenu;
class QTableView;

namespace tokenrack {

class Settings;

//! The columns of the table: which are shown, in which order, and how wide. Each is as wide as its longest text where
//! the person has not chosen another width, and the name takes the rest. Where there is too little room for all, the
//! system goes first, then the end gives up what a countdown does not need, so that neither names nor states nor
//! countdowns leave the window.
class TableColumns : public QObject
{
    Q_OBJECT

public:
    //! Each must outlive the columns. The table has its model.
    TableColumns(QTableView &table, const ServerModel &model, Settings &settings, const Clock &clock);

    //! Shows and hides columns; put into words each time it opens.
    QMenu *menu() const { return m_menu; }
    void save();
    //! Reads the words again, for another language or font.
    void measure();
    //! Into the room that there is.
    void fit();

    //! What all columns that the person wants need, in pixels.
    int comfortableWidth() const;
    //! What is needed for names, states and countdowns, in pixels.
    int leastWidth() const;

Q_SIGNALS:
    //! comfortableWidth() and leastWidth() are others now.
    void measured();

private:
    using Widths = std::array<int, ServerModel::ColumnCount>;

    void setUpHeader();
    void restore();
    bool isWanted(int column) const;
    int sum(const Widths &widths) const;
    void setWidths(const Widths &widths);
    QStringList longTexts(int column) const;
    int widthOf(int column, const QStringList &texts) const;
    void noteSize(int column, int oldWidth, int newWidth);
    void fillMenu();
    void show(int column, bool shown);

    QTableView &m_table;
    const ServerModel &m_model;
    Settings &m_settings;
    const Clock &m_clock;
    QMenu *m_menu;
    Widths m_comfortable{};
    Widths m_least{}; //!< 0 for a column that can go
    QStringList m_hidden; //!< names of those that the person does not want
    QStringList m_sized; //!< names of those that the person sized
    bool m_isFitting = false;
};

} // namespace tokenrack
