// SPDX-License-Identifier: MIT
#include "core/base/languages.h"
#include "tests/ui/dialogtest.h"
#include "ui/dialogs/captchadialog.h"
#include "ui/dialogs/captchapicture.h"
#include "ui/dialogs/note.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QtEndian>

#include <memory>

using namespace tokenrack;

Q_DECLARE_METATYPE(tokenrack::CaptchaPicture::State)

namespace {

CaptchaQuestion goodQuestion()
{
    return {.server = xswitchServer(),
            .image = pictureFile(),
            .attemptsLeft = 3,
            .lockAfter = 5,
            .lockFor = std::chrono::hours(2)};
}

//! A PNG whose header claims that size, with an empty chunk of data behind it.
QByteArray pngHeader(quint32 width, quint32 height)
{
    QByteArray ihdr("IHDR");
    const auto append = [&ihdr](quint32 number) {
        std::array<char, 4> bytes{};
        qToBigEndian(number, bytes.data());
        ihdr.append(bytes.data(), qsizetype(bytes.size()));
    };
    append(width);
    append(height);
    ihdr.append(QByteArray::fromHex("0802000000"));
    quint32 crc = 0xffffffff;
    for (const char byte : ihdr) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1) ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
        }
    }
    append(~crc);
    return QByteArray::fromHex("89504e470d0a1a0a0000000d") + ihdr + QByteArray::fromHex("000000004944415435af061e");
}

} // namespace

class TestCaptchaDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatIsAsked();
    void enterLogsInWithExactlyWhatWasTyped();
    void enterWithoutTextDoesNothing();
    void escapeDeclinesOnce();
    void closingDeclines();
    void anotherPicture_data();
    void anotherPicture();
    void nothingCanBeSentWhileThePictureIsOnItsWay();
    void saysThatTheAnswerWasWrong();
    void serverTextIsPlain();
    void serverTextWaitsForAnAnswer();
    void noLimitsNoWarning();
    void attemptsInWords_data();
    void attemptsInWords();
    void attemptsAreCountedInGoodEnglish_data();
    void attemptsAreCountedInGoodEnglish();
    void changesLanguageWhileOpen();
    void showsHowManyWait();
    void inputMethodIsOff();
    void usualPicturesAreShownTwiceAsLarge();
    void pictureFiles_data();
    void pictureFiles();
    void badPictureOffersRetry();
    void scalesByWholeFactors_data();
    void scalesByWholeFactors();

private:
    void open(const CaptchaQuestion &question = goodQuestion());
    Answer lastAnswer() const { return m_answers->last().first().value<Answer>(); }
    QLineEdit *text() const { return part<QLineEdit>(m_dialog, "text"); }
    QString noteText(const char *name) const { return part<Note>(m_dialog, name)->text(); }

    Languages m_languages;
    QPointer<CaptchaDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_answers;
};

void TestCaptchaDialog::init()
{
    m_languages.set(QStringLiteral("en"));
}

void TestCaptchaDialog::cleanup()
{
    delete m_dialog;
    m_answers.reset();
}

