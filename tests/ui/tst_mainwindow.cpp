// SPDX-License-Identifier: MIT
#include "core/base/languages.h"
#include "core/catalog/interchange.h"
#include "tests/ui/world.h"
#include "ui/appstyle.h"
#include "ui/clipboardguard.h"
#include "ui/countdowntimer.h"
#include "ui/details/codetext.h"
#include "ui/details/mask.h"
#include "ui/dialogs/note.h"
#include "ui/idlewatch.h"
#include "ui/lockbar.h"
#include "ui/longtexts.h"
#include "ui/mainwindow.h"
#include "ui/messagestrip.h"
#include "ui/serverdelegate.h"
#include "ui/servermodel.h"
#include "ui/servertable.h"
#include "ui/showtext.h"
#include "ui/sidebar.h"
#include "ui/ticker.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

const QByteArray longToken =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZG1pbiIsImV4cCI6MTc5MTIwODgwMH0.sealedhs0";

const QString biotimeLogIn = QStringLiteral("/api-token-auth/");

//! A window over three servers: "Alpha" logged out, "Beta" with a token, "Gamma" refused.
struct Desk
{
    Desk()
        : settings(world.folder.filePath(QStringLiteral("settings.ini")))
        , clipboard(*QGuiApplication::clipboard())
    {
        alpha = world.makeServer(QStringLiteral("Alpha"), QStringLiteral("biotime"), QStringLiteral("http://10.0.0.1"),
                                 QStringLiteral("admin"));
        beta = world.makeServer(QStringLiteral("Beta"), QStringLiteral("hummingbird"),
                                QStringLiteral("http://10.0.0.2"), QStringLiteral("ops"), {QStringLiteral("plant")});
        gamma = world.makeServer(QStringLiteral("Gamma"), QStringLiteral("xswitch"), QStringLiteral("http://10.0.0.3"),
                                 QStringLiteral("1007"));
        Session session =
            World::session(longToken, world.clock.now() - 1h, world.clock.now() + 72min + 9s, ExpirySource::Stated);
        session.fields = {{QStringLiteral("t"), Secret("1686386096216"), false},
                          {QStringLiteral("result.refresh_token"), Secret(longToken), true}};
        for (int i = 0; i < 10; ++i) {
            session.fields.append({QStringLiteral("result.field%1").arg(i), Secret("1"), false});
        }
        world.remember(beta, session);
        world.rememberError(gamma, {AuthErrorKind::Refused});
        world.load();
    }

    void make()
    {
        window = std::make_unique<MainWindow>(MainWindow::Parts{*world.catalog, *world.importer, *world.sessions,
                                                                world.providers, *world.secrets, settings, clipboard,
                                                                world.clock});
        window->resize(1280, 800);
    }

    void open()
    {
        make();
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }

    template <class Widget>
    Widget *find(const char *name) const
    {
        auto *widget = window->findChild<Widget *>(QLatin1String(name));
        Q_ASSERT_X(widget, "find", name);
        return widget;
    }
    //! A log-in that waits for the server's answer.
    void beginLogIn(const Server &server)
    {
        world.secrets->keep(server, Credential{{{QStringLiteral("password"), Secret("secret")}}}, SecretPlace::Keychain,
                            [](const Result<Done, SecretError> &) { });
        world.transport.hold(HttpMethod::Post, biotimeLogIn);
        table()->selectServers({server.id});
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_COMPARE(world.transport.openCount(), 1);
    }
    Server addServer(const QString &name)
    {
        Server server = alpha;
        server.id = QUuid::createUuid();
        server.name = name;
        const auto saved = world.catalog->save({server});
        Q_ASSERT(saved);
        return server;
    }
    QAction *action(const char *name) const { return find<QAction>(name); }
    ServerTable *table() const { return find<ServerTable>("serverTable"); }
    QString label(const char *name) const { return find<QLabel>(name)->text(); }

