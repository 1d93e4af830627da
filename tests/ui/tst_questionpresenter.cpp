// SPDX-License-Identifier: MIT
#include "core/secrets/memorystore.h"
#include "tests/ui/dialogtest.h"
#include "ui/dialogs/captchadialog.h"
#include "ui/dialogs/certificatedialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/keychaindialog.h"
#include "ui/dialogs/questionpresenter.h"
#include "ui/dialogs/secretdialog.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <memory>

using namespace tokenrack;

namespace {

CaptchaQuestion captchaFor(const Server &server)
{
    return {.server = server, .image = pictureFile(), .attemptsLeft = 3, .lockAfter = 5};
}

CertificateQuestion certificateFor(const Server &server, const QByteArray &trusted)
{
    return {.server = server,
            .certificate = {.host = QStringLiteral("gw.example:8443"),
                            .subject = QStringLiteral("<b>gw</b>\x1b[31m"),
                            .issuer = QStringLiteral("Test CA"),
                            .validFrom = instantFromMs(1790000000000),
                            .validUntil = instantFromMs(1795000000000),
                            .sha256 = QByteArray(32, 'b'),
                            .problems = {CertificateProblem::UnknownIssuer, CertificateProblem::Expired}},
            .trusted = trusted};
}

} // namespace

class TestQuestionPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneDialogAtATime();
    void countsWhatWaits();
    void withdrawnQuestionsVanish();
    void secretIsEnteredAndKept();
    void secretIsEnteredAndNotKept();
    void refusedSecretCanBeSentAgain();
    void storedSecretIsNotOfferedWhereThereIsNone();
    void secretThatCannotBeRightIsSaid();
    void unknownSystemDeclines();
    void safeButtonsAreTheDefault_data();
    void safeButtonsAreTheDefault();
    void escapeDeclines_data() { safeButtonsAreTheDefault_data(); }
    void escapeDeclines();
    void dangerousButtonsConfirm_data();
    void dangerousButtonsConfirm();
    void aKeyNeedsNoAccount_data();
    void aKeyNeedsNoAccount();
    void keychainAnswers_data();
    void keychainAnswers();
    void keychainSaysTheBackendsWordsOnce();
    void originShowsBothAddresses();
    void certificateIsShownAsItIs();
    void changedCertificateShowsBothFingerprints();
    void anotherPictureStaysInTheSameDialog();
    void othersWaitWhileAPictureIsOnItsWay();
    void endedLogInClosesTheWaitingDialog();
    void givingUpWaitingEndsTheLogIn();
    void opensAboveAnOpenDialog();
    void aDialogThatIsTakenAwayDeclines();

private:
    template <class Dialog>
    Dialog *current() const
    {
        return qobject_cast<Dialog *>(m_presenter->currentDialog());
    }
    void click(const char *button) const { part<QPushButton>(m_presenter->currentDialog(), button)->click(); }
    QuestionId answeredId() const { return m_answers->last().first().toInt(); }
    Answer answer() const { return m_answers->last().last().value<Answer>(); }

    ProviderRegistry m_providers;
    SystemClock m_clock;
    MemoryStore m_keychain;
    std::unique_ptr<SecretKeeper> m_secrets;
    std::unique_ptr<QWidget> m_window;
    QuestionPresenter *m_presenter = nullptr;
    std::unique_ptr<QSignalSpy> m_answers;
};

void TestQuestionPresenter::init()
{
    m_secrets = std::make_unique<SecretKeeper>(m_keychain, QUuid::createUuid());
    m_window = std::make_unique<QWidget>();
    m_window->show();
    m_presenter = new QuestionPresenter({m_providers, *m_secrets, m_clock}, m_window.get());
    m_answers = std::make_unique<QSignalSpy>(m_presenter, &QuestionPresenter::answered);
}

void TestQuestionPresenter::cleanup()
{
    m_answers.reset();
    m_window.reset();
    m_secrets.reset();
}

void TestQuestionPresenter::oneDialogAtATime()
{
    const Server first = xswitchServer(QStringLiteral("first"));
    const Server second = xswitchServer(QStringLiteral("second"));
    m_presenter->ask(1, captchaFor(first));
    m_presenter->ask(2, SecretQuestion{.server = second});
    QCOMPARE(m_window->findChildren<QDialog *>().size(), 1);
    QVERIFY(current<CaptchaDialog>());

    current<CaptchaDialog>()->reject();
    QCOMPARE(answeredId(), 1);
    QVERIFY(std::holds_alternative<Declined>(answer()));
    QVERIFY(current<SecretDialog>());
    QVERIFY(current<SecretDialog>()->isVisible());

    current<SecretDialog>()->reject();
    QCOMPARE(answeredId(), 2);
    QCOMPARE(m_answers->count(), 2);
    QVERIFY(!m_presenter->currentDialog());
}

