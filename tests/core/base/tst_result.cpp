// SPDX-License-Identifier: MIT
#include "core/base/result.h"

#include <QString>
#include <QTest>

#include <memory>

using namespace tokenrack;

namespace {

enum class Trouble { Small, Large };

using Text = Result<QString, Trouble>;

} // namespace

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAValue();
    void holdsAnError();
    void isChanged();
    void handsOverWhatCannotBeCopied();
};

void TestResult::holdsAValue()
{
    const Text text = QStringLiteral("value");
    QVERIFY(text);
    QVERIFY(text.hasValue());
    QCOMPARE(*text, QStringLiteral("value"));
    QCOMPARE(text->size(), 5);
    QCOMPARE(text.value(), *text);
}

void TestResult::holdsAnError()
{
    const Text text = Trouble::Large;
    QVERIFY(!text);
    QVERIFY(!text.hasValue());
    QCOMPARE(text.error(), Trouble::Large);
    const Result<Done, Trouble> done = Trouble::Small;
    QVERIFY(!done);
    QVERIFY((Result<Done, Trouble>(Done())));
}

void TestResult::isChanged()
{
    Text text = QStringLiteral("value");
    text->append(QLatin1Char('s'));
    *text += QLatin1Char('!');
    QCOMPARE(text.value(), QStringLiteral("values!"));
    text = Trouble::Small;
    QVERIFY(!text);
}

void TestResult::handsOverWhatCannotBeCopied()
{
    Result<std::unique_ptr<int>, Trouble> number = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = std::move(number).value();
    QCOMPARE(*taken, 7);
}

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
