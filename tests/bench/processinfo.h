// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace tokenrack::bench {

// What Linux tells of a process in /proc; 0 where it tells nothing.

//! The proportional set size: private memory and its share of what is shared, in MiB.
double proportionalMib(qint64 pid);
//! What nobody else has, in MiB.
double privateMib(qint64 pid);

//! What is resident of this process now, in MiB.
double residentMib();
//! The most since forgetPeak(), in MiB.
double peakMib();
void forgetPeak();

//! How often any thread of the process stopped to wait, and so was woken up later.
qint64 waitsOf(qint64 pid);

} // namespace tokenrack::bench