void TestQuestionPresenter::countsWhatWaits()
{
    m_presenter->ask(1, captchaFor(xswitchServer()));
    const auto *waiting = part<QLabel>(m_presenter->currentDialog(), "waiting");
    QVERIFY(!waiting->isVisible());
    m_presenter->ask(2, captchaFor(xswitchServer()));
    QVERIFY(waiting->text().contains(QLatin1Char('1')));
    m_presenter->ask(3, captchaFor(xswitchServer()));
    QVERIFY(waiting->text().contains(QLatin1Char('2')));
    m_presenter->withdraw(2);
    QVERIFY(waiting->text().contains(QLatin1Char('1')));
}

void TestQuestionPresenter::withdrawnQuestionsVanish()
{
    m_presenter->ask(1, captchaFor(xswitchServer()));
    m_presenter->ask(2, captchaFor(xswitchServer()));
    m_presenter->ask(3, SecretQuestion{.server = xswitchServer()});
    m_presenter->withdraw(2);
    m_presenter->withdraw(1);
    QVERIFY(current<SecretDialog>());
    m_presenter->withdraw(3);
    QVERIFY(!m_presenter->currentDialog());
    QCOMPARE(m_answers->count(), 0);
}

void TestQuestionPresenter::secretIsEnteredAndKept()
{
    m_presenter->ask(7, SecretQuestion{.server = xswitchServer()});
    auto *dialog = current<SecretDialog>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *password = part<QLineEdit>(dialog, "password");
    QVERIFY(password->hasFocus());
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QVERIFY(!part<QPushButton>(dialog, "logIn")->isEnabled());
    QTest::keyClicks(password, QStringLiteral("pass word"));
    QTest::keyClick(password, Qt::Key_Return);
    QCOMPARE(answeredId(), 7);
    const auto given = std::get<SecretAnswer>(answer());
    QCOMPARE(given.credential.field(QStringLiteral("password")).revealText(), QStringLiteral("pass word"));
    QVERIFY(given.keep);
}

void TestQuestionPresenter::secretIsEnteredAndNotKept()
{
    m_presenter->ask(1, SecretQuestion{.server = xswitchServer()});
    QTest::keyClicks(part<QLineEdit>(m_presenter->currentDialog(), "password"), QStringLiteral("secret"));
    part<QCheckBox>(m_presenter->currentDialog(), "keep")->setChecked(false);
    click("logIn");
    QVERIFY(!std::get<SecretAnswer>(answer()).keep);
}

void TestQuestionPresenter::refusedSecretCanBeSentAgain()
{
    m_presenter->ask(1, SecretQuestion{xswitchServer(), SecretReason::Refused, m_clock.now(), 3});
    click("sendAgain");
    QVERIFY(std::holds_alternative<UseStored>(answer()));
}

void TestQuestionPresenter::storedSecretIsNotOfferedWhereThereIsNone()
{
    m_presenter->ask(1, SecretQuestion{.server = xswitchServer()});
    QVERIFY(!part<QPushButton>(m_presenter->currentDialog(), "sendAgain")->isVisible());
}

void TestQuestionPresenter::secretThatCannotBeRightIsSaid()
{
    Server server = xswitchServer();
    server.provider = QStringLiteral("assetscontrols");
    server.options = {{QStringLiteral("password_form"), QStringLiteral("md5")}};
    m_presenter->ask(1, SecretQuestion{.server = server});
    auto *dialog = current<SecretDialog>();
    QTest::keyClicks(part<QLineEdit>(dialog, "password"), QStringLiteral("abc"));
    click("logIn");
    QCOMPARE(m_answers->count(), 0);
    QVERIFY(part<QWidget>(dialog, "passwordProblem")->isVisible());
}

void TestQuestionPresenter::unknownSystemDeclines()
{
    Server server = xswitchServer();
    server.provider = QStringLiteral("gone");
    m_presenter->ask(1, SecretQuestion{.server = server});
    QCOMPARE(m_answers->count(), 1);
    QVERIFY(std::holds_alternative<Declined>(answer()));
    QVERIFY(!m_presenter->currentDialog());
}

void TestQuestionPresenter::safeButtonsAreTheDefault_data()
{
    QTest::addColumn<Question>("question");
    QTest::newRow("last attempt") << Question(AttemptQuestion{xswitchServer(), 1, std::chrono::hours(2)});
    QTest::newRow("no attempt") << Question(AttemptQuestion{xswitchServer(), 0, std::chrono::hours(2)});
    QTest::newRow("origin") << Question(
        OriginQuestion{xswitchServer(), {QStringLiteral("xswitch"), QStringLiteral("http://old.example:8081")}});
    QTest::newRow("certificate") << Question(certificateFor(xswitchServer(), {}));
    QTest::newRow("changed certificate") << Question(certificateFor(xswitchServer(), QByteArray(32, 'a')));
}

