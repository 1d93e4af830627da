// SPDX-License-Identifier: MIT
#include "core/catalog/importer.h"

#include "core/catalog/changelog.h"
#include "core/catalog/connectionoptions.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "tests/core/catalog/databasefixture.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>
#include <utility>

using namespace tokenrack;

namespace {

constexpr int many = 3000;

QList<Server> racks(int count)
{
    QList<Server> servers;
    for (int i = 0; i < count; ++i) {
        servers.append({.id = QUuid::createUuid(),
                        .name = QStringLiteral("rack-%1").arg(i),
                        .provider = QStringLiteral("biotime"),
                        .url = QUrl(QStringLiteral("http://10.0.0.%1:8081").arg(i % 250)),
                        .account = QStringLiteral("admin")});
    }
    return servers;
}

} // namespace

class TestImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void takesOverLittleByLittle();
    void savesNothingWhenItFailsMidway();
    void saysWhatCannotBeRead();
    void keepsHowAServerIsConnected();
    void knowsAServerWithoutItsId();
    void takesEachServerOnce();
    void importsOneFileAfterTheOther();
    void isNotTakenForTheWorkOfOthers();
    void followsOthersAfterwards();
    void savesTheWholeFileWhenTheProgramEnds();
    void tellsNobodyWhoIsGone();

private:
    void import(const QList<Server> &servers);
    QList<Server> stored() const;

    struct Here
    {
        explicit Here(const DatabaseFixture &fixture);

        std::unique_ptr<Database> database;
        SqliteCatalogStore store;
        Catalog catalog;
        ChangeLog log;
        std::optional<Importer> importer;
        QList<ImportOutcome> outcomes;
    };

    std::unique_ptr<DatabaseFixture> m_fixture;
    std::unique_ptr<Here> m_here;
};

TestImporter::Here::Here(const DatabaseFixture &fixture)
    : database(fixture.open())
    , store(*database)
    , catalog(store)
    , log(*database)
{
    importer.emplace(Importer::Parts{
        .catalog = catalog,
        .check = [](const Server &) { return QList<InputProblem>(); },
        .save = [&fixture](const QList<Server> &servers) { return importInto(fixture.path, fixture.clock, servers); }});
}

void TestImporter::init()
{
    m_fixture = std::make_unique<DatabaseFixture>();
    m_here = std::make_unique<Here>(*m_fixture);
}

void TestImporter::cleanup()
{
    m_here.reset();
    m_fixture.reset();
}

void TestImporter::import(const QList<Server> &servers)
{
    m_here->importer->import(writeServers(servers), this,
                             [this](const ImportOutcome &outcome) { m_here->outcomes.append(outcome); });
}

QList<Server> TestImporter::stored() const
{
    const auto loaded = m_here->store.load();
    return loaded ? *loaded : QList<Server>();
}

void TestImporter::takesOverLittleByLittle()
{
    const QSignalSpy added(&m_here->catalog, &Catalog::added);
    import(racks(many));
    QCOMPARE(m_here->catalog.servers().size(), 0);
    QTRY_COMPARE(m_here->outcomes.size(), 1);
    QVERIFY(m_here->outcomes.first().saved);
    QCOMPARE(m_here->outcomes.first().read->servers.size(), many);
    QCOMPARE(m_here->catalog.servers().size(), many);
    QCOMPARE(stored().size(), many);
    QVERIFY(added.size() > 1); // between any two the event loop came to something else
    for (const QList<QVariant> &signal : added) {
        QCOMPARE(signal.at(1).value<ChangedBy>(), ChangedBy::Us);
    }
}

void TestImporter::savesNothingWhenItFailsMidway()
{
    QVERIFY(
        m_here->database->run(QStringLiteral("CREATE TRIGGER fault BEFORE INSERT ON servers WHEN new.name = 'rack-1500'"
                                             " BEGIN SELECT RAISE(ABORT, 'no'); END")));
    import(racks(many));
    QTRY_COMPARE(m_here->outcomes.size(), 1);
    QVERIFY(!m_here->outcomes.first().saved);
    QCOMPARE(m_here->catalog.servers().size(), 0);
    QCOMPARE(stored().size(), 0);
}

void TestImporter::saysWhatCannotBeRead()
{
    m_here->importer->import("nonsense", this,
                             [this](const ImportOutcome &outcome) { m_here->outcomes.append(outcome); });
    QTRY_COMPARE(m_here->outcomes.size(), 1);
    QVERIFY(!m_here->outcomes.first().read);
    QCOMPARE(m_here->outcomes.first().read.error().kind, ImportErrorKind::NotJson);
}

