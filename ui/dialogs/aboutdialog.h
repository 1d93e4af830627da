// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/formdialog.h"

class QLabel;

namespace tokenrack {

//! What this program is, its version and its licence.
class AboutDialog final : public FormDialog
{
    Q_OBJECT

public:
    //! Shows QCoreApplication::applicationVersion().
    explicit AboutDialog(QWidget *parent);

protected:
    void retranslate() override;

private:
    QLabel *m_name;
    QLabel *m_purpose;
    QLabel *m_versions;
    QLabel *m_licence;
};

} // namespace tokenrack
