// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/secretstore.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace tokenrack {

//! Says above the list that all is locked, and unlocks it.
class LockBar : public QFrame
{
    Q_OBJECT

public:
    explicit LockBar(QWidget *parent = nullptr);

    //! Shows itself and takes the focus.
    void showLocked();
    //! The keychain is being asked, and may be asking the person.
    void showWaiting();
    //! The keychain did not help.
    void showTrouble(const SecretError &error);
    QString text() const;

Q_SIGNALS:
    void unlockRequested();
    //! Only where there is no keychain that could be asked.
    void memoryRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    bool m_isWaiting = false;
    std::optional<SecretError> m_trouble;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_unlock;
    QPushButton *m_memory;
};

} // namespace tokenrack
