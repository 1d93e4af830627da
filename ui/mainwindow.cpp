// SPDX-License-Identifier: MIT
#include "ui/mainwindow.h"

#include "core/base/sentences.h"
#include "ui/actions.h"
#include "ui/clipboardguard.h"
#include "ui/commands.h"
#include "ui/deletions.h"
#include "ui/detailspanel.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/dialogs/questionpresenter.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/emptypage.h"
#include "ui/keysdialog.h"
#include "ui/lockbar.h"
#include "ui/locking.h"
#include "ui/menus.h"
#include "ui/messagestrip.h"
#include "ui/panes.h"
#include "ui/servertable.h"
#include "ui/sidebar.h"
#include "ui/sight.h"
#include "ui/statusline.h"
#include "ui/tablecolumns.h"
#include "ui/toolbar.h"
#include "ui/transfer.h"

#include <QAction>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QShortcut>
#include <QShowEvent>
#include <QStackedWidget>

namespace tokenrack {

namespace {

QString copiedText(const TokenCopier::Outcome &outcome)
{
    if (outcome.copied + outcome.failed > 1) {
        QStringList sentences{MainWindow::tr("%n token(s) copied.", nullptr, outcome.copied)};
        if (outcome.failed > 0) {
            sentences << MainWindow::tr("%n could not be had.", nullptr, outcome.failed);
        }
        return joinedSentences(sentences);
    }
    switch (outcome.how) {
    case ReadyToken::How::Held:
        break;
    case ReadyToken::How::Refreshed:
        return MainWindow::tr("Refreshed and copied from %1.").arg(outcome.name);
    case ReadyToken::How::LoggedIn:
        return MainWindow::tr("Logged in and copied from %1.").arg(outcome.name);
    }
    return MainWindow::tr("Copied from %1.").arg(outcome.name);
}

QString onlyJsonFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    const bool fits = urls.size() == 1 && urls.first().isLocalFile()
        && urls.first().path().endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    return fits ? urls.first().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_model({parts.catalog, parts.sessions, parts.providers, parts.clock})
    , m_sidebarModel(m_model)
    , m_actions(new Actions(this))
    , m_copier({parts.catalog, parts.sessions, parts.providers, parts.clipboard})
{
    setObjectName(QStringLiteral("mainWindow"));
    setContextMenuPolicy(Qt::NoContextMenu);
    setAcceptDrops(true);
    makeWidgets();
    layOut();
    m_menus = new Menus(menuBar(), *m_actions, m_table->columns().menu(), parts.settings);
    makeToolBar();
    connectParts();
    connectActions();
    setTexts();
    restoreShape();
    showPage();
    m_questions = std::make_unique<QuestionPresenter>(
        QuestionPresenter::Parts{parts.providers, parts.secrets, parts.clock}, this);
    m_questions->serve(parts.sessions);
}

MainWindow::~MainWindow() = default;

void MainWindow::prepare()
{
    m_model.prepareFilter();
}

void MainWindow::importFile(const QString &path)
{
    m_transfer->importFile(path);
}

void MainWindow::tell(const QString &key, const std::function<QString()> &text)
{
    m_strip->post({key, Tone::Warning, text});
}

void MainWindow::settle(const std::function<void()> &done)
{
    m_deletions->settle();
    m_parts.secrets.whenSettled(done);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setTexts();
        m_model.retranslate();
    }
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!event->spontaneous()) {
        m_pages->currentWidget()->setFocus();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveShape();
    event->accept();
    Q_EMIT closed();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!importableFile(*event).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (const QString path = importableFile(*event); !path.isEmpty()) {
        event->acceptProposedAction();
        importFile(path);
    }
}

//! Empty while all is locked: then nothing is imported, as in the menu.
QString MainWindow::importableFile(const QDropEvent &event) const
{
    return m_parts.sessions.isLocked() ? QString() : onlyJsonFile(event.mimeData());
}

void MainWindow::makeWidgets()
{
    m_strip = new MessageStrip;
    m_lockBar = new LockBar;
    new Locking({m_parts.sessions, m_parts.secrets, m_parts.settings, m_parts.clipboard, *m_lockBar,
                 *m_actions->get(Act::Lock)},
                this);
    m_sidebar = new Sidebar(m_sidebarModel);
    m_table = new ServerTable(m_model, m_parts.sessions, m_parts.settings, m_parts.clock);
    m_pages = new QStackedWidget;
    m_details = new DetailsPanel(
        {m_parts.catalog, m_parts.sessions, m_parts.providers, m_parts.secrets, m_parts.clock, *m_actions});
    m_status = new StatusLine({m_model, m_parts.sessions, m_parts.secrets, m_parts.clipboard});
    m_deletions = new Deletions({m_parts.catalog, m_parts.sessions, *m_strip}, this);
    m_commands =
        new Commands({*m_actions, m_parts.catalog, m_parts.sessions, m_parts.providers, m_copier, *m_deletions}, this);
    m_transfer = new Transfer({m_parts.catalog, m_parts.importer, m_parts.providers, *m_strip}, this);
    m_notices = new Notices(
        {m_parts.catalog, m_parts.sessions, m_parts.providers, m_parts.secrets, m_parts.clipboard, *m_strip}, this);
}

//! Not before it is needed: with servers in the list, mostly never.
void MainWindow::makeEmptyPage()
{
    m_empty = new EmptyPage;
    m_pages->addWidget(m_empty);
    connect(m_empty, &EmptyPage::addRequested, m_actions->get(Act::AddServer), &QAction::trigger);
    connect(m_empty, &EmptyPage::importRequested, m_actions->get(Act::Import), &QAction::trigger);
    connect(m_empty, &EmptyPage::clearFilterRequested, this, &MainWindow::clearFilter);
}

void MainWindow::layOut()
{
    m_pages->setObjectName(QStringLiteral("tablePages"));
    m_pages->addWidget(m_table);
    m_panes = new Panes(m_sidebar, m_pages, m_table->columns(), m_details);

    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_lockBar);
    layout->addWidget(m_strip);
    layout->addWidget(m_panes, 1);
    setCentralWidget(page);
    setStatusBar(m_status);
}

