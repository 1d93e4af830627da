// SPDX-License-Identifier: MIT
#include "ui/dialogs/captchadialog.h"

#include "core/base/plaintext.h"
#include "core/base/sentences.h"
#include "ui/dialogs/captchapicture.h"
#include "ui/dialogs/dialogwords.h"
#include "ui/dialogs/note.h"
#include "ui/icons.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace tokenrack {

CaptchaDialog::CaptchaDialog(const CaptchaQuestion &question, const QString &systemName, QWidget *parent)
    : QuestionDialog(60, parent)
    , m_question(question)
    , m_systemName(systemName)
    , m_intro(new QLabel(this))
    , m_picture(new CaptchaPicture(this))
    , m_text(new QLineEdit(this))
    , m_another(new QPushButton(this))
    , m_logIn(buttons()->addButton(QString(), QDialogButtonBox::AcceptRole))
    , m_problem(new Note(this))
    , m_serverText(new Note(this))
    , m_attempts(new Note(this))
{
    setObjectName(QStringLiteral("captchaDialog"));
    m_intro->setObjectName(QStringLiteral("intro"));
    m_intro->setWordWrap(true);
    m_picture->setObjectName(QStringLiteral("picture"));
    m_text->setObjectName(QStringLiteral("text"));
    m_another->setObjectName(QStringLiteral("another"));
    m_logIn->setObjectName(QStringLiteral("logIn"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_serverText->setObjectName(QStringLiteral("serverText"));
    m_attempts->setObjectName(QStringLiteral("attempts"));

    // What is typed must arrive as typed: no input method, no prediction, no capitals put in.
    m_text->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_text->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_text->setMaxLength(200);
    m_logIn->setDefault(true);
    m_another->setAutoDefault(false);
    m_another->setIcon(icons::icon(QStringLiteral("refresh")));
    buttons()->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);

    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_text, 1);
    line->addWidget(m_another);
    body()->addWidget(m_intro);
    body()->addWidget(m_picture);
    body()->addLayout(line);
    body()->addWidget(m_problem);
    body()->addWidget(m_serverText);
    body()->addWidget(m_attempts);

    connect(m_text, &QLineEdit::textEdited, this, &CaptchaDialog::updateButtons);
    connect(m_another, &QPushButton::clicked, this, &CaptchaDialog::askForAnother);
    connect(m_logIn, &QPushButton::clicked, this, &CaptchaDialog::logIn);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_R), this), &QShortcut::activated, this,
            &CaptchaDialog::askForAnother);
    setQuestion(question);
}

void CaptchaDialog::setQuestion(const CaptchaQuestion &question)
{
    m_question = question;
    m_picture->setFile(question.image);
    m_text->clear();
    retranslate();
    m_picture->state() == CaptchaPicture::State::Shown ? m_text->setFocus() : m_another->setFocus();
}

void CaptchaDialog::retranslate()
{
    const Server &server = m_question.server;
    setWindowTitle(tr("Captcha – %1").arg(visibleText(server.name)));
    m_intro->setText(server.account.isEmpty()
                         ? tr("%1 asks for the text in this picture before it lets you log in.").arg(m_systemName)
                         : tr("%1 asks for the text in this picture before it lets %2 log in.")
                               .arg(m_systemName.toHtmlEscaped(), inBold(server.account)));
    m_text->setAccessibleName(tr("Text in the picture"));
    m_picture->setAccessibleName(tr("Captcha picture"));
    m_logIn->setText(tr("&Log in"));
    m_attempts->say(Tone::Warning, attemptsText());
    m_serverText->say(Tone::Neutral,
                      !m_question.answerRefused || m_question.serverText.isEmpty()
                          ? QString() // with the first picture it says no more than the sentence above
                          : tr("%1 says: %2").arg(m_systemName, visibleText(m_question.serverText)));
    showPicture();
}

void CaptchaDialog::showPicture()
{
    const bool isShown = m_picture->state() == CaptchaPicture::State::Shown;
    const bool isLoading = m_picture->state() == CaptchaPicture::State::Empty;
    m_another->setText(isShown || isLoading ? tr("&New picture") : tr("&Try again"));
    m_another->setToolTip(
        tr("Fetch another picture (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_R).toString(QKeySequence::NativeText)));
    m_picture->setMessage(isLoading ? tr("A new picture is on its way…") : tr("No picture"));

    if (m_picture->state() == CaptchaPicture::State::TooLarge) {
        m_problem->say(Tone::Bad, tr("The picture is too large to be shown. Try again to fetch another one."));
    } else if (m_picture->state() == CaptchaPicture::State::NotAPicture) {
        m_problem->say(Tone::Bad,
                       tr("What the server sent cannot be shown as a picture. Try again to fetch another one."));
    } else if (m_question.answerRefused && isShown) {
        m_problem->say(Tone::Bad, tr("That was not the text. Here is a new picture."));
    } else {
        m_problem->clear();
    }
    updateButtons();
}

void CaptchaDialog::updateButtons()
{
    const bool isShown = m_picture->state() == CaptchaPicture::State::Shown;
    m_text->setEnabled(isShown);
    m_another->setEnabled(m_picture->state() != CaptchaPicture::State::Empty);
    m_logIn->setEnabled(isShown && !m_text->text().isEmpty());
}

QString CaptchaDialog::attemptsText() const
{
    if (m_question.lockAfter <= 0) {
        return {};
    }
    const QString left = tr("%1 of %n attempt(s) left.", nullptr, m_question.lockAfter).arg(m_question.attemptsLeft);
    const QString lock =
        tr("After %n wrong answer(s) the server locks this account out for %1.", nullptr, m_question.lockAfter)
            .arg(spanInWords(m_question.lockFor));
    return joinedSentences({left, lock});
}

void CaptchaDialog::logIn()
{
    // Sent exactly as typed: a blank may belong to the text.
    give(CaptchaAnswer{m_text->text()});
}

void CaptchaDialog::askForAnother()
{
    if (m_picture->state() == CaptchaPicture::State::Empty) {
        return;
    }
    m_picture->clear();
    m_question.answerRefused = false;
    retranslate();
    giveAndStay(AnotherPicture{});
}

} // namespace tokenrack
