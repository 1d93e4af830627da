// SPDX-License-Identifier: MIT
#include "core/base/secret.h"

#include <QDebug>
#include <QTest>

#include <type_traits>

using namespace tokenrack;

namespace {

template <class Type>
concept Printable = requires(QDebug debug, const Type &value) { debug << value; };

// What the type promises, checked by the compiler.
static_assert(Printable<QString> && !Printable<Secret>);
static_assert(!std::is_convertible_v<QString, Secret> && !std::is_convertible_v<QByteArray, Secret>);
static_assert(!std::is_convertible_v<Secret, QString> && !std::is_convertible_v<Secret, QByteArray>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);

Secret secretOf(const char *text)
{
    return Secret(QByteArrayView(text));
}

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItGot_data();
    void givesBackWhatItGot();
    void keepsEveryByte();
    void isEmptyAtFirst();
    void compares();
    void copies();
    void leavesNothingBehindWhenMoved();
    void wipesWhatItHeldBefore();
    void survivesAssignmentToItself();
};

void TestSecret::givesBackWhatItGot_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("ASCII") << QStringLiteral("open sesame");
    QTest::newRow("Chinese") << QStringLiteral("芝麻开门");
    QTest::newRow("emoji") << QStringLiteral("\U0001F511");
    QTest::newRow("NUL inside") << QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
    QTest::newRow("long") << QString(100'000, QLatin1Char('x'));
}

void TestSecret::givesBackWhatItGot()
{
    QFETCH(const QString, text);
    const Secret secret = Secret::fromText(text);
    QCOMPARE(secret.revealText(), text);
    QVERIFY(secret.reveal() == QByteArrayView(text.toUtf8()));
    QCOMPARE(secret.size(), text.toUtf8().size());
    QCOMPARE(secret.isEmpty(), text.isEmpty());
}

void TestSecret::keepsEveryByte()
{
    QByteArray bytes;
    for (int byte = 0; byte < 256; ++byte) {
        bytes.append(char(byte));
    }
    QVERIFY(Secret(bytes).reveal() == QByteArrayView(bytes));
}

void TestSecret::isEmptyAtFirst()
{
    const Secret secret;
    QVERIFY(secret.isEmpty());
    QCOMPARE(secret.size(), 0);
    QVERIFY(secret == secretOf(""));
}

void TestSecret::compares()
{
    QVERIFY(secretOf("sesame") == secretOf("sesame"));
    QVERIFY(secretOf("sesame") != secretOf("Sesame"));
    QVERIFY(secretOf("sesame") != secretOf("sesam"));
    QVERIFY(secretOf("sesame") != Secret());
}

void TestSecret::copies()
{
    const Secret original = secretOf("sesame");
    Secret copy = original;
    QVERIFY(copy == original);
    QVERIFY(copy.reveal().data() != original.reveal().data());
    copy = secretOf("other");
    QCOMPARE(original.revealText(), QStringLiteral("sesame"));
    copy = original;
    QVERIFY(copy == original);
}

void TestSecret::leavesNothingBehindWhenMoved()
{
    Secret source = secretOf("sesame");
    const Secret &left = source;
    const char *const place = source.reveal().data();
    Secret target = std::move(source);
    QVERIFY(target.reveal().data() == place); // moved, not copied: no second trace of it in memory
    QVERIFY(left.isEmpty());

    Secret third = secretOf("longer than sesame");
    const Secret &alsoLeft = target;
    third = std::move(target);
    QCOMPARE(third.revealText(), QStringLiteral("sesame"));
    QVERIFY(alsoLeft.isEmpty());
}

void TestSecret::wipesWhatItHeldBefore()
{
    // A shorter value goes into the memory of the longer one, whose end may not stay there.
    Secret secret = secretOf("a long secret that is replaced");
    const char *const place = secret.reveal().data();
    const Secret shorter = secretOf("short");
    secret = shorter;
    QVERIFY(secret.reveal().data() == place);
    QCOMPARE(QByteArray(place + 5, 25), QByteArray(25, '\0'));
}

void TestSecret::survivesAssignmentToItself()
{
    Secret secret = secretOf("sesame");
    Secret &same = secret;
    secret = same;
    QCOMPARE(secret.revealText(), QStringLiteral("sesame"));
    secret = std::move(same);
    QCOMPARE(secret.revealText(), QStringLiteral("sesame"));
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
