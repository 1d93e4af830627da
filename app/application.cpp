// SPDX-License-Identifier: MIT
#include "app/application.h"

#include "app/coreparts.h"
#include "app/latetransport.h"
#include "core/catalog/backups.h"
#include "core/catalog/databaserestore.h"
#include "core/catalog/importer.h"
#include "core/catalog/profilewatch.h"
#include "core/session/clockwatch.h"
#include "ui/appstyle.h"
#include "ui/clipboardguard.h"
#include "ui/icons.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QTimer>

#include <utility>

namespace tokenrack {

namespace {

//! Longer than this no keychain is waited for at the end.
constexpr std::chrono::seconds lastWait{3};

//! What was removed longer ago than this, no window offers to bring back any more. Normally nothing is left by then,
//! but a program may have ended suddenly.
constexpr std::chrono::hours undoTime{24};

} // namespace

//! What lives as long as the database is open.
struct Application::Parts : CoreParts
{
    Parts(std::unique_ptr<Database> opened, const Clock &clock)
        : CoreParts(std::move(opened), std::make_unique<LateTransport>(clock), clock)
        , importer({.catalog = catalog,
                    .check = [this](const Server &server) { return providers.problems(server); },
                    .save = [path = database->path(),
                             &clock](const QList<Server> &servers) { return importInto(path, clock, servers); }})
        , watch(*database)
        , clockWatch(clock)
        , clipboard(*QGuiApplication::clipboard())
    { }

    Importer importer;
    ProfileWatch watch; //!< begins before anything is loaded
    ClockWatch clockWatch;
    ClipboardGuard clipboard;
    std::unique_ptr<MainWindow> window;
};

Application::Application(const StartOptions &options)
    : m_options(options)
    , m_profile(Profile::in(options.profileFolder))
    , m_foundOpen(m_profile.closeToOthers())
    , m_log(m_profile.log)
    , m_settings(m_profile.settingsFile())
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    connect(&m_endSignals, &EndSignals::endRequested, this, &Application::endOrderly);
    setUpLook();
}

Application::~Application() = default;

void Application::start()
{
    open();
}

MainWindow *Application::window() const
{
    return m_parts ? m_parts->window.get() : nullptr;
}

void Application::setUpLook()
{
    auto *style = new AppStyle(m_options.appearance.value_or(m_settings.appearance()));
    QApplication::setStyle(style); // which owns it from here on
    connect(&m_settings, &Settings::appearanceChanged, style, &AppStyle::setAppearance);
    m_languages.set(m_options.language.isEmpty() ? m_settings.language() : m_options.language);
    connect(&m_settings, &Settings::languageChanged, &m_languages, &Languages::set);
}

void Application::open()
{
    auto database = Database::open(m_profile.database, m_clock);
    if (!database) {
        ask(database.error());
        return;
    }
    m_parts = std::make_unique<Parts>(std::move(*database), m_clock);
    m_parts->sessions.setRenewalEnabled(m_settings.isRenewalEnabled());
    const QList<QUuid> first = m_settings.firstServers();
    const auto loaded = first.isEmpty() ? m_parts->load() : m_parts->loadOnly(first);
    if (!loaded) {
        giveUp(loaded.error());
        return;
    }
    showWindow();
}

void Application::giveUp(const StoreError &error)
{
    m_parts.reset();
    ask(error);
}

