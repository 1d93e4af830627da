// SPDX-License-Identifier: MIT
#include "tests/ui/world.h"
#include "ui/sidebar.h"
#include "ui/sidebarmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;

class TestSidebar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        world = std::make_unique<World>();
        first = world->makeServer(QStringLiteral("One"), QStringLiteral("biotime"), QStringLiteral("http://10.0.0.1"),
                                  QStringLiteral("a"), {QStringLiteral("shanghai")});
        world->makeServer(QStringLiteral("Two"), QStringLiteral("xswitch"), QStringLiteral("http://10.0.0.2"),
                          QStringLiteral("b"));
        world->rememberError(first, {AuthErrorKind::Refused});
        world->load();
        servers = std::make_unique<ServerModel>(
            ServerModel::Parts{*world->catalog, *world->sessions, world->providers, world->clock});
        model = std::make_unique<SidebarModel>(*servers);
        tester = std::make_unique<QAbstractItemModelTester>(model.get());
    }

    void cleanup()
    {
        tester.reset();
        model.reset();
        servers.reset();
        world.reset();
    }

    void countsAll()
    {
        QCOMPARE(count(AllServers{}), 2);
        QCOMPARE(count(StatusGroup::Failed), 1);
        QCOMPARE(count(StatusGroup::LoggedOut), 1);
        QCOMPARE(count(StatusGroup::Active), 0);
        QCOMPARE(count(OfSystem{QStringLiteral("biotime")}), 1);
        QCOMPARE(count(WithTag{QStringLiteral("shanghai")}), 1);
    }

    void countsLive()
    {
        const QSignalSpy resets(model.get(), &QAbstractItemModel::modelReset);
        Server copy = first;
        copy.id = QUuid::createUuid();
        QVERIFY(world->catalog->save({copy}));
        QTRY_COMPARE(count(AllServers{}), 3);
        QCOMPARE(count(OfSystem{QStringLiteral("biotime")}), 2);
        QCOMPARE(count(WithTag{QStringLiteral("shanghai")}), 2);
        QCOMPARE(resets.size(), 0);
    }

    void headingsCannotBePicked()
    {
        Sidebar sidebar(*model);
        sidebar.setCurrentIndex(model->index(0));
        for (int row = 1; row < model->rowCount(); ++row) {
            QTest::keyClick(&sidebar, Qt::Key_Down);
            QVERIFY(sidebar.currentIndex().data(SidebarModel::CountRole).isValid());
        }
        QCOMPARE(sidebar.scope(), Scope(WithTag{QStringLiteral("shanghai")}));
    }

    void aPickIsTold()
    {
        Sidebar sidebar(*model);
        const QSignalSpy told(&sidebar, &Sidebar::scopeChanged);
        sidebar.setScope(StatusGroup::Failed);
        QCOMPARE(told.size(), 1);
        QCOMPARE(sidebar.scope(), Scope(StatusGroup::Failed));
    }

    void goesBackToAllWhenTheLastWithATagIsGone()
    {
        Sidebar sidebar(*model);
        sidebar.setScope(WithTag{QStringLiteral("shanghai")});
        const QSignalSpy told(&sidebar, &Sidebar::scopeChanged);
        QVERIFY(world->catalog->remove({first.id}));
        QTRY_COMPARE(sidebar.scope(), Scope(AllServers{}));
        QCOMPARE(told.size(), 1);
        QCOMPARE(sidebar.currentIndex().row(), 0);
    }

private:
    int count(const Scope &scope) const
    {
        return model->index(model->rowOf(scope)).data(SidebarModel::CountRole).toInt();
    }

    std::unique_ptr<World> world;
    Server first;
    std::unique_ptr<ServerModel> servers;
    std::unique_ptr<SidebarModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

QTEST_MAIN(TestSidebar)
#include "tst_sidebar.moc"
