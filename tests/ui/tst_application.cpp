// SPDX-License-Identifier: MIT
#include "app/application.h"

#include "app/profile.h"
#include "core/catalog/backups.h"
#include "core/catalog/database.h"
#include "core/catalog/databaserestore.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "tests/support/filemode.h"
#include "ui/mainwindow.h"
#include "ui/messagestrip.h"
#include "ui/startproblem.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace tokenrack;

namespace {

const QByteArray garbage = QByteArray(8192, 'x');

QPushButton *startButton(const char *name)
{
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (const QWidget *widget : widgets) {
        auto *button = widget->findChild<QPushButton *>(QLatin1String(name));
        if (button && widget->isVisible()) {
            return button;
        }
    }
    return nullptr;
}

void fillProfile(const QString &folder, int count)
{
    const SystemClock clock;
    const auto database = Database::open(Profile::in(folder).database, clock);
    QVERIFY(database);
    QList<Server> servers;
    for (int i = 0; i < count; ++i) {
        servers.append({.id = QUuid::createUuid(),
                        .name = QStringLiteral("Server %1").arg(i),
                        .provider = QStringLiteral("biotime"),
                        .url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(1000 + i))});
    }
    QVERIFY(SqliteCatalogStore(**database).save(servers));
}

//! A list of one server, and a backup of it.
void makeBackup(const QString &folder)
{
    fillProfile(folder, 1);
    const SystemClock clock;
    QVERIFY(Database::open(Profile::in(folder).database, clock)); // which makes today's backup
}

void damage(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(garbage), garbage.size());
}

QTableView *tableOf(const Application &application)
{
    return application.window()->findChild<QTableView *>(QStringLiteral("serverTable"));
}

QStringList firstNames(const Application &application, int count)
{
    const QAbstractItemModel *model = tableOf(application)->model();
    QStringList names;
    for (int row = 0; row < count; ++row) {
        names.append(model->index(row, 0).data().toString());
    }
    return names;
}

} // namespace

