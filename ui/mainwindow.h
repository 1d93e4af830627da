// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"
#include "ui/dialogs/serverdialog.h"
#include "ui/notices.h"
#include "ui/servermodel.h"
#include "ui/settings.h"
#include "ui/sidebarmodel.h"
#include "ui/tokencopier.h"

#include <QMainWindow>

#include <memory>

class QLineEdit;
class QStackedWidget;

namespace tokenrack {

class Actions;
class Commands;
class Deletions;
class DetailsPanel;
class EmptyPage;
class Menus;
class Importer;
class LockBar;
class MessageStrip;
class Panes;
class QuestionPresenter;
class ServerTable;
class Sidebar;
class StatusLine;
class ToolBar;
class Transfer;

//! The window: puts the parts together and connects them.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    //! What the window shows and works with; each must outlive it.
    struct Parts
    {
        Catalog &catalog;
        Importer &importer;
        Sessions &sessions;
        const ProviderRegistry &providers;
        SecretKeeper &secrets;
        Settings &settings;
        ClipboardGuard &clipboard;
        const Clock &clock;
    };

    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! What can wait until the window has been painted.
    void prepare();
    void importFile(const QString &path);
    //! A sentence that must not be missed, such as that a damaged file was set aside.
    void tell(const QString &key, const std::function<QString()> &text);
    //! Finishes what could still be undone; \a done is called when the keychain has answered.
    void settle(const std::function<void()> &done);

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeWidgets();
    void makeEmptyPage();
    void layOut();
    void makeToolBar();
    void connectParts();
    void connectActions();
    void restoreShape();
    void saveShape();

    QString importableFile(const QDropEvent &event) const;
    ServerDialog *makeServerDialog();
    void applyFilter();
    void goFromFilterToTable();
    void clearFilter();
    void showPage();
    void showContextMenu(const QPoint &at);
    void showServer(QUuid id);
    void showKeys();
    void sayCopied(const TokenCopier::Outcome &outcome);
    void setTexts();

    Parts m_parts;
    ServerModel m_model;
    SidebarModel m_sidebarModel;
    Actions *m_actions;
    TokenCopier m_copier;
    MessageStrip *m_strip = nullptr;
    LockBar *m_lockBar = nullptr;
    Sidebar *m_sidebar = nullptr;
    ServerTable *m_table = nullptr;
    EmptyPage *m_empty = nullptr;
    QStackedWidget *m_pages = nullptr;
    DetailsPanel *m_details = nullptr;
    StatusLine *m_status = nullptr;
    ToolBar *m_toolBar = nullptr;
    QLineEdit *m_filter = nullptr;
    Panes *m_panes = nullptr;
    Menus *m_menus = nullptr;
    Deletions *m_deletions = nullptr;
    Commands *m_commands = nullptr;
    Transfer *m_transfer = nullptr;
    Notices *m_notices = nullptr;
    std::unique_ptr<QuestionPresenter> m_questions;
};

} // namespace tokenrack