void TestImporter::keepsHowAServerIsConnected()
{
    QList<Server> servers = racks(1);
    const Server fromFile = servers.first();
    servers.first().options.insert(QLatin1String(option::proxy), QStringLiteral("none"));
    QVERIFY(m_here->catalog.save(servers));
    import({fromFile});
    QTRY_COMPARE(m_here->outcomes.size(), 1);
    QCOMPARE(m_here->catalog.servers(), servers);
    QCOMPARE(stored(), servers);
}

void TestImporter::knowsAServerWithoutItsId()
{
    Server server = racks(1).first();
    QVERIFY(m_here->catalog.save({server}));
    const QUuid id = std::exchange(server.id, {});
    server.notes = QStringLiteral("from a file");
    Server other = server;
    other.account = QStringLiteral("guest");
    import({server, other});
    QTRY_COMPARE(m_here->outcomes.size(), 1);
    QCOMPARE(m_here->catalog.servers().size(), 2);
    QVERIFY(m_here->catalog.find(id));
    QCOMPARE(m_here->catalog.find(id)->notes, server.notes);

    import({server, other});
    QTRY_COMPARE(m_here->outcomes.size(), 2);
    QCOMPARE(m_here->catalog.servers().size(), 2);
    QCOMPARE(stored().size(), 2);
}

void TestImporter::takesEachServerOnce()
{
    const Server known = racks(1).first();
    QVERIFY(m_here->catalog.save({known}));
    Server alike = known;
    alike.id = {};
    import({alike, alike});
    QTRY_COMPARE(m_here->outcomes.size(), 1);
    QCOMPARE(m_here->catalog.servers().size(), 2);
    import({alike, alike, known}); // the last of them by its id
    QTRY_COMPARE(m_here->outcomes.size(), 2);
    QCOMPARE(m_here->catalog.servers().size(), 3);
    import({alike, alike, alike});
    QTRY_COMPARE(m_here->outcomes.size(), 3);
    QCOMPARE(m_here->catalog.servers().size(), 3);
}

void TestImporter::importsOneFileAfterTheOther()
{
    import(racks(many));
    import(racks(many));
    QTRY_COMPARE(m_here->outcomes.size(), 2);
    QCOMPARE(m_here->catalog.servers().size(), 2 * many);
}

void TestImporter::isNotTakenForTheWorkOfOthers()
{
    QList<Server> servers = racks(1);
    QVERIFY(m_here->catalog.save(servers));
    const QSignalSpy changed(&m_here->catalog, &Catalog::changed);
    servers.first().notes = QStringLiteral("from a file");
    import(servers);
    // The other connection has written before the catalogue hears of it.
    Changes changes;
    while (changes.isEmpty()) {
        const auto looked = m_here->log.look();
        QVERIFY(looked);
        changes = *looked;
    }
    QVERIFY(m_here->catalog.follow(changes));
    QCOMPARE(changed.size(), 0);
    QTRY_COMPARE(m_here->outcomes.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(2).value<ChangedBy>(), ChangedBy::Us);
}

void TestImporter::followsOthersAfterwards()
{
    QList<Server> servers = racks(1);
    QVERIFY(m_here->catalog.save(servers));
    import(racks(many));
    QTRY_COMPARE(m_here->catalog.servers().size(), many + 1);
    import(racks(1));
    const auto others = m_fixture->open();
    servers.first().name = QStringLiteral("renamed elsewhere");
    QVERIFY(SqliteCatalogStore(*others).save(servers));
    const auto changes = m_here->log.look();
    QVERIFY(changes);
    QVERIFY(changes->servers.size() > many);
    QVERIFY(m_here->catalog.follow(*changes));
    QTRY_COMPARE(m_here->catalog.find(servers.first().id)->name, servers.first().name);
}

void TestImporter::savesTheWholeFileWhenTheProgramEnds()
{
    import(racks(many));
    m_here->importer.reset();
    QCOMPARE(stored().size(), many);
    QCOMPARE(m_here->outcomes.size(), 0);
}

void TestImporter::tellsNobodyWhoIsGone()
{
    auto receiver = std::make_unique<QObject>();
    bool isTold = false;
    m_here->importer->import(writeServers(racks(1)), receiver.get(),
                             [&isTold](const ImportOutcome &) { isTold = true; });
    receiver.reset();
    QTRY_COMPARE(m_here->catalog.servers().size(), 1);
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
