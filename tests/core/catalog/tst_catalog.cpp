// SPDX-License-Identifier: MIT
#include "core/catalog/catalog.h"

#include "core/catalog/connectionoptions.h"

#include <QLocale>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;

namespace {

Server namedServer(const QString &name)
{
    return {.id = QUuid::createUuid(), .name = name};
}

//! Keeps servers in memory, or refuses all that it is asked for.
class FakeStore final : public CatalogStore
{
public:
    QHash<QUuid, Server> kept;
    QSet<QUuid> removedIds;
    bool refuses = false;

    Result<QList<Server>, StoreError> load() override
    {
        return refuses ? Result<QList<Server>, StoreError>(error()) : kept.values();
    }

    Result<QList<Server>, StoreError> loadRemoved() override { return QList<Server>(); }

    Result<QList<Server>, StoreError> find(const QList<QUuid> &ids) override
    {
        QList<Server> found;
        for (const QUuid &id : ids) {
            if (kept.contains(id)) {
                found.append(kept.value(id));
            }
        }
        return refuses ? Result<QList<Server>, StoreError>(error()) : found;
    }

    Result<Server, StoreError> change(const Server &before, const Server &after) override
    {
        if (refuses) {
            return error();
        }
        const Server saved = kept.contains(after.id) ? merged(before, after, kept.value(after.id)) : after;
        kept.insert(after.id, saved);
        return saved;
    }

    Result<Done, StoreError> save(const QList<Server> &servers) override
    {
        if (refuses) {
            return error();
        }
        for (const Server &server : servers) {
            kept.insert(server.id, server);
        }
        return Done();
    }

    Result<QList<Server>, StoreError> import(const QList<Server> &servers) override
    {
        QList<Server> taken;
        for (const Server &server : servers) {
            taken.append(kept.contains(server.id) ? withConnectionOf(kept.value(server.id), server) : server);
        }
        const auto saved = save(taken);
        return saved ? Result<QList<Server>, StoreError>(taken) : saved.error();
    }

    Result<Done, StoreError> remove(const QList<QUuid> &ids) override
    {
        if (refuses) {
            return error();
        }
        for (const QUuid &id : ids) {
            kept.remove(id);
            removedIds.insert(id);
        }
        return Done();
    }

    Result<Done, StoreError> purge(const QList<QUuid> &) override
    {
        qFatal("not tested here");
        return Done();
    }

    Result<Done, StoreError> purgeRemoved(Instant) override
    {
        qFatal("not the catalogue's business");
        return Done();
    }

    static StoreError error() { return {StoreErrorKind::DiskFull, QStringLiteral("path"), QStringLiteral("detail")}; }
};

} // namespace

class TestCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void loads();
    void loadsAnew();
    void loadsSomeFirstAndThenTheRest();
    void readsTheRestBeforeAnImport();
    void findsById();
    void adds();
    void overwrites();
    void saysNothingOfWhatDidNotChange();
    void addsAndOverwritesAtOnce();
    void takesTheLastOfTwoWithOneId();
    void removes();
    void removesOnlyWhatIsThere();
    void staysAsItWasWhenTheStoreRefuses();
    void isUpToDateWhenItSignals();
    void listsTags();
    void handlesManyInNoTime();

private:
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Catalog> m_catalog;
    Server m_first;
    Server m_second;
};

void TestCatalog::init()
{
    m_store = std::make_unique<FakeStore>();
    m_catalog = std::make_unique<Catalog>(*m_store);
    m_first = namedServer(QStringLiteral("first"));
    m_second = namedServer(QStringLiteral("second"));
}

void TestCatalog::cleanup()
{
    m_catalog.reset();
    m_store.reset();
}

void TestCatalog::loads()
{
    m_store->kept = {{m_first.id, m_first}, {m_second.id, m_second}};
    const QSignalSpy added(m_catalog.get(), &Catalog::added);
    QVERIFY(m_catalog->load());
    QCOMPARE(m_catalog->servers().size(), 2);
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.at(0).at(0).value<QList<QUuid>>().size(), 2);
}

void TestCatalog::loadsAnew()
{
    m_store->kept = {{m_first.id, m_first}};
    QVERIFY(m_catalog->load());
    m_store->kept = {{m_second.id, m_second}};
    const QSignalSpy added(m_catalog.get(), &Catalog::added);
    const QSignalSpy removed(m_catalog.get(), &Catalog::removed);
    QVERIFY(m_catalog->load());
    QCOMPARE(m_catalog->servers(), QList<Server>{m_second});
    QCOMPARE(m_catalog->find(m_first.id), nullptr);
    QCOMPARE(removed.at(0).at(0).value<QList<Server>>(), QList<Server>{m_first});
    QCOMPARE(added.at(0).at(0).value<QList<QUuid>>(), QList<QUuid>{m_second.id});
}