void TestCaptchaDialog::open(const CaptchaQuestion &question)
{
    m_dialog = new CaptchaDialog(question, QStringLiteral("XSwitch"), nullptr);
    m_answers = std::make_unique<QSignalSpy>(m_dialog.data(), &QuestionDialog::answered);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestCaptchaDialog::showsWhatIsAsked()
{
    open();
    QVERIFY(m_dialog->windowTitle().contains(QStringLiteral("Call centre PBX")));
    QVERIFY(part<QLabel>(m_dialog, "intro")->text().contains(QStringLiteral("1007")));
    QCOMPARE(part<CaptchaPicture>(m_dialog, "picture")->state(), CaptchaPicture::State::Shown);
    QVERIFY(text()->hasFocus());
    QVERIFY(m_dialog->isModal());
}

void TestCaptchaDialog::enterLogsInWithExactlyWhatWasTyped()
{
    open();
    QTest::keyClicks(text(), QStringLiteral(" dOnW "));
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(m_answers->count(), 1);
    QCOMPARE(std::get<CaptchaAnswer>(lastAnswer()).text, QStringLiteral(" dOnW "));
    QTRY_VERIFY(!m_dialog);
}

void TestCaptchaDialog::enterWithoutTextDoesNothing()
{
    open();
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(m_answers->count(), 0);
    QVERIFY(m_dialog->isVisible());
}

void TestCaptchaDialog::escapeDeclinesOnce()
{
    open();
    QTest::keyClick(text(), Qt::Key_Escape);
    QCOMPARE(m_answers->count(), 1);
    QVERIFY(std::holds_alternative<Declined>(lastAnswer()));
    m_dialog->reject();
    QCOMPARE(m_answers->count(), 1);
}

void TestCaptchaDialog::closingDeclines()
{
    open();
    m_dialog->close();
    QCOMPARE(m_answers->count(), 1);
    QVERIFY(std::holds_alternative<Declined>(lastAnswer()));
}

void TestCaptchaDialog::anotherPicture_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("key") << true;
    QTest::newRow("button") << false;
}

void TestCaptchaDialog::anotherPicture()
{
    QFETCH(const bool, byKey);
    open();
    QTest::keyClicks(text(), QStringLiteral("half"));
    if (byKey) {
        QTest::keyClick(text(), Qt::Key_R, Qt::ControlModifier);
    } else {
        part<QPushButton>(m_dialog, "another")->click();
    }
    QCOMPARE(m_answers->count(), 1);
    QVERIFY(std::holds_alternative<AnotherPicture>(lastAnswer()));
    QVERIFY(m_dialog->isVisible());

    m_dialog->setQuestion(goodQuestion());
    QVERIFY(text()->text().isEmpty());
    QVERIFY(text()->hasFocus());
    QTest::keyClicks(text(), QStringLiteral("new"));
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(std::get<CaptchaAnswer>(lastAnswer()).text, QStringLiteral("new"));
}

void TestCaptchaDialog::nothingCanBeSentWhileThePictureIsOnItsWay()
{
    open();
    QTest::keyClicks(text(), QStringLiteral("old"));
    QTest::keyClick(m_dialog, Qt::Key_R, Qt::ControlModifier);
    QTest::keyClick(m_dialog, Qt::Key_R, Qt::ControlModifier);
    QTest::keyClick(m_dialog, Qt::Key_Return);
    QCOMPARE(m_answers->count(), 1);
    QVERIFY(!part<QPushButton>(m_dialog, "logIn")->isEnabled());
}

void TestCaptchaDialog::saysThatTheAnswerWasWrong()
{
    CaptchaQuestion question = goodQuestion();
    open(question);
    QVERIFY(noteText("problem").isEmpty());
    question.answerRefused = true;
    m_dialog->setQuestion(question);
    QVERIFY(!noteText("problem").isEmpty());
    QVERIFY(part<Note>(m_dialog, "problem")->isVisible());
}

void TestCaptchaDialog::serverTextIsPlain()
{
    CaptchaQuestion question = goodQuestion();
    question.serverText = QStringLiteral("<b>wrong</b> <a href='http://x'>help</a>");
    question.answerRefused = true;
    question.server.account = QStringLiteral("<i>1007</i>");
    open(question);
    QVERIFY(noteText("serverText").contains(question.serverText));
    const auto labels = part<Note>(m_dialog, "serverText")->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(part<QLabel>(m_dialog, "intro")->text().contains(QStringLiteral("&lt;i&gt;1007")));
}

//! There it only says that a captcha is needed.
void TestCaptchaDialog::serverTextWaitsForAnAnswer()
{
    CaptchaQuestion question = goodQuestion();
    question.serverText = QStringLiteral("captcha needed");
    open(question);
    QCOMPARE(noteText("serverText"), QString());
}

