// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/confirmdialog.h"

#include <vector>

class QGridLayout;
class QLabel;

namespace tokenrack {

//! Before a server is talked to whose certificate this computer does not trust, or whose certificate changed. Says what
//! a person can compare. Answers Confirmed or Declined.
class CertificateDialog final : public ConfirmDialog
{
    Q_OBJECT

public:
    CertificateDialog(const CertificateQuestion &question, QWidget *parent);

protected:
    void retranslate() override;

private:
    //! One line: what it is, and what the certificate says. The line is left out where that is empty.
    void show(std::size_t line, const QString &label, const QString &value);
    QString reason() const;
    QString validity() const;

    CertificateQuestion m_question;
    QGridLayout *m_grid;
    std::vector<std::pair<QLabel *, QLabel *>> m_lines;
};

} // namespace tokenrack
