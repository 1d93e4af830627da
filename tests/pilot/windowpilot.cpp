// SPDX-License-Identifier: MIT
#include "tests/pilot/windowpilot.h"

#include "ui/dialogs/note.h"
#include "ui/mainwindow.h"
#include "ui/servermodel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QScrollBar>
#include <QTableView>
#include <QToolBar>

#include <algorithm>
#include <utility>

namespace tokenrack {

WindowPilot::WindowPilot(Application &application)
    : m_application(application)
{ }

bool WindowPilot::start()
{
    m_application.start();
    MainWindow *shown = window();
    if (!shown || !QTest::qWaitForWindowExposed(shown, patience)) {
        return false;
    }
    shown->activateWindow();
    return QTest::qWaitForWindowActive(shown, patience);
}

MainWindow *WindowPilot::window() const
{
    return m_application.window();
}

QAbstractItemView *WindowPilot::table() const
{
    return window()->findChild<QTableView *>(QStringLiteral("serverTable"));
}

bool WindowPilot::waitForServers(int count) const
{
    return QTest::qWaitFor([this, count] { return serverNames().size() == count; }, patience);
}

QStringList WindowPilot::serverNames() const
{
    QStringList names;
    const QAbstractItemModel *model = table()->model();
    for (int i = 0; i < model->rowCount(); ++i) {
        names.append(model->index(i, ServerModel::ServerColumn).data().toString());
    }
    return names;
}

QModelIndex WindowPilot::row(const QString &server) const
{
    const qsizetype found = serverNames().indexOf(server);
    return found < 0 ? QModelIndex() : table()->model()->index(int(found), ServerModel::ServerColumn);
}

QString WindowPilot::cell(const QString &server, int column) const
{
    const QModelIndex index = row(server);
    return index.isValid() ? index.siblingAtColumn(column).data().toString() : QString();
}

std::optional<Status> WindowPilot::status(const QString &server) const
{
    const QModelIndex index = row(server);
    return index.isValid() ? std::optional(Status(index.data(ServerModel::StatusRole).toInt())) : std::nullopt;
}

bool WindowPilot::waitForStatus(const QString &server, Status wanted) const
{
    return QTest::qWaitFor([&] { return status(server) == wanted; }, patience);
}

bool WindowPilot::select(const QString &server) const
{
    const QModelIndex index = row(server);
    if (!index.isValid()) {
        return false;
    }
    table()->scrollTo(index);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
    return table()->selectionModel()->isRowSelected(index.row());
}

bool WindowPilot::alignRows() const
{
    QScrollBar *bar = table()->verticalScrollBar();
    const int row = table()->visualRect(table()->indexAt({1, 1})).height();
    const int whole = bar->value() - bar->value() % row;
    bar->setValue(whole == bar->value() || whole + row > bar->maximum() ? whole : whole + row);
    return bar->value() % row == 0;
}

void WindowPilot::closeStrip() const
{
    auto *close = window()->findChild<QAbstractButton *>(QStringLiteral("messageClose"));
    while (close->isVisible()) {
        QTest::mouseClick(close, Qt::LeftButton);
    }
}

QAction *WindowPilot::action(const QString &name) const
{
    return window()->findChild<QAction *>(name);
}

bool WindowPilot::trigger(const QString &actionName) const
{
    QAction *wanted = action(actionName);
    if (!wanted || !QTest::qWaitFor([wanted] { return wanted->isEnabled(); }, patience)) {
        return false;
    }
    const auto toolBars = window()->findChildren<QToolBar *>();
    for (const QToolBar *toolBar : toolBars) {
        if (auto *button = qobject_cast<QAbstractButton *>(toolBar->widgetForAction(wanted))) {
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    }
    wanted->trigger();
    return true;
}

bool WindowPilot::logIn(const QString &server) const
{
    return select(server) && trigger(QStringLiteral("logIn"));
}

QDialog *WindowPilot::waitForDialog(const QString &name) const
{
    QDialog *found = nullptr;
    const bool opened = QTest::qWaitFor(
        [&found, &name] {
            const auto widgets = QApplication::topLevelWidgets();
            for (QWidget *widget : widgets) {
                if (widget->objectName() == name && widget->isVisible()) {
                    found = qobject_cast<QDialog *>(widget);
                    return found != nullptr;
                }
            }
            return false;
        },
        patience);
    if (!opened || !QTest::qWaitForWindowExposed(found, patience)) {
        return nullptr;
    }
    found->activateWindow();
    return QTest::qWaitForWindowActive(found, patience) ? found : nullptr;
}

bool WindowPilot::waitUntilClosed(const QString &name) const
{
    return QTest::qWaitFor(
        [&name] {
            const auto widgets = QApplication::topLevelWidgets();
            return std::none_of(widgets.cbegin(), widgets.cend(), [&name](const QWidget *widget) {
                return widget->objectName() == name && widget->isVisible();
            });
        },
        patience);
}

bool WindowPilot::type(const QWidget *dialog, const QString &field, const QString &text) const
{
    auto *edit = dialog->findChild<QLineEdit *>(field);
    if (!edit) {
        return false;
    }
    QTest::mouseClick(edit, Qt::LeftButton);
    edit->selectAll();
    QTest::keyClicks(edit, text);
    return edit->text() == text;
}

bool WindowPilot::click(const QWidget *dialog, const QString &button) const
{
    auto *found = dialog->findChild<QAbstractButton *>(button);
    if (!found || !QTest::qWaitFor([found] { return found->isEnabled() && found->isVisible(); }, patience)) {
        return false;
    }
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

QString WindowPilot::text(const QWidget *parent, const QString &name) const
{
    if (const auto *note = parent->findChild<Note *>(name)) {
        return note->text();
    }
    if (const auto *label = parent->findChild<QLabel *>(name)) {
        return label->text();
    }
    if (const auto *button = parent->findChild<QAbstractButton *>(name)) {
        return button->text();
    }
    const auto *edit = parent->findChild<QLineEdit *>(name);
    return edit ? edit->text() : QString();
}

bool WindowPilot::takePicture(const QWidget *of, const QString &path) const
{
    const auto grab = [of] {
        const QRect area = of->window()->frameGeometry();
        return of->screen()->grabWindow(0, area.x(), area.y(), area.width(), area.height()).toImage();
    };
    // What is still being laid out or painted shows as a difference; a picture that stands for some looks is done.
    constexpr int looks = 20;
    QImage seen;
    int same = 0;
    const bool stands = QTest::qWaitFor(
        [&] {
            const QImage before = std::exchange(seen, grab());
            same = seen == before ? same + 1 : 0;
            return same == looks;
        },
        patience);
    return stands && seen.save(path);
}

} // namespace tokenrack