void TestCatalog::loadsSomeFirstAndThenTheRest()
{
    m_store->kept = {{m_first.id, m_first}, {m_second.id, m_second}};
    QVERIFY(m_catalog->isWhole());
    QVERIFY(m_catalog->loadOnly({m_first.id, QUuid::createUuid()}));
    QCOMPARE(m_catalog->servers(), QList<Server>{m_first});
    QVERIFY(!m_catalog->isWhole());

    const QSignalSpy added(m_catalog.get(), &Catalog::added);
    const QSignalSpy removed(m_catalog.get(), &Catalog::removed);
    QVERIFY(m_catalog->loadRest());
    QVERIFY(m_catalog->isWhole());
    QCOMPARE(m_catalog->servers(), QList<Server>({m_first, m_second}));
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.at(0).at(0).value<QList<QUuid>>(), QList<QUuid>{m_second.id});
    QCOMPARE(added.at(0).at(1).value<ChangedBy>(), ChangedBy::Nobody);
    QCOMPARE(removed.size(), 0);
}

void TestCatalog::readsTheRestBeforeAnImport()
{
    m_second.options.insert(QLatin1String(option::trustedCertificate), QStringLiteral("its own"));
    m_store->kept = {{m_first.id, m_first}, {m_second.id, m_second}};
    QVERIFY(m_catalog->loadOnly({m_first.id}));
    Server fromFile = m_second;
    fromFile.name = QStringLiteral("renamed");
    fromFile.options.clear();
    QVERIFY(m_catalog->import({fromFile}));
    QVERIFY(m_catalog->isWhole());
    QCOMPARE(m_store->kept.value(m_second.id).name, fromFile.name);
    QCOMPARE(m_store->kept.value(m_second.id).options, m_second.options);
}

void TestCatalog::findsById()
{
    QVERIFY(m_catalog->save({m_first, m_second}));
    QVERIFY(m_catalog->find(m_second.id));
    QCOMPARE(*m_catalog->find(m_second.id), m_second);
    QCOMPARE(m_catalog->find(QUuid::createUuid()), nullptr);
    QCOMPARE(m_catalog->find(QUuid()), nullptr);
}

void TestCatalog::adds()
{
    const QSignalSpy added(m_catalog.get(), &Catalog::added);
    const QSignalSpy changed(m_catalog.get(), &Catalog::changed);
    QVERIFY(m_catalog->save({m_first, m_second}));
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.at(0).at(0).value<QList<QUuid>>(), QList<QUuid>({m_first.id, m_second.id}));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_store->kept.size(), 2);
}

void TestCatalog::overwrites()
{
    QVERIFY(m_catalog->save({m_first, m_second}));
    const QSignalSpy added(m_catalog.get(), &Catalog::added);
    const QSignalSpy changed(m_catalog.get(), &Catalog::changed);
    Server edited = m_first;
    edited.name = QStringLiteral("edited");
    QVERIFY(m_catalog->save({edited}));
    QCOMPARE(m_catalog->servers(), QList<Server>({edited, m_second}));
    QCOMPARE(added.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toUuid(), m_first.id);
    QCOMPARE(changed.at(0).at(1).value<Server>(), m_first);
}

void TestCatalog::saysNothingOfWhatDidNotChange()
{
    QVERIFY(m_catalog->save({m_first}));
    const QSignalSpy changed(m_catalog.get(), &Catalog::changed);
    QVERIFY(m_catalog->save({m_first}));
    QVERIFY(m_catalog->save({}));
    QCOMPARE(changed.size(), 0);
}

void TestCatalog::addsAndOverwritesAtOnce()
{
    QVERIFY(m_catalog->save({m_first}));
    const QSignalSpy added(m_catalog.get(), &Catalog::added);
    const QSignalSpy changed(m_catalog.get(), &Catalog::changed);
    Server edited = m_first;
    edited.tags = {QStringLiteral("tag")};
    QVERIFY(m_catalog->save({m_second, edited}));
    QCOMPARE(added.at(0).at(0).value<QList<QUuid>>(), QList<QUuid>{m_second.id});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_catalog->servers(), QList<Server>({edited, m_second}));
}

