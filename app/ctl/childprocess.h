// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>
#include <utility>

namespace tokenrack::ctl {

//! A command to run, and what its environment has beside ours.
struct ChildOrder
{
    QList<QByteArray> words; //!< the command and its arguments, at least one
    QList<std::pair<QByteArray, QByteArray>> variables;
    std::function<void()> onStarted; //!< called once it runs; not when it cannot
};

//! Runs the command to its end and gives its exit status: 128 and the signal's number when a signal ended it, 126 when
//! it cannot be run, 127 when there is no such command, as a shell does; 1 when its status cannot be learnt. Signals
//! that come meanwhile are passed on, except those that the terminal sends to both anyway. While the command is
//! stopped, so are we: the shell above then has its terminal back, and continues both. No file of ours is open in the
//! command beyond the three standard ones.
int runChild(const ChildOrder &order);

} // namespace tokenrack::ctl
