// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>

class QClipboard;

namespace tokenrack {

//! Copies secrets so that clipboard histories leave them out, and takes them back: after a time, on demand and when the
//! program quits. What somebody else copied meanwhile is left alone. The primary selection is never touched.
class ClipboardGuard : public QObject
{
    Q_OBJECT

public:
    //! \a clipboard must outlive the guard.
    explicit ClipboardGuard(QClipboard &clipboard, QObject *parent = nullptr);

    //! For the next copy; 30 s unless set.
    void setClearAfter(std::chrono::milliseconds time) { m_clearAfter = time; }

    void copySecret(const Secret &secret);
    //! For text that has a secret inside, such as a curl line.
    void copySecretText(const QString &text);

    //! True while the clipboard has, as far as we know, what was copied last.
    bool isHolding() const { return !m_fingerprint.isEmpty(); }
    //! Until the clipboard is cleared, rounded up; 0 when it holds nothing of ours.
    int secondsLeft() const;

public Q_SLOTS:
    //! Clears the clipboard if it still has what was copied last.
    void clearNow();

Q_SIGNALS:
    //! A secret was copied, or is not in the clipboard any more. The seconds in between are nobody's signal.
    void holdingChanged();
    void cleared();
    //! The platform did not let us clear, as Wayland does for a window without focus: the secret is still there, and
    //! the person should copy something else over it.
    void clearingFailed();

private:
    bool stillHasOurs() const;
    QByteArray fingerprintOf(const QString &text) const;
    void onClipboardChanged();
    void letGo();

    QClipboard &m_clipboard;
    std::chrono::milliseconds m_clearAfter = std::chrono::seconds(30);
    QTimer m_end;
    QByteArray m_salt;
    QByteArray m_fingerprint; //!< salted, so that no second copy of the secret is kept
    bool m_isSetting = false;
};

} // namespace tokenrack