void TestCatalog::takesTheLastOfTwoWithOneId()
{
    Server later = m_first;
    later.name = QStringLiteral("later");
    QVERIFY(m_catalog->save({m_first, later}));
    QCOMPARE(m_catalog->servers(), QList<Server>{later});
    QCOMPARE(m_store->kept.value(m_first.id), later);
}

void TestCatalog::removes()
{
    const Server third = namedServer(QStringLiteral("third"));
    QVERIFY(m_catalog->save({m_first, m_second, third}));
    const QSignalSpy removed(m_catalog.get(), &Catalog::removed);
    QVERIFY(m_catalog->remove({m_second.id, m_first.id}));
    QCOMPARE(m_catalog->servers(), QList<Server>{third});
    QCOMPARE(*m_catalog->find(third.id), third);
    QCOMPARE(m_catalog->find(m_first.id), nullptr);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.at(0).at(0).value<QList<Server>>(), QList<Server>({m_first, m_second}));
    QCOMPARE(m_store->removedIds, QSet<QUuid>({m_first.id, m_second.id}));
}

void TestCatalog::removesOnlyWhatIsThere()
{
    QVERIFY(m_catalog->save({m_first}));
    const QSignalSpy removed(m_catalog.get(), &Catalog::removed);
    QVERIFY(m_catalog->remove({m_second.id}));
    QCOMPARE(removed.size(), 0);
    QCOMPARE(m_catalog->servers().size(), 1);
}

void TestCatalog::staysAsItWasWhenTheStoreRefuses()
{
    QVERIFY(m_catalog->save({m_first}));
    m_store->refuses = true;
    const QSignalSpy added(m_catalog.get(), &Catalog::added);
    const QSignalSpy changed(m_catalog.get(), &Catalog::changed);
    const QSignalSpy removed(m_catalog.get(), &Catalog::removed);
    Server edited = m_first;
    edited.name = QStringLiteral("edited");

    const auto saved = m_catalog->save({edited, m_second});
    QVERIFY(!saved);
    QCOMPARE(saved.error(), FakeStore::error());
    QVERIFY(!m_catalog->remove({m_first.id}));
    QVERIFY(!m_catalog->load());

    QCOMPARE(m_catalog->servers(), QList<Server>{m_first});
    QCOMPARE(added.size() + changed.size() + removed.size(), 0);
}

void TestCatalog::isUpToDateWhenItSignals()
{
    QVERIFY(m_catalog->save({m_first}));
    Server edited = m_first;
    edited.name = QStringLiteral("edited");
    int seen = 0;
    connect(m_catalog.get(), &Catalog::added, this, [&] {
        QCOMPARE(m_catalog->servers(), QList<Server>({edited, m_second}));
        ++seen;
    });
    connect(m_catalog.get(), &Catalog::changed, this, [&](QUuid id) {
        QCOMPARE(*m_catalog->find(id), edited);
        ++seen;
    });
    connect(m_catalog.get(), &Catalog::removed, this, [&] {
        QCOMPARE(m_catalog->find(m_first.id), nullptr);
        ++seen;
    });
    QVERIFY(m_catalog->save({edited, m_second}));
    QVERIFY(m_catalog->remove({m_first.id}));
    QCOMPARE(seen, 3);
}

void TestCatalog::listsTags()
{
    QLocale::setDefault(QLocale(QLocale::English)); // the order of the C locale is that of the bytes
    QVERIFY(m_catalog->tags().isEmpty());
    m_first.tags = {QStringLiteral("night"), QStringLiteral("Berlin")};
    m_second.tags = {QStringLiteral("aachen"), QStringLiteral("night")};
    QVERIFY(m_catalog->save({m_first, m_second}));
    QCOMPARE(m_catalog->tags(),
             QStringList({QStringLiteral("aachen"), QStringLiteral("Berlin"), QStringLiteral("night")}));
    QVERIFY(m_catalog->remove({m_first.id}));
    QCOMPARE(m_catalog->tags(), QStringList({QStringLiteral("aachen"), QStringLiteral("night")}));
}

void TestCatalog::handlesManyInNoTime()
{
    // With work that grows by the square this would take minutes and the test program be stopped.
    QList<Server> servers;
    QList<QUuid> ids;
    for (int number = 0; number < 100'000; ++number) {
        servers.append(namedServer(QString::number(number)));
        ids.append(servers.last().id);
    }
    QVERIFY(m_catalog->save(servers));
    QVERIFY(m_catalog->save(servers));
    for (const QUuid &id : std::as_const(ids)) {
        QVERIFY(m_catalog->find(id));
    }
    QVERIFY(m_catalog->remove(ids));
    QVERIFY(m_catalog->servers().isEmpty());
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
