// SPDX-License-Identifier: MIT
#include "ui/locking.h"

#include "ui/clipboardguard.h"
#include "ui/dialogs/formdialog.h"
#include "ui/lockbar.h"
#include "ui/settings.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QEvent>

#include <utility>

namespace tokenrack {

Locking::Locking(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_idle(this)
{
    const auto setLimit = [this](int minutes) { m_idle.setLimit(std::chrono::minutes(minutes)); };
    setLimit(parts.settings.lockMinutes());
    connect(&parts.settings, &Settings::lockMinutesChanged, this, setLimit);
    connect(&m_idle, &IdleWatch::idle, &parts.sessions, &Sessions::lock);
    connect(&parts.sessions, &Sessions::lockedChanged, this, &Locking::onLockedChanged);
    QCoreApplication::instance()->installEventFilter(this);
    connect(&parts.bar, &LockBar::unlockRequested, this, &Locking::unlock);
    connect(&parts.bar, &LockBar::memoryRequested, this, [this] {
        m_parts.secrets.useMemory();
        unlock();
    });
}

//! A dialog keeps the keys of the window behind it from working, and the lock's must always work.
bool Locking::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        if (auto *dialog = qobject_cast<QDialog *>(watched)) {
            dialog->addAction(&m_parts.lock);
        }
    }
    return QObject::eventFilter(watched, event);
}

void Locking::unlock()
{
    m_parts.bar.showWaiting();
    m_parts.sessions.unlock([self = QPointer(this)](const std::optional<SecretError> &trouble) {
        if (self && trouble) {
            self->m_parts.bar.showTrouble(*trouble);
        }
    });
}

void Locking::onLockedChanged(bool isLocked)
{
    if (isLocked) {
        m_parts.clipboard.clearNow();
        m_focus = m_window->focusWidget();
        emptyDialogs();
        hideDialogs();
        m_parts.bar.showLocked();
        return;
    }
    m_parts.bar.hide();
    showDialogs();
    if (m_focus) {
        m_focus->setFocus(Qt::OtherFocusReason);
    }
}

//! Nothing that was typed for the keychain or a server stays in memory.
void Locking::emptyDialogs()
{
    const auto dialogs = m_window->findChildren<FormDialog *>();
    for (FormDialog *dialog : dialogs) {
        dialog->forgetSecrets();
    }
}

//! A dialog shows what is nobody's business, and its being modal would keep the person from unlocking.
void Locking::hideDialogs()
{
    const auto dialogs = m_window->findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (dialog->isVisible()) {
            m_hidden.append(dialog);
            dialog->hide();
        }
    }
}

void Locking::showDialogs()
{
    const auto hidden = std::exchange(m_hidden, {});
    for (const QPointer<QDialog> &dialog : hidden) {
        if (dialog) {
            dialog->open();
        }
    }
}

} // namespace tokenrack
