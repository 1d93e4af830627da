// SPDX-License-Identifier: MIT
#include "core/base/sentences.h"

#include <QTest>

using namespace tokenrack;

class TestSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsWhatIsThere_data();
    void joinsWhatIsThere();
};

void TestSentences::joinsWhatIsThere_data()
{
    QTest::addColumn<QStringList>("sentences");
    QTest::addColumn<QString>("text");

    const auto row = [](const char *title, const QStringList &sentences, const char *text) {
        QTest::newRow(title) << sentences << QString::fromLatin1(text);
    };
    const QString one = QStringLiteral("One.");
    const QString two = QStringLiteral("Two %2.");
    row("none", {}, "");
    row("one", {one}, "One.");
    row("two", {one, two}, "One. Two %2.");
    row("three", {two, one, two}, "Two %2. One. Two %2.");
    row("empty ones", {{}, one, {}, two, {}}, "One. Two %2.");
}

void TestSentences::joinsWhatIsThere()
{
    QFETCH(const QStringList, sentences);
    QTEST(joinedSentences(sentences), "text");
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
