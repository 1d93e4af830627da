// SPDX-License-Identifier: MIT
#pragma once

#include <QSplitter>

namespace tokenrack {

class TableColumns;

//! Sidebar, table and details side by side. Where the window is too narrow for all of them, the details give way
//! first: they become narrower, then they go while nothing is selected, and when they would push names, states or
//! countdowns out of the table they go anyway, unless the person wants
//! them all the same.
class Panes : public QSplitter
{
    Q_OBJECT

public:
    //! \a pages has the table with the \a columns. All belong to the panes then.
    Panes(QWidget *sidebar, QWidget *pages, const TableColumns &columns, QWidget *details, QWidget *parent = nullptr);

    //! Without servers there is nothing to say about one.
    void setHasServers(bool has);
    void setHasSelection(bool has);
    void setAlwaysShowsDetails(bool always);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void noteSizes();
    void arrange();

    QWidget *m_sidebar;
    QWidget *m_pages;
    const TableColumns &m_columns;
    QWidget *m_details;
    int m_sidebarWidth; //!< wanted, in pixels, as the next
    int m_detailsWidth;
    int m_tableWidth; //!< to which the person has pushed it, if that is less than it needs
    bool m_hasServers = true;
    bool m_hasSelection = false;
    bool m_alwaysShowsDetails = false;
};

} // namespace tokenrack
