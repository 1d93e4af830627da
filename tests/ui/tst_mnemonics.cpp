// SPDX-License-Identifier: MIT
#include "ui/dialogs/mnemonics.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace tokenrack {

class MnemonicsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesALetterOfTheText_data();
    void takesALetterOfTheText();
    void leavesTheTextWhereNoLetterIsFree();
    void givesEachLabelItsOwn();
};

void MnemonicsTest::takesALetterOfTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<QString>("expected");
    QTest::newRow("first letter") << "User name" << "" << "&User name";
    QTest::newRow("next word") << "User name" << "U" << "User &name";
    QTest::newRow("within a word") << "User name" << "UN" << "U&ser name";
    QTest::newRow("none of its own") << "App" << "AP" << "App(&B)";
    QTest::newRow("Chinese") << QStringLiteral("用户名") << "A" << QStringLiteral("用户名(&B)");
    QTest::newRow("Chinese and Latin") << QStringLiteral("应用 ID") << "" << QStringLiteral("应用 &ID");
}

void MnemonicsTest::takesALetterOfTheText()
{
    QFETCH(const QString, text);
    QFETCH(const QString, taken);
    QFETCH(const QString, expected);
    QCOMPARE(withMnemonic(text, QSet<QChar>(taken.begin(), taken.end())), expected);
}

void MnemonicsTest::leavesTheTextWhereNoLetterIsFree()
{
    QSet<QChar> all;
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        all.insert(QLatin1Char(letter));
    }
    QCOMPARE(withMnemonic(QStringLiteral("Password"), all), QStringLiteral("Password"));
}

void MnemonicsTest::givesEachLabelItsOwn()
{
    QWidget window;
    QPushButton save(QStringLiteral("&Save"), &window);
    QLineEdit first(&window);
    QLineEdit second(&window);
    QLabel labelOfFirst(QStringLiteral("Site"), &window);
    QLabel labelOfSecond(QStringLiteral("&Name"), &window);
    QLabel note(QStringLiteral("Only told"), &window);
    QCheckBox box(QStringLiteral("Never again"), &window);
    labelOfFirst.setBuddy(&first);
    labelOfSecond.setBuddy(&second);

    giveMnemonics(&window);
    QCOMPARE(labelOfFirst.text(), QStringLiteral("S&ite"));
    QCOMPARE(labelOfSecond.text(), QStringLiteral("&Name"));
    QCOMPARE(note.text(), QStringLiteral("Only told"));
    QCOMPARE(box.text(), QStringLiteral("Never &again"));

    giveMnemonics(&window); // once more changes nothing
    QCOMPARE(labelOfFirst.text(), QStringLiteral("S&ite"));
}

} // namespace tokenrack

QTEST_MAIN(tokenrack::MnemonicsTest)
#include "tst_mnemonics.moc"
