// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/serverstate.h"
#include "ui/details/card.h"

class QLabel;

namespace tokenrack {

class LifeBar;
class TabularLabel;
class Ticker;

//! How a server stands: status, the big countdown, and everything that is known about the token's times.
class StatusCard : public Card
{
    Q_OBJECT

public:
    //! \a clock must outlive the card.
    explicit StatusCard(const Clock &clock, QWidget *parent = nullptr);

    void setState(const ServerState &state, Status status, const QString &systemName);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showHead();
    void showCountdown();
    void showError();
    QString timesText(Instant now) const;

    const Clock &m_clock;
    ServerState m_state;
    Status m_status = Status::LoggedOut;
    QString m_systemName;
    QLabel *m_icon;
    QLabel *m_word;
    QLabel *m_aside;
    TabularLabel *m_big;
    LifeBar *m_bar;
    QLabel *m_error;
    QLabel *m_times;
    Ticker *m_ticker;
};

} // namespace tokenrack
