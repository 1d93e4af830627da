// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <QLineEdit>

class QAction;

namespace tokenrack {

//! A line for a secret: dots, and an eye that shows it as long as the person wants. What was typed cannot be undone,
//! dragged or copied out while it is hidden.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget *parent = nullptr);

    Secret secret() const { return Secret::fromText(text()); }
    void setSecret(const Secret &secret) { setText(secret.revealText()); }
    //! Takes out what stands in it, and says that it has to be typed again.
    void forget();
    bool isShown() const { return echoMode() == QLineEdit::Normal; }
    void setShown(bool shown);

protected:
    void changeEvent(QEvent *event) override;

private:
    void nameEye();

    QAction *m_eye;
};

} // namespace tokenrack
