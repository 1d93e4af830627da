// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace tokenrack {

class Settings;

//! Language, appearance, clipboard and renewal. A change takes effect at once, so there is nothing to confirm.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a settings must outlive the dialog.
    SettingsDialog(Settings &settings, QWidget *parent);
};

} // namespace tokenrack
