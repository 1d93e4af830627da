// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/provider.h"
#include "ui/dialogs/questiondialog.h"

namespace tokenrack {

//! Asks for the password or key of a server. Answers SecretAnswer, UseStored or Declined.
class SecretDialog : public QuestionDialog
{
    Q_OBJECT

public:
    //! \a placeName is SecretKeeper::placeName(); \a canKeep false says that secrets of this run stay in memory.
    SecretDialog(const SecretQuestion &question, const Provider &provider, const QString &placeName, bool canKeep,
                 QWidget *parent);

protected:
    void retranslate() override;
};

} // namespace tokenrack
