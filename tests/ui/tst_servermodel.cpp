// SPDX-License-Identifier: MIT
#include "tests/ui/world.h"
#include "ui/servermodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

namespace {

QStringList names(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        names << model.index(row, ServerModel::ServerColumn).data().toString();
    }
    return names;
}

QList<Server> racks(int count)
{
    QList<Server> servers;
    for (int i = 0; i < count; ++i) {
        Server server;
        server.id = QUuid::createUuid();
        server.name = QStringLiteral("rack-%1").arg(i);
        server.provider = QStringLiteral("biotime");
        server.url = QUrl(QStringLiteral("http://10.0.0.%1:8081").arg(i % 250));
        servers.append(server);
    }
    return servers;
}

ServerModel::Parts parts(World &world)
{
    return {*world.catalog, *world.sessions, world.providers, world.clock};
}

//! Five servers in five states, "b" with a token until 13:00.
struct Five
{
    explicit Five(World &world)
        : a(world.makeServer(QStringLiteral("Alpha"), QStringLiteral("biotime"), QStringLiteral("http://10.0.0.1:8081"),
                             QStringLiteral("admin"), {QStringLiteral("production")}))
        , b(world.makeServer(QStringLiteral("beta 10"), QStringLiteral("hummingbird"),
                             QStringLiteral("https://gw.plant.example:58081"), QStringLiteral("ops"),
                             {QStringLiteral("production"), QStringLiteral("Łódź")}))
        , c(world.makeServer(QStringLiteral("Beta 2"), QStringLiteral("xswitch"),
                             QStringLiteral("http://10.0.0.3:8081"), QStringLiteral("1007")))
        , d(world.makeServer(QStringLiteral("delta"), QStringLiteral("maximtop"), QStringLiteral("https://im.example"),
                             QStringLiteral("10086")))
        , e(world.makeServer(QStringLiteral("Écho"), QStringLiteral("xswitch"), QStringLiteral("http://10.0.0.5:8081"),
                             QStringLiteral("1008")))
    {
        const Instant now = world.clock.now();
        world.remember(b, World::session("b-token", now - 1h, now + 1h, ExpirySource::Stated));
        world.remember(d, World::session("d-token", now - 24h, {}, ExpirySource::NotStated));
        world.rememberError(a, {AuthErrorKind::Refused});
        world.rememberLock(c, now + 30min);
        world.load();
    }

    Server a, b, c, d, e;
};

} // namespace

class TestServerModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }

    void sortsByNameAsPeopleDo()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(names(model),
                 QStringList({QStringLiteral("Alpha"), QStringLiteral("Beta 2"), QStringLiteral("beta 10"),
                              QStringLiteral("delta"), QStringLiteral("Écho")}));
        model.sort(ServerModel::ServerColumn, Qt::DescendingOrder);
        QCOMPARE(names(model).first(), QStringLiteral("Écho"));
    }

    void sortsByExpiryWithNothingLast()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        // A token's end, then a lock, then what has no end, then nothing, by name.
        const QStringList up{five.b.name, five.c.name, five.d.name, five.a.name, five.e.name};
        const QStringList down{five.d.name, five.c.name, five.b.name, five.a.name, five.e.name};
        model.sort(ServerModel::ExpiresColumn, Qt::AscendingOrder);
        QCOMPARE(names(model), up);
        model.sort(ServerModel::ExpiresColumn, Qt::DescendingOrder);
        QCOMPARE(names(model), down);
    }

    void keepsPersistentIndexesWhileSorting()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QPersistentModelIndex kept(model.index(model.rowOf(five.d.id), ServerModel::StatusColumn));
        model.sort(ServerModel::SystemColumn, Qt::DescendingOrder);
        QCOMPARE(kept.data(ServerModel::IdRole).toUuid(), five.d.id);
        QCOMPARE(kept.column(), int(ServerModel::StatusColumn));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("name, any case") << QStringLiteral("BETA")
                                        << QStringList({QStringLiteral("Beta 2"), QStringLiteral("beta 10")});
        QTest::newRow("host") << QStringLiteral("plant.example") << QStringList({QStringLiteral("beta 10")});
        QTest::newRow("account") << QStringLiteral("10086") << QStringList({QStringLiteral("delta")});
        QTest::newRow("system") << QStringLiteral("xswitch")
                                << QStringList({QStringLiteral("Beta 2"), QStringLiteral("Écho")});
        QTest::newRow("tag") << QStringLiteral("łódź") << QStringList({QStringLiteral("beta 10")});
        QTest::newRow("every word") << QStringLiteral(" 10.0.0  xswitch 1007 ")
                                    << QStringList({QStringLiteral("Beta 2")});
        QTest::newRow("nothing") << QStringLiteral("nobody") << QStringList();
        QTest::newRow("all") << QString()
                             << QStringList({QStringLiteral("Alpha"), QStringLiteral("Beta 2"),
                                             QStringLiteral("beta 10"), QStringLiteral("delta"),
                                             QStringLiteral("Écho")});
    }

    void filters()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, expected);
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        model.setFilter({AllServers{}, text});
        QCOMPARE(names(model), expected);
    }

    void filtersByScope()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        model.setFilter({StatusGroup::Active, {}});
        QCOMPARE(names(model), QStringList({five.b.name, five.d.name}));
        model.setFilter({OfSystem{QStringLiteral("xswitch")}, QStringLiteral("1008")});
        QCOMPARE(names(model), QStringList({five.e.name}));
        model.setFilter({WithTag{QStringLiteral("production")}, {}});
        QCOMPARE(names(model), QStringList({five.a.name, five.b.name}));
    }

    void oneChangedServerChangesOneRow()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
        const QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);

        Q_EMIT world.sessions->changed(five.d.id);

        QCOMPARE(changed.size(), 1);
        const auto first = changed.first().at(0).toModelIndex();
        const auto last = changed.first().at(1).toModelIndex();
        QCOMPARE(first.row(), model.rowOf(five.d.id));
        QCOMPARE(last.row(), first.row());
        QCOMPARE(resets.size(), 0);
        QCOMPARE(layouts.size(), 0);
        QCOMPARE(moves.size(), 0);
    }

    void aChangedStateMovesTheRowWhereItIsSortedBy()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        model.sort(ServerModel::StatusColumn);
        const QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        const QPersistentModelIndex kept(model.index(model.rowOf(five.d.id), 0));

        // "Active" becomes "Logged out".
        world.sessions->logOut(five.d.id);

        QTRY_COMPARE(world.sessions->status(five.d.id), Status::LoggedOut);
        QVERIFY(moves.size() >= 1);
        QCOMPARE(kept.data(ServerModel::IdRole).toUuid(), five.d.id);
        QCOMPARE(names(model), QStringList({five.b.name, five.c.name, five.d.name, five.e.name, five.a.name}));
    }

    void aChangedStateLeavesTheFilter()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        model.setFilter({StatusGroup::Active, {}});
        world.sessions->logOut(five.d.id);
        QTRY_COMPARE(names(model), QStringList({five.b.name}));
        model.setFilter({StatusGroup::LoggedOut, {}});
        QTRY_COMPARE(names(model), QStringList({five.d.name, five.e.name}));
    }

    void followsTheCatalogue()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);

        Server renamed = five.e;
        renamed.name = QStringLiteral("Aardvark");
        QVERIFY(world.catalog->save({renamed}));
        QCOMPARE(names(model).first(), renamed.name);

        Server added = five.e;
        added.id = QUuid::createUuid();
        added.name = QStringLiteral("Charlie");
        QVERIFY(world.catalog->save({added}));
        QCOMPARE(model.rowOf(added.id), 4);

        QVERIFY(world.catalog->remove({five.a.id, added.id}));
        QCOMPARE(names(model), QStringList({renamed.name, five.c.name, five.b.name, five.d.name}));
        QCOMPARE(model.rowOf(five.a.id), -1);
    }

    void followsAnImportOfMany()
    {
        World world;
        world.load();
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        const QList<Server> servers = racks(1000);
        QVERIFY(world.catalog->save(servers));
        QCOMPARE(model.rowCount(), 1000);
        QCOMPARE(names(model).at(999), QStringLiteral("rack-999"));
        model.setFilter({AllServers{}, QStringLiteral("Rack-99")});
        QCOMPARE(model.rowCount(), 11);
        QList<QUuid> ids;
        for (const Server &server : servers.mid(0, 999)) {
            ids.append(server.id);
        }
        QVERIFY(world.catalog->remove(ids));
        QCOMPARE(names(model), QStringList({QStringLiteral("rack-999")}));
        QCOMPARE(model.counts().all, 1);
    }

    void filtersALongListOnceItIsReady()
    {
        World world;
        QVERIFY(world.catalogStore->save(racks(3000)));
        world.load();
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        model.setFilter({AllServers{}, QStringLiteral("rack-299")});
        QCOMPARE(model.rowCount(), 3000); // as before, and nothing waits for it
        model.setFilter({AllServers{}, QStringLiteral("rack-2999")});
        QTRY_COMPARE(names(model), QStringList({QStringLiteral("rack-2999")}));
        QVERIFY(model.isFilterReady());
    }

    void whatIsErasedBeforeItIsReadyFiltersNothing()
    {
        World world;
        QVERIFY(world.catalogStore->save(racks(3000)));
        world.load();
        ServerModel model(parts(world));
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setFilter({AllServers{}, QStringLiteral("rack-299")});
        model.setFilter({AllServers{}, {}});
        model.prepareFilter();
        QTRY_VERIFY(model.isFilterReady());
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.rowCount(), 3000);
    }

    void filtersWhatComesWhileAFilterIsOn()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        model.setFilter({AllServers{}, QStringLiteral("rack-199")});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(world.catalog->save(racks(2000)));
        QCOMPARE(model.rowCount(), 11);
        Server renamed = five.a;
        renamed.name = QStringLiteral("rack-199 annex");
        QVERIFY(world.catalog->save({renamed}));
        QCOMPARE(model.rowCount(), 12);
        model.setFilter({AllServers{}, QStringLiteral("rack-199 annex")});
        QCOMPARE(names(model), QStringList({renamed.name}));
        model.setFilter({AllServers{}, QStringLiteral("alpha")});
        QCOMPARE(model.rowCount(), 0);
    }

    void countsWhateverTheFilter()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QSignalSpy spoken(&model, &ServerModel::countsChanged);
        model.setFilter({AllServers{}, QStringLiteral("nobody")});
        const ServerCounts counts = model.counts();
        QCOMPARE(counts.all, 5);
        QCOMPARE(counts.byGroup[std::size_t(StatusGroup::Active)], 2);
        QCOMPARE(counts.byGroup[std::size_t(StatusGroup::Failed)], 1);
        QCOMPARE(counts.byGroup[std::size_t(StatusGroup::LockedOut)], 1);
        QCOMPARE(counts.bySystem.value(QStringLiteral("xswitch")), 2);
        QCOMPARE(counts.byTag.value(QStringLiteral("production")), 2);

        // Many changes are spoken of once.
        for (int i = 0; i < 10; ++i) {
            Q_EMIT world.sessions->changed(five.a.id);
        }
        QTRY_COMPARE(spoken.size(), 1);
    }

    void saysTimesInWords()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        const QModelIndex cell = model.index(model.rowOf(five.b.id), ServerModel::ExpiresColumn);
        QCOMPARE(cell.data().toString(), QStringLiteral("1 h"));
        world.clock.advance(30min);
        QCOMPARE(cell.data().toString(), QStringLiteral("30 min"));
        QCOMPARE(cell.data(ServerModel::FractionRole).toDouble(), 0.25);
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("UTC")));
        const QModelIndex none = model.index(model.rowOf(five.e.id), ServerModel::ExpiresColumn);
        QVERIFY(!none.data(ServerModel::FractionRole).isValid());
        QVERIFY(!none.data(ServerModel::EndRole).isValid());
    }

    void showsTextAsText()
    {
        World world;
        const Server bad = world.makeServer(QStringLiteral("<b>bold</b>\u202e"), QStringLiteral("biotime"),
                                            QStringLiteral("http://10.0.0.1"), QStringLiteral("<img src=x>"));
        world.load();
        ServerModel model(parts(world));
        const QModelIndex cell = model.index(model.rowOf(bad.id), ServerModel::ServerColumn);
        QVERIFY(!cell.data().toString().contains(QChar(0x202e)));
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
    }

    void takesWhatChangedForManyAllAtOnce_data()
    {
        QTest::addColumn<bool>("byStatus");
        QTest::newRow("all rows") << false;
        QTest::newRow("only one status") << true;
    }

    void takesWhatChangedForManyAllAtOnce()
    {
        QFETCH(const bool, byStatus);
        World world;
        const Instant now = world.clock.now();
        for (int i = 0; i < 120; ++i) {
            const Server server = world.makeServer(QStringLiteral("rack-%1").arg(i), QStringLiteral("xswitch"),
                                                   QStringLiteral("http://10.0.0.1"), QStringLiteral("user%1").arg(i));
            const Milliseconds life = i < 80 ? Milliseconds(1h) : Milliseconds(24h);
            world.remember(server, World::session("token", now, now + life, ExpirySource::Stated));
        }
        world.load();
        world.sessions->lookAtClock();
        ServerModel model(parts(world));
        const QAbstractItemModelTester tester(&model);
        model.sort(ServerModel::StatusColumn);
        model.setFilter({byStatus ? Scope(StatusGroup::Active) : Scope(AllServers{}), {}});
        QCOMPARE(model.rowCount(), 120);

        const QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        world.sessions->setSeen(false);
        world.clock.advance(2h);
        world.sessions->setSeen(true);
        QCOMPARE(moved.size() + removed.size(), 0);
        QCOMPARE(model.rowCount(), byStatus ? 40 : 120);
        for (int row = 0; row < model.rowCount(); ++row) { // "Active" comes before "Expired"
            QCOMPARE(Status(model.index(row, 0).data(ServerModel::StatusRole).toInt()),
                     row < 40 ? Status::Active : Status::Expired);
            QCOMPARE(model.rowOf(model.idAt(row)), row);
        }
    }

    void noRoleGivesASecret()
    {
        World world;
        const Five five(world);
        ServerModel model(parts(world));
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                for (int role = 0; role < Qt::UserRole + 32; ++role) {
                    QVERIFY(!model.index(row, column).data(role).toString().contains(QStringLiteral("-token")));
                }
            }
        }
        QCOMPARE(world.secrets->openVault(), nullptr);
    }
};

QTEST_MAIN(TestServerModel)
#include "tst_servermodel.moc"