void TestCaptchaDialog::noLimitsNoWarning()
{
    CaptchaQuestion question = goodQuestion();
    question.lockAfter = 0;
    open(question);
    QVERIFY(!part<Note>(m_dialog, "attempts")->isVisible());
}

void TestCaptchaDialog::attemptsInWords_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("lockMinutes");
    for (const Languages::Language &language : Languages::available()) {
        for (const int left : {0, 1, 3}) {
            for (const int minutes : {1, 60, 90, 120}) {
                QTest::addRow("%s %d left, %d min", qPrintable(language.code), left, minutes)
                    << language.code << left << minutes;
            }
        }
    }
}

void TestCaptchaDialog::attemptsInWords()
{
    QFETCH(const QString, language);
    QFETCH(const int, left);
    QFETCH(const int, lockMinutes);
    m_languages.set(language);
    CaptchaQuestion question = goodQuestion();
    question.attemptsLeft = left;
    question.lockFor = std::chrono::minutes(lockMinutes);
    open(question);
    const QString words = noteText("attempts");
    QVERIFY(words.contains(QString::number(left)));
    QVERIFY(words.contains(QString::number(lockMinutes % 60 == 0 ? lockMinutes / 60 : lockMinutes)));
    QVERIFY(!words.contains(QLatin1Char('%')));
}

void TestCaptchaDialog::attemptsAreCountedInGoodEnglish_data()
{
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("lockAfter");
    QTest::addColumn<QString>("words");
    QTest::newRow("many") << 3 << 5
                          << QStringLiteral("3 of 5 attempts left. "
                                            "After 5 wrong answers the server locks this account out for 2 hours.");
    QTest::newRow("last") << 1 << 5
                          << QStringLiteral("1 of 5 attempts left. "
                                            "After 5 wrong answers the server locks this account out for 2 hours.");
    QTest::newRow("only one") << 1 << 1
                              << QStringLiteral("1 of 1 attempt left. "
                                                "After 1 wrong answer the server locks this account out for 2 hours.");
}

void TestCaptchaDialog::attemptsAreCountedInGoodEnglish()
{
    QFETCH(const int, left);
    QFETCH(const int, lockAfter);
    CaptchaQuestion question = goodQuestion();
    question.attemptsLeft = left;
    question.lockAfter = lockAfter;
    question.lockFor = std::chrono::hours(2);
    open(question);
    QTEST(noteText("attempts"), "words");
}

void TestCaptchaDialog::changesLanguageWhileOpen()
{
    open();
    QTest::keyClicks(text(), QStringLiteral("typed"));
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(m_dialog, &change);
    QCOMPARE(text()->text(), QStringLiteral("typed"));
    QVERIFY(part<QPushButton>(m_dialog, "logIn")->isEnabled());
    QCOMPARE(part<CaptchaPicture>(m_dialog, "picture")->state(), CaptchaPicture::State::Shown);
}

void TestCaptchaDialog::showsHowManyWait()
{
    open();
    const auto *waiting = part<QLabel>(m_dialog, "waiting");
    QVERIFY(!waiting->isVisible());
    m_dialog->setWaiting(2);
    QVERIFY(waiting->isVisible());
    QVERIFY(waiting->text().contains(QLatin1Char('2')));
    m_dialog->setWaiting(0);
    QVERIFY(!waiting->isVisible());
}

void TestCaptchaDialog::inputMethodIsOff()
{
    open();
    QVERIFY(!text()->testAttribute(Qt::WA_InputMethodEnabled));
}

void TestCaptchaDialog::usualPicturesAreShownTwiceAsLarge()
{
    CaptchaQuestion question = goodQuestion();
    question.image = pictureFile({180, 60}, "PNG", Qt::black);
    open(question);
    const QImage plate = part<CaptchaPicture>(m_dialog, "picture")->grab().toImage();
    const QPoint middle = plate.rect().center();
    const auto isInk = [&](int right, int down) { return plate.pixelColor(middle + QPoint(right, down)) == Qt::black; };
    QVERIFY(isInk(178, 58) && isInk(-178, -58));
    QVERIFY(!isInk(183, 0) && !isInk(0, 63));
}