void MainWindow::makeToolBar()
{
    m_toolBar = new ToolBar(*m_actions);
    addToolBar(m_toolBar);
    m_filter = m_toolBar->filter();
    setTabOrder(m_filter, m_sidebar);
    setTabOrder(m_sidebar, m_table);
}

void MainWindow::connectParts()
{
    connect(m_sidebar, &Sidebar::scopeChanged, this, &MainWindow::applyFilter);
    connect(m_filter, &QLineEdit::textChanged, this, &MainWindow::applyFilter);
    connect(m_toolBar, &ToolBar::filterLeft, this, [this] { m_pages->currentWidget()->setFocus(); });
    auto *down = new QShortcut(Qt::Key_Down, m_filter);
    down->setContext(Qt::WidgetShortcut);
    connect(down, &QShortcut::activated, this, &MainWindow::goFromFilterToTable);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &MainWindow::showPage);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &MainWindow::showPage);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &MainWindow::showPage);
    connect(m_table, &ServerTable::selectionIdsChanged, this, [this] {
        const QList<QUuid> ids = m_table->selectedIds();
        m_commands->setSelected(ids);
        m_details->setServers(ids);
        m_panes->setHasSelection(!ids.isEmpty());
    });
    connect(m_table, &QAbstractItemView::doubleClicked, m_actions->get(Act::LogInOrRenew), &QAction::trigger);
    connect(m_table, &QWidget::customContextMenuRequested, this, &MainWindow::showContextMenu);
    connect(new Sight(this), &Sight::changed, &m_parts.sessions, &Sessions::setSeen);
    connect(m_details, &DetailsPanel::fieldCopyRequested, &m_copier, &TokenCopier::copyField);
    connect(&m_copier, &TokenCopier::finished, this, &MainWindow::sayCopied);
    connect(m_status, &StatusLine::cancelRequested, m_actions->get(Act::Cancel), &QAction::trigger);
    connect(m_deletions, &Deletions::failed, m_notices, &Notices::storeFailed);
    connect(m_deletions, &Deletions::undone, this, [this](const QList<QUuid> &ids) {
        m_table->selectServers(ids);
        m_table->setFocus();
    });
    connect(m_notices, &Notices::showRequested, this, &MainWindow::showServer);
    connect(m_commands, &Commands::editRequested, this,
            [this](const Server &server) { makeServerDialog()->edit(server); });
    connect(m_commands, &Commands::duplicateRequested, this,
            [this](const Server &server) { makeServerDialog()->duplicate(server); });
}

