// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace tokenrack {

//! Turns the signals by which a system ends programs (SIGTERM, SIGINT, SIGHUP) into a Qt signal. A second one of the
//! same kind ends the program at once. What is ignored when the program starts, as under nohup, stays ignored. One per
//! process; where there are no such signals it does nothing.
class EndSignals : public QObject
{
    Q_OBJECT

public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;

Q_SIGNALS:
    void endRequested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace tokenrack
