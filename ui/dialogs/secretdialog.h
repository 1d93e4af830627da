// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/providers/provider.h"
#include "core/secrets/secretkeeper.h"
#include "ui/dialogs/questiondialog.h"

#include <vector>

class QCheckBox;
class QPushButton;

namespace tokenrack {

class Note;
class ProviderFieldRow;

//! Asks for the password or key of a server. Answers SecretAnswer, UseStored or Declined.
class SecretDialog final : public QuestionDialog
{
    Q_OBJECT

public:
    //! What the dialog reads; each must outlive it.
    struct Parts
    {
        const Provider &provider;
        const SecretKeeper &secrets;
        const Clock &clock;
    };

    SecretDialog(const SecretQuestion &question, const Parts &parts, QWidget *parent);

protected:
    void retranslate() override;

private:
    QList<Field> askedFields() const;
    QString introText() const;
    Credential credential() const;
    void logIn();
    void updateButtons();

    SecretQuestion m_question;
    Parts m_parts;
    QLabel *m_intro;
    std::vector<ProviderFieldRow *> m_rows;
    QCheckBox *m_keep;
    Note *m_attempts;
    QPushButton *m_sendAgain;
    QPushButton *m_logIn;
    QPushButton *m_cancel;
};

} // namespace tokenrack
