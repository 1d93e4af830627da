// SPDX-License-Identifier: MIT
#pragma once

#include "app/application.h"
#include "core/session/serverstate.h"

#include <QDialog>
#include <QString>
#include <QTest>
#include <QUuid>

#include <optional>

class QAbstractItemView;
class QAction;

namespace tokenrack {

class MainWindow;

//! Uses the real window the way a person does: clicks rows and buttons, types into fields, presses keys, and looks at
//! what the table then says. Everything is found by object name. A wait that comes to nothing returns false or nullptr.
class WindowPilot
{
public:
    static constexpr int patience = 20'000; //!< ms; log-ins on loopback take a few hundred at most

    explicit WindowPilot(Application &application);

    //! Starts the program and waits for its window to be exposed and active.
    bool start();
    MainWindow *window() const;

    //! \name The table
    //! @{
    bool waitForServers(int count) const;
    QStringList serverNames() const;
    //! The text of a column of the row that shows this server; empty when there is none.
    QString cell(const QString &server, int column) const;
    std::optional<Status> status(const QString &server) const;
    bool waitForStatus(const QString &server, Status wanted) const;
    //! Clicks the row, after scrolling to it.
    bool select(const QString &server) const;
    //! Scrolls on to where no row is cut at the top.
    bool alignRows() const;
    //! @}

    //! Clicks the button of an action in the tool bar, or picks the action where it only stands in a menu.
    bool trigger(const QString &actionName) const;
    //! Selects the server and clicks Log in.
    bool logIn(const QString &server) const;

    //! Closes every message in the strip.
    void closeStrip() const;

    //! The dialog of that name once it is open.
    QDialog *waitForDialog(const QString &name) const;
    bool waitUntilClosed(const QString &name) const;
    //! Types into a field of the dialog, in the place of what stands there.
    bool type(const QWidget *dialog, const QString &field, const QString &text) const;
    bool click(const QWidget *dialog, const QString &button) const;
    //! The text of a label, a note, a button or a field inside \a parent.
    QString text(const QWidget *parent, const QString &name) const;

    //! What the screen shows of the widget's window, dialogs above it included.
    bool takePicture(const QWidget *of, const QString &path) const;

private:
    QAbstractItemView *table() const;
    QModelIndex row(const QString &server) const;
    QAction *action(const QString &name) const;

    Application &m_application;
};

} // namespace tokenrack