class TestApplication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheCommandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("good");
        QTest::newRow("nothing") << QStringList() << true;
        QTest::newRow("all") << QStringList({QStringLiteral("--profile"), QStringLiteral("p"), QStringLiteral("--lang"),
                                             QStringLiteral("zh_CN"), QStringLiteral("--import"), QStringLiteral("f"),
                                             QStringLiteral("--appearance"), QStringLiteral("dark")})
                             << true;
        QTest::newRow("language") << QStringList({QStringLiteral("--lang"), QStringLiteral("tlh")}) << false;
        QTest::newRow("appearance") << QStringList({QStringLiteral("--appearance"), QStringLiteral("pink")}) << false;
        QTest::newRow("profile") << QStringList({QStringLiteral("--profile"), QString()}) << false;
        QTest::newRow("unknown option") << QStringList({QStringLiteral("--password"), QStringLiteral("x")}) << false;
        QTest::newRow("positional") << QStringList({QStringLiteral("file")}) << false;
    }

    void readsTheCommandLine()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const bool, good);
        QCOMPARE(bool(readCommandLine(QStringList(QStringLiteral("tokenrack")) + arguments)), good);
    }

    void keepsAllFilesBelowTheProfile()
    {
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.filePath(QStringLiteral("profile"));
        {
            Application application(options);
            application.start();
            QVERIFY(application.window());
            QVERIFY(application.window()->isVisible());
        }
        const QDir profile(options.profileFolder);
        QVERIFY(profile.exists(QStringLiteral("tokenrack.sqlite")));
        QVERIFY(profile.exists(QStringLiteral("tokenrack.log")));
        const auto others = QFileDevice::ReadOther | QFileDevice::ReadGroup;
        QVERIFY(!(QFile::permissions(profile.filePath(QStringLiteral("tokenrack.log"))) & others));
        QVERIFY(!(QFile::permissions(options.profileFolder) & others));
    }

    //! A long list is read after the first paint, which shows the rows that stood at the top when it ended last.
    void showsTheFirstServersBeforeItReadsTheRest()
    {
        constexpr int all = 200;
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.path();
        fillProfile(folder.path(), all);
        QStringList top;
        {
            Application application(options);
            application.start();
            QCOMPARE(tableOf(application)->model()->rowCount(), all); // the first start knows no better
            top = firstNames(application, Settings::firstServersKept);
            application.window()->close();
        }
        Application application(options);
        application.start();
        QCOMPARE(tableOf(application)->model()->rowCount(), Settings::firstServersKept);
        QCOMPARE(firstNames(application, Settings::firstServersKept), top);
        QTRY_COMPARE(tableOf(application)->model()->rowCount(), all);
        QCOMPARE(firstNames(application, Settings::firstServersKept), top);
    }

    void makesItsFilesForThePersonAlone()
    {
        const OpenUmask umask;
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.filePath(QStringLiteral("profile"));
        for (int start = 1; start <= 2; ++start) {
            Application application(options);
            application.start();
            QVERIFY(application.window());
            const auto *strip = application.window()->findChild<MessageStrip *>(QStringLiteral("messageStrip"));
            QCOMPARE(strip->currentText(), QString());
            application.window()->close();
        }
        QCOMPARE(modeOf(options.profileFolder), mode_t(0700));
        QCOMPARE(modeOf(options.profileFolder + QStringLiteral("/settings.ini")), mode_t(0600));
        QCOMPARE(modeOf(options.profileFolder + QStringLiteral("/tokenrack.log")), mode_t(0600));
    }

    void closesFilesThatAreOpen()
    {
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.filePath(QStringLiteral("profile"));
        {
            Application application(options);
            application.start();
            QVERIFY(application.window());
            const auto *strip = application.window()->findChild<MessageStrip *>(QStringLiteral("messageStrip"));
            QCOMPARE(strip->currentText(), QString());
        }
        const SystemClock clock;
        const QDir profile(options.profileFolder);
        const auto other = Database::open(profile.filePath(QStringLiteral("tokenrack.sqlite")), clock);
        QVERIFY(other); // as another program, so that -wal and -shm are there
        QFile settings(profile.filePath(QStringLiteral("settings.ini")));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        const QStringList names{QStringLiteral("tokenrack.sqlite"),     QStringLiteral("tokenrack.sqlite-wal"),
                                QStringLiteral("tokenrack.sqlite-shm"), QStringLiteral("tokenrack.log"),
                                QStringLiteral("settings.ini"),         QStringLiteral(".")};
        const auto all = QFile::Permissions(0x7777);
        for (const QString &name : names) {
            QVERIFY2(QFile::setPermissions(profile.filePath(name), all), qPrintable(name));
        }

        Application application(options);
        application.start();
        const auto others = QFileDevice::Permissions(0x0077);
        for (const QString &name : names) {
            QVERIFY2(!(QFile::permissions(profile.filePath(name)) & others), qPrintable(name));
        }
        const auto *strip = application.window()->findChild<MessageStrip *>(QStringLiteral("messageStrip"));
        QVERIFY(strip->currentText().startsWith(QStringLiteral("Other users of this computer had access to ")));
        QVERIFY(strip->currentText().contains(options.profileFolder));
    }

    void saysThatRemovedServersCannotBePurged()
    {
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.path();
        {
            fillProfile(folder.path(), 1);
            const SystemClock clock;
            const auto database = Database::open(Profile::in(folder.path()).database, clock);
            QVERIFY(database);
            QVERIFY((*database)->run(QStringLiteral("UPDATE servers SET removed_at = 1")));
            QVERIFY((*database)->run(QStringLiteral("CREATE TRIGGER keep BEFORE DELETE ON servers"
                                                    " BEGIN SELECT RAISE(ABORT, 'kept'); END")));
        }
        Application application(options);
        application.start();
        const auto *strip = application.window()->findChild<MessageStrip *>(QStringLiteral("messageStrip"));
        QTRY_VERIFY2(strip->currentText().contains(QStringLiteral("could not be read or written")),
                     qPrintable(strip->currentText()));
    }

    void aSignalEndsItInAnOrderlyWay()
    {
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.path();
        Application application(options);
        application.start();
        QVERIFY(application.window()->isVisible());
        std::raise(SIGTERM);
        QTRY_VERIFY(!application.window()->isVisible());
    }

    void aLaterVersionsDatabaseIsLeftToThatVersion()
    {
        StartProblem problem({StoreErrorKind::NewerVersion, QStringLiteral("/srv/tokenrack.sqlite"), {}},
                             QStringLiteral("/srv/backup"));
        QVERIFY(problem.findChild<QPushButton *>(QStringLiteral("startQuit"))->isDefault());
        StartProblem damaged({StoreErrorKind::Damaged, QStringLiteral("/srv/tokenrack.sqlite"), {}},
                             QStringLiteral("/srv/backup"));
        QVERIFY(damaged.findChild<QPushButton *>(QStringLiteral("startRestore"))->isDefault());
        int saysPath = 0;
        const auto labels = damaged.findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            saysPath += int(label->text().count(QStringLiteral("/srv/tokenrack.sqlite")));
        }
        QCOMPARE(saysPath, 1);
    }

    void asksBeforeItMovesADamagedDatabaseAside()
    {
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.path();
        const QString path = folder.filePath(QStringLiteral("tokenrack.sqlite"));
        damage(path);
        QFile file(path);

        Application application(options);
        application.start();
        QVERIFY(!application.window());
        QVERIFY(startButton("startEmpty"));
        QVERIFY(!startButton("startRestore"));
        const auto *detail =
            startButton("startEmpty")->window()->findChild<QLabel *>(QStringLiteral("startProblemDetail"));
        QVERIFY(detail);
        QVERIFY2(detail->isVisible() && detail->text().startsWith(QStringLiteral("The database reported: ")),
                 qPrintable(detail->text()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), garbage);
        file.close();

        QTest::mouseClick(startButton("startEmpty"), Qt::LeftButton);
        QVERIFY(application.window());
        const auto *strip = application.window()->findChild<MessageStrip *>(QStringLiteral("messageStrip"));
        QVERIFY(strip->currentText().contains(folder.path()));
        bool isKept = false;
        const QFileInfoList all = QDir(folder.path()).entryInfoList(QDir::Files);
        for (const QFileInfo &info : all) {
            QFile candidate(info.filePath());
            isKept = isKept || (candidate.open(QIODevice::ReadOnly) && candidate.readAll() == garbage);
        }
        QVERIFY(isKept);
    }

    void offersTheLastGoodBackup()
    {
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.path();
        makeBackup(folder.path());
        damage(Profile::in(folder.path()).database);

        Application application(options);
        application.start();
        QVERIFY(!application.window());
        QVERIFY(startButton("startRestore"));
        QTest::mouseClick(startButton("startRestore"), Qt::LeftButton);
        QVERIFY(application.window());
        const auto *table = application.window()->findChild<QAbstractItemView *>(QStringLiteral("serverTable"));
        QCOMPARE(table->model()->rowCount(), 1);
        const auto *strip = application.window()->findChild<MessageStrip *>(QStringLiteral("messageStrip"));
        QVERIFY(strip->currentText().contains(folder.path())); // where the damaged one is
    }

    void offersTheBackupAgainAfterARestoreThatFailed()
    {
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.path();
        const QString path = Profile::in(folder.path()).database;
        makeBackup(folder.path());
        damage(path);
        const QString inTheWay = path + QStringLiteral(".new/file"); // no copy can be made, as on a full disk
        QVERIFY(QDir().mkpath(inTheWay));

        Application application(options);
        application.start();
        QVERIFY(startButton("startRestore"));
        QTest::mouseClick(startButton("startRestore"), Qt::LeftButton);
        QVERIFY(!application.window());
        QVERIFY(startButton("startTryAgain"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), garbage); // nothing was moved

        QVERIFY(QDir(path + QStringLiteral(".new")).removeRecursively());
        QTest::mouseClick(startButton("startTryAgain"), Qt::LeftButton);
        QVERIFY(!application.window());
        QVERIFY(startButton("startRestore"));
        QTest::mouseClick(startButton("startRestore"), Qt::LeftButton);
        QVERIFY(application.window());
        QCOMPARE(tableOf(application)->model()->rowCount(), 1);
    }

    //! As when the program was killed while it restored, or somebody deleted the file.
    void asksWhereBackupsAreAndNoDatabase()
    {
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.path();
        const QString path = Profile::in(folder.path()).database;
        makeBackup(folder.path());
        QVERIFY(QFile::remove(path));

        Application application(options);
        application.start();
        QVERIFY(!application.window());
        QVERIFY(startButton("startEmpty"));
        QVERIFY(startButton("startRestore") && startButton("startRestore")->isDefault());
        const auto *text = startButton("startEmpty")->window()->findChild<QLabel *>(QStringLiteral("startProblemText"));
        QVERIFY2(text->text().contains(QStringLiteral("is not there any more")), qPrintable(text->text()));
        QVERIFY(!QFile::exists(path));
        QTest::mouseClick(startButton("startRestore"), Qt::LeftButton);
        QVERIFY(application.window());
        QCOMPARE(tableOf(application)->model()->rowCount(), 1);
    }

    //! Another window has restored it while this one asked, and somebody works with it.
    void leavesWhatAnotherWindowRestored()
    {
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.path();
        makeBackup(folder.path());
        damage(Profile::in(folder.path()).database);
        Application late(options);
        late.start();
        QVERIFY(startButton("startEmpty"));

        const SystemClock clock;
        const QString path = Profile::in(folder.path()).database;
        QVERIFY(restoreBackup(path, *newestGoodBackup(path, clock.now()), clock.now()));
        fillProfile(folder.path(), 3);
        QTest::mouseClick(startButton("startEmpty"), Qt::LeftButton);
        QVERIFY(late.window());
        QCOMPARE(tableOf(late)->model()->rowCount(), 4);
    }

    void saysThatAnotherProgramReplacedTheDatabase()
    {
        QTemporaryDir folder;
        StartOptions options;
        options.profileFolder = folder.path();
        Application application(options);
        application.start();
        const SystemClock clock;
        QVERIFY(startEmpty(Profile::in(folder.path()).database, clock.now(), Replaces::Whatever));
        const auto *strip = application.window()->findChild<MessageStrip *>(QStringLiteral("messageStrip"));
        QTRY_VERIFY2(strip->currentText().contains(QStringLiteral("Another program has put another file in the place")),
                     qPrintable(strip->currentText()));
    }
};

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
