// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/question.h"
#include "ui/dialogs/formdialog.h"

class QLabel;

namespace tokenrack {

//! What every dialog that puts a question of Sessions has in common: it answers once, closing it declines, and it says
//! how many more questions wait.
class QuestionDialog : public FormDialog
{
    Q_OBJECT

public:
    QuestionDialog(int columns, QWidget *parent);

    //! How many further questions wait behind this one; shown in the dialog.
    void setWaiting(int count);

    //! Declines.
    void reject() override;
    //! Closes without an answer: nobody waits for it any more.
    void withdraw();

Q_SIGNALS:
    //! Once for each question that the dialog was given.
    void answered(const tokenrack::Answer &answer);

protected:
    //! Gives the answer and closes.
    void give(const Answer &answer);
    //! Gives the answer and stays open for the next question of the same log-in.
    void giveAndStay(const Answer &answer);
    void changeEvent(QEvent *event) override;

private:
    void showWaiting();

    QLabel *m_waitingLabel;
    int m_waiting = 0;
    bool m_isAnswered = false; //!< for good
};

} // namespace tokenrack
