// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/questiondialog.h"

class QLineEdit;
class QPushButton;

namespace tokenrack {

class CaptchaPicture;
class Note;

//! Asks for the text in a picture. Answers CaptchaAnswer, AnotherPicture or Declined.
class CaptchaDialog final : public QuestionDialog
{
    Q_OBJECT

public:
    CaptchaDialog(const CaptchaQuestion &question, const QString &systemName, QWidget *parent);

    //! The next picture of the same log-in.
    void setQuestion(const CaptchaQuestion &question);
    //! The server whose log-in asks.
    QUuid server() const { return m_question.server.id; }

protected:
    void retranslate() override;

private:
    void logIn();
    void askForAnother();
    void showPicture();
    void updateButtons();
    QString attemptsText() const;

    CaptchaQuestion m_question;
    QString m_systemName;
    QLabel *m_intro;
    CaptchaPicture *m_picture;
    QLineEdit *m_text;
    QPushButton *m_another;
    QPushButton *m_logIn;
    Note *m_problem; //!< the answer before was wrong, or the picture cannot be shown
    Note *m_serverText;
    Note *m_attempts;
};

} // namespace tokenrack
