// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/questiondialog.h"

class QPushButton;

namespace tokenrack {

//! Says why the keychain cannot be used. Answers Retry, UseMemory or Declined.
class KeychainDialog final : public QuestionDialog
{
    Q_OBJECT

public:
    KeychainDialog(const KeychainQuestion &question, QWidget *parent);

protected:
    void retranslate() override;

private:
    KeychainQuestion m_question;
    QLabel *m_sentence;
    QLabel *m_detail;
    QLabel *m_choice;
    QPushButton *m_memory;
    QPushButton *m_retry;
};

} // namespace tokenrack