void TestCaptchaDialog::pictureFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<CaptchaPicture::State>("state");
    using State = CaptchaPicture::State;
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>";
    QTest::newRow("png") << pictureFile() << State::Shown;
    QTest::newRow("jpeg") << pictureFile({120, 40}, "JPEG") << State::Shown;
    QTest::newRow("bmp") << pictureFile({120, 40}, "BMP") << State::Shown;
    QTest::newRow("largest side") << pictureFile({4096, 1}) << State::Shown;
    QTest::newRow("wider than that") << pictureFile({4097, 1}) << State::TooLarge;
    QTest::newRow("higher than that") << pictureFile({1, 4097}) << State::TooLarge;
    QTest::newRow("claims 60000 x 60000") << pngHeader(60000, 60000) << State::TooLarge;
    QTest::newRow("claims nothing") << pngHeader(0, 0) << State::NotAPicture;
    QTest::newRow("header only") << pngHeader(100, 100) << State::NotAPicture;
    QTest::newRow("truncated") << pictureFile().left(45) << State::NotAPicture;
    QTest::newRow("empty") << QByteArray() << State::NotAPicture;
    QTest::newRow("one byte") << QByteArray("B") << State::NotAPicture;
    QTest::newRow("html") << QByteArray("<!doctype html><html><body>502</body></html>") << State::NotAPicture;
    QTest::newRow("svg") << svg << State::NotAPicture;
    QTest::newRow("svg with a declaration") << "<?xml version='1.0'?>" + svg << State::NotAPicture;
    QTest::newRow("xpm") << QByteArray("/* XPM */\nstatic char *x[] = {\"1 1 1 1\",\"a c #000\",\"a\"};")
                         << State::NotAPicture;
    QTest::newRow("json") << QByteArray(R"({"code":403})") << State::NotAPicture;
}

void TestCaptchaDialog::pictureFiles()
{
    QFETCH(const QByteArray, file);
    QFETCH(const CaptchaPicture::State, state);
    CaptchaPicture picture;
    QCOMPARE(picture.setFile(file), state);
    QCOMPARE(picture.pictureSize().isEmpty(), state != CaptchaPicture::State::Shown);
}

void TestCaptchaDialog::badPictureOffersRetry()
{
    CaptchaQuestion question = goodQuestion();
    question.image = pngHeader(60000, 60000);
    open(question);
    QVERIFY(part<Note>(m_dialog, "problem")->isVisible());
    QVERIFY(!text()->isEnabled());
    QVERIFY(!part<QPushButton>(m_dialog, "logIn")->isEnabled());
    part<QPushButton>(m_dialog, "another")->click();
    QVERIFY(std::holds_alternative<AnotherPicture>(lastAnswer()));
    m_dialog->setQuestion(goodQuestion());
    QVERIFY(!part<Note>(m_dialog, "problem")->isVisible());
    QVERIFY(text()->hasFocus());
}

void TestCaptchaDialog::scalesByWholeFactors_data()
{
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<double>("scale");
    QTest::newRow("small") << QSize(100, 30) << 3.0;
    QTest::newRow("wide") << QSize(190, 10) << 2.0;
    QTest::newRow("nearly twice") << QSize(201, 51) << 1.0;
    QTest::newRow("fits") << QSize(400, 100) << 1.0;
    QTest::newRow("too wide") << QSize(800, 100) << 0.5;
}

void TestCaptchaDialog::scalesByWholeFactors()
{
    QFETCH(const QSize, picture);
    QFETCH(const double, scale);
    QCOMPARE(CaptchaPicture::scaleFor(picture, QSize(400, 100)), scale);
}

QTEST_MAIN(TestCaptchaDialog)
#include "tst_captchadialog.moc"
