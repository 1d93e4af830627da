// SPDX-License-Identifier: MIT
#include "core/base/plaintext.h"
#include "core/base/secret.h"

#include <QTest>

using namespace tokenrack;

class TestPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesVisible_data();
    void makesVisible();
    void leavesNoControlCharacter();
    void keepsLinesAndSpaces();
    void cutsNoSecretInTwo();
    void findsControlCharacters_data();
    void findsControlCharacters();
};

void TestPlainText::makesVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("maxLength");
    QTest::addColumn<QString>("shown");

    const auto row = [](const char *title, const QString &text, const QString &shown, int maxLength = 300) {
        QTest::newRow(title) << text << maxLength << shown;
    };
    const QString mark = QStringLiteral("\ufffd");
    row("empty", QString(), QString());
    row("plain", QStringLiteral("Wrong password."), QStringLiteral("Wrong password."));
    row("Chinese", QStringLiteral("用户名或密码错误"), QStringLiteral("用户名或密码错误"));
    row("right to left", QStringLiteral("שלום"), QStringLiteral("שלום"));
    row("HTML stays text", QStringLiteral("<b>bold</b> &amp;"), QStringLiteral("<b>bold</b> &amp;"));
    row("white space is folded", QStringLiteral("  a \t\r\n  b\u00a0c "), QStringLiteral("a b c"));
    row("C0", QStringLiteral("a\u0001b\u001bc"), QStringLiteral("a\u2401b\u241bc"));
    row("NUL", QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b"), QStringLiteral("a\u2400b"));
    row("escape sequence", QStringLiteral("\u001b[31mred"), QStringLiteral("\u241b[31mred"));
    row("DEL", QStringLiteral("a\u007fb"), QStringLiteral("a\u2421b"));
    row("C1", QStringLiteral("a\u009bb"), QStringLiteral("a") + mark + QStringLiteral("b"));
    row("bidi override", QStringLiteral("a\u202eb\u202c"), QStringLiteral("a") + mark + QStringLiteral("b") + mark);
    row("bidi isolate", QStringLiteral("\u2066a\u2069"), mark + QStringLiteral("a") + mark);
    row("bidi mark", QStringLiteral("a\u200f"), QStringLiteral("a") + mark);
    row("zero width", QStringLiteral("a\u200bb\ufeff"), QStringLiteral("a") + mark + QStringLiteral("b") + mark);
    row("soft hyphen", QStringLiteral("a\u00adb"), QStringLiteral("a") + mark + QStringLiteral("b"));
    row("tag beyond U+FFFF", QStringLiteral("a\U000E0041b"), QStringLiteral("a") + mark + QStringLiteral("b"));
    row("half a character", QStringLiteral("a") + QChar(char16_t(0xd83d)) + QStringLiteral("b"),
        QStringLiteral("a") + mark + QStringLiteral("b"));
    row("emoji", QStringLiteral("\U0001F511"), QStringLiteral("\U0001F511"));
    row("cut before a pair", QStringLiteral("ab\U0001F511"), QStringLiteral("ab\u2026"), 3);
    row("just fits", QStringLiteral("12345"), QStringLiteral("12345"), 5);
    row("too long", QStringLiteral("123456"), QStringLiteral("12345\u2026"), 5);
    row("fits when folded", QStringLiteral("1     2"), QStringLiteral("1 2"), 3);
    row("much too long", QString(1'000'000, QLatin1Char('x')),
        QString(300, QLatin1Char('x')) + QStringLiteral("\u2026"));
}

void TestPlainText::makesVisible()
{
    QFETCH(const QString, text);
    QFETCH(const int, maxLength);
    QFETCH(const QString, shown);
    QCOMPARE(visibleText(text, maxLength), shown);
}

void TestPlainText::leavesNoControlCharacter()
{
    QString all;
    for (char16_t code = 0; code < 0xd800; ++code) {
        all.append(QChar(code));
    }
    const QString shown = visibleText(all, all.size());
    QVERIFY(!hasControlCharacters(shown));
    for (const QChar character : shown) {
        QVERIFY(character.category() != QChar::Other_Format);
        QVERIFY(character != QChar::LineSeparator && character != QChar::ParagraphSeparator);
    }
}

void TestPlainText::keepsLinesAndSpaces()
{
    QCOMPARE(withoutControls(QStringLiteral("  a\n b\tc\r\u009b\u202e\U0001F511  ")),
             QStringLiteral("  a\n b\u2409c\u240d\ufffd\ufffd\U0001F511  "));
}

void TestPlainText::cutsNoSecretInTwo()
{
    const Secret secret("correct horse");
    QCOMPARE(visibleServerText(QStringLiteral("no: correct horse, twice"), 20),
             QStringLiteral("no: [redacted], twic\u2026"));
    QCOMPARE(visibleServerText(QStringLiteral("no: correct horse"), 14), QStringLiteral("no: [redacted]"));
    QCOMPARE(visibleServerText(QStringLiteral("no: correct horse"), 8), QStringLiteral("no: [red\u2026"));
    const QString spaces(78, QLatin1Char(' '));
    QCOMPARE(visibleServerText(spaces + QStringLiteral("correct horse"), 20), QStringLiteral("[r\u2026"));
    QCOMPARE(visibleServerText(spaces + QStringLiteral("abcdef"), 20), QStringLiteral("ab\u2026"));
}

void TestPlainText::findsControlCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");

    QTest::newRow("empty") << QString() << false;
    QTest::newRow("plain") << QStringLiteral("a b-c_d") << false;
    QTest::newRow("Chinese") << QStringLiteral("管理员") << false;
    QTest::newRow("no-break space") << QStringLiteral("a\u00a0b") << false;
    QTest::newRow("emoji") << QStringLiteral("\U0001F511") << false;
    for (const char16_t code : {u'\0', u'\x01', u'\t', u'\n', u'\r', u'\x1b', u'\x1f', u'\x7f', u'\x80', u'\x9f'}) {
        QTest::addRow("U+%04X", unsigned(code)) << QStringLiteral("a") + QChar(code) << true;
    }
}

void TestPlainText::findsControlCharacters()
{
    QFETCH(const QString, text);
    QFETCH(const bool, found);
    QCOMPARE(hasControlCharacters(text), found);
}

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plaintext.moc"
