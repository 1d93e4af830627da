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
    KeysDialog(const Actions &actions, QWidget *parent);
};

} // namespace tokenrack
