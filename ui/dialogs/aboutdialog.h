// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace tokenrack {

//! What this program is, its version and its licence.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    //! Shows QCoreApplication::applicationVersion().
    explicit AboutDialog(QWidget *parent);
};

} // namespace tokenrack
