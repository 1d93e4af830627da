// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace tokenrack::bench {

// See windowmain.cpp.

int showWindow(const QString &folder, bool isMinimised);

//! Says "stroke", the middle keystroke with its paint, "slowest", and "repaint" of the table alone, in ms.
int typeKeystrokes(const QString &folder, int pairs);

//! Says "tick", with its paint, and "repaint" of the visible cells of the column, in ms.
int tick(const QString &folder, int pairs);

} // namespace tokenrack::bench
