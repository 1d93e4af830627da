// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/question.h"

#include <QDialog>

class QDialogButtonBox;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace tokenrack {

//! What every dialog that puts a question of Sessions has in common: it answers once, closing it declines, it says how
//! many more questions wait, and it changes its language while it is open.
class QuestionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit QuestionDialog(QWidget *parent);

    //! How many further questions wait behind this one; shown in the dialog.
    void setWaiting(int count);

    //! Declines.
    void reject() override;

Q_SIGNALS:
    //! Once, unless the dialog stays open for another picture.
    void answered(const tokenrack::Answer &answer);

protected:
    //! Gives the answer and closes.
    void give(const Answer &answer);
    //! Sets every text again.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

    QVBoxLayout *body() const { return m_body; }
    QDialogButtonBox *buttons() const { return m_buttons; }

private:
    void showWaiting();

    QVBoxLayout *m_body;
    QDialogButtonBox *m_buttons;
    QLabel *m_waitingLabel;
    int m_waiting = 0;
    bool m_isAnswered = false;
};

} // namespace tokenrack