void Application::showWindow()
{
    Parts &parts = *m_parts;
    parts.setLanguage(m_languages.current());
    parts.clipboard.setClearAfter(m_settings.clipboardTime());
    parts.window =
        std::make_unique<MainWindow>(MainWindow::Parts{parts.catalog, parts.importer, parts.sessions, parts.providers,
                                                       parts.secrets, m_settings, parts.clipboard, m_clock});
    connect(&m_languages, &Languages::changed, parts.window.get(),
            [&parts](const QString &code) { parts.setLanguage(code); });
    connect(&m_settings, &Settings::renewalEnabledChanged, &parts.sessions, &Sessions::setRenewalEnabled);
    connect(&m_settings, &Settings::clipboardTimeChanged, &parts.clipboard,
            [&parts](std::chrono::seconds time) { parts.clipboard.setClearAfter(time); });
    connect(&parts.watch, &ProfileWatch::changedElsewhere, &parts.sessions, &Sessions::follow);
    connect(&parts.watch, &ProfileWatch::usesNoted, &parts.sessions, &Sessions::followUses);
    connect(&parts.watch, &ProfileWatch::failed, &parts.sessions, &Sessions::storeFailed);
    connect(parts.window.get(), &MainWindow::closed, this, &Application::shutDown);
    parts.window->installEventFilter(this);
    parts.window->show();

    if (const FoundOpen found = std::exchange(m_foundOpen, {}); !found.isEmpty()) {
        parts.window->tell(QStringLiteral("foundOpen"), [found] { return foundOpenText(found); });
    }
    if (!m_setAside.isEmpty()) {
        const QString path = QDir::toNativeSeparators(m_setAside);
        parts.window->tell(QStringLiteral("setAside"),
                           [path] { return tr("The database that could not be used is kept as %1.").arg(path); });
    }
}

bool Application::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        QTimer::singleShot(0, this, &Application::beginWork);
    }
    return QObject::eventFilter(watched, event);
}

//! All that may ask the keychain, the network or the disk, and so waits until the window is to be seen.
void Application::beginWork()
{
    Parts &parts = *m_parts;
    QGuiApplication::setWindowIcon(icons::program()); // which takes a while to draw, in all its sizes
    if (!parts.catalog.isWhole()) {
        if (const auto loaded = parts.load(); !loaded) {
            giveUp(loaded.error());
            return;
        }
    }
    parts.window->prepare();
    if (const auto purged = parts.catalogStore.purgeRemoved(m_clock.now() - undoTime); !purged) {
        Q_EMIT parts.sessions.storeFailed(purged.error());
    }
    parts.sessions.lookAtClock();
    connect(&parts.clockWatch, &ClockWatch::jumped, &parts.sessions, &Sessions::followClock);
    parts.clockWatch.start();
    connect(&m_screenLock, &ScreenLock::locked, &parts.sessions, &Sessions::lock);
    m_screenLock.watch();
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, &parts.sessions, [&parts](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive) {
            parts.watch.look();
            parts.clockWatch.look();
            parts.sessions.lookAtClock();
        }
    });
    if (!m_options.importFile.isEmpty()) {
        parts.window->importFile(std::exchange(m_options.importFile, {}));
    }
}

void Application::ask(const StoreError &error)
{
    const std::optional<QString> backup = newestGoodBackup(m_profile.database, m_clock.now());
    QGuiApplication::setWindowIcon(icons::program());
    auto *problem = new StartProblem(error, backup);
    problem->setAttribute(Qt::WA_DeleteOnClose);
    connect(problem, &StartProblem::chosen, this, [this, backup, problem](StartProblem::Choice choice) {
        problem->deleteLater();
        goOn(backup, choice);
    });
    problem->show();
}

void Application::goOn(const std::optional<QString> &backup, StartProblem::Choice choice)
{
    if (choice == StartProblem::Choice::Quit) {
        QCoreApplication::quit();
        return;
    }
    if (choice == StartProblem::Choice::RestoreBackup || choice == StartProblem::Choice::StartEmpty) {
        const bool fromBackup = choice == StartProblem::Choice::RestoreBackup;
        const auto replaced = fromBackup ? restoreBackup(m_profile.database, *backup, m_clock.now())
                                         : startEmpty(m_profile.database, m_clock.now());
        if (!replaced) {
            ask(replaced.error());
            return;
        }
        m_setAside = replaced->setAside;
    }
    open();
}

void Application::endOrderly()
{
    if (window()) {
        window()->close();
    } else {
        QCoreApplication::quit();
    }
}

//! What is being written into the keychain, or sealed with the key from there, is waited for.
void Application::shutDown()
{
    Parts &parts = *m_parts;
    parts.sessions.cancelAll();
    parts.clipboard.clearNow();
    QTimer::singleShot(lastWait, this, &QCoreApplication::quit);
    parts.window->settle([] { QCoreApplication::quit(); });
}

} // namespace tokenrack
