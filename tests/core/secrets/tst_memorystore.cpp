// SPDX-License-Identifier: MIT
#include "core/secrets/memorystore.h"

#include <QTest>

#include <optional>

using namespace tokenrack;

class TestMemoryStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasWritten();
    void saysNotFound();
    void removesAlsoWhatIsNotThere();
    void answersAfterTheCall();
    void readsTheValueOfItsTime();
    void dropsCallbacksWhenDestroyed();
};

void TestMemoryStore::readsWhatWasWritten()
{
    MemoryStore store;
    std::optional<Result<Done, SecretError>> written;
    std::optional<Result<Secret, SecretError>> read;
    store.write(QStringLiteral("a"), Secret("one"), [&written](auto result) { written = result; });
    store.write(QStringLiteral("b"), Secret("two"), [](const auto &) { });
    store.read(QStringLiteral("a"), [&read](auto result) { read = result; });
    QTRY_VERIFY(written && read);
    QVERIFY(written->hasValue());
    QVERIFY(read->hasValue());
    QVERIFY(read->value() == Secret("one"));
    QVERIFY(store.contains(QStringLiteral("b")));
    QVERIFY(store.value(QStringLiteral("b")) == Secret("two"));
}

void TestMemoryStore::saysNotFound()
{
    MemoryStore store;
    std::optional<Result<Secret, SecretError>> read;
    store.read(QStringLiteral("a"), [&read](auto result) { read = result; });
    QTRY_VERIFY(read);
    QVERIFY(!read->hasValue());
    QCOMPARE(read->error().kind, SecretErrorKind::NotFound);
}

void TestMemoryStore::removesAlsoWhatIsNotThere()
{
    MemoryStore store;
    int done = 0;
    const auto count = [&done](const Result<Done, SecretError> &result) { done += result ? 1 : 0; };
    store.write(QStringLiteral("a"), Secret("one"), count);
    store.remove(QStringLiteral("a"), count);
    store.remove(QStringLiteral("a"), count);
    QTRY_COMPARE(done, 3);
    QVERIFY(!store.contains(QStringLiteral("a")));
}

void TestMemoryStore::answersAfterTheCall()
{
    MemoryStore store;
    bool inside = true;
    int answers = 0;
    const auto later = [&](const auto &) {
        QVERIFY(!inside);
        ++answers;
    };
    store.write(QStringLiteral("a"), Secret("one"), later);
    store.read(QStringLiteral("a"), later);
    store.remove(QStringLiteral("a"), later);
    inside = false;
    QTRY_COMPARE(answers, 3);
}

void TestMemoryStore::readsTheValueOfItsTime()
{
    MemoryStore store;
    std::optional<Result<Secret, SecretError>> read;
    store.write(QStringLiteral("a"), Secret("one"), [](const auto &) { });
    store.read(QStringLiteral("a"), [&read](auto result) { read = result; });
    store.remove(QStringLiteral("a"), [](const auto &) { });
    QTRY_VERIFY(read);
    QVERIFY(read->hasValue());
}

void TestMemoryStore::dropsCallbacksWhenDestroyed()
{
    bool answered = false;
    {
        MemoryStore store;
        store.read(QStringLiteral("a"), [&answered](const auto &) { answered = true; });
    }
    QCoreApplication::sendPostedEvents();
    QVERIFY(!answered);
}

QTEST_GUILESS_MAIN(TestMemoryStore)
#include "tst_memorystore.moc"
