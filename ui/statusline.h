// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"

#include <QStatusBar>

#include <functional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace tokenrack {

class ClipboardGuard;
class ServerModel;
class Ticker;

//! The bar at the bottom: how many servers, how a log-in to many goes on, when the clipboard is cleared, and where
//! secrets are kept.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    struct Parts
    {
        const ServerModel &servers;
        const Sessions &sessions;
        const SecretKeeper &secrets;
        ClipboardGuard &clipboard;
    };

    explicit StatusLine(const Parts &parts, QWidget *parent = nullptr);

    //! For a few seconds in the place of the counts; \a text is asked again for another language.
    void say(const std::function<QString()> &text);

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCounts();
    void showBulk();
    void showClipboard();
    void showPlace();
    QString placeText() const;

    Parts m_parts;
    std::function<QString()> m_said;
    QTimer m_saidFor;
    QLabel *m_counts;
    QProgressBar *m_progress;
    QLabel *m_bulk;
    QToolButton *m_cancel;
    QLabel *m_clipboard;
    Ticker *m_clipboardTicker; //!< the clipboard is cleared in time without it
    QToolButton *m_clear;
    QLabel *m_lock;
    QLabel *m_place;
};

} // namespace tokenrack