void TestQuestionPresenter::escapeDeclines()
{
    QFETCH(const Question, question);
    m_presenter->ask(1, question);
    QVERIFY(QTest::qWaitForWindowActive(m_presenter->currentDialog()));
    QTest::keyClick(m_presenter->currentDialog(), Qt::Key_Escape);
    QVERIFY(std::holds_alternative<Declined>(answer()));
}

void TestQuestionPresenter::safeButtonsAreTheDefault()
{
    QFETCH(const Question, question);
    m_presenter->ask(1, question);
    auto *dialog = current<ConfirmDialog>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QVERIFY(part<QPushButton>(dialog, "cancel")->isDefault());
    QVERIFY(!part<QPushButton>(dialog, "goOn")->hasFocus());
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(std::holds_alternative<Declined>(answer()));
}

void TestQuestionPresenter::dangerousButtonsConfirm_data()
{
    safeButtonsAreTheDefault_data();
}

void TestQuestionPresenter::dangerousButtonsConfirm()
{
    QFETCH(const Question, question);
    m_presenter->ask(1, question);
    click("goOn");
    QVERIFY(std::holds_alternative<Confirmed>(answer()));
}

void TestQuestionPresenter::aKeyNeedsNoAccount_data()
{
    QTest::addColumn<int>("left");
    QTest::newRow("last attempt") << 1;
    QTest::newRow("no attempt") << 0;
}

void TestQuestionPresenter::aKeyNeedsNoAccount()
{
    QFETCH(const int, left);
    Server server = xswitchServer();
    server.account.clear();
    m_presenter->ask(1, AttemptQuestion{server, left, std::chrono::hours(2)});
    const QString text = part<QLabel>(m_presenter->currentDialog(), "explanation")->text();
    QVERIFY2(!text.contains(QLatin1String("  ")) && !text.contains(QLatin1Char('%')), qPrintable(text));
    QVERIFY2(text.contains(QLatin1String("XSwitch")), qPrintable(text));
}

void TestQuestionPresenter::keychainAnswers_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<Answer>("answer");
    QTest::newRow("retry") << QByteArray("retry") << Answer(Retry{});
    QTest::newRow("memory") << QByteArray("memory") << Answer(UseMemory{});
}

void TestQuestionPresenter::keychainAnswers()
{
    QFETCH(const QByteArray, button);
    QFETCH(const Answer, answer);
    m_presenter->ask(1, KeychainQuestion{{SecretErrorKind::Locked, QStringLiteral("<b>locked</b>")}});
    QVERIFY(current<KeychainDialog>());
    const auto *detail = part<QLabel>(m_presenter->currentDialog(), "detail");
    QCOMPARE(detail->text(), QStringLiteral("<b>locked</b>"));
    QCOMPARE(detail->textFormat(), Qt::PlainText);
    click(button.constData());
    QCOMPARE(this->answer().index(), answer.index());
}

void TestQuestionPresenter::keychainSaysTheBackendsWordsOnce()
{
    m_presenter->ask(1, KeychainQuestion{{SecretErrorKind::Other, QStringLiteral("disk full")}});
    QVERIFY(part<QLabel>(m_presenter->currentDialog(), "sentence")->text().contains(QLatin1String("disk full")));
    QVERIFY(part<QLabel>(m_presenter->currentDialog(), "detail")->isHidden());
}

void TestQuestionPresenter::originShowsBothAddresses()
{
    m_presenter->ask(
        1, OriginQuestion{xswitchServer(), {QStringLiteral("xswitch"), QStringLiteral("http://old.example:8081")}});
    const QString text = part<QLabel>(m_presenter->currentDialog(), "explanation")->text();
    QVERIFY(text.contains(QStringLiteral("http://old.example:8081")));
    QVERIFY(text.contains(QStringLiteral("http://192.168.1.100:8081")));
}

void TestQuestionPresenter::certificateIsShownAsItIs()
{
    m_presenter->ask(1, certificateFor(xswitchServer(), {}));
    const auto *dialog = current<CertificateDialog>();
    QVERIFY(dialog);
    const auto textOf = [dialog](const char *name) { return part<QLabel>(dialog, name)->text(); };
    QCOMPARE(textOf("host"), QStringLiteral("gw.example:8443"));
    QCOMPARE(textOf("subject"), QStringLiteral("<b>gw</b>␛[31m"));
    QCOMPARE(textOf("issuer"), QStringLiteral("Test CA"));
    QVERIFY(textOf("reason").contains(QStringLiteral("expired")));
    QVERIFY(textOf("valid").contains(QStringLiteral("2026")));
    QVERIFY(textOf("fingerprint").startsWith(QStringLiteral("62:62:")));
    QVERIFY(part<QLabel>(dialog, "before")->isHidden());
    for (const auto *label : dialog->findChildren<QLabel *>()) {
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText || !label->text().contains(u'<'));
    }
}

