// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"
#include "ui/idlewatch.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QAction;
class QDialog;
class QWidget;

namespace tokenrack {

class ClipboardGuard;
class LockBar;
class Settings;

//! What the window does about the lock: has its key work in dialogs, too, locks when nobody has been there for a while,
//! takes a copied token out of the clipboard and open dialogs out of sight, and asks the keychain when the person wants
//! to go on.
class Locking : public QObject
{
    Q_OBJECT

public:
    //! What it works with; each must outlive it.
    struct Parts
    {
        Sessions &sessions;
        SecretKeeper &secrets;
        Settings &settings;
        ClipboardGuard &clipboard;
        LockBar &bar;
        QAction &lock; //!< the window's
    };

    Locking(const Parts &parts, QWidget *window);

    void unlock();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onLockedChanged(bool isLocked);
    void emptyDialogs();
    void hideDialogs();
    void showDialogs();

    Parts m_parts;
    QWidget *m_window;
    IdleWatch m_idle;
    QList<QPointer<QDialog>> m_hidden; //!< open dialogs, to be shown again
    QPointer<QWidget> m_focus; //!< where the person was
};

} // namespace tokenrack
