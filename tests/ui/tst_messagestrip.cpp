// SPDX-License-Identifier: MIT
#include "ui/details/mask.h"
#include "ui/messagestrip.h"
#include "ui/tabulartext.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace tokenrack;

namespace {

StripMessage message(const QString &key, Tone tone, const QString &text)
{
    return {key, tone, [text] { return text; }};
}

} // namespace

class TestMessageStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheMostSeriousThenTheNewest()
    {
        MessageStrip strip;
        QVERIFY(strip.isHidden());
        strip.post(message(QStringLiteral("a"), Tone::Neutral, QStringLiteral("first")));
        strip.post(message(QStringLiteral("b"), Tone::Bad, QStringLiteral("second")));
        strip.post(message(QStringLiteral("c"), Tone::Good, QStringLiteral("third")));
        QCOMPARE(strip.currentText(), QStringLiteral("second"));
        strip.findChild<QToolButton *>(QStringLiteral("messageClose"))->click();
        QCOMPARE(strip.currentText(), QStringLiteral("third"));
        strip.withdraw(QStringLiteral("c"));
        QCOMPARE(strip.currentText(), QStringLiteral("first"));
        strip.withdraw(QStringLiteral("a"));
        QVERIFY(strip.isHidden());
    }

    void whatCanBeUndoneComesFirst()
    {
        MessageStrip strip;
        StripMessage undo = message(QStringLiteral("undo"), Tone::Neutral, QStringLiteral("deleted"));
        undo.comesFirst = true;
        strip.post(message(QStringLiteral("a"), Tone::Bad, QStringLiteral("error")));
        strip.post(undo);
        QCOMPARE(strip.currentText(), QStringLiteral("deleted"));
        strip.post(message(QStringLiteral("b"), Tone::Bad, QStringLiteral("later error")));
        QCOMPARE(strip.currentText(), QStringLiteral("deleted"));
    }

    void theButtonOfTheOthersLeafsThroughThem()
    {
        MessageStrip strip;
        auto *more = strip.findChild<QToolButton *>(QStringLiteral("messageMore"));
        strip.post(message(QStringLiteral("a"), Tone::Neutral, QStringLiteral("first")));
        QVERIFY(more->isHidden());
        strip.post(message(QStringLiteral("b"), Tone::Bad, QStringLiteral("second")));
        strip.post(message(QStringLiteral("c"), Tone::Good, QStringLiteral("third")));
        QVERIFY(!more->isHidden());
        QVERIFY(more->focusPolicy() & Qt::TabFocus);
        QVERIFY(!more->accessibleName().isEmpty());
        for (const QString &next : {QStringLiteral("third"), QStringLiteral("first"), QStringLiteral("second")}) {
            more->click();
            QCOMPARE(strip.currentText(), next);
        }
        more->click();
        strip.findChild<QToolButton *>(QStringLiteral("messageClose"))->click();
        QVERIFY(!strip.has(QStringLiteral("c")));
        QCOMPARE(strip.currentText(), QStringLiteral("second"));
    }

    void aNewerOneWithTheSameKeyTakesItsPlace()
    {
        MessageStrip strip;
        int closed = 0;
        StripMessage first = message(QStringLiteral("a"), Tone::Neutral, QStringLiteral("old"));
        first.onClosed = [&closed] { ++closed; };
        strip.post(first);
        strip.post(message(QStringLiteral("a"), Tone::Neutral, QStringLiteral("new")));
        QCOMPARE(closed, 1);
        QCOMPARE(strip.currentText(), QStringLiteral("new"));
        strip.withdraw(QStringLiteral("a"));
        QVERIFY(strip.isHidden());
    }

    void aButtonActsOnceAndClosesNothingElse()
    {
        MessageStrip strip;
        int acted = 0;
        int closed = 0;
        StripMessage asking = message(QStringLiteral("a"), Tone::Ask, QStringLiteral("question"));
        asking.buttons = {{QStringLiteral("answer"), [] { return QStringLiteral("Answer"); }, [&acted] { ++acted; }}};
        asking.onClosed = [&closed] { ++closed; };
        strip.post(asking);
        strip.findChild<QPushButton *>(QStringLiteral("answer"))->click();
        QCOMPARE(acted, 1);
        QCOMPARE(closed, 0);
        QVERIFY(!strip.has(QStringLiteral("a")));
    }

    void showsTextAsText()
    {
        MessageStrip strip;
        strip.post(message(QStringLiteral("a"), Tone::Bad, QStringLiteral("<b>x</b>")));
        QCOMPARE(strip.findChild<QLabel *>(QStringLiteral("messageText"))->textFormat(), Qt::PlainText);
    }

    void masksSoThatLittleIsTold()
    {
        const QString dots = maskedUnknown();
        QCOMPARE(masked(Secret("short")), dots);
        QCOMPARE(masked(Secret(QByteArray(31, 'x'))), dots);
        QCOMPARE(masked(Secret("0123456789abcdef0123456789abcdef")),
                 QStringLiteral("01234") + dots + QStringLiteral("def"));
        QCOMPARE(masked(Secret(QByteArray(40, '\x01'))), dots);
        QCOMPARE(maskedShort(Secret(QByteArray(64, 'x'))), QStringLiteral("xxxxxx••••••xxxx"));
    }

    void digitsAreEquallyWide()
    {
        const QFont font;
        const double width = tabular::width(font, QStringLiteral("1 h 11 min 11 s"));
        QVERIFY(qAbs(tabular::width(font, QStringLiteral("8 h 00 min 47 s")) - width) < 0.5);
    }
};

QTEST_MAIN(TestMessageStrip)
#include "tst_messagestrip.moc"
