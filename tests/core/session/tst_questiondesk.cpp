// SPDX-License-Identifier: MIT
#include "core/session/questiondesk.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace tokenrack;

namespace {

Question locked()
{
    return KeychainQuestion{{SecretErrorKind::Locked, {}}};
}

} // namespace

class TestQuestionDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsAnAnswerOnce();
    void asksOnceAboutTheKeychain();
    void withdrawsWhenNobodyWaits();
    void anAnswerMayEndAnotherAsker();
};

void TestQuestionDesk::bringsAnAnswerOnce()
{
    QuestionDesk desk;
    QObject asker;
    QSignalSpy asked(&desk, &QuestionDesk::asked);
    int answers = 0;
    desk.ask(&asker, SecretQuestion{}, [&answers](const Answer &answer) {
        QVERIFY(std::holds_alternative<Declined>(answer));
        ++answers;
    });
    QCOMPARE(asked.size(), 1);
    const QuestionId id = desk.open().begin()->first;
    desk.answer(id, Declined{});
    desk.answer(id, Declined{});
    QCOMPARE(answers, 1);
    QVERIFY(desk.open().empty());
}

void TestQuestionDesk::asksOnceAboutTheKeychain()
{
    QuestionDesk desk;
    QObject first;
    QObject second;
    QSignalSpy asked(&desk, &QuestionDesk::asked);
    int answers = 0;
    desk.ask(&first, locked(), [&answers](const Answer &) { ++answers; });
    desk.ask(&second, locked(), [&answers](const Answer &) { ++answers; });
    QCOMPARE(asked.size(), 1);
    desk.answer(desk.open().begin()->first, Retry{});
    QCOMPARE(answers, 2);
}

void TestQuestionDesk::withdrawsWhenNobodyWaits()
{
    QuestionDesk desk;
    QObject stays;
    auto goes = std::make_unique<QObject>();
    QSignalSpy withdrawn(&desk, &QuestionDesk::withdrawn);
    desk.ask(&stays, locked(), [](const Answer &) { });
    desk.ask(goes.get(), locked(), [](const Answer &) { QFAIL("is gone"); });
    goes.reset();
    QVERIFY(withdrawn.isEmpty());
    desk.withdraw(&stays);
    QCOMPARE(withdrawn.size(), 1);
    QVERIFY(desk.open().empty());
}

void TestQuestionDesk::anAnswerMayEndAnotherAsker()
{
    QuestionDesk desk;
    QObject first;
    auto second = std::make_unique<QObject>();
    desk.ask(&first, locked(), [&second](const Answer &) { second.reset(); });
    desk.ask(second.get(), locked(), [](const Answer &) { QFAIL("is gone"); });
    desk.answer(desk.open().begin()->first, Retry{});
    QVERIFY(!second);
}

QTEST_GUILESS_MAIN(TestQuestionDesk)
#include "tst_questiondesk.moc"
