// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace tokenrack {

class Actions;

//! Every key, and what this program does in three sentences.
class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a actions must outlive the dialog.
    KeysDialog(const Actions &actions, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    QWidget *makeTable() const;

    const Actions &m_actions;
    QWidget *m_page = nullptr;
};

} // namespace tokenrack