void MainWindow::connectActions()
{
    m_table->addAction(m_actions->get(Act::LogInOrRenew));
    m_table->addAction(m_actions->get(Act::Delete));
    const auto on = [this](Act act, const auto &what) {
        connect(m_actions->get(act), &QAction::triggered, this, what);
    };
    on(Act::AddServer, [this] { makeServerDialog()->add(); });
    on(Act::Import, [this] { m_transfer->askForImport(); });
    on(Act::Export, [this] {
        m_transfer->askForExport(m_commands->selected().size() > 1 ? m_commands->selected() : QList<QUuid>());
    });
    on(Act::Lock, [this] { m_parts.sessions.lock(); });
    on(Act::Quit, [this] { close(); });
    on(Act::SelectAll, [this] { m_table->selectAll(); });
    on(Act::CopyAs, [this] { m_actions->copyMenu()->popup(m_table->mapToGlobal(m_table->rect().center())); });
    on(Act::Filter, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    on(Act::ClearFilter, [this] { clearFilter(); });
    on(Act::AlwaysDetails, [this](bool always) {
        m_parts.settings.setAlwaysShowsDetails(always);
        m_panes->setAlwaysShowsDetails(always);
    });
    on(Act::Keys, [this] { showKeys(); });
    on(Act::Settings, [this] {
        auto *dialog = new SettingsDialog(m_parts.settings, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(Act::About, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void MainWindow::restoreShape()
{
    const int unit = fontMetrics().averageCharWidth();
    resize(QSize(unit * 183, fontMetrics().height() * 44).boundedTo(QSize(1280, 800)));
    const QByteArray geometry = m_parts.settings.windowGeometry();
    if (!geometry.isEmpty()) {
        restoreGeometry(geometry);
    }
    const bool alwaysShowsDetails = m_parts.settings.alwaysShowsDetails();
    m_actions->get(Act::AlwaysDetails)->setChecked(alwaysShowsDetails);
    m_panes->setAlwaysShowsDetails(alwaysShowsDetails);
}

void MainWindow::saveShape()
{
    m_parts.settings.setWindowGeometry(saveGeometry());
    m_table->columns().save();
    // With few servers there is nothing to gain.
    const QList<QUuid> first = m_model.firstIds(Settings::firstServersKept);
    m_parts.settings.setFirstServers(first.size() < Settings::firstServersKept ? QList<QUuid>() : first);
}

ServerDialog *MainWindow::makeServerDialog()
{
    auto *dialog =
        new ServerDialog({m_parts.sessions, m_parts.catalog, m_parts.providers, m_parts.secrets, m_parts.clock}, this);
    connect(dialog, &ServerDialog::saved, this, &MainWindow::showServer);
    return dialog;
}

void MainWindow::applyFilter()
{
    m_model.setFilter({m_sidebar->scope(), m_filter->text()});
    showPage();
}

void MainWindow::goFromFilterToTable()
{
    if (m_model.rowCount() == 0) {
        return;
    }
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->selectionModel()->hasSelection()) {
        m_table->selectRow(0);
    }
}

void MainWindow::clearFilter()
{
    m_filter->clear();
    m_sidebar->setScope(AllServers{});
    m_table->setFocus();
}

void MainWindow::showPage()
{
    const bool noServers = m_parts.catalog.servers().isEmpty();
    const bool noRows = m_model.rowCount() == 0;
    if (noRows) {
        if (!m_empty) {
            makeEmptyPage();
        }
        m_empty->setReason(noServers ? EmptyPage::Reason::NoServers : EmptyPage::Reason::NothingMatches);
    }
    m_pages->setCurrentWidget(noRows ? static_cast<QWidget *>(m_empty) : m_table);
    m_panes->setHasServers(!noServers);
    m_commands->setShown(m_model.rowCount(), !m_model.filter().isOff());
}

void MainWindow::showContextMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("serverContextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions->get(Act::LogIn), m_actions->get(Act::Refresh), m_actions->get(Act::Check),
                      m_actions->get(Act::LogOut)});
    menu->addSeparator();
    menu->addAction(m_actions->get(Act::CopyToken));
    menu->addMenu(m_actions->copyMenu());
    menu->addSeparator();
    menu->addActions({m_actions->get(Act::Edit), m_actions->get(Act::Duplicate), m_actions->get(Act::Delete)});
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void MainWindow::showServer(QUuid id)
{
    if (m_model.rowOf(id) < 0) {
        clearFilter();
    }
    m_table->selectServers({id});
}

void MainWindow::showKeys()
{
    auto *dialog = new KeysDialog(*m_actions, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::sayCopied(const TokenCopier::Outcome &outcome)
{
    if (outcome.copied > 0) {
        m_status->say([outcome] { return copiedText(outcome); });
    }
}

void MainWindow::setTexts()
{
    setWindowTitle(QGuiApplication::applicationDisplayName());
    m_menus->retranslate();
    m_actions->retranslate();
    m_toolBar->retranslate();
}

} // namespace tokenrack
