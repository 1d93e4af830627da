// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"

#include <QDialog>

#include <optional>

namespace tokenrack {

//! Says that the profile's database cannot be opened, and lets the person choose how to go on. Nothing happens to the
//! file before that.
class StartProblem : public QDialog
{
    Q_OBJECT

public:
    enum class Choice { TryAgain, RestoreBackup, StartEmpty, Quit };

    //! \a backup is the last good one, if there is one; offered when the file itself is of no use.
    StartProblem(const StoreError &error, const std::optional<QString> &backup, QWidget *parent = nullptr);

    //! Quits.
    void reject() override;

Q_SIGNALS:
    //! Once.
    void chosen(tokenrack::StartProblem::Choice choice);

private:
    void choose(Choice choice);
};

} // namespace tokenrack