    World world;
    Settings settings;
    Languages languages;
    ClipboardGuard clipboard;
    Server alpha, beta, gamma;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new AppStyle(Appearance::Light));
        QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    }

    void init()
    {
        desk = std::make_unique<Desk>();
        keychainCalls = desk->world.keychain.calls();
        desk->open();
    }

    void cleanup() { desk.reset(); }

    void asksNeitherKeychainNorNetworkToShowItself()
    {
        QCOMPARE(desk->world.keychain.calls(), keychainCalls);
        QVERIFY(desk->world.transport.sent().isEmpty());
        QCOMPARE(desk->table()->model()->rowCount(), 3);
        QCOMPARE(desk->find<QStackedWidget>("detailsPanel")->currentWidget()->objectName(),
                 QStringLiteral("detailsHint"));
    }

    void showsDetailsWithoutTheKeychain()
    {
        desk->table()->selectServers({desk->beta.id});
        QCOMPARE(desk->label("detailsName"), QStringLiteral("Beta"));
        QCOMPARE(desk->label("detailsCountdown"), QStringLiteral("1 h 12 min 09 s"));
        QCOMPARE(desk->label("tokenText"), QString(12, QChar(0x2022)));
        QVERIFY(desk->label("snippetText").contains(QStringLiteral("x-token")));
        QCOMPARE(desk->world.keychain.calls(), keychainCalls);
    }

    void masksTheTokenAndShowsItOnlyOnDemand()
    {
        desk->world.openVault();
        desk->table()->selectServers({desk->beta.id});
        QTRY_VERIFY(desk->label("tokenText").startsWith(QStringLiteral("eyJhbGciOiJI\u2022")));
        QVERIFY(desk->label("tokenText").endsWith(QStringLiteral("hs0")));
        QVERIFY(!desk->label("snippetText").contains(QStringLiteral("hs0")));
        QTest::mouseClick(desk->find<QPushButton>("tokenShow"), Qt::LeftButton);
        QTRY_COMPARE(desk->label("tokenText"), QString::fromLatin1(longToken));
        desk->table()->selectServers({desk->alpha.id});
        QVERIFY(!desk->label("tokenText").contains(QStringLiteral("eyJ")));
    }

    void actionsSayWhyTheyAreDisabled()
    {
        QVERIFY(!desk->action("copyToken")->isEnabled());
        desk->table()->selectServers({desk->alpha.id});
        QVERIFY(desk->action("logIn")->isEnabled());
        QVERIFY(!desk->action("refreshToken")->isEnabled());
        QVERIFY(desk->action("refreshToken")->toolTip().contains(QStringLiteral("Log in first")));
        desk->table()->selectServers({desk->beta.id});
        QVERIFY(desk->action("refreshToken")->isEnabled());
        QVERIFY(desk->action("logOut")->isEnabled());
        desk->table()->selectAll();
        QVERIFY(!desk->action("editServer")->isEnabled());
        QCOMPARE(desk->label("summaryTitle").left(1), QStringLiteral("3"));
    }

    void copiesTheHeldToken()
    {
        desk->table()->selectServers({desk->beta.id});
        desk->action("copyToken")->trigger();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(longToken));
        QTRY_VERIFY(desk->find<QToolButton>("clipboardClear")->isVisible());
        QVERIFY(desk->label("statusCounts").contains(QStringLiteral("Beta")));
        QTest::mouseClick(desk->find<QToolButton>("clipboardClear"), Qt::LeftButton);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().isEmpty());
        QVERIFY(desk->world.transport.sent().isEmpty());
    }

    void filtersAndClears()
    {
        auto *filter = desk->find<QLineEdit>("filter");
        desk->action("focusFilter")->trigger();
        QTest::keyClicks(filter, QStringLiteral("plant"));
        QCOMPARE(desk->table()->model()->rowCount(), 1);
        QTest::keyClicks(filter, QStringLiteral("zzz"));
        QVERIFY(desk->find<QPushButton>("emptyClearFilter")->isVisible());
        QTest::mouseClick(desk->find<QPushButton>("emptyClearFilter"), Qt::LeftButton);
        QCOMPARE(desk->table()->model()->rowCount(), 3);
        QVERIFY(filter->text().isEmpty());
        desk->find<Sidebar>("sidebar")->setScope(StatusGroup::Failed);
        QCOMPARE(desk->table()->model()->rowCount(), 1);
    }

    void theKeyboardGoesThroughTheWindowAsTheEyeDoes()
    {
        desk->find<QLineEdit>("filter")->setFocus();
        QTest::keyClick(desk->window.get(), Qt::Key_Tab);
        QVERIFY(desk->find<Sidebar>("sidebar")->hasFocus());
        QTest::keyClick(desk->window.get(), Qt::Key_Tab);
        QVERIFY(desk->table()->hasFocus());
    }

    void tabGoesFromTheTableToWhatCanBePressed()
    {
        desk->table()->selectServers({desk->beta.id});
        desk->table()->setFocus();
        QTest::keyClick(desk->window.get(), Qt::Key_Tab);
        QCOMPARE(desk->window->focusWidget()->objectName(), QStringLiteral("tokenCopy"));
    }

    void theListHasTheFocusAtTheStart()
    {
        desk->make();
        desk->window->tell(QStringLiteral("told"), [] { return QStringLiteral("A sentence."); });
        desk->window->show();
        QCOMPARE(desk->window->focusWidget(), desk->table());
    }

    void theFirstButtonOfAnEmptyStateHasTheFocus()
    {
        QVERIFY(desk->world.catalog->remove({desk->alpha.id, desk->beta.id, desk->gamma.id}));
        desk->make();
        desk->window->tell(QStringLiteral("told"), [] { return QStringLiteral("A sentence."); });
        desk->window->show();
        QCOMPARE(desk->window->focusWidget(), desk->find<QPushButton>("emptyAdd"));
    }

    void theCurrentRowHasAFrameAroundIt()
    {
        ServerTable *table = desk->table();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        table->clearSelection();
        const auto framed = [table](int row) {
            const QImage picture = table->viewport()->grab().toImage();
            const QColor accent = theme::accent(table->palette());
            const int top = table->rowViewportPosition(row);
            const int middle = top + table->rowHeight(row) / 2;
            int pixels = 0;
            for (int x = 0; x < picture.width(); ++x) {
                pixels += picture.pixelColor(x, top) == accent ? 1 : 0;
            }
            return pixels == picture.width() && picture.pixelColor(0, middle) == accent
                && picture.pixelColor(picture.width() - 1, middle) == accent;
        };
        QTRY_VERIFY(framed(1));
        QVERIFY(!framed(0));
        desk->find<QLineEdit>("filter")->setFocus();
        QTRY_VERIFY(!framed(1));
    }

    void escapeClearsTheFilterAndGoesBackToTheTable()
    {
        auto *filter = desk->find<QLineEdit>("filter");
        QVERIFY(!desk->action("clearFilter")->isEnabled());
        QTest::keyClick(desk->window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("plant"));
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty());
        QVERIFY(desk->table()->hasFocus());
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(desk->table()->hasFocus());
    }

    void theMenuKeyOpensTheMenuOfTheServer()
    {
        desk->table()->selectServers({desk->beta.id});
        const QPoint at = desk->table()->visualRect(desk->table()->currentIndex()).center();
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, at, desk->table()->viewport()->mapToGlobal(at));
        QApplication::sendEvent(desk->table()->viewport(), &byKey);
        QVERIFY(desk->find<QMenu>("serverContextMenu")->isVisible());
        desk->find<QMenu>("serverContextMenu")->close();
    }

    void goesDownFromTheFilterToTheFirstMatch()
    {
        auto *filter = desk->find<QLineEdit>("filter");
        desk->action("focusFilter")->trigger();
        QTest::keyClicks(filter, QStringLiteral("zzz"));
        QTest::keyClick(filter, Qt::Key_Down);
        QVERIFY(filter->hasFocus());
        filter->clear();
        QTest::keyClicks(filter, QStringLiteral("beta"));
        QTest::keyClick(filter, Qt::Key_Down);
        QVERIFY(desk->table()->hasFocus());
        QCOMPARE(desk->table()->selectedIds(), QList<QUuid>{desk->beta.id});
    }

    void keepsTheSelectionWhileFiltering()
    {
        desk->table()->selectServers({desk->beta.id, desk->gamma.id});
        desk->find<QLineEdit>("filter")->setText(QStringLiteral("beta"));
        QCOMPARE(desk->table()->selectedIds(), QList<QUuid>({desk->beta.id}));
        QCOMPARE(desk->label("detailsName"), QStringLiteral("Beta"));
    }

    void aServerThatLeavesTheListOnlyForAMomentStaysSelected()
    {
        desk->find<Sidebar>("sidebar")->setScope(StatusGroup::LoggedOut);
        QCOMPARE(desk->table()->model()->rowCount(), 1);
        desk->beginLogIn(desk->alpha);
        QCOMPARE(desk->table()->model()->rowCount(), 0);
        QCOMPARE(desk->label("detailsName"), QStringLiteral("Alpha"));
        QVERIFY(!desk->action("logInOrRenew")->isEnabled());
        desk->action("cancelAll")->trigger();
        QTRY_COMPARE(desk->table()->model()->rowCount(), 1);
        QCOMPARE(desk->table()->selectedIds(), QList<QUuid>{desk->alpha.id});
        QTRY_VERIFY(desk->action("logInOrRenew")->isEnabled());
        QVERIFY(desk->table()->hasFocus());
    }

    void theNeighbourIsSelectedWhenAServerLeavesTheListForGood()
    {
        const Server delta = desk->addServer(QStringLiteral("Delta"));
        desk->find<Sidebar>("sidebar")->setScope(StatusGroup::LoggedOut);
        QTRY_COMPARE(desk->table()->model()->rowCount(), 2);
        desk->beginLogIn(desk->alpha);
        QCOMPARE(desk->table()->selectedIds(), QList<QUuid>{desk->alpha.id});
        QVERIFY(desk->world.transport.answer(HttpMethod::Post, biotimeLogIn,
                                             HttpFailure{HttpFailureKind::Unreachable, {}, {}}));
        QTRY_COMPARE(desk->table()->selectedIds(), QList<QUuid>{delta.id});
        QCOMPARE(desk->label("detailsName"), QStringLiteral("Delta"));
    }

    void whoSelectsAnotherServerMeanwhileKeepsIt()
    {
        const Server delta = desk->addServer(QStringLiteral("Delta"));
        desk->find<Sidebar>("sidebar")->setScope(StatusGroup::LoggedOut);
        QTRY_COMPARE(desk->table()->model()->rowCount(), 2);
        desk->beginLogIn(desk->alpha);
        desk->table()->selectServers({delta.id});
        desk->action("cancelAll")->trigger();
        QTRY_COMPARE(desk->table()->model()->rowCount(), 2);
        QCOMPARE(desk->table()->selectedIds(), QList<QUuid>{delta.id});
    }

    void selectsTheNeighbourOfWhatWasDeleted()
    {
        desk->table()->selectServers({desk->beta.id});
        desk->table()->setFocus();
        QTest::keyClick(desk->table(), Qt::Key_Delete);
        QCOMPARE(desk->table()->selectedIds(), QList<QUuid>{desk->gamma.id});
        QTRY_VERIFY(desk->action("deleteServers")->isEnabled());
        QTest::keyClick(desk->table(), Qt::Key_Delete);
        QCOMPARE(desk->table()->selectedIds(), QList<QUuid>{desk->alpha.id});
    }

    void undoIsOfferedWhateverElseThereIsToSay()
    {
        desk->window->tell(QStringLiteral("told"), [] { return QStringLiteral("A warning."); });
        desk->table()->selectServers({desk->beta.id});
        desk->action("deleteServers")->trigger();
        QTRY_VERIFY(desk->find<QPushButton>("undoDelete")->isVisible());
    }

    void deletesWithUndo()
    {
        desk->table()->selectServers({desk->beta.id});
        desk->table()->setFocus();
        QTest::keyClick(desk->table(), Qt::Key_Delete);
        QCOMPARE(desk->table()->model()->rowCount(), 2);
        QVERIFY(desk->find<MessageStrip>("messageStrip")->currentText().contains(QStringLiteral("Beta")));
        QTRY_VERIFY(desk->action("undo")->isEnabled());
        desk->find<QPushButton>("undoDelete")->setFocus();
        QTest::keyClick(desk->find<QPushButton>("undoDelete"), Qt::Key_Space);
        QCOMPARE(desk->table()->model()->rowCount(), 3);
        QCOMPARE(desk->table()->selectedIds(), QList<QUuid>({desk->beta.id}));
        QVERIFY(desk->table()->hasFocus());
        QCOMPARE(desk->world.sessions->status(desk->beta.id), Status::Active);
        QVERIFY(!desk->find<MessageStrip>("messageStrip")->isVisible());
    }

    void forgetsForGoodWhenTheStripIsClosed()
    {
        desk->table()->selectServers({desk->beta.id});
        desk->action("deleteServers")->trigger();
        QTest::mouseClick(desk->find<QToolButton>("messageClose"), Qt::LeftButton);
        QTRY_VERIFY(!desk->action("undo")->isEnabled());
    }

    void importsAndReportsInTheStrip()
    {
        const QString path = desk->world.folder.filePath(QStringLiteral("servers.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        Server added = desk->alpha;
        added.id = QUuid::createUuid();
        file.write(writeServers({added}));
        file.close();
        desk->window->importFile(path);
        QTRY_VERIFY(desk->find<MessageStrip>("messageStrip")->currentText().contains(QStringLiteral("servers.json")));
        QCOMPARE(desk->table()->model()->rowCount(), 4);
    }

    void anImportReportNamesTheFieldsAsTheFormDoes()
    {
        const QString path = desk->world.folder.filePath(QStringLiteral("servers.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        Server nameless = desk->alpha;
        nameless.id = QUuid::createUuid();
        nameless.name.clear();
        Server nobodys = desk->alpha;
        nobodys.id = QUuid::createUuid();
        nobodys.account.clear();
        file.write(writeServers({nameless, nobodys}));
        file.close();
        desk->window->importFile(path);
        QTRY_VERIFY(desk->window->findChild<QTableWidget *>(QStringLiteral("rejected")));
        const auto *list = desk->find<QTableWidget>("rejected");
        QCOMPARE(list->rowCount(), 2);
        QCOMPARE(list->item(0, 2)->text(), QStringLiteral("Name: Give the server a name."));
        QCOMPARE(list->item(1, 2)->text(), QStringLiteral("User name: This is needed. Please fill it in."));
    }

    void anUnreadableImportIsToldInTheStrip()
    {
        desk->window->importFile(desk->world.folder.filePath(QStringLiteral("nowhere.json")));
        QVERIFY(desk->find<MessageStrip>("messageStrip")->isVisible());
        QCOMPARE(desk->table()->model()->rowCount(), 3);
    }

    void aFailedLogInIsSaidInTheStrip()
    {
        // No stored password and nobody who gives one is the person's own doing; a server that does not answer is not.
        desk->world.secrets->keep(desk->alpha, Credential{{{QStringLiteral("password"), Secret("secret")}}},
                                  SecretPlace::Keychain, [](const Result<Done, SecretError> &) { });
        desk->world.transport.reply(HttpMethod::Post, QStringLiteral("/api-token-auth/"),
                                    HttpFailure{HttpFailureKind::Unreachable, QStringLiteral("refused"), {}});
        desk->table()->selectServers({desk->alpha.id});
        desk->action("logIn")->trigger();
        QTRY_VERIFY(desk->find<MessageStrip>("messageStrip")->currentText().startsWith(QStringLiteral("Alpha:")));
        QCOMPARE(desk->world.transport.unused(), QStringList());
    }

    void ticksOnlyWhileItCanBeSeen()
    {
        auto *countdown = desk->table()->findChild<CountdownTimer *>();
        QVERIFY(countdown);
        QVERIFY(countdown->isTicking());
        QCOMPARE(countdown->interval(), CountdownTimer::slow);
        desk->world.clock.advance(30min);
        QCOMPARE(countdown->interval(), CountdownTimer::fast);
        desk->window->hide();
        QVERIFY(!countdown->isTicking());
        desk->window->show();
        QTRY_VERIFY(countdown->isTicking());
        desk->window->showMinimized();
        QTRY_VERIFY(!countdown->isTicking());
    }

    void countsTheClipboardDownOnlyWhileItCanBeSeen()
    {
        const auto *ticker = desk->find<QWidget>("statusLine")->findChild<Ticker *>();
        QVERIFY(!ticker->isTicking());
        desk->clipboard.copySecretText(QStringLiteral("token"));
        QVERIFY(ticker->isTicking());
        desk->window->showMinimized();
        QTRY_VERIFY(!ticker->isTicking());
        desk->window->showNormal();
        QTRY_VERIFY(ticker->isTicking());
        desk->clipboard.clearNow();
        QVERIFY(!ticker->isTicking());
    }

    void followsTheEndOfATokenOnlyWhileItCanBeSeen()
    {
        desk->world.sessions->setRenewalEnabled(false);
        desk->world.sessions->lookAtClock();
        const QSignalSpy changed(desk->world.sessions.get(), &Sessions::changed);
        desk->window->showMinimized();
        QTRY_VERIFY(!desk->table()->findChild<CountdownTimer *>()->isTicking());
        desk->world.clock.advance(2h);
        desk->world.sessions->lookAtClock();
        QCOMPARE(changed.size(), 0);
        desk->window->showNormal();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toUuid(), desk->beta.id);
    }

    void locksAndUnlocks()
    {
        desk->world.openVault();
        desk->table()->selectServers({desk->beta.id});
        QTRY_VERIFY(desk->find<CodeText>("tokenText")->text() != maskedUnknown());
        desk->action("copyToken")->trigger();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(longToken));
        desk->action("lock")->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        const auto *bar = desk->find<LockBar>("lockBar");
        QVERIFY(bar->isVisible());
        QVERIFY(desk->find<QPushButton>("unlock")->hasFocus());
        QVERIFY(!desk->world.secrets->openVault());
        QTRY_VERIFY(!desk->action("copyToken")->isEnabled());
        QVERIFY(!desk->action("logIn")->isEnabled());
        QVERIFY(desk->action("focusFilter")->isEnabled());
        QCOMPARE(desk->find<CodeText>("tokenText")->text(), maskedUnknown());
        for (const char *button : {"tokenCopy", "tokenShow", "tokenCopyAs", "snippetCopy"}) {
            QVERIFY2(!desk->find<QAbstractButton>(button)->isEnabled(), button);
            QVERIFY(desk->find<QAbstractButton>(button)->toolTip().contains(QLatin1String("locked")));
        }
        QVERIFY(!desk->label("detailsCountdown").isEmpty());

        desk->world.keychain.fault = SecretError{SecretErrorKind::Locked, {}};
        QTest::keyClick(desk->find<QPushButton>("unlock"), Qt::Key_Space);
        QTRY_VERIFY(bar->text().contains(QLatin1String("locked")) && bar->text().startsWith(QLatin1String("Still")));
        desk->world.keychain.fault.reset();
        QTest::keyClick(desk->find<QPushButton>("unlock"), Qt::Key_Space);
        QTRY_VERIFY(!bar->isVisible());
        QTRY_VERIFY(desk->action("copyToken")->isEnabled());
        QVERIFY(desk->find<QPushButton>("tokenCopy")->isEnabled());
    }

    void locksWhenNobodyIsThere()
    {
        IdleWatch watch;
        QSignalSpy idle(&watch, &IdleWatch::idle);
        watch.setLimit(20ms);
        QVERIFY(idle.wait());
        QCOMPARE(idle.size(), 1);
        watch.setLimit(1h);
        QTest::keyClick(desk->window.get(), Qt::Key_Shift);
        QCOMPARE(idle.size(), 1);
        watch.setLimit(0ms); // never
    }

    void countsTheTimeOfASleep()
    {
        std::chrono::milliseconds now = 1h;
        IdleWatch watch([&now] { return now; });
        QSignalSpy idle(&watch, &IdleWatch::idle);
        watch.setLimit(5min);
        now += 4min;
        QTest::keyClick(desk->window.get(), Qt::Key_Shift);
        now += 4min;
        QCoreApplication::processEvents();
        QCOMPARE(idle.size(), 0);
        now += 1min; // while no timer ran
        QEvent any(QEvent::User);
        QCoreApplication::sendEvent(this, &any);
        QTRY_COMPARE(idle.size(), 1);
        QCoreApplication::sendEvent(this, &any);
        QCoreApplication::processEvents();
        QCOMPARE(idle.size(), 1); // once

        QTest::keyClick(desk->window.get(), Qt::Key_Shift);
        now += 5min;
        auto *filter = desk->find<QLineEdit>("filter");
        QTest::keyClick(filter, Qt::Key_X);
        QTRY_COMPARE(idle.size(), 2);
        QCOMPARE(filter->text(), QString()); // what woke the machine does nothing else
        QTest::keyClick(filter, Qt::Key_X);
        QCOMPARE(filter->text(), QStringLiteral("x"));
        watch.setLimit(0ms);
        now += 1h;
        QCoreApplication::sendEvent(this, &any);
        QCoreApplication::processEvents();
        QCOMPARE(idle.size(), 2);
    }

    void locksAfterTheTimeOfTheSetting()
    {
        auto *watch = desk->window->findChild<IdleWatch *>();
        QVERIFY(watch);
        desk->settings.setLockMinutes(5);
        QCOMPARE(watch->limit(), 5min);
        desk->settings.setLockMinutes(0);
        QCOMPARE(watch->limit(), 0ms);
        QVERIFY(!desk->world.sessions->isLocked());
        watch->setLimit(1ms); // as if the minutes were over
        QTRY_VERIFY(desk->world.sessions->isLocked());
        QVERIFY(desk->find<LockBar>("lockBar")->isVisible());
    }

    void aLockTakesDialogsOutOfSightAndBack()
    {
        desk->action("addServer")->trigger();
        auto *dialog = desk->find<QDialog>("serverDialog");
        QVERIFY(dialog->isVisible());
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("name"));
        auto *password = dialog->findChild<QLineEdit *>(QStringLiteral("password"));
        QTest::keyClicks(name, QStringLiteral("Typed"));
        QTest::keyClicks(password, QStringLiteral("secret"));
        QCOMPARE(password->text(), QStringLiteral("secret"));
        desk->world.sessions->lock();
        QVERIFY(!dialog->isVisible());
        QCOMPARE(password->text(), QString());
        desk->find<QPushButton>("unlock")->click();
        QTRY_VERIFY(dialog->isVisible());
        QCOMPARE(name->text(), QStringLiteral("Typed"));
        QVERIFY(password->placeholderText().contains(QStringLiteral("Type it again")));
        dialog->close();
    }

    void locksByKeyInEveryDialog_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("dialog");
        QTest::newRow("form") << QStringLiteral("addServer") << QStringLiteral("serverDialog");
        QTest::newRow("settings") << QStringLiteral("settings") << QStringLiteral("settingsDialog");
        QTest::newRow("keys") << QStringLiteral("showKeys") << QStringLiteral("keysDialog");
        QTest::newRow("a file") << QStringLiteral("import") << QString();
    }
    void locksByKeyInEveryDialog()
    {
        QFETCH(const QString, action);
        QFETCH(const QString, dialog);
        desk->action(qPrintable(action))->trigger();
        QTRY_VERIFY(QApplication::activeModalWidget());
        QWidget *shown = QApplication::activeModalWidget();
        QVERIFY(dialog.isEmpty() || shown->objectName() == dialog);
        pressLock(shown);
        QVERIFY(!shown->isVisible());
    }

    void locksByKeyInAQuestion()
    {
        desk->table()->selectServers({desk->alpha.id});
        desk->action("logIn")->trigger();
        QTRY_VERIFY(QApplication::activeModalWidget());
        const QPointer<QWidget> question = QApplication::activeModalWidget();
        pressLock(question);
        QVERIFY(!question || !question->isVisible());
    }

    void aLockedWindowTakesNoFile()
    {
        desk->world.openVault();
        desk->world.sessions->lock();
        QVERIFY(!isDropTaken(QStringLiteral("First")));
        desk->find<QPushButton>("unlock")->click();
        QTRY_VERIFY(!desk->world.sessions->isLocked());
        QVERIFY(isDropTaken(QStringLiteral("Second")));
        const auto names = [this] {
            QStringList all;
            for (const Server &server : desk->world.catalog->servers()) {
                all.append(server.name);
            }
            return all;
        };
        QTRY_VERIFY(names().contains(QStringLiteral("Second")));
        QVERIFY(!names().contains(QStringLiteral("First"))); // which would have come before
    }

    void whatIsNotEncryptedIsMarked()
    {
        const QModelIndex row = desk->table()->model()->index(0, ServerModel::ServerColumn);
        QCOMPARE(row.data(ServerModel::MarkRole).toString(), QStringLiteral("not encrypted"));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("not encrypted")));
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(QLatin1String("Not encrypted")));
        desk->table()->selectServers({desk->alpha.id});
        QVERIFY(desk->find<Note>("detailsExposure")->text().startsWith(QLatin1String("Not encrypted")));
        Server safe = desk->alpha;
        safe.url = QUrl(QStringLiteral("https://10.0.0.1"));
        QVERIFY(desk->world.catalog->save({safe}));
        QTRY_VERIFY(desk->find<Note>("detailsExposure")->isHidden());
    }

    void coloursFollowTheAppearanceLive()
    {
        desk->table()->selectServers({desk->beta.id});
        const auto word = [this] { return desk->find<QLabel>("detailsStatus")->palette().color(QPalette::WindowText); };
        QTRY_COMPARE(word(), theme::tone(theme::palette(false), Tone::Good));
        auto *style = qobject_cast<AppStyle *>(QApplication::style());
        style->setAppearance(Appearance::Dark);
        QTRY_COMPARE(word(), theme::tone(theme::palette(true), Tone::Good));
        style->setAppearance(Appearance::Light);
        QTRY_COMPARE(word(), theme::tone(theme::palette(false), Tone::Good));
    }

    void whatWasSaidFollowsTheLanguage()
    {
        desk->languages.set(QStringLiteral("en"));
        desk->table()->selectServers({desk->beta.id});
        desk->action("copyToken")->trigger();
        QTRY_COMPARE(desk->label("statusCounts"), QStringLiteral("Copied from Beta."));
        desk->languages.set(QStringLiteral("zh_CN"));
        QTRY_VERIFY(desk->label("statusCounts") != QStringLiteral("Copied from Beta."));
        QVERIFY(desk->label("statusCounts").contains(QStringLiteral("Beta")));
        desk->languages.set(QStringLiteral("en"));
    }

    void nothingInTheDetailsIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<double>("text");
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            for (const double text : {1.0, 2.0}) {
                QTest::addRow("%s, %d %%", qPrintable(language), int(text * 100)) << language << text;
            }
        }
    }

    void nothingInTheDetailsIsCut()
    {
        QFETCH(const QString, language);
        QFETCH(const double, text);
        const QFont ordinary = QApplication::font();
        const auto restore = qScopeGuard([ordinary] { QApplication::setFont(ordinary); });
        desk.reset();
        QApplication::setFont(theme::scaled(ordinary, text));
        desk = std::make_unique<Desk>();
        desk->languages.set(language);
        desk->open();
        desk->window->resize(2000, 800);
        desk->world.openVault();
        desk->table()->selectServers({desk->beta.id});
        auto *details = desk->find<QScrollArea>("serverDetails");
        QTRY_VERIFY(details->isVisible());
        auto *splitter = desk->find<QSplitter>("splitter");
        for (const int width : {0, 400, 700}) {
            splitter->setSizes({300, 2000, width});
            QTRY_COMPARE(details->widget()->width(), details->viewport()->width());
            for (const QWidget *part : details->findChildren<QWidget *>()) {
                if (part->isVisible() && part->parentWidget() && !qobject_cast<const QAbstractScrollArea *>(part)) {
                    QVERIFY2(part->geometry().right() < part->parentWidget()->width(), qPrintable(part->objectName()));
                }
            }
        }
        desk->languages.set(QStringLiteral("en"));
    }

    void everyColumnIsInSightAtOrdinarySizes_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("selected");
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            for (const QSize &size : {QSize(900, 560), QSize(1024, 700), QSize(1280, 800)}) {
                for (const bool selected : {false, true}) {
                    QTest::addRow("%s, %d, %s", qPrintable(language), size.width(), selected ? "selected" : "nothing")
                        << language << size << selected;
                }
            }
        }
    }

    void everyColumnIsInSightAtOrdinarySizes()
    {
        QFETCH(const QString, language);
        QFETCH(const QSize, size);
        QFETCH(const bool, selected);
        desk->languages.set(language);
        const auto restore = qScopeGuard([this] { desk->languages.set(QStringLiteral("en")); });
        desk->table()->selectServers(selected ? QList<QUuid>{desk->beta.id} : QList<QUuid>());
        desk->window->resize(size);
        const ServerTable *table = desk->table();
        const QHeaderView *header = table->horizontalHeader();
        QTRY_COMPARE(table->columnWidth(ServerModel::StatusColumn), widthOf(everyStatusText()));
        QTRY_COMPARE(header->length(), table->viewport()->width());
        QCOMPARE(desk->window->size(), size);
        QVERIFY(table->columnWidth(ServerModel::ServerColumn) >= table->fontMetrics().averageCharWidth() * 22);
        const QString countdown = longCountdown(desk->world.clock.now());
        QVERIFY(table->columnWidth(ServerModel::ExpiresColumn)
                >= ServerDelegate::cellWidth(table->font(), ServerModel::ExpiresColumn, countdown));
        // The details say which system it is, so its column goes before they do.
        const bool hasDetails = desk->find<QWidget>("detailsPanel")->isVisible();
        QVERIFY(hasDetails || !table->isColumnHidden(ServerModel::SystemColumn));
        QVERIFY(hasDetails || size.width() < 1280);
        QVERIFY(hasDetails || size.width() < 1024 || !selected);
    }

    void namesAreInSightHoweverNarrowTheWindow()
    {
        const ServerTable *table = desk->table();
        const QHeaderView *header = table->horizontalHeader();
        desk->window->resize(420, 560);
        QTRY_VERIFY(header->length() > table->viewport()->width());
        QTRY_VERIFY(header->sectionSize(ServerModel::ServerColumn) <= table->viewport()->width());
        desk->window->resize(1280, 800);
        QTRY_COMPARE(header->length(), table->viewport()->width());
    }

    void theDetailsStayInANarrowWindowForWhoWantsThem()
    {
        desk->table()->selectServers({desk->beta.id});
        desk->window->resize(800, 560);
        const auto hasDetails = [this] { return desk->find<QWidget>("detailsPanel")->isVisible(); };
        QTRY_VERIFY(!hasDetails());
        desk->action("alwaysDetails")->trigger();
        QVERIFY(hasDetails());
        const auto *copy = desk->find<QWidget>("tokenCopy");
        QTRY_COMPARE(copy->visibleRegion().boundingRect().size(), copy->size());
        desk->window->close();
        desk->window.reset();
        desk->make();
        desk->window->resize(800, 560);
        desk->window->show();
        QVERIFY(desk->action("alwaysDetails")->isChecked());
        QVERIFY(hasDetails());
        desk->action("alwaysDetails")->trigger();
        QVERIFY(!hasDetails());
    }

    void whatWasGivenUpComesBackWithTheRoom()
    {
        desk->table()->selectServers({desk->beta.id});
        const auto widths = [this] {
            QList<int> all;
            for (int column = 0; column < ServerModel::ColumnCount; ++column) {
                all << desk->table()->columnWidth(column);
            }
            return all;
        };
        const QList<int> roomy = widths();
        desk->window->resize(1024, 700);
        QTRY_VERIFY(desk->table()->isColumnHidden(ServerModel::SystemColumn));
        desk->window->close();
        desk->window.reset();
        desk->open();
        QVERIFY(!desk->table()->isColumnHidden(ServerModel::SystemColumn));
        desk->table()->selectServers({desk->beta.id});
        QTRY_COMPARE(widths(), roomy);
    }

    void theFilterIsThereHoweverNarrowTheWindow()
    {
        const auto *button = desk->find<QToolButton>("toolBarCopy");
        auto *filter = desk->find<QLineEdit>("filter");
        QCOMPARE(button->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        for (const int width : {600, 500, 300}) {
            desk->window->resize(width, 560);
            QTRY_COMPARE(button->toolButtonStyle(), Qt::ToolButtonIconOnly);
            QTRY_VERIFY(!filter->visibleRegion().isEmpty());
            desk->table()->setFocus();
            desk->action("focusFilter")->trigger();
            QVERIFY(filter->hasFocus());
        }
        desk->window->resize(1280, 800);
        QTRY_COMPARE(button->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    }

    void largeTextLeavesTheFilterAndTheSidebarReadable()
    {
        const QFont ordinary = QApplication::font();
        const auto restore = qScopeGuard([ordinary] { QApplication::setFont(ordinary); });
        desk.reset();
        QApplication::setFont(theme::scaled(ordinary, 2));
        desk = std::make_unique<Desk>();
        desk->open();
        QVERIFY(!desk->find<QLineEdit>("filter")->visibleRegion().isEmpty());
        const auto *sidebar = desk->find<Sidebar>("sidebar");
        const int longest = sidebar->fontMetrics().horizontalAdvance(QStringLiteral("Captcha needed"));
        QVERIFY(sidebar->width() > longest + sidebar->fontMetrics().height());
    }

    void theReplyFieldsGrowWithTheirRows()
    {
        desk->world.openVault();
        desk->table()->selectServers({desk->beta.id});
        const auto *list = desk->find<QTreeWidget>("replyFields");
        QTRY_VERIFY(list->topLevelItemCount() > 1);
        desk->window->resize(1280, 500);
        QTRY_VERIFY(list->viewport()->height()
                    >= list->visualItemRect(list->topLevelItem(list->topLevelItemCount() - 1)).bottom());
    }

    void allTextsOfTheFormBeginAtTheSamePlace()
    {
        desk->table()->selectServers({desk->beta.id});
        desk->action("editServer")->trigger();
        QTRY_VERIFY(desk->find<QWidget>("notes")->isVisible());
        const auto start = [this](const char *name) {
            const auto *field = desk->find<QWidget>(name);
            const QRect cursor = field->inputMethodQuery(Qt::ImCursorRectangle).toRect();
            return field->mapTo(field->window(), cursor.center()).x();
        };
        desk->find<QLineEdit>("tags")->clear();
        const int off = start("notes") - start("tags");
        QVERIFY2(qAbs(off) <= 2, qPrintable(QString::number(off)));
    }

    void remembersItsShape()
    {
        auto *menu = desk->find<QMenu>("columnsMenu");
        Q_EMIT menu->aboutToShow();
        desk->action("column_system")->trigger();
        QVERIFY(desk->table()->isColumnHidden(1));
        desk->table()->sortByColumn(3, Qt::DescendingOrder);
        desk->window->close();
        desk->window.reset();
        desk->open();
        QVERIFY(desk->table()->isColumnHidden(1));
        QCOMPARE(desk->table()->horizontalHeader()->sortIndicatorSection(), 3);
    }

    void columnsAreAsWideAsTheirWords_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    }

    void columnsAreAsWideAsTheirWords()
    {
        QFETCH(const QString, language);
        desk->languages.set(language);
        const auto restore = qScopeGuard([this] { desk->languages.set(QStringLiteral("en")); });
        const ServerTable *table = desk->table();
        QTRY_COMPARE(table->columnWidth(ServerModel::StatusColumn), widthOf(everyStatusText()));
        QVERIFY(table->columnWidth(ServerModel::SystemColumn)
                > table->fontMetrics().horizontalAdvance(QStringLiteral("AssetsControls")));
        QCOMPARE(table->horizontalHeader()->length(), table->viewport()->width());
    }

    void keepsTheWidthsThatWereChosen()
    {
        const int chosen = desk->table()->columnWidth(ServerModel::StatusColumn) + 37;
        const int fitting = desk->table()->columnWidth(ServerModel::SystemColumn);
        desk->table()->horizontalHeader()->resizeSection(ServerModel::StatusColumn, chosen);
        desk->languages.set(QStringLiteral("zh_CN"));
        desk->window->close();
        desk->window.reset();
        desk->languages.set(QStringLiteral("en"));
        desk->open();
        QCOMPARE(desk->table()->columnWidth(ServerModel::StatusColumn), chosen);
        QCOMPARE(desk->table()->columnWidth(ServerModel::SystemColumn), fitting);
    }

    void everythingHasANameForTheScreenReader()
    {
        desk->world.openVault();
        desk->table()->selectServers({desk->beta.id});
        const QList<QToolButton *> buttons = desk->window->findChildren<QToolButton *>();
        for (const QToolButton *button : buttons) {
            if (button->isVisible()) {
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                         qPrintable(button->objectName()));
            }
        }
        const QAbstractItemModel *model = desk->table()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                QVERIFY(!model->index(row, column).data(Qt::DisplayRole).toString().isEmpty());
            }
        }
    }

    void changesItsLanguageLive()
    {
        desk->languages.set(QStringLiteral("en"));
        QTRY_VERIFY(desk->label("statusCounts").startsWith(QStringLiteral("3 servers")));
        desk->table()->selectServers({desk->beta.id});
        desk->action("showKeys")->trigger();
        const auto texts = [this] {
            const QAbstractItemModel *model = desk->table()->model();
            QStringList all{desk->label("detailsStatus"),
                            desk->label("statusCounts"),
                            desk->label("helpText"),
                            desk->action("logIn")->text(),
                            desk->action("undo")->toolTip(),
                            desk->find<QLineEdit>("filter")->placeholderText(),
                            desk->find<QPushButton>("tokenShow")->text(),
                            desk->find<QMenu>("fileMenu")->title(),
                            desk->find<Sidebar>("sidebar")->model()->index(0, 0).data().toString()};
            for (int column = 0; column < model->columnCount(); ++column) {
                all << model->headerData(column, Qt::Horizontal).toString();
            }
            return all;
        };
        const QStringList english = texts();
        desk->languages.set(QStringLiteral("zh_CN"));
        QTRY_VERIFY(desk->label("detailsStatus") != english.first());
        const QStringList chinese = texts();
        for (qsizetype i = 0; i < english.size(); ++i) {
            QVERIFY2(english[i] != chinese[i], qPrintable(english[i]));
        }
        desk->languages.set(QStringLiteral("en"));
        QTRY_COMPARE(texts(), english);
    }

    void noMenuHasTwoEntriesWithTheSameMnemonic_data()
    {
        QTest::addColumn<QString>("language");
        for (const Languages::Language &language : Languages::available()) {
            QTest::newRow(qPrintable(language.code)) << language.code;
        }
    }

    void noMenuHasTwoEntriesWithTheSameMnemonic()
    {
        QFETCH(const QString, language);
        desk->languages.set(language);
        const auto *fileMenu = desk->find<QMenu>("fileMenu");
        QTRY_COMPARE(fileMenu->title().contains(QLatin1String("(&")), language == QLatin1String("zh_CN"));
        Q_EMIT desk->table()->customContextMenuRequested({});
        QVERIFY(desk->find<QMenu>("serverContextMenu"));

        QList<QWidget *> menus{desk->window->menuBar()};
        const QList<QMenu *> all = desk->window->findChildren<QMenu *>();
        std::copy(all.begin(), all.end(), std::back_inserter(menus));
        QVERIFY(menus.size() > 8);
        for (const QWidget *menu : std::as_const(menus)) {
            QMap<QString, QString> entries;
            const QList<QAction *> actions = menu->actions();
            for (const QAction *action : actions) {
                const QString key = QKeySequence::mnemonic(action->text()).toString();
                if (key.isEmpty()) {
                    continue;
                }
                QVERIFY2(!entries.contains(key),
                         qPrintable(QStringLiteral("%1 and %2").arg(entries.value(key), action->text())));
                entries.insert(key, action->text());
            }
        }
        desk->languages.set(QStringLiteral("en"));
    }

    void namesInDialogsHaveNoMnemonic()
    {
        QCOMPARE(withoutMnemonic(QStringLiteral("Log &in")), QStringLiteral("Log in"));
        QCOMPARE(withoutMnemonic(QStringLiteral("系统(&Y)")), QStringLiteral("系统"));
        QCOMPARE(withoutMnemonic(QStringLiteral("导入(&I)…")), QStringLiteral("导入…"));
    }

    void showsAWelcomeWhenThereAreNoServers()
    {
        QVERIFY(desk->world.catalog->remove({desk->alpha.id, desk->beta.id, desk->gamma.id}));
        QVERIFY(desk->find<QPushButton>("emptyAdd")->isVisible());
        QVERIFY(!desk->find<QStackedWidget>("detailsPanel")->isVisible());
        QTRY_VERIFY(!desk->action("logInAll")->isEnabled());
        QVERIFY(!desk->action("focusFilter")->isEnabled());
    }

private:
    //! Presses the real key and waits for the lock.
    void pressLock(QWidget *dialog)
    {
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog->windowHandle(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(desk->world.sessions->isLocked());
        QVERIFY(desk->find<LockBar>("lockBar")->isVisible());
    }

    //! Drops a file with one server of that name on the window.
    bool isDropTaken(const QString &name)
    {
        Server server = desk->alpha;
        server.id = QUuid::createUuid();
        server.name = name;
        QFile file(desk->world.folder.filePath(name + QStringLiteral(".json")));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        if (!file.open(QIODevice::WriteOnly) || file.write(writeServers({server})) < 0) {
            return false;
        }
        file.close();
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(desk->window.get(), &enter);
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        drop.ignore();
        QCoreApplication::sendEvent(desk->window.get(), &drop);
        return enter.isAccepted() && drop.isAccepted();
    }

    int widthOf(const QStringList &statusWords) const
    {
        int widest = 0;
        for (const QString &word : statusWords) {
            widest = qMax(widest, ServerDelegate::cellWidth(desk->table()->font(), ServerModel::StatusColumn, word));
        }
        return widest;
    }

    std::unique_ptr<Desk> desk;
    int keychainCalls = 0; //!< before the window opened
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