void TestQuestionPresenter::changedCertificateShowsBothFingerprints()
{
    m_presenter->ask(1, certificateFor(xswitchServer(), QByteArray(32, 'a')));
    const auto *dialog = current<CertificateDialog>();
    QVERIFY(part<QLabel>(dialog, "before")->text().startsWith(QStringLiteral("61:61:")));
    QVERIFY(part<QLabel>(dialog, "fingerprint")->text().startsWith(QStringLiteral("62:62:")));
    QVERIFY(part<QLabel>(dialog, "headline")->text().contains(QStringLiteral("another certificate")));
}

void TestQuestionPresenter::anotherPictureStaysInTheSameDialog()
{
    const Server server = xswitchServer();
    m_presenter->ask(1, captchaFor(server));
    auto *dialog = current<CaptchaDialog>();
    click("another");
    QCOMPARE(answeredId(), 1);
    QVERIFY(std::holds_alternative<AnotherPicture>(answer()));
    m_presenter->ask(2, captchaFor(server));
    QCOMPARE(current<CaptchaDialog>(), dialog);
    QTest::keyClicks(part<QLineEdit>(dialog, "text"), QStringLiteral("abcd"));
    click("logIn");
    QCOMPARE(answeredId(), 2);
    QCOMPARE(std::get<CaptchaAnswer>(answer()).text, QStringLiteral("abcd"));
}

void TestQuestionPresenter::othersWaitWhileAPictureIsOnItsWay()
{
    const Server server = xswitchServer();
    m_presenter->ask(1, captchaFor(server));
    auto *dialog = current<CaptchaDialog>();
    click("another");
    m_presenter->ask(2, captchaFor(xswitchServer()));
    QCOMPARE(current<CaptchaDialog>(), dialog);
    QVERIFY(part<QLabel>(dialog, "waiting")->isVisible());
    m_presenter->ask(3, captchaFor(server));
    click("another");
    QCOMPARE(answeredId(), 3);
}

void TestQuestionPresenter::endedLogInClosesTheWaitingDialog()
{
    const Server server = xswitchServer();
    m_presenter->ask(1, captchaFor(server));
    m_presenter->endWaiting(server.id);
    QVERIFY(m_presenter->currentDialog());
    click("another");
    m_presenter->ask(2, SecretQuestion{.server = xswitchServer()});
    m_presenter->endWaiting(xswitchServer().id);
    QVERIFY(current<CaptchaDialog>());
    m_presenter->endWaiting(server.id);
    QVERIFY(current<SecretDialog>());
    QCOMPARE(m_answers->count(), 1);
}

void TestQuestionPresenter::givingUpWaitingEndsTheLogIn()
{
    const QSignalSpy gaveUp(m_presenter, &QuestionPresenter::gaveUp);
    const Server server = xswitchServer();
    m_presenter->ask(1, captchaFor(server));
    click("another");
    m_presenter->currentDialog()->reject();
    QCOMPARE(gaveUp.count(), 1);
    QCOMPARE(gaveUp.first().first().toUuid(), server.id);
    QCOMPARE(m_answers->count(), 1);
    QVERIFY(!m_presenter->currentDialog());
}

void TestQuestionPresenter::opensAboveAnOpenDialog()
{
    QDialog below(m_window.get());
    below.open();
    m_presenter->ask(1, captchaFor(xswitchServer()));
    QCOMPARE(m_presenter->currentDialog()->parentWidget(), &below);
    m_presenter->currentDialog()->reject();
}

void TestQuestionPresenter::aDialogThatIsTakenAwayDeclines()
{
    auto below = std::make_unique<QDialog>(m_window.get());
    below->open();
    m_presenter->ask(1, captchaFor(xswitchServer()));
    m_presenter->ask(2, SecretQuestion{.server = xswitchServer()});
    below.reset();
    QCOMPARE(answeredId(), 1);
    QVERIFY(std::holds_alternative<Declined>(answer()));
    QVERIFY(current<SecretDialog>());
    QCOMPARE(current<SecretDialog>()->parentWidget(), m_window.get());
}

QTEST_MAIN(TestQuestionPresenter)
#include "tst_questionpresenter.moc"
